import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { planStatus } from "../../../src/domain/actions/change-status.ts";
import { stepTitle } from "../../../src/domain/actions/guard-words.ts";
import type { Refusal } from "../../../src/domain/actions/plan.ts";
import { CHANGE_LIFE } from "../../../src/domain/lifecycle/change.ts";
import { eventsFrom, type Transition } from "../../../src/domain/lifecycle/transition.ts";
import { planHash } from "../../../src/domain/notes/change-body.ts";
import { KINDS } from "../../../src/domain/notes/kinds.ts";
import { changeBodyOf, DATED, PLAN, REST } from "../notes/change-note.ts";

const ACTING: Acting = { today: "2026-11-23", time: "09:00", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };
const WAYS = { normal: "change_type: normal", standard: "change_type: standard", emergency: "change_type: emergency", retroactive: "change_type: emergency\nretroactive: true" } as const;
const STATUSES = KINDS.change.fields.status.words ?? [];
const steps: Readonly<Record<string, Transition>> = CHANGE_LIFE.steps;

const noteOf = (properties: string, body = ""): string => `---\ntype: change\n${properties}\n---\n\n${body}`;
type Fields = Readonly<Record<string, string>>;
function take(text: string, event: string, fields: Fields = {}, acting = ACTING): { text: string; refusals: readonly Refusal[] } {
  const planned = planStatus({ path: "CHG-1 Disk.md", text, kind: "change", event, input: { fields, reason: "why" }, around: new Set(["risk:low"]) }, acting);
  const applied = planned.ok ? applyEdits(text, planned.plan.edits[0]?.edits ?? []) : undefined;
  return { text: applied?.ok ? applied.text : "", refusals: planned.ok ? [] : planned.refusals };
}
const timesOf = (text: string, event: string, fields: Fields = {}): string[] => take(text, event, fields).refusals.flatMap(({ code, reason }) => (code === "GEN-TIME" ? [reason] : []));

describe("The steps of a change", () => {
  test.each(Object.entries(WAYS))("of a %s one are those of its way; another one is refused, and names those that are allowed", (way, properties) => {
    for (const status of STATUSES) {
      const allowed = eventsFrom(steps, status, new Set([way]));
      for (const event of Object.keys(steps)) {
        const [first] = take(noteOf(`status: ${status}\n${properties}`), event).refusals;
        expect([status, event, first?.code === "status-not-allowed"]).toEqual([status, event, !allowed.includes(event)]);
        if (first?.code === "status-not-allowed" && allowed.length > 0) expect(first.hint).toBe(`From here it can be: ${allowed.map((each) => stepTitle("change", each).toLowerCase()).join(", ")}.`);
      }
    }
  });

  test("a standard change is approved by its template's word on its plan, which the note keeps", () => {
    const properties = ["status: draft", "change_type: standard", 'template: "[[Grow a volume]]"', 'services: "[[db-1]]"', "planned_start: 2026-11-28T22:00"].join("\n");
    const { text } = take(noteOf(properties, [...PLAN, ...REST].join("\n")), "preauthorize", { planned_end: "2026-11-29T00:00" });
    const hash = planHash(changeBodyOf(text), { ...DATED, services: ["db-1"] });
    expect(text).toContain(`- 2026-11-23 09:00 approved by [[Ana]] as template, plan ${hash}: [[Grow a volume]]`);
    expect([changeBodyOf(text).approvals.length, changeBodyOf(text).approvedPlan?.slice(-3), text.includes("status: scheduled")]).toEqual([1, ["planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00", "services: db-1"], true]);
    expect(text.slice(text.indexOf("## Log"))).toContain("status draft → scheduled by [[Ana]]: why");
  });

  test("nobody is no word of a template's", () => {
    expect(take(noteOf(`status: draft\n${WAYS.standard}`), "preauthorize", {}, { ...ACTING, person: undefined }).refusals.map(({ code }) => code)).toContain("person-missing");
  });

  test.each<[string, string, string, Fields, string[]]>([
    ["what is planned lies ahead", "assess", "request-approval", { planned_start: "2026-12-01T00:00", planned_end: "2026-12-02T00:00" }, []],
    ["watching it goes on", "implement", "finish", { monitored_until: "2026-12-01T00:00" }, []],
    ["work that is to come", "draft\nretroactive: true", "record", { actual_start: "2026-11-24T00:00" }, ["2026-11-24T00:00 lies ahead."]],
    ["work that ended before it began", "draft\nretroactive: true", "record", { actual_start: "2026-11-22T09:00", actual_end: "2026-11-22T08:00" }, ["The work ends before it starts: 2026-11-22T09:00 to 2026-11-22T08:00."]],
    ["work that ended before it began, as the note says", "implement\nactual_start: 2026-11-22T09:00", "finish", { actual_end: "2026-11-22T08:00" }, ["The work ends before it starts: 2026-11-22T09:00 to 2026-11-22T08:00."]],
    ["closed before the work ended", "review\nactual_end: 2026-11-22T09:00", "close", { closed: "2026-11-22T08:00" }, ["closed, 2026-11-22T08:00, lies before actual_end, 2026-11-22T09:00."]],
    ["begun before it was authorized", "authorize\nchange_type: emergency\nsubmitted: 2026-11-23T08:00", "begin", { actual_start: "2026-11-23T08:30" }, []],
    ["authorized before it was submitted", "authorize\nsubmitted: 2026-11-23T08:00", "schedule", { authorized: "2026-11-23T07:00" }, ["authorized, 2026-11-23T07:00, lies before submitted, 2026-11-23T08:00."]],
  ])("times: %s", (_title, status, event, fields, reasons) => expect(timesOf(noteOf(`status: ${status}`), event, fields)).toEqual(reasons));

  test("an emergency that somebody put among the scheduled is not begun without approval", () => {
    expect(take(noteOf("status: scheduled\nchange_type: emergency\nimplementer: Ana"), "implement").refusals.map(({ code }) => code)).toContain("CHG-APPR");
  });
});
