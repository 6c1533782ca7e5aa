import { parse } from "yaml";
import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { planStatus } from "../../../src/domain/actions/change-status.ts";
import { unmetFor } from "../../../src/domain/actions/life-guards.ts";
import type { LifeStep } from "../../../src/domain/actions/life-step.ts";
import { aroundFacts } from "../../../src/domain/index/around-facts.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { relationsNow } from "../../../src/domain/index/relations.ts";
import { LIVES, type LivingKind } from "../../../src/domain/lifecycle/lives.ts";
import type { Guard, Life, Transition } from "../../../src/domain/lifecycle/transition.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { baseName } from "../../../src/domain/text/links.ts";
import { problemsOf } from "../../shared/problems-of.ts";
import { note } from "./problem-vault.ts";

const NOW = "2026-11-23T09:00";
const PATH = "Operations/Records/X.md";
const ACTING: Acting = { today: "2026-11-23", time: "09:00", person: undefined, profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };

type Properties = Readonly<Record<string, string>>;

/** A record, the sections of its body, and the notes around it. */
interface Story {
  readonly properties: Properties;
  readonly sections: Properties;
  readonly around: Properties;
}

const TIMELINE = "- 2026-11-01 08:10 Detected #detected\n- 2026-11-01 08:20 Restarted #update\n- 2026-11-01 09:00 Over";
const ACTION = "- [ ] Alert on the queue [[Ana]] 📅 2026-12-01 #action/prevent";
const UNOWNED = "- [ ] Alert on the queue #action/prevent";
const order = (...properties: readonly string[]): string => note("maintenance", ["schedule: every month on the 1st", "last_due: 2026-11-01", "status: active", ...properties]);
const change = (status: string, ...more: readonly string[]): string => note("change", [`status: ${status}`, 'fixes: "[[X]]"', "requested_by: Ana", ...more]);
const SUCCEEDED = change("closed", "close_code: successful");

/** What a guard may ask for, filled in. */
const FILLED: Readonly<Record<LivingKind, Properties>> = {
  incident: {
    owner: "Ana", severity: "SEV3", services: '"[[db-1]]"', assessment: "It hangs", category: "outage", impact: "2", urgency: "2", commander: "Ana", mitigation: "Restart", resolution: "Restart",
    resolution_code: "fixed", cause: "software", duplicate_of: '"[[Other]]"',
  },
  problem: {
    impact: "2", urgency: "2", owner: "Ana", statement: "It hangs", root_causes: "A cable", method: "five-whys", solution: "A cable", followup_documentation: '"n/a: none"', followup_process: '"n/a: none"',
    followup_training: '"n/a: none"', followup_system: '"n/a: none"', prevention: "A look", risk_accepted_by: "Ben", risk_review: "2027-01-01", workaround: "Restart",
  },
  review: {},
  "work-order": { incident: '"[[Other]]"', change: '"[[Change]]"', findings: "ok", failure_mode: "No air", failure_cause: "Dust", action_taken: "Fan", meter_reading: "500", verified_by: "Ben" },
};
/** What a record has whatever its status. */
const ALWAYS: Readonly<Record<LivingKind, Properties>> = {
  incident: { severity: "SEV3", owner: "Ana", started: "2026-11-01T08:00", detected: "2026-11-01T08:10" }, problem: { owner: "Ana", identified: "2026-08-01T08:00" },
  review: { kind: "problem", of: '"[[Other]]"', owner: "Ana", participants: "Ana, Ben" }, "work-order": { assignee: "Ana", services: '"[[db-1]]"' },
};
const MOMENTS: Properties = {
  acknowledged: "2026-11-01T08:15", assessed: "2026-11-01T08:30", mitigated: "2026-11-22T08:30", resolved: "2026-11-22T09:00", closed: "2026-11-22T10:00", analysed: "2026-08-20T08:00", fixed: "2026-09-01T08:00",
  known_error: "2026-08-20T08:00", actual_start: "2026-11-20T08:00", actual_end: "2026-11-20T09:00",
};
const SECTIONS: Readonly<Record<LivingKind, Properties>> = {
  incident: { Actions: ACTION }, problem: { Analysis: "Seen in [[Other]]", Actions: ACTION },
  review: { Summary: "It hung.", Impact: "No files.", Timeline: TIMELINE, "Contributing factors": "A cable.", Actions: ACTION }, "work-order": {},
};
const AROUND: Properties = {
  "Services/db-1": note("service", ["criticality: tier1"]), "Services/Other": note("incident", ["status: new", "owner: Ana"]), "Changes/Change": note("change", ["status: scheduled", "requested_by: Ana"]),
  "Reviews/R": note("review", ['of: "[[X]]"', "status: closed"]), "Changes/Fix": SUCCEEDED,
};

