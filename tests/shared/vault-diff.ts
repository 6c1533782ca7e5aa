/** What changed between two snapshots of a vault: per note its path, then the lines that went and came. */
export function vaultDiff(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => before[path] !== after[path])
    .flatMap((path) => [path, ...lineDiff(before[path]?.split("\n") ?? [], after[path]?.split("\n") ?? [])])
    .join("\n");
}

/** A longest common subsequence by dynamic programming: notes of tests are small. */
function lineDiff(before: readonly string[], after: readonly string[]): string[] {
  const common = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  const at = (row: number, column: number): number => common[row]?.[column] ?? 0;
  for (let row = before.length - 1; row >= 0; row--) {
    for (let column = after.length - 1; column >= 0; column--) {
      const cells = common[row];
      if (cells) cells[column] = before[row] === after[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const rows: string[] = [];
  let [row, column] = [0, 0];
  while (row < before.length || column < after.length) {
    if (row < before.length && column < after.length && before[row] === after[column]) [row, column] = [row + 1, column + 1];
    else if (row < before.length && at(row + 1, column) >= at(row, column + 1)) rows.push(`-${before[row++] ?? ""}`);
    else rows.push(`+${after[column++] ?? ""}`);
  }
  return rows;
}
