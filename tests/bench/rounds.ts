/** What two kinds of work took, in milliseconds, round by round. */
export interface Compared {
  readonly subject: readonly number[];
  readonly yardstick: readonly number[];
}

/** Takes turns between the work that is judged and the work that it is measured against, each after a garbage collection. A first turn of both goes uncounted. */
export async function takeTurns(rounds: number, subject: () => Promise<number> | number, yardstick: () => Promise<number> | number): Promise<Compared> {
  const took = { subject: [] as number[], yardstick: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    // Whoever comes second finds warm memory: the turns swap.
    const order = round % 2 === 0 ? (["subject", "yardstick"] as const) : (["yardstick", "subject"] as const);
    for (const who of order) {
      collectGarbage();
      const time = await (who === "subject" ? subject() : yardstick());
      if (round >= 0) took[who].push(time);
    }
  }
  return took;
}

/** The least of each: what other programs do on the machine can only add time. */
export function ratioOfLeast({ subject, yardstick }: Compared): number {
  return Math.min(...subject) / Math.min(...yardstick);
}

/** The median of the rounds' own ratios. */
export function medianRatio({ subject, yardstick }: Compared): number {
  return median(subject.map((time, round) => time / (yardstick[round] ?? Number.NaN)));
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle) - 1] ?? Number.NaN)) / 2;
}

/** Frees what nobody holds any more. Needs `--expose-gc`. */
export function collectGarbage(): void {
  const { gc } = globalThis as { gc?: () => void };
  if (!gc) throw new Error("The bench needs node --expose-gc: start it by npm run bench.");
  gc();
}
