import { describe, expect, test } from "vitest";

import { changeRisk, pastScore, type RiskBand, type RiskFlag } from "../../../src/domain/metrics/change-risk.ts";

const judged = (probability: number, impact: number, flags: readonly RiskFlag[] = [], stated: readonly string[] = []) => changeRisk({ probability, impact, flags, stated });

describe("The risk of a change", () => {
  test.each<[number, number, number, RiskBand]>([[2, 2, 4, "low"], [3, 3, 9, "medium"], [3, 5, 15, "high"], [4, 5, 20, "very-high"], [5, 5, 25, "critical"], [2, 5, 10, "high"], [1, 5, 5, "medium"]])(
    "TV-03: probability %i and impact %i make %i, %s", (probability, impact, score, band) => expect(judged(probability, impact)).toMatchObject({ score, scoreBand: band, band, flags: [] }));

  test("TV-04: earlier changes count by how they ended and what they broke", () => {
    expect(pastScore({ successful: 10, withIssues: 2, failed: 1, sev1: 0, sev2: 1, sev3: 0 })).toBe(16);
    expect(pastScore({ successful: 0, withIssues: 0, failed: 0, sev1: 1, sev2: 0, sev3: 1 })).toBe(-12);
  });

  test.each<[string, readonly RiskFlag[], readonly string[], RiskBand]>([
    ["stays where two flags are raised", ["critical-service", "first-time"], [], "low"],
    ["is a band higher by three of any", ["critical-service", "first-time"], ["Several teams"], "medium"],
    ["is a band higher outside its window", ["outside-window"], [], "medium"],
    ["is a band higher by each of the graver ones", ["outside-window", "irreversible"], ["security_or_data"], "very-high"],
    ["counts a flag once that is stated too", ["irreversible"], ["Irreversible"], "medium"],
    ["counts what people add in words of their own", ["first-time"], ["new vendor", "no access at night"], "medium"],
  ])("%s", (_title, flags, stated, band) => expect(judged(2, 2, flags, stated)?.band).toBe(band));

  test("never passes the highest band", () => expect(judged(5, 5, ["outside-window", "irreversible"])?.band).toBe("critical"));

  test("tells which flags lift it, and which only the note knows", () => {
    expect(judged(2, 2, ["irreversible"], ["new vendor"])?.flags).toEqual([{ flag: "irreversible", isStated: false, lifts: true }, { flag: "new-vendor", isStated: true, lifts: false }]);
  });

  test.each([[undefined, 3], [3, undefined], [0, 3], [3, 6]])("is unknown with probability %s and impact %s", (probability, impact) => expect(changeRisk({ probability, impact, flags: [] })).toBeUndefined());
});
