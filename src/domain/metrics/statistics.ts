/** The arithmetic mean, in the unit of the values; undefined for none. */
export function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : sumOf(values) / values.length;
}

/** The middle value, the mean of two where there are two; undefined for none. */
export function median(values: readonly number[]): number | undefined {
  return percentile(values, 50);
}

/**
 * The value that `percent` (0 to 100) of the values lie below, in their unit and in any order; undefined for none.
 * At (n - 1) * percent / 100, counted from 0 in their order, between two by interpolation: type 7 of Hyndman and Fan, as Excel and NumPy (domain.md D8).
 */
export function percentile(values: readonly number[], percent: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const position = ((sorted.length - 1) * percent) / 100;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  return below === undefined || above === undefined ? undefined : below + (above - below) * (position % 1);
}

/** The values together; 0 for none. */
export function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