const GONE = "";
type Made = { readonly [Part in keyof Story]?: Properties };
const has = (properties: Properties): Made => ({ properties });
const says = (sections: Properties): Made => ({ sections });
const beside = (around: Properties, properties: Properties = {}): Made => ({ around, properties });
const ofPlan = (...properties: readonly string[]): Made => beside({ "Maintenance/P": order(...properties) }, { plan: '"[[P]]"' });

/** What makes each fact of the tables true; `true` is so of every note here. */
const FACTS: Readonly<Record<string, Made | true>> = {
  team: true, "two-scales": true, "priority-set": has({ priority: "P3" }), major: has({ severity: "SEV2" }), sev1: has({ severity: "SEV1" }), leaderless: has({ owner: GONE, commander: GONE }),
  duplicate: has({ duplicate_of: '"[[Other]]"' }), "start-guessed": has({ started: "2026-11-01T08:10" }), "reopen-late": has({ resolved: "2026-11-02T09:00", mitigated: "2026-11-02T08:00" }),
  "review-required": has({ review_required: "true" }), "no-review": beside({ "Reviews/R": GONE }), "child-open": beside({ "Incidents/C": note("incident", ['parent: "[[X]]"', "owner: Ana"]) }),
  "change-open": beside({ "Changes/Fix": change("implement") }), "duplicate-loop": beside({ "Services/Other": note("incident", ["status: cancelled", "owner: Ana"]) }, { duplicate_of: '"[[Other]]"' }),
  "action-unowned": says({ Actions: UNOWNED }), "risk-accepted": has({ risk_accepted_by: "Ben" }), "self-accepted": has({ risk_accepted_by: "Ana" }), "window-running": has({ fixed: "2026-11-20T08:00" }),
  "change-unclosed": beside({ "Changes/Fix": change("scheduled") }), "no-change": beside({ "Changes/Fix": GONE }),
  recurred: beside({ "Incidents/C": note("incident", ['problem: "[[X]]"', "owner: Ana", "started: 2026-11-01T08:00"]) }), "no-evidence": says({ Analysis: "I think so" }),
  "of-incident": has({ kind: "incident" }), "few-people": has({ participants: "Ana" }), "no-summary": says({ Summary: GONE }), "no-impact": says({ Impact: GONE }), "no-factors": says({ "Contributing factors": GONE }),
  "short-timeline": says({ Timeline: TIMELINE.split("\n").slice(1).join("\n") }), "no-actions": says({ Actions: GONE }),
  scheduled: has({ category: "preventive" }), repair: has({ category: "corrective" }), emergency: has({ category: "emergency" }), metered: ofPlan('meter: "[[M]]"', "every: 500 h"),
  "needs-change": ofPlan("requires_change: normal"), statutory: ofPlan("statutory: true"), critical: beside({ "Services/db-1": note("service", ["criticality: tier0"]) }), "own-work": has({ verified_by: "Ana" }),
  frozen: beside({ "Calendars/F": note("calendar", ["kind: freeze", "level: hard", "start: 2026-11-01T00:00", "end: 2026-12-01T00:00"]) }, { actual_start: GONE }),
};

const stepsOf = (kind: LivingKind): [string, Transition][] => Object.entries((LIVES[kind] as Life).steps);

/** A record in a status that meets all that the step asks for. */
function inOrder(kind: LivingKind, from: string, step: Transition): Story {
  const gone = stepsOf(kind).map(([, each]) => each).filter((each) => each.heldIn.includes(from) || each.to === from);
  const fields = [...gone.filter(({ heldIn }) => heldIn.length > 0), step].flatMap(({ guards }) => guards.flatMap(({ field }) => (field === undefined || field === "reason" ? [] : [field])));
  const moments = gone.flatMap(({ stamps = {} }) => Object.keys(stamps));
  const picked = (names: readonly string[], table: Properties): Properties => Object.fromEntries(names.map((name) => [name, table[name] ?? GONE]));
  const fixes: Readonly<Record<string, string>> = kind === "problem" ? {} : { "Changes/Fix": GONE };
  return { properties: { status: from, ...ALWAYS[kind], ...picked(fields, FILLED[kind]), ...picked(moments, MOMENTS) }, sections: SECTIONS[kind], around: { ...AROUND, ...fixes } };
}

/** The same without what one guard asks for. */
function lacking(story: Story, { when = [], field }: Guard): Story {
  const made = when.map((fact) => FACTS[fact]).filter((each) => each !== true);
  const all = made.reduce<Story>((one, other) => ({ properties: { ...one.properties, ...other?.properties }, sections: { ...one.sections, ...other?.sections }, around: { ...one.around, ...other?.around } }), story);
  return field === undefined ? all : { ...all, properties: { ...all.properties, [field]: GONE } };
}

