import { describe, expect, test } from "vitest";

import { planSkipMaintenance, type Skipping } from "../../../src/domain/actions/skip-maintenance.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, planOf } from "./plan-note.ts";

const changes = (text: string, said: Partial<Skipping> = {}): string[] =>
  changesOf({ "UPS.md": text }, planSkipMaintenance({ path: "UPS.md", text, occurrence: "2026-11-22", older: [], reason: "power work", ...said }, ANA));

describe("Skipping maintenance", () => {
  test("writes the reason and moves last_due, not last_done", () => {
    expect(changes(planOf())).toEqual(["UPS.md", "-last_due: 2026-10-22", "+last_due: 2026-11-22", "+- 2026-11-23 skipped (due 2026-11-22) by [[Ana]]: power work"]);
  });

  test("accounts for what went by, without giving it this reason", () => {
    const older = [{ outcome: "missed", from: "2026-11-01", to: "2026-11-01", count: 1 }] as const;
    expect(changes(planOf(), { older }).slice(3)).toEqual(["+- 2026-11-23 missed (due 2026-11-01) by [[Ana]]", "+- 2026-11-23 skipped (due 2026-11-22) by [[Ana]]: power work"]);
  });

  test.each<[string, string[], Partial<Skipping>, string[]]>([
    ["of statutory work (MNT-STAT)", ["statutory: true"], {}, ["MNT-STAT"]],
    ["without a reason", [], { reason: " \n" }, ["reason-missing"]],
    ["twice", [], { occurrence: "2026-10-22" }, ["occurrence-accounted"]],
    ["for every reason at once", ["statutory: yes", "paused_until: 2027-01-01"], { reason: "", occurrence: "2026-10-22" }, ["MNT-STAT", "reason-missing", "plan-paused", "occurrence-accounted"]],
  ])("is refused %s", (_title, properties, said, codes) => expect(changes(planOf(properties), said)).toEqual(codes));
});
