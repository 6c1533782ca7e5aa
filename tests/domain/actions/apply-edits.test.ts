import { describe, expect, test } from "vitest";

import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import type { Edit } from "../../../src/domain/actions/plan.ts";

const apply = (text: string, ...edits: Edit[]): string => {
  const result = applyEdits(text, edits);
  return result.ok ? result.text : `<${result.refusal.code}>`;
};
const rewrite = (line: number, was: string[], now: string[]): Edit => ({ kind: "rewrite-lines", line, was, now });
const log = (...lines: string[]): Edit => ({ kind: "append-under-heading", heading: "Log", lines });
const sections = (...lines: string[]): Edit => ({ kind: "add-sections", lines, before: ["Carried over", "Log"] });

const CASES: readonly (readonly [title: string, before: string, edits: Edit[], after: string])[] = [
  ["a line is rewritten", "a\nb\nc\n", [rewrite(1, ["b"], ["B", "note"])], "a\nB\nnote\nc\n"],
  ["a line that moved is found", "new\na\nb\n", [rewrite(1, ["b"], ["B"])], "new\na\nB\n"],
  ["a line that moved and stands twice is refused", "new\nb\nx\nb\n", [rewrite(0, ["b"], ["B"])], "<note-changed-meanwhile>"],
  ["a line that changed is refused", "a\nb!\n", [rewrite(1, ["b"], ["B"])], "<note-changed-meanwhile>"],
  ["a line whose notes changed is refused", "a\n  - x\n", [rewrite(0, ["a", "  - y"], ["A"])], "<note-changed-meanwhile>"],
  ["CRLF stays, also for new lines", "a\r\nb\r\n", [rewrite(0, ["a"], ["A", "n"])], "A\r\nn\r\nb\r\n"],
  ["mixed endings stay where they are", "a\r\nb\nc\r\n", [rewrite(1, ["b"], ["B"])], "a\r\nB\nc\r\n"],
  ["no final newline stays none", "a\nb", [rewrite(1, ["b"], ["B", "n"])], "a\nB\nn"],
  ["a byte order mark stays", "\ufeff---\nstatus: open\n---\na\n", [rewrite(3, ["a"], ["A"]), { kind: "set-field", key: "status", value: "done", was: "open" }], "\ufeff---\nstatus: done\n---\nA\n"],
  ["all or none: a later edit that fails undoes the first", "a\nb\n", [rewrite(0, ["a"], ["A"]), rewrite(1, ["x"], ["X"])], "<note-changed-meanwhile>"],
  ["a property that changed is refused", "---\nstatus: done\n---\n", [{ kind: "set-field", key: "status", value: "skipped", was: "open" }], "<note-changed-meanwhile>"],
  ["a property that went is refused", "---\ntype: checklist\n---\n", [{ kind: "set-field", key: "status", value: "done", was: "open" }], "<note-changed-meanwhile>"],
  ["an unclosed frontmatter is refused", "---\nstatus: open\n", [log("- x")], "<note-unreadable>"],
  ["a conflict in the body is refused", "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n", [log("- x")], "<note-in-conflict>"],
  ["a line is appended to a section", "# A\n\n## Log\n\n- 1\n\n## B\n", [log("- 2")], "# A\n\n## Log\n\n- 1\n- 2\n\n## B\n"],
  ["to one at the end without a newline", "## Log\n\n- 1", [log("- 2")], "## Log\n\n- 1\n- 2"],
  ["to an empty one at the end", "## Log\n", [log("- 1")], "## Log\n\n- 1\n"],
  ["to an empty one before another", "## Log\n\n## B\n", [log("- 1")], "## Log\n\n- 1\n\n## B\n"],
  ["to one with a symbol and another case", "### 📝 LOG\n\n- 1\n", [log("- 2")], "### 📝 LOG\n\n- 1\n- 2\n"],
  ["to one with deeper headings, below them", "## Log\n\n### 2026\n\n- 1\n\n## B\n", [log("- 2")], "## Log\n\n### 2026\n\n- 1\n- 2\n\n## B\n"],
  ["to one that is missing, which is made", "a\n", [log("- 1")], "a\n\n## Log\n\n- 1\n"],
  ["a heading in a fence is none", "```\n## Log\n```\n", [log("- 1")], "```\n## Log\n```\n\n## Log\n\n- 1\n"],
  ["in CRLF", "a\r\n", [log("- 1")], "a\r\n\r\n## Log\r\n\r\n- 1\r\n"],
  ["sections come before the log", "## A\n\n- x\n\n## Log\n\n- 1\n", [sections("## B", "", "- y")], "## A\n\n- x\n\n## B\n\n- y\n\n## Log\n\n- 1\n"],
  ["sections come last where there is no log", "## A\n", [sections("## B")], "## A\n\n## B\n"],
];

describe("Edits of a note:", () => {
  test.each(CASES)("%s", (_title, before, edits, after) => {
    expect(apply(before, ...edits)).toBe(after);
  });
});
