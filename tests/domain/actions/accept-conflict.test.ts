import { describe, expect, test } from "vitest";

import { planAcceptConflict, type KnownConflict } from "../../../src/domain/actions/accept-conflict.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { changeOf, CHG, under, weighed } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { NASTY } from "./incident-note.ts";
import { vaultAfter } from "./plan-note.ts";

const KEY = "same-service [[CHG-20261121-01 Other by night]]";
const FREEZE = "in-freeze [[Year-end freeze 2026]]";
const KNOWN: readonly KnownConflict[] = [{ key: KEY, isHard: false }, { key: FREEZE, isHard: true }];
const accepted = (text: string, key = KEY, why = "Another table: no clash", acting: Acting = ANA): string => {
  const after = vaultAfter({ [CHG]: text }, planAcceptConflict({ path: CHG, text }, { key, why }, { around: new Set(["risk:low"]), conflicts: KNOWN }, acting));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after[CHG] ?? "");
};
const hashOf = (text: string): string => weighed(text).standing.hash;

describe("Accepting a conflict", () => {
  test("is a line in a section of its own, between the approvals and the log", () => {
    expect(accepted(changeOf())).toMatch(/\n## Approvals\n\n## Accepted conflicts\n\n- 2026-11-23 08:05 accepted same-service \[\[CHG-20261121-01 Other by night\]\] by \[\[Ana\]\]: Another table: no clash\n\n## Log\n/);
    expect(weighed(accepted(changeOf())).body.accepted.map(({ conflict, by, note }) => [conflict, by, note])).toEqual([[KEY, "[[Ana]]", "Another table: no clash"]]);
  });

  test("takes a link by whatever path leads to the note", () => {
    expect(under(accepted(changeOf(), "Same-service [[Changes/2026/CHG-20261121-01 Other by night|other]]"), "Accepted conflicts")[0]).toContain(` accepted ${KEY} by `);
  });

  test("is refused where there is no such conflict, a second time, without a reason or a person, and of what is over", () => {
    const once = accepted(changeOf());
    expect([accepted(changeOf(), "same-service [[X]]"), accepted(once), accepted(changeOf(), KEY, " "), accepted(changeOf(), KEY, "x", { ...ANA, person: undefined }), accepted(changeOf(["status: closed"]))]).toEqual([
      "<conflict-gone>", "<conflict-accepted>", "<CHG-REASON>", "<person-missing>", "<status-not-allowed>",
    ]);
  });

  test("of a hard freeze is for an emergency alone that an executive approved", () => {
    const approved = (...properties: string[]): string => {
      const plain = changeOf(properties);
      return plain.replace("## Approvals\n", `## Approvals\n\n- 2026-11-22 10:00 approved by [[Eve]] as executive, plan ${hashOf(plain)}\n`);
    };
    expect([accepted(changeOf(["change_type: emergency"]), FREEZE), accepted(approved(), FREEZE), accepted(approved("retroactive: true", "change_type: emergency"), FREEZE)]).toEqual(["<CHG-FRZ>", "<CHG-FRZ>", "<CHG-FRZ>"]);
    expect(accepted(approved("change_type: emergency").replace("2. Restore", "2. Mend"), FREEZE)).toBe("<CHG-FRZ>");
    expect(accepted(approved("change_type: emergency"), FREEZE)).toContain(" accepted in-freeze [[Year-end freeze 2026]] by [[Ana]]: ");
  });

  test.each(NASTY)("takes %j as its reason", (words) => {
    const text = accepted(changeOf(), KEY, words);
    expect(text).not.toContain("<%");
    expect([weighed(text).body.accepted.length, under(text, "Log").length]).toEqual([1, 1]);
  });
});
