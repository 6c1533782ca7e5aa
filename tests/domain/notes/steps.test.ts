import { describe, expect, test } from "vitest";

import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { readProcedureBody, runOfPart } from "../../../src/domain/notes/procedure-body.ts";
import type { Step } from "../../../src/domain/notes/step.ts";

const read = (text: string) => readProcedureBody(text, readFrontmatter(text).bodyLine);
const flat = (steps: readonly Step[], depth = 0): string[] => steps.flatMap((step) => ["  ".repeat(depth) + step.text, ...flat(step.children, depth + 1)]);
const stepsOf = (text: string): string[] => flat(read(text).run.steps);
const partNames = (text: string): string[] => read(text).parts.map((part) => `${part.name}: ${part.steps.length} (${part.role})`);

/** Each shape that steps have in real runbooks (notes-in-the-wild.md section 5), as a note of our own. */
const SHAPES: readonly (readonly [title: string, note: string, steps: readonly string[]])[] = [
  ["a numbered list", "# Restart\n\n1. Drain\n2. Restart\n3. Undrain\n", ["Drain", "Restart", "Undrain"]],
  ["a list whose items are all written 1.", "1. Drain\n1. Restart\n1. Undrain\n", ["Drain", "Restart", "Undrain"]],
  ["a list with closing brackets", "1) Drain\n2) Restart\n", ["Drain", "Restart"]],
  ["a list that starts above one", "7. Drain\n8. Restart\n", ["Drain", "Restart"]],
  ["a list that starts at zero", "0. Look\n1. Drain\n", ["Look", "Drain"]],
  ["checkboxes", "- [ ] Drain\n- [x] Restart\n* [ ] Other list\n", ["Drain", "Restart"]],
  ["ordered checkboxes", "1. [ ] Drain\n2. [ ] Restart\n", ["Drain", "Restart"]],
  ["numbered headings", "## 1. Drain\n\nText.\n\n## 2. Restart\n\n```sh\nreboot\n```\n", ["Drain", "Restart"]],
  ["Step N headings", "### Step 1\n\nDrain\n\n### Step 2: Restart\n\nText\n", ["Step 1", "Restart"]],
  ["numbered headings with lists inside", "## 1. Drain\n\n1. Cordon\n2. Evict\n\n## 2. Restart\n\nNow.\n", ["Drain", "  Cordon", "  Evict", "Restart"]],
  ["paragraphs that open with Step N", "Step 1: drain the node\n\nStep 2: restart it\n", ["drain the node", "restart it"]],
  ["bold Step N paragraphs", "**Step 1** drain the node\n\nMore.\n\n**Step 2 - restart** it\n", ["drain the node", "restart it"]],
  ["headings with fences, in a note without any list", "## Drain\n\n```sh\nkubectl drain\n```\n\n## Background\n\nText.\n\n## Restart\n\n```sh\nreboot\n```\n", ["Drain", "Restart"]],
  ["a list split by a fence at column 0 that goes on counting", "1. Drain\n```sh\nkubectl drain\n```\n2. Restart\n```sh\nreboot\n```\n3. Undrain\n", ["Drain", "Restart", "Undrain"]],
  ["a list split by a fence at column 0, all written 1.", "1. Drain\n```sh\nx\n```\n1. Restart\n1. Undrain\n", ["Drain", "Restart", "Undrain"]],
  ["a list split by a table, an image and prose", "1. Drain\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n2. Restart\n\n![[panel.png]]\n\n3. Check\n\nIn between.\n\n4. Undrain\n", ["Drain", "Restart", "Check", "Undrain"]],
  ["a list split by a callout", "1. Drain\n\n> [!warning] Careful\n> - [ ] not a step\n\n2. Restart\n", ["Drain", "Restart"]],
  ["nested ordered items and checkboxes", "1. Drain\n   1. Cordon\n   2. Evict\n      - [ ] Pods are gone\n2. Restart\n", ["Drain", "  Cordon", "  Evict", "    Pods are gone", "Restart"]],
  ["bullets, fences and wrapped lines below an item belong to it", "1. Drain the\n   node\n   - a detail\n\n   ```sh\n   1. not a step\n   ```\n2. Restart\n", ["Drain the node", "Restart"]],
  ["tabs for nesting", "1. Drain\n\t1. Cordon\n\t2. Evict\n2. Restart\n", ["Drain", "  Cordon", "  Evict", "Restart"]],
  ["CRLF throughout", "1. Drain\r\n2. Restart\r\n", ["Drain", "Restart"]],
  ["lone CR throughout", "1. Drain\r2. Restart\r", ["Drain", "Restart"]],
];

describe("The steps of a note are read from", () => {
  test.each(SHAPES)("%s", (_title, note, steps) => {
    expect(stepsOf(note)).toEqual(steps);
  });
});

