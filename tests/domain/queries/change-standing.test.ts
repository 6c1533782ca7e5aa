import { describe, expect, test } from "vitest";

import { aroundFacts } from "../../../src/domain/index/around-facts.ts";
import { changeStanding } from "../../../src/domain/queries/change-standing.ts";
import { changeVault, planned, service, type Fields } from "./change-vault.ts";

type Notes = Readonly<Record<string, Fields>>;

const NOW = "2026-12-01T09:00";
const RATED = { risk_probability: 2, risk_impact: 2, test_result: "pass" };
const A = planned("2026-12-05T22:00", "2026-12-05T23:00", "[[db]]", RATED);
const T = { type: "procedure", status: "approved" };
const ended = (code: string, closed: string, more: Fields = {}): Fields => ({ type: "change", status: "closed", close_code: code, closed, services: "[[db]]", ...more });
const standing = (notes: Notes, name = "A") => {
  const vault = changeVault(notes);
  return changeStanding(vault.change(name), vault.reading(NOW));
};
const factsOf = (notes: Notes): string[] => {
  const vault = changeVault(notes);
  const reading = vault.reading(NOW);
  const changeFacts = (row: ReturnType<typeof vault.change>): Iterable<string> => changeStanding(row, reading).facts;
  return [...aroundFacts(vault.change("A"), reading.relations, { now: NOW, zone: reading.zone, isFrozen: () => false, changeFacts })].filter((fact) => fact !== "no-review").sort();
};

describe("The risk of a change in its vault", () => {
  test.each<[string, Notes, string[]]>([
    ["nothing is to be said of a small one", { A }, []],
    ["a service that the house stands on", { A, db: service({ criticality: "tier1" }) }, ["critical-service"]],
    ["nobody tried the way back", { A: { ...A, test_result: "partial" } }, ["untested-backout"]],
    ["the first of its template", { A: { ...A, template: "[[T]]" }, T }, ["first-time"]],
    ["the last on its service failed", { A, B: ended("backed-out", "2026-11-02T08:00"), C: ended("successful", "2026-11-01T08:00") }, ["last-failed"]],
    ["the last of its template went well", { A: { ...A, template: "[[T]]" }, T, B: ended("backed-out", "2026-11-02T08:00"), C: ended("successful", "2026-11-01T08:00", { template: "[[T]]" }) }, []],
    ["down while people are at work", { A: { ...A, planned_start: "2026-12-04T17:00", planned_end: "2026-12-04T19:00", expected_downtime: "5 min" }, db: service({ support_hours: "[[H]]" }), H: { type: "calendar", kind: "working-hours", hours: ["Mon-Fri 08:00-18:00"] } }, ["downtime-in-hours"]],
    ["down on a Saturday night", { A: { ...A, expected_downtime: "5 min" }, db: service({ support_hours: "[[H]]" }), H: { type: "calendar", kind: "working-hours", hours: ["Mon-Fri 08:00-18:00"] } }, []],
    ["outside the window", { A, W: { type: "calendar", kind: "maintenance-window", services: "[[db]]", start: "2026-12-06T22:00", end: "2026-12-06T23:00" } }, ["outside-window"]],
    ["no way back", { A: { ...A, irreversible: true } }, ["irreversible"]],
  ])("%s", (_title, notes, flags) => expect(standing(notes).risk?.flags.map(({ flag }) => flag)).toEqual(flags));

  test("is told with what became of changes alike, and of the incidents that they caused", () => {
    const notes = { A, B: ended("successful", "2026-11-01T08:00"), C: ended("failed", "2026-11-02T08:00"), D: ended("successful-with-issues", "2026-11-03T08:00"), E: ended("failed", "2026-11-03T08:00", { services: "[[web]]" }), I: { type: "incident", severity: "SEV2", caused_by: "[[C]]" } };
    expect(standing(notes).past).toEqual({ successful: 1, withIssues: 1, failed: 1, score: 3 - 2 - 5 - 5 });
  });

  test("does not move by what ended after the change was approved", () => {
    expect(standing({ A: { ...A, authorized: "2026-11-20T08:00" }, B: ended("failed", "2026-11-21T08:00") }).risk?.flags).toEqual([]);
  });

  test("stays the same object as long as it says the same", () => {
    const vault = changeVault({ A, I: { type: "incident" } });
    const before = changeStanding(vault.change("A"), vault.reading(NOW));
    vault.put("I", { type: "incident", caused_by: "[[B]]" });
    vault.put("B", ended("successful", "2026-11-01T08:00", { services: "[[web]]" }));
    expect(changeStanding(vault.change("A"), vault.reading("2026-12-01T09:01"))).toBe(before);
    vault.put("C", ended("failed", "2026-11-01T08:00"));
    expect(changeStanding(vault.change("A"), vault.reading("2026-12-01T09:01"))).not.toBe(before);
  });
});

