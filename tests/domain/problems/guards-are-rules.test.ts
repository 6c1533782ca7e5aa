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
import type { ChangeWay } from "../../../src/domain/lifecycle/change.ts";
import { LIVES, type LivingKind } from "../../../src/domain/lifecycle/lives.ts";
import { isFor, type Guard, type Life, type Transition } from "../../../src/domain/lifecycle/transition.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { baseName } from "../../../src/domain/text/links.ts";
import { changeFactsIn } from "../../shared/change-facts.ts";
import { problemsOf } from "../../shared/problems-of.ts";
import { ALWAYS_OF_CHANGE, FACTS_OF_CHANGE, FILLED_OF_CHANGE, MOMENTS_OF_CHANGE, pinned, sectionsOfChange, TEMPLATE } from "./change-story.ts";
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
  /** Of a change: the way that it goes. */
  readonly way: ChangeWay | undefined;
  readonly profile: "team" | "solo";
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
  review: {}, change: FILLED_OF_CHANGE,
  "work-order": { incident: '"[[Other]]"', change: '"[[Change]]"', findings: "ok", failure_mode: "No air", failure_cause: "Dust", action_taken: "Fan", meter_reading: "500", verified_by: "Ben" },
};
/** What a record has whatever its status. */
const ALWAYS: Readonly<Record<LivingKind, Properties>> = {
  incident: { severity: "SEV3", owner: "Ana", started: "2026-11-01T08:00", detected: "2026-11-01T08:10" }, problem: { owner: "Ana", identified: "2026-08-01T08:00" },
  review: { kind: "problem", of: '"[[Other]]"', owner: "Ana", participants: "Ana, Ben" }, "work-order": { assignee: "Ana", services: '"[[db-1]]"' },
  change: ALWAYS_OF_CHANGE,
};
const MOMENTS: Properties = {
  acknowledged: "2026-11-01T08:15", assessed: "2026-11-01T08:30", mitigated: "2026-11-22T08:30", resolved: "2026-11-22T09:00", closed: "2026-11-22T10:00", analysed: "2026-08-20T08:00", fixed: "2026-09-01T08:00",
  known_error: "2026-08-20T08:00", actual_start: "2026-11-20T08:00", actual_end: "2026-11-20T09:00",
};
const SECTIONS: Readonly<Record<LivingKind, Properties>> = {
  incident: { Actions: ACTION }, problem: { Analysis: "Seen in [[Other]]", Actions: ACTION },
  review: { Summary: "It hung.", Impact: "No files.", Timeline: TIMELINE, "Contributing factors": "A cable.", Actions: ACTION }, "work-order": {}, change: {},
};
const AROUND: Properties = {
  "Services/db-1": note("service", ["criticality: tier1"]), "Services/Other": note("incident", ["status: new", "owner: Ana"]), "Changes/Change": note("change", ["status: scheduled", "requested_by: Ana"]),
  "Reviews/R": note("review", ['of: "[[X]]"', "status: closed"]), "Changes/Fix": SUCCEEDED, "Procedures/T": TEMPLATE,
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
const factOf = (kind: LivingKind, fact: string): Made | true | undefined => (kind === "change" ? FACTS_OF_CHANGE : FACTS)[fact];
const WAYS: Readonly<Record<ChangeWay, Properties>> = {
  normal: { change_type: "normal" }, standard: { change_type: "standard" }, emergency: { change_type: "emergency" }, retroactive: { change_type: "normal", retroactive: "true" },
};
const wayOf = (way: ChangeWay | undefined): ReadonlySet<string> => new Set(way === undefined ? [] : [way]);

/** A record in a status that meets all that the step asks for. */
function inOrder({ kind, from, step, way }: Case): Story {
  const gone = stepsOf(kind).map(([, each]) => each).filter((each) => isFor(each, wayOf(way)) && (each.heldIn.includes(from) || each.to === from));
  const fields = [...gone.filter(({ heldIn }) => heldIn.length > 0), step].flatMap(({ guards }) => guards.flatMap(({ field }) => (field === undefined || field === "reason" ? [] : [field])));
  const moments = gone.flatMap(({ stamps = {} }) => Object.keys(stamps));
  const picked = (names: readonly string[], table: Properties): Properties => Object.fromEntries(names.map((name) => [name, table[name] ?? GONE]));
  const fixes: Readonly<Record<string, string>> = kind === "problem" ? {} : { "Changes/Fix": GONE };
  const ofWay = way === undefined ? {} : WAYS[way];
  return {
    properties: { status: from, ...ALWAYS[kind], ...ofWay, ...picked(fields, FILLED[kind]), ...picked(moments, kind === "change" ? MOMENTS_OF_CHANGE : MOMENTS) },
    sections: kind === "change" ? sectionsOfChange(step.to) : SECTIONS[kind], around: { ...AROUND, ...fixes }, way, profile: "team",
  };
}

/** The same without what one guard asks for. */
function lacking(kind: LivingKind, story: Story, { when = [], field }: Guard): Story {
  const made = when.map((fact) => factOf(kind, fact)).filter((each) => each !== true);
  const all = made.reduce<Story>((one, other) => ({ ...one, properties: { ...one.properties, ...other?.properties }, sections: { ...one.sections, ...other?.sections }, around: { ...one.around, ...other?.around } }), story);
  const alone: Story = when.includes("cooling") ? { ...all, profile: "solo" } : all;
  return field === undefined ? alone : { ...alone, properties: { ...alone.properties, [field]: GONE } };
}

/** The log tells how a record came to where it was, but of the first status. */
function textOf(kind: LivingKind, { properties, sections, way }: Story, from: string): string {
  const last = stepsOf(kind).find(([, step]) => step.to === from && isFor(step, wayOf(way)))?.[1];
  const log = [...(last === undefined ? [] : [`- 2026-11-22 08:00 status ${last.from[0] ?? ""} → ${from} by [[Ana]]: because`]), ...(sections["Log"] === undefined ? [] : [sections["Log"]])];
  const body = Object.entries({ ...sections, ...(log.length === 0 ? {} : { Log: log.join("\n") }) }).map(([heading, words]) => `## ${heading}\n\n${words}\n`).join("\n");
  const text = note(kind, Object.entries(properties).flatMap(([key, value]) => (value === GONE ? [] : [`${key}: ${value}`])), body);
  return kind === "change" ? pinned(text) : text;
}

function vaultOf({ around }: Story, text: string): Map<string, string> {
  return new Map([[PATH, text], ...Object.entries(around).flatMap(([path, each]): [string, string][] => (each === GONE ? [] : [[`Operations/${path}.md`, each]]))]);
}

function stepOf(kind: LivingKind, event: string, story: Story, from: string, reason: string): LifeStep {
  const text = textOf(kind, story, from);
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
  const vault = vaultOf(story, text);
  for (const [path, each] of vault) index.put(factsOfText(path, each, parse));
  const links = { pathOf: (link: string) => [...vault.keys()].find((path) => baseName(path) === baseName(link)), standing: 0 };
  const row = index.row(PATH);
  if (!row) throw new Error("the record is no note of ours");
  const isFrozen = (): boolean => "Calendars/F" in story.around;
  return { path: PATH, text, kind, event, input: { fields: {}, reason }, around: aroundFacts(row, relationsNow(index, links), { now: NOW, zone: "Europe/Berlin", isFrozen, changeFacts: changeFactsIn(index, links, NOW, "Europe/Berlin") }) };
}

/** The codes that a note shows once its status was written by hand. */
function codesOf(kind: LivingKind, story: Story, from: string, to: string): string[] {
  const text = textOf(kind, story, from).replace(/^status: .*$/m, `status: ${to}`);
  return (problemsOf(vaultOf(story, text), NOW, undefined, story.profile).get(PATH) ?? []).map(({ code }) => code);
}

interface Case {
  readonly kind: LivingKind;
  readonly event: string;
  readonly step: Transition;
  readonly from: string;
  readonly way: ChangeWay | undefined;
}

/** The statuses that a record of a way comes to. */
function reachedBy(kind: LivingKind, way: ChangeWay | undefined): ReadonlySet<string> {
  const reached = new Set([kind === "change" ? "draft" : ""]);
  for (let last = 0; last < reached.size;) {
    last = reached.size;
    for (const [, step] of stepsOf(kind)) if (isFor(step, wayOf(way)) && step.from.some((from) => reached.has(from))) reached.add(step.to);
  }
  return reached;
}

const waysOf = (kind: LivingKind): readonly (ChangeWay | undefined)[] => (kind === "change" ? (Object.keys(WAYS) as ChangeWay[]) : [undefined]);
const STEPS = (Object.keys(LIVES) as LivingKind[]).flatMap((kind) => waysOf(kind).flatMap((way) => {
  const reached = reachedBy(kind, way);
  return stepsOf(kind).flatMap(([event, step]) => (isFor(step, wayOf(way)) ? step.from.flatMap((from): Case[] => (way === undefined || reached.has(from) ? [{ kind, event, step, from, way }] : [])) : []));
}));
/** Whether a guard asks anything of a record of such a way. */
const concerns = ({ when = [], unless = [] }: Guard, way: ChangeWay | undefined): boolean => way === undefined || (!unless.includes(way) && !when.some((fact) => fact in WAYS && fact !== way));
const GUARDS = STEPS.flatMap((each) => each.step.guards.filter((guard) => concerns(guard, each.way)).map((guard) => ({ ...each, guard, rule: guard.rule, asked: [guard.field, ...(guard.when ?? [])].filter((word) => word !== undefined).join(", ") })));
const named = ({ kind, way }: Pick<Case, "kind" | "way">): string => (way === undefined ? kind : `${way} ${kind}`);
/** A template's word is somebody's. */
const actingIn = (event: string, { profile }: Story): Acting => ({ ...ACTING, profile, person: event === "preauthorize" ? "[[Ana]]" : undefined });

describe("Guards are rules", () => {
  test.each(STEPS.map((each) => ({ ...each, name: named(each) })))("$name: $event from $from goes through where all is in order, and the note then shows nothing of it", ({ name: _name, ...each }) => {
    const { kind, event, step, from } = each;
    const story = inOrder(each);
    const wanted = stepOf(kind, event, story, from, "because");
    const planned = planStatus(wanted, actingIn(event, story));
    const applied = applyEdits(wanted.text, planned.ok ? (planned.plan.edits[0]?.edits ?? []) : []);
    expect([unmetFor(wanted, ACTING), planned.ok ? [] : planned.refusals, applied.ok]).toEqual([[], [], true]);
    const shown = problemsOf(vaultOf(story, applied.ok ? applied.text : ""), NOW).get(PATH) ?? [];
    expect(shown.filter(({ code }) => step.guards.some(({ rule }) => rule === code))).toEqual([]);
  });

  test.each(GUARDS.map((each) => ({ ...each, name: named(each) })))("$name: $event from $from without $asked is refused by $rule, and told by it where it was done by hand", ({ name: _name, guard, ...each }) => {
    const { kind, event, step, from } = each;
    const story = lacking(kind, inOrder(each), guard);
    const wanted = stepOf(kind, event, story, from, guard.field === "reason" ? "" : "because");
    const acting = actingIn(event, story);
    expect(unmetFor(wanted, acting).map(({ rule }) => rule)).toContain(guard.rule);
    const planned = planStatus(wanted, acting);
    // A warning is told and does not hold.
    if (guard.strength !== "warn") expect(planned.ok ? [] : planned.refusals.map(({ code }) => code)).toContain(guard.rule);
    expect(codesOf(kind, story, from, step.to)).toContain(guard.rule);
  });

  test("knows how each fact of the tables comes about", () => {
    expect((Object.keys(LIVES) as LivingKind[]).flatMap((kind) => Object.keys(LIVES[kind].facts).filter((fact) => factOf(kind, fact) === undefined))).toEqual([]);
  });
});
