import { compareLines, type ComparedLine } from "../../domain/text/compare-lines.ts";

/** A line of a diff; `skipped` stands for so many unchanged lines. */
export type DiffRow =
  | ComparedLine
  | { readonly kind: "skipped"; readonly lines: number };

/** The difference of two texts by lines, with `context` unchanged lines around each change. */
export function lineDiff(before: string, after: string, context = 1): DiffRow[] {
  return withoutDistant(compareLines(linesOf(before), linesOf(after)), context);
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/\r\n|\n|\r/);
}

function withoutDistant(all: readonly DiffRow[], context: number): DiffRow[] {
  const near = new Set<number>();
  all.forEach((row, at) => {
    if (row.kind !== "same") for (let by = -context; by <= context; by++) near.add(at + by);
  });
  const kept: DiffRow[] = [];
  let skipped = 0;
  all.forEach((row, at) => {
    if (!near.has(at)) skipped++;
    else {
      if (skipped > 0) kept.push({ kind: "skipped", lines: skipped });
      skipped = 0;
      kept.push(row);
    }
  });
  return skipped > 0 ? [...kept, { kind: "skipped", lines: skipped }] : kept;
}
