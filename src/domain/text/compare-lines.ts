/** A line that two sequences share, or that one of them has alone. */
export interface ComparedLine {
  readonly kind: "same" | "removed" | "added";
  readonly text: string;
}

/** Beyond this many pairs the changed middle counts as removed and added whole: a preview may not take seconds. */
const MOST_PAIRS = 1_000_000;

/** Compares two sequences of lines; the second read without what is added is the first. */
export function compareLines(one: readonly string[], other: readonly string[]): ComparedLine[] {
  let head = 0;
  while (head < one.length && head < other.length && one[head] === other[head]) head++;
  let tail = 0;
  while (tail < Math.min(one.length, other.length) - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail++;
  return [
    ...rows("same", one.slice(0, head)),
    ...middleRows(one.slice(head, one.length - tail), other.slice(head, other.length - tail)),
    ...rows("same", one.slice(one.length - tail)),
  ];
}

function rows(kind: ComparedLine["kind"], lines: readonly string[]): ComparedLine[] {
  return lines.map((text) => ({ kind, text }));
}

/** Follows the longest common subsequence; removed lines come before added ones. */
function middleRows(one: readonly string[], other: readonly string[]): ComparedLine[] {
  if (one.length * other.length > MOST_PAIRS) return [...rows("removed", one), ...rows("added", other)];
  const common = commonLengths(one, other);
  const length = (a: number, b: number): number => common[a]?.[b] ?? 0;
  const found: ComparedLine[] = [];
  let [a, b] = [0, 0];
  while (a < one.length || b < other.length) {
    const [left, right] = [one[a], other[b]];
    if (left !== undefined && left === right) {
      found.push({ kind: "same", text: left });
      a++;
      b++;
    } else if (left !== undefined && (right === undefined || length(a + 1, b) >= length(a, b + 1))) {
      found.push({ kind: "removed", text: left });
      a++;
    } else {
      found.push({ kind: "added", text: right ?? "" });
      b++;
    }
  }
  return found;
}

function commonLengths(one: readonly string[], other: readonly string[]): Uint32Array[] {
  const table = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let a = one.length - 1; a >= 0; a--) {
    const [row, below] = [table[a], table[a + 1]];
    if (!row || !below) continue;
    for (let b = other.length - 1; b >= 0; b--) {
      row[b] = one[a] === other[b] ? (below[b + 1] ?? 0) + 1 : Math.max(below[b] ?? 0, row[b + 1] ?? 0);
    }
  }
  return table;
}
