import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lineDiff } from "../../src/ui/dialogs/line-diff.ts";

const someLines = fc.array(fc.constantFrom("a", "b", "c", "", "- [ ] d"), { maxLength: 12 });

describe("a line diff", () => {
  test("read without its added lines is the text before, without its removed ones the text after", () => {
    fc.assert(fc.property(someLines, someLines, (one, other) => {
      // Nothing of two equal texts is worth showing.
      fc.pre(one.join("\n") !== other.join("\n"));
      const rows = lineDiff(one.join("\n"), other.join("\n"), 100);
      const without = (kind: "added" | "removed"): string[] => rows.flatMap((row) => (row.kind === kind || row.kind === "skipped" ? [] : [row.text]));
      expect(without("added").join("\n")).toBe(one.join("\n"));
      expect(without("removed").join("\n")).toBe(other.join("\n"));
    }));
  });

  test("one changed line costs one removed and one added line", () => {
    expect(lineDiff("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf")).toEqual([
      { kind: "skipped", lines: 2 },
      { kind: "same", text: "c" },
      { kind: "removed", text: "d" },
      { kind: "added", text: "X" },
      { kind: "same", text: "e" },
      { kind: "skipped", lines: 1 },
    ]);
  });

  test("a middle too large to compare is shown whole, in little time", () => {
    const many = (word: string): string => Array.from({ length: 3000 }, (_, at) => `${word} ${at}`).join("\n");
    const rows = lineDiff(many("one"), many("other"));
    expect(rows.filter((row) => row.kind === "removed")).toHaveLength(3000);
    expect(rows.filter((row) => row.kind === "added")).toHaveLength(3000);
  });

  test("line endings do not count as a change of every line", () => {
    expect(lineDiff("a\r\nb\r\n", "a\nb\n")).toEqual([{ kind: "skipped", lines: 3 }]);
  });
});