/** The log tells how a record came to where it was, but of the first status. */
function textOf(kind: LivingKind, { properties, sections }: Story, from: string): string {
  const way = stepsOf(kind).find(([, { to }]) => to === from)?.[1];
  const log = way === undefined ? {} : { Log: `- 2026-11-22 08:00 status ${way.from[0] ?? ""} → ${from} by [[Ana]]: because` };
  const body = Object.entries({ ...sections, ...log }).map(([heading, words]) => `## ${heading}\n\n${words}\n`).join("\n");
  return note(kind, Object.entries(properties).flatMap(([key, value]) => (value === GONE ? [] : [`${key}: ${value}`])), body);
}

function vaultOf({ around }: Story, text: string): Map<string, string> {
  return new Map([[PATH, text], ...Object.entries(around).flatMap(([path, each]): [string, string][] => (each === GONE ? [] : [[`Operations/${path}.md`, each]]))]);
}

function stepOf(kind: LivingKind, event: string, story: Story, from: string, reason: string): LifeStep {
  const text = textOf(kind, story, from);
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
  const vault = vaultOf(story, text);
  for (const [path, each] of vault) index.put(factsOfText(path, each, parse));
  const relations = relationsNow(index, { pathOf: (link) => [...vault.keys()].find((path) => baseName(path) === baseName(link)), standing: 0 });
  const row = index.row(PATH);
  if (!row) throw new Error("the record is no note of ours");
  const isFrozen = (): boolean => "Calendars/F" in story.around;
  return { path: PATH, text, kind, event, input: { fields: {}, reason }, around: aroundFacts(row, relations, { now: NOW, zone: "Europe/Berlin", isFrozen }) };
}

/** The codes that a note shows once its status was written by hand. */
function codesOf(kind: LivingKind, story: Story, from: string, to: string): string[] {
  const text = textOf(kind, story, from).replace(/^status: .*$/m, `status: ${to}`);
  return (problemsOf(vaultOf(story, text), NOW).get(PATH) ?? []).map(({ code }) => code);
}

interface Case {
  readonly kind: LivingKind;
  readonly event: string;
  readonly step: Transition;
  readonly from: string;
}

const STEPS = (Object.keys(LIVES) as LivingKind[]).flatMap((kind) => stepsOf(kind).flatMap(([event, step]) => step.from.map((from): Case => ({ kind, event, step, from }))));
const GUARDS = STEPS.flatMap(({ step, ...each }) => step.guards.map((guard) => ({ ...each, step, guard, rule: guard.rule, asked: [guard.field, ...(guard.when ?? [])].filter((word) => word !== undefined).join(", ") })));

describe("Guards are rules", () => {
  test.each(STEPS)("$kind: $event from $from goes through where all is in order, and the note then shows nothing of it", ({ kind, event, step, from }) => {
    const story = inOrder(kind, from, step);
    const wanted = stepOf(kind, event, story, from, "because");
    const planned = planStatus(wanted, ACTING);
    const applied = applyEdits(wanted.text, planned.ok ? (planned.plan.edits[0]?.edits ?? []) : []);
    expect([unmetFor(wanted, ACTING), planned.ok, applied.ok]).toEqual([[], true, true]);
    const shown = problemsOf(vaultOf(story, applied.ok ? applied.text : ""), NOW).get(PATH) ?? [];
    expect(shown.filter(({ code }) => step.guards.some(({ rule }) => rule === code))).toEqual([]);
  });

  test.each(GUARDS)("$kind: $event from $from without $asked is refused by $rule, and told by it where it was done by hand", ({ kind, event, step, from, guard }) => {
    const story = lacking(inOrder(kind, from, step), guard);
    const wanted = stepOf(kind, event, story, from, guard.field === "reason" ? "" : "because");
    expect(unmetFor(wanted, ACTING).map(({ rule }) => rule)).toContain(guard.rule);
    const planned = planStatus(wanted, ACTING);
    // A warning is told and does not hold.
    if (guard.strength !== "warn") expect(planned.ok ? [] : planned.refusals.map(({ code }) => code)).toContain(guard.rule);
    expect(codesOf(kind, story, from, step.to)).toContain(guard.rule);
  });

  test("knows how each fact of the tables comes about", () => {
    expect(Object.values(LIVES).flatMap(({ facts }) => Object.keys(facts)).filter((fact) => FACTS[fact] === undefined)).toEqual([]);
  });
});