describe("Nothing counts as a step", () => {
  test.each([
    ["in a fence", "```\n1. a\n2. b\n```\n"],
    ["in a fence of tildes", "~~~\n- [ ] a\n- [ ] b\n~~~\n"],
    ["in a fence of four backticks that holds one of three", "````md\n```\n1. a\n```\n1. b\n2. c\n````\n"],
    ["behind a fence that is never closed", "Text\n\n```sh\n1. a\n2. b\n"],
    ["in an HTML comment", "<!-- \n1. a\n2. b\n-->\n"],
    ["in an Obsidian comment", "%%\n1. a\n2. b\n%%\n"],
    ["in indented code", "Text\n\n    1. a\n    2. b\n"],
    ["among plain bullets", "- a\n- b\n"],
    ["in a list of a single item", "1. Nothing is changed by this round.\n"],
  ])("%s", (_title, note) => {
    expect(stepsOf(note)).toEqual([]);
  });

  test("and an unclosed fence is told by its line", () => {
    expect(read("Text\n\n```sh\n1. a\n2. b\n").unclosedFence).toBe(2);
  });
});

describe("A note may hold several lists", () => {
  const runbook = "# Failover\n\n## Prerequisites\n\n1. Access\n2. A window\n\n## Primary lost\n\n1. Promote\n2. Point the clients\n\n## Rollback\n\n1. Demote\n2. Restore\n";

  test("each is a part, named by its heading, with the role that the heading gives it", () => {
    expect(partNames(runbook)).toEqual(["Prerequisites: 2 (prerequisites)", "Primary lost: 2 (unnamed)", "Rollback: 2 (rollback)"]);
  });

  test("a run takes all but prerequisites, verification, rollback, escalation and other where none is called steps", () => {
    expect(stepsOf(runbook)).toEqual(["Promote", "Point the clients"]);
  });

  test("a run takes the parts called steps where there are any", () => {
    expect(stepsOf("## Notes\n\n1. a\n2. b\n\n## Anything\n\n1. c\n2. d\n\n## Mitigation\n\n1. e\n2. f\n")).toEqual(["e", "f"]);
  });

  test("a second list under one heading is named by its bold label, by the sentence with a colon, or by a number", () => {
    expect(partNames("## Steps\n\n1. a\n2. b\n\n**On the replica**\n\n1. c\n2. d\n\nThen, on the primary:\n\n1. e\n2. f\n\nText.\n\n1. g\n2. h\n")).toEqual([
      "Steps: 2 (steps)", "On the replica: 2 (steps)", "Then, on the primary: 2 (steps)", "Steps (2): 2 (steps)",
    ]);
  });

  test("two lists written all 1. are one even across prose, but never across a heading", () => {
    expect(partNames("## Steps\n\n1. a\n1. b\n\nProse.\n\n1. c\n\n## More steps\n\n1. d\n1. e\n")).toEqual(["Steps: 3 (steps)", "More steps: 2 (steps)"]);
  });

  test("a link with a heading picks that part", () => {
    const body = read(runbook);
    expect(flat(runOfPart(body, "Rollback")?.steps ?? [])).toEqual(["Demote", "Restore"]);
    expect(runOfPart(body, "No such part")).toBeUndefined();
  });

  test("numbered chapters around a heading called steps are no steps themselves", () => {
    expect(stepsOf("## 1. Purpose\n\nText\n\n## 2. Procedure\n\n1. a\n2. b\n\n## 3. References\n\n- x\n")).toEqual(["a", "b"]);
  });

  test("a symbol, an emoji or a mis-decoded emoji before a heading changes nothing", () => {
    for (const symbol of ["🔧 ", "üîß ", "→ "]) expect(partNames(`## ${symbol}Steps\n\n1. a\n2. b\n`)[0]).toMatch(/\(steps\)$/);
  });
});

describe("The fingerprint of a run", () => {
  const hashOf = (text: string): string => read(text).run.hash;
  const steps = "## Steps\n\n1. Look at [[Grafana]]\n2. Read [limit:: <= 85 %]\n";

  test.each([
    ["numbers", steps.replace("2.", "1.")],
    ["line endings", steps.replace(/\n/g, "\r\n")],
    ["blank lines", steps.replace("]\n2", "]\n\n2")],
    ["a comment", steps.replace("Grafana]]", "Grafana]] %% where? %%").replace(" %% where? %%", "%% where? %%")],
    ["an answer", steps.replace("85 %]", "85 %] [value:: 3 %] [at:: 08:00] [by:: [[Ana]]]")],
    ["a block id", steps.replace("85 %]", "85 %] ^abc")],
    ["the folder of a link", steps.replace("[[Grafana]]", "[[Tools/Grafana]]")],
    ["text outside the steps", `${steps}\n## Log\n\n- something\n`],
  ])("does not move with %s", (_title, note) => {
    expect(hashOf(note)).toBe(hashOf(steps));
  });

  test("moves with a word", () => {
    expect(hashOf(steps.replace("Read", "Note"))).not.toBe(hashOf(steps));
  });
});
