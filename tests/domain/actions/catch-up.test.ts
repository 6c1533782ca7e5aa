import { describe, expect, test } from "vitest";

import { planCatchUp, type PassedBy } from "../../../src/domain/actions/catch-up.ts";
import type { Accounting } from "../../../src/domain/schedule/occurrence.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, planOf, vaultAfter } from "./plan-note.ts";

const missed = (from: string, to = from, count = 1): Accounting => ({ outcome: "missed", from, to, count });
const passed = (path: string, accountings: readonly Accounting[], text = planOf()): PassedBy => ({ path, text, accountings });
const vaultOf = (plans: readonly PassedBy[]): Record<string, string> => Object.fromEntries(plans.map(({ path, text }) => [path, text]));
const changes = (plans: readonly PassedBy[]): string[] => changesOf(vaultOf(plans), planCatchUp(plans, "on leave", ANA));

describe("Catching up", () => {
  test("writes a line for each that went by, of every plan, and how far that is", () => {
    expect(changes([passed("A.md", [missed("2026-11-01"), missed("2026-11-08")]), passed("B.md", [missed("2026-10-23", "2026-11-22", 31)])])).toEqual([
      "A.md", "-last_due: 2026-10-22", "+last_due: 2026-11-08", "+- 2026-11-23 missed (due 2026-11-01) by [[Ana]]: on leave", "+- 2026-11-23 missed (due 2026-11-08) by [[Ana]]: on leave",
      "B.md", "-last_due: 2026-10-22", "+last_due: 2026-11-22", "+- 2026-11-23 missed (due 2026-10-23 to 2026-11-22, 31) by [[Ana]]: on leave",
    ]);
  });

  test("writes down that statutory work was missed, and never that it was skipped", () => {
    expect(changes([passed("A.md", [{ ...missed("2026-11-01"), outcome: "skipped" }], planOf(["statutory: true"]))]).at(-1)).toBe("+- 2026-11-23 missed (due 2026-11-01) by [[Ana]]: on leave");
  });

  test("twice is once", () => {
    const plans = [passed("A.md", [missed("2026-11-01"), missed("2026-11-08")])];
    const once = vaultAfter(vaultOf(plans), planCatchUp(plans, "", ANA));
    expect(changes(plans.map((plan) => ({ ...plan, text: Array.isArray(once) ? "" : (once[plan.path] ?? "") })))).toEqual(["nothing-passed"]);
  });

  test("leaves plans alone that have nothing open", () => {
    expect(changes([passed("A.md", []), passed("B.md", [missed("2026-11-01")])])[0]).toBe("B.md");
    expect(changes([])).toEqual(["nothing-passed"]);
  });

  test("says of each plan why it cannot be written, and writes none", () => {
    const planned = planCatchUp([passed("A.md", [missed("2026-11-01")]), passed("B.md", [missed("2026-11-01")], "---\na: [\n---\n"), passed("C.md", [missed("2026-10-20", "2026-11-01", 3)])], "", ANA);
    expect(planned.ok ? [] : planned.refusals.map(({ code, path }) => [code, path])).toEqual([["note-unreadable", "B.md"], ["note-changed-meanwhile", "C.md"]]);
  });
});
