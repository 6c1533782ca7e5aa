import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planRecordBackout, type BackoutInput } from "../../../src/domain/actions/record-backout.ts";
import { changeOf, CHG, weighed } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { NASTY } from "./incident-note.ts";
import { changesOf, vaultAfter } from "./plan-note.ts";

const BEGUN = changeOf(["status: implement"]);
const backedOut = (text: string, said: Partial<BackoutInput> = {}, acting: Acting = ANA): string[] =>
  changesOf({ [CHG]: text }, planRecordBackout({ path: CHG, text }, { result: "pass", reason: "replication broke", ...said }, acting));

describe("Recording a backout", () => {
  test("is a line of the log, and closes the change as backed out", () => {
    expect(backedOut(BEGUN)).toEqual([CHG, "+close_code: backed-out", "+verification_result: fail", "+- 2026-11-23 08:05 backout → pass by [[Ana]]: replication broke"]);
  });

  test("that did not work leaves a failed change; what the note says already stays", () => {
    expect(backedOut(BEGUN, { result: "partial" })).toContain("+close_code: failed");
    expect(backedOut(changeOf(["status: review", "close_code: partial", "verification_result: partial"]), { result: "fail" })).toEqual([CHG, "+- 2026-11-23 08:05 backout → fail by [[Ana]]: replication broke"]);
  });

  test("may have been earlier", () => expect(backedOut(BEGUN, { at: "2026-11-22 23:10" }, { ...ANA, offset: "+01:00" }).at(-1)).toBe("+- 2026-11-22 23:10 backout → pass by [[Ana]]: replication broke"));

  test("is refused before the change was begun, without a reason, and in a time to come", () => {
    expect([changeOf(), changeOf(["status: closed"])].map((text) => backedOut(text))).toEqual([["status-not-allowed"], ["status-not-allowed"]]);
    expect([backedOut(BEGUN, { reason: " " }), backedOut(BEGUN, { at: "2026-11-24T10:00" }), backedOut(BEGUN, { at: "2026-11-22" })]).toEqual([["CHG-REASON"], ["GEN-TIME"], ["GEN-TIME"]]);
  });

  test.each(NASTY)("takes %j as its reason", (reason) => {
    const after = vaultAfter({ [CHG]: BEGUN }, planRecordBackout({ path: CHG, text: BEGUN }, { result: "pass", reason }, ANA));
    const text = Array.isArray(after) ? "" : (after[CHG] ?? "");
    expect(text).not.toContain("<%");
    expect(weighed(text).body.backouts.map(({ moment, result }) => [moment, result])).toEqual([["2026-11-23T08:05", "pass"]]);
  });
});
