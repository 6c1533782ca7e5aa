import { describe, expect, test } from "vitest";

import { planActionItem, planTickAction, planVerifyAction } from "../../../src/domain/actions/action-item.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { findActionItems } from "../../../src/domain/notes/action-items.ts";
import { ANA, applied } from "./checklist-note.ts";
import { blocksIn, incidentOf, NASTY, problemOf, SOLO } from "./incident-note.ts";

const NEW = { text: "Alert on growth", owner: "Ana", due: "2026-12-01", kind: "prevent" };
const LINE = "- [ ] Alert on growth [[Ana]] 📅 2026-12-01 #action/prevent";
const BEN: Acting = { ...ANA, person: "[[Ben]]" };
const added = (text: string, more: Partial<typeof NEW> = {}): string => applied(text, planActionItem("x.md", text, { ...NEW, ...more }, ANA));
const ticked = (line: string): string => applied(`## Actions\n\n${line}\n`, planTickAction("x.md", `## Actions\n\n${line}\n`, 2, ANA));
const verified = (line: string, acting: Acting, ofSev1?: boolean): string => {
  const text = `${line}\n`;
  return applied(text, planVerifyAction("x.md", text, 0, acting, ofSev1));
};

describe("An action item", () => {
  test.each<[string, string, string]>([
    ["a problem's prevention", problemOf(), `## Prevention\n\n${LINE}\n\n## Log`],
    ["a review's actions", "---\ntype: review\n---\n\n## Actions\n\n%% Each a task. %%\n", `## Actions\n\n%% Each a task. %%\n\n${LINE}\n`],
    ["an incident's actions, which are made", incidentOf(), `\n\n## Actions\n\n${LINE}\n\n## Log\n`],
  ])("goes to %s", (_title, text, expected) => expect(added(text)).toContain(expected));

  test("may lack owner and day, which closing asks for", () => expect(applied("", planActionItem("x.md", "", { text: "a", owner: "", due: undefined, kind: "System update" }, ANA))).toBe("## Actions\n\n- [ ] a #action/system-update\n"));
  test("is refused where it says nothing", () => expect(added("", { text: "📅 " })).toBe("<action-empty>"));

  test.each([...NASTY, "📅 2026-01-01 ✅ 2026-01-01 #action/detect [verified:: x]"])("takes %j as text", (text) => {
    const note = added(problemOf(), { text });
    expect(findActionItems(blocksIn(note))).toMatchObject({ entries: [{ kind: "prevent", owner: "[[Ana]]", due: "2026-12-01", done: undefined, state: "open", verified: "" }], problems: [] });
    expect(note).not.toMatch(/<%/);
  });
});

describe("Ticking an action item", () => {
  test.each([
    [LINE, "- [x] Alert on growth [[Ana]] 📅 2026-12-01 ✅ 2026-11-23 #action/prevent"],
    ["1. [/] a #action/detect ^id", "1. [x] a ✅ 2026-11-23 #action/detect ^id"],
    ["- [ ] a\n  b #action/detect", "- [x] a\n  b ✅ 2026-11-23 #action/detect"],
    ["- [x] a #action/detect", "<action-over>"], ["- [ ] a", "<note-changed-meanwhile>"],
  ])("%j", (line, expected) => expect(ticked(line)).toBe(expected.startsWith("<") ? expected : `## Actions\n\n${expected}\n`));
});

describe("Verifying an action item", () => {
  const DONE = "- [x] a [[Ana]] ✅ 2026-11-20 #action/detect";

  test("is written behind it, and its owner stays its owner", () => {
    const text = verified(`${DONE} ^id`, BEN);
    expect(text).toBe(`${DONE} [verified:: [[Ben]]] ^id\n`);
    expect(findActionItems(blocksIn(text)).entries).toMatchObject([{ owner: "[[Ana]]", text: "a ^id", verified: "[[Ben]]" }]);
  });

  test("is a day where nobody else works", () => expect(verified(DONE, SOLO)).toBe(`${DONE} [verified:: 2026-11-23]\n`));
  test("is up to somebody else after a SEV1 alone", () => expect([verified(DONE, BEN, true), verified(DONE, ANA)]).toEqual([`${DONE} [verified:: [[Ben]]]\n`, `${DONE} [verified:: [[Ana]]]\n`]));

  test.each<[string, string, Acting, string]>([
    ["what is open", LINE, BEN, "<action-open>"], ["what somebody verified", `${DONE} [verified:: [[Eve]]]`, BEN, "<action-verified>"], ["by nobody", DONE, { ...ANA, person: undefined }, "<person-missing>"], ["by its owner, after a SEV1", DONE, ANA, "<action-own>"],
  ])("is refused for %s", (_title, line, acting, code) => expect(verified(line, acting, true)).toBe(code));
});
