import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { findActionItems } from "../../../src/domain/notes/action-items.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const read = (text: string) => findActionItems(blocksOf(text));

describe("An action item", () => {
  const lines: readonly (readonly [line: string, expected: object])[] = [
    ["- [ ] Alert on queue depth [[Ana]] 📅 2026-12-01 #action/prevent", { line: 0, text: "Alert on queue depth", kind: "prevent", owner: "[[Ana]]", due: "2026-12-01", done: undefined, state: "open" }],
    ["- [x] Look at [[db-1]] [[Ben|Benny]] 📅 2026-11-23 ✅ 2026-11-23 #action/System-Update", { text: "Look at [[db-1]]", kind: "system-update", owner: "[[Ben|Benny]]", due: "2026-11-23", done: "2026-11-23", state: "done" }],
    ["1. [X] ![[picture.png]] #action/detect look #other 🗓️2026-12-01 ➕ 2026-11-01", { text: "![[picture.png]] look #other", owner: "", due: "2026-12-01", state: "done" }],
    ["- [/] a #action/process", { text: "a", state: "in-progress", due: undefined }],
    ["- [-] a ❌ 2026-11-23 #action/process", { text: "a", state: "cancelled" }],
    ["- [!] a #action/process", { state: "open" }],
  ];
  test.each(lines)("%j is read", (line, expected) => expect(read(line)).toMatchObject({ entries: [expected], problems: [] }));

  test.each(["- a #action/detect", "- [ ] a #action", "- [ ] a #actions/detect", "- [ ] a x#action/detect", "```\n- [ ] a #action/detect\n```", "[ ] a #action/detect"])("%j is none", (text) => expect(read(text).entries).toEqual([]));

  test("a date that does not exist is a problem, and the item stays", () => {
    expect(read("- [ ] a 📅 2026-02-30 #action/detect")).toMatchObject({ entries: [{ text: "a", due: undefined }], problems: [{ code: "action-item-date", line: 0, found: "2026-02-30" }] });
  });

  test("is found anywhere in a note, also nested", () => {
    expect(read("- [ ] a #action/x\n\n# B\n\ntext\n\n1. b\n   - [x] c #action/y\n").entries.map(({ line, text }) => [line, text])).toEqual([[0, "a"], [7, "c"]]);
  });
});

describe.skipIf(!hasShared)("The examples (../shared/examples)", () => {
  const notes: readonly (readonly [name: string, expected: unknown[][]])[] = [
    ["RVW-20261123-01", [["Add an alert on the slope of disk usage", "[[Ana]]", "detect", "2026-12-01", undefined, "open"], ["Write down how binary logs are purged", "[[Ben]]", "documentation", "2026-11-23", "2026-11-23", "done"]]],
    ["PRB-20261120-01", [["Alert on the growth of binary logs", "[[Ana]]", "detect", "2026-12-04", undefined, "open"]]],
    ["2026-11-23 Daily", []],
  ];
  test.each(notes)("the actions of %s are read in full", (name, expected) => {
    const { entries, problems } = findActionItems(example(name).blocks);
    expect([entries.map(({ text, owner, kind, due, done, state }) => [text, owner, kind, due, done, state]), problems]).toEqual([expected, []]);
  });
});

test("whatever the note, each task with the tag is an item", () => {
  fc.assert(fc.property(bodies, (text) => {
    const blocks = blocksOf(text);
    const { entries } = findActionItems(blocks);
    expect(ascend(entries.map(({ line }) => line), text)).toBe(true);
    const tagged = blocks.filter((block) => block.kind === "item" && block.mark !== undefined && block.text.split(/\s/).some((word) => /^#action\/\w/.test(word)));
    expect(entries.map(({ line }) => line)).toEqual(tagged.map(({ line }) => line));
  }), { numRuns: 1_000 });
});
