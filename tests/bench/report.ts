import type { Measured } from "./goal.ts";

/** A measured figure with the goal and the vault it belongs to; this is a line of the JSON output. */
export interface Result extends Measured {
  readonly goal: string;
  readonly size?: number;
  readonly ok: boolean;
}

export function judged(goal: string, size: number | undefined, measured: Measured): Result {
  // What could not be measured, NaN, is not met.
  return { goal, ...(size === undefined ? {} : { size }), ...measured, ok: measured.value <= measured.limit };
}

/** The results as a table in plain text. */
export function asTable(results: readonly Result[]): string {
  const rows = results.map((result) => [
    result.ok ? "ok" : "MISSED", result.goal, result.size === undefined ? "" : `${result.size / 1_000}k`, result.what,
    `${short(result.value)} ${result.unit}`, `<= ${short(result.limit)} ${result.unit}`, result.more ?? "",
  ]);
  const all = [["", "goal", "notes", "what", "value", "limit", "more"], ...rows];
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join("  ").trimEnd()).join("\n");
}

/** The results as JSON lines. */
export function asJsonLines(results: readonly Result[]): string {
  return results.map((result) => JSON.stringify(result)).join("\n");
}

function short(value: number): string {
  if (Number.isInteger(value)) return value.toLocaleString("en");
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
