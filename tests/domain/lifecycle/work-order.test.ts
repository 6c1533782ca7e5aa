import { describe, expect, test } from "vitest";

import { eventsFrom, unmetGuards } from "../../../src/domain/lifecycle/transition.ts";
import { PROPOSED, WORK_ORDER_LIFE, type WorkOrderEvent, type WorkOrderFact } from "../../../src/domain/lifecycle/work-order.ts";
import { WORK_ORDER_FIELDS } from "../../../src/domain/notes/work-order.ts";

const STATUSES = WORK_ORDER_FIELDS.status.words ?? [];
const unmet = (event: WorkOrderEvent, facts: readonly WorkOrderFact[], filled: readonly string[] = []): string[] =>
  unmetGuards(WORK_ORDER_LIFE.steps[event], new Set(facts), (field) => filled.includes(field)).map(({ rule, field }) => (field === undefined ? rule : `${rule} ${field}`));

describe("A work order's life (domain.md A4)", () => {
  test.each<[string, WorkOrderEvent[]]>([
    ["planned", ["start", "skip", "miss", "cancel"]], ["in-progress", ["complete", "hold", "cancel"]], ["on-hold", ["resume", "cancel"]], ["done", ["close", "reopen"]],
    ["closed", []], ["skipped", []], ["missed", []], ["cancelled", []],
  ])("%s goes on by %j", (status, events) => expect(eventsFrom(WORK_ORDER_LIFE.steps, status)).toEqual(events));

  test("knows the states that the format knows, and reaches each but the first by a step", () => {
    const steps = Object.values(WORK_ORDER_LIFE.steps);
    expect([...new Set([STATUSES[0], ...steps.map(({ to }) => to)])].sort()).toEqual([...STATUSES].sort());
    for (const { from } of steps) expect(STATUSES).toEqual(expect.arrayContaining([...from]));
  });

  test("asks for properties that a work order has, by rules with an id", () => {
    for (const { guards, stamps = {}, clears = [] } of Object.values(WORK_ORDER_LIFE.steps)) {
      for (const field of [...guards.flatMap((guard) => guard.field ?? []), ...Object.keys(stamps), ...clears]) expect(WORK_ORDER_FIELDS).toHaveProperty(field);
      for (const { rule, when = [], field } of guards) expect([rule, when.length + (field?.length ?? 0) > 0]).toEqual([expect.stringMatching(/^MNT-[A-Z]+$/), true]);
    }
  });

  test("stamps its start by the first and its end by the last entry", () => {
    expect([WORK_ORDER_LIFE.steps.start.stamps, WORK_ORDER_LIFE.steps.complete.stamps, WORK_ORDER_LIFE.steps.reopen.clears]).toEqual([{ actual_start: "first" }, { actual_end: "last" }, ["actual_end"]]);
  });
});

describe("The guards of a work order", () => {
  test.each<[string, WorkOrderEvent, WorkOrderFact[], string[], string[]]>([
    ["a start needs nothing more", "start", ["scheduled", "team", "statutory", "critical", "metered"], [], []],
    ["an emergency starts with its incident", "start", ["repair", "emergency"], [], ["MNT-INC incident"]],
    ["where the plan asks for a change, a start names it", "start", ["needs-change"], [], ["MNT-CHANGE change"]],
    ["a freeze stands in the way", "start", ["frozen"], [], ["MNT-FREEZE"]],
    ["planned work ends with its findings", "complete", ["scheduled"], [], ["MNT-EVID findings"]],
    ["a repair ends with what failed, why, and what was done", "complete", ["repair"], ["findings"], ["MNT-EVID failure_mode", "MNT-EVID failure_cause", "MNT-EVID action_taken"]],
    ["work by a meter ends with its reading", "complete", ["scheduled", "metered"], ["findings"], ["MNT-EVID meter_reading"]],
    ["statutory work is verified in a team", "close", ["team", "statutory"], [], ["MNT-VERIFY verified_by"]],
    ["work on a tier0 service is verified in a team", "close", ["team", "critical"], [], ["MNT-VERIFY verified_by"]],
    ["by somebody else", "close", ["team", "critical", "own-work"], ["verified_by"], ["MNT-VERIFY"]],
    ["alone nobody verifies", "close", ["statutory", "critical", "own-work"], [], []],
    ["other work needs no second person", "close", ["team", "own-work"], [], []],
    ["a hold says what for", "hold", [], [], ["MNT-REASON reason"]],
    ["statutory work is not skipped", "skip", ["statutory"], ["reason"], ["MNT-STAT"]],
    ["statutory work is cancelled by an override only", "cancel", ["statutory"], ["reason"], ["MNT-STAT"]],
    ["work that was missed is written down so", "miss", ["statutory"], [], []],
  ])("%s", (_title, event, facts, filled, rules) => expect(unmet(event, facts, filled)).toEqual(rules));

  test("hold, but for a freeze and the cancelling of statutory work", () => {
    const open = Object.entries(WORK_ORDER_LIFE.steps).flatMap(([event, { guards }]) => guards.flatMap(({ rule, strength }) => (strength === "override" ? [`${event} ${rule}`] : [])));
    expect(open).toEqual(["start MNT-FREEZE", "cancel MNT-STAT"]);
  });
});

test("Findings that are not ok propose what comes next (domain.md A14)", () => {
  expect((WORK_ORDER_FIELDS.findings.words ?? []).map((finding) => [finding, PROPOSED[finding] ?? []])).toEqual([
    ["ok", []], ["degraded", ["work-order", "problem"]], ["fault-found", ["work-order", "incident", "problem"]], ["could-not-inspect", []],
  ]);
});
