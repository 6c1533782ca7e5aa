import { describe, expect, test } from "vitest";

import type { LivingKind } from "../../../src/domain/lifecycle/lives.ts";
import { isReviewRequired, ownFacts } from "../../../src/domain/lifecycle/own-facts.ts";
import { readNote } from "../../../src/domain/notes/kinds.ts";

const factsOf = (kind: LivingKind, fields: Record<string, unknown>, now = "2026-11-23T08:05", profile: "team" | "solo" = "solo", zone = "UTC"): string[] =>
  [...ownFacts(kind, readNote(kind, { fields, steps: 0, answered: 0 }).note, { profile, now, zone })].sort();

describe("What is true of a record by its properties", () => {
  test.each<[string, LivingKind, Record<string, unknown>, string[]]>([
    ["an incident of which nothing is known", "incident", {}, ["leaderless", "start-guessed"]],
    ["a SEV1 with an owner", "incident", { severity: "critical", owner: "[[Ana]]", started: "2026-11-20T08:00", detected: "2026-11-20T08:05" }, ["major", "review-required", "sev1"]],
    ["an incident that began when it was seen", "incident", { commander: "[[Ana]]", start: "2026-11-20T08:05", detected: "2026-11-20 08:05" }, ["start-guessed"]],
    ["a duplicate with a priority", "incident", { commander: "[[Ana]]", started: "2026-11-20T08:05", duplicate_of: "[[INC-1]]", priority: "P1" }, ["duplicate", "priority-set"]],
    ["an incident resolved eight days ago", "incident", { commander: "[[Ana]]", started: "2026-11-14T08:05", resolved: "2026-11-15T08:05" }, ["reopen-late"]],
    ["one resolved on that day a week ago", "incident", { commander: "[[Ana]]", started: "2026-11-14T08:05", resolved: "2026-11-16" }, []],
    ["a problem", "problem", {}, []],
    ["a problem whose owner accepts its risk", "problem", { owner: ["[[Ben]]", "[[Ana]]"], risk_accepted_by: "@ana" }, ["risk-accepted", "self-accepted"]],
    ["a problem fixed two days ago", "problem", { fixed: "2026-11-21T08:05" }, ["window-running"]],
    ["a problem watched for a day", "problem", { fixed: "2026-11-21T08:05", verification_window: "1 day" }, []],
    ["a problem watched for hours", "problem", { fixed: "2026-11-23T07:05", verification_window: "2 h" }, ["window-running"]],
    ["a problem closed too early, long ago", "problem", { fixed: "2026-01-01T08:05", closed: "2026-01-05T08:05" }, ["window-running"]],
    ["a review of an incident by one", "review", { kind: "incident", participants: "[[Ana]]" }, ["few-people", "of-incident"]],
    ["a review by two", "review", { kind: "audit", participants: ["[[Ana]]", "[[Ben]]"] }, []],
    ["a work order of a plan", "work-order", { plan: "[[UPS]]" }, ["scheduled"]],
    ["an emergency that its worker verified", "work-order", { category: "emergency", assignee: "[[Ana]]", verified_by: "ana" }, ["emergency", "own-work", "repair"]],
  ])("%s", (_title, kind, fields, facts) => expect(factsOf(kind, fields)).toEqual(facts));

  test("a team has two scales for an incident", () => {
    expect(factsOf("incident", { commander: "[[Ana]]", started: "2026-11-20" }, undefined, "team")).toEqual(["team", "two-scales"]);
    expect(factsOf("review", { participants: "a, b" }, undefined, "team")).toEqual(["team"]);
  });
});

test.each<[Record<string, unknown>, boolean]>([
  [{ severity: "SEV1" }, true], [{ severity: "SEV2", review_required: false }, true], [{ severity: "SEV3" }, false], [{ severity: "SEV4", review_required: true }, true],
  [{ severity: "SEV5", emergency: "security-breach" }, true], [{ emergency: "data-issue", review_required: false }, true], [{ emergency: "service-outage" }, false], [{}, false],
])("Whether %j needs a review: %s", (values, isRequired) => expect(isReviewRequired(values)).toBe(isRequired));