describe("What other notes say of a change", () => {
  const S = { ...A, template: "[[T]]" };
  const freeze = (level: string, start: string, end: string): Fields => ({ type: "calendar", kind: "freeze", level, start, end });
  test.each<[string, Notes, string[]]>([
    ["its risk", { A }, ["risk:low"]],
    ["nothing, without a figure of risk", { A: { ...A, risk_impact: undefined } }, []],
    ["a conflict", { A, B: { ...A, status: "assess" } }, ["conflict:same-service [[B]]", "risk:low"]],
    ["an incident that it caused", { A, I: { type: "incident", caused_by: "[[A]]" } }, ["caused-incident", "risk:low"]],
    ["a template that is no procedure", { A: { ...A, template: "[[B]]" }, B: ended("successful", "2026-11-01") }, ["risk:low", "template-missing"]],
    ["a template that was retired", { A: S, T: { ...T, status: "retired" } }, ["risk:low", "template-unapproved"]],
    ["a template past its review", { A: S, T: { ...T, next_review: "2026-11-30" } }, ["risk:low", "template-late"]],
    ["a template reviewed too late for what has begun", { A: { ...S, status: "implement", actual_start: "2026-11-29T08:00" }, T: { ...T, next_review: "2026-11-30" } }, ["risk:low"]],
    ["a template that failed twice", { A: S, T, B: ended("failed", "2026-11-01T08:00", { template: "[[T]]" }), C: ended("backed-out", "2026-11-02T08:00", { template: "T" }), D: ended("successful", "2026-11-03T08:00", { template: "T" }) }, ["risk:low", "template-suspended"]],
    ["a template that failed twice afterwards", { A: { ...S, status: "closed", actual_start: "2026-10-01T08:00" }, T, B: ended("failed", "2026-11-01T08:00", { template: "[[T]]" }), C: ended("failed", "2026-11-02T08:00", { template: "T" }) }, ["risk:low"]],
    ["more services than the template is for", { A: S, T: { ...T, services: "[[web]]" } }, ["risk:low", "template-exceeded"]],
    ["more time than the template takes", { A: { ...S, implementation_duration: "2 h" }, T: { ...T, duration: "90 min" } }, ["risk:low", "template-exceeded"]],
    ["more risk than a template is for", { A: { ...S, risk_impact: 3 }, T }, ["risk:medium", "template-exceeded"]],
    ["a hard freeze now", { A, F: freeze("hard", "2026-11-30", "2026-12-02") }, ["frozen", "frozen-by:F, until 2026-12-03 00:00", "risk:low"]],
    ["a hard freeze when it began", { A: { ...A, status: "review", actual_start: "2026-11-20T08:00" }, F: freeze("hard", "2026-11-20", "2026-11-20") }, ["frozen", "frozen-by:F, until 2026-11-21 00:00", "risk:low"]],
    ["a hard freeze after it was done", { A: { ...A, status: "review", actual_start: "2026-11-20T08:00" }, F: freeze("hard", "2026-11-30", "2026-12-02") }, ["risk:low"]],
    ["a soft freeze while it is planned", { A, F: freeze("soft", "2026-12-05", "2026-12-05") }, ["conflict:in-freeze [[F]]", "risk:low", "soft-frozen"]],
  ])("%s", (_title, notes, facts) => expect(factsOf(notes)).toEqual(facts));
});
