/** What two kinds of work took, in milliseconds, round by round. */
export interface Compared {
  readonly subject: readonly number[];
  readonly yardstick: readonly number[];
}

type Work = () => Promise<number> | number;

/** Takes turns between the work that is judged and the work that it is measured against, each in a swept house. */
export async function takeTurns(rounds: number, subject: Work, yardstick: Work): Promise<Compared> {
  const took = { subject: [] as number[], yardstick: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    // Whoever comes second finds warm memory: the turns swap.
    const order = round % 2 === 0 ? (["subject", "yardstick"] as const) : (["yardstick", "subject"] as const);
    for (const who of order) took[who].push(await inSweptHouse(who === "subject" ? subject : yardstick));
  }
  return took;
}

/** A full collection throws compiled code away too: the work runs once uncounted, and once more after its own litter is gone. */
async function inSweptHouse(work: Work): Promise<number> {
  collectGarbage();
  await work();
  collectGarbage("minor");
  return work();
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

/** Frees what nobody holds any more, or only what was made last. Needs `--expose-gc`. */
export function collectGarbage(type: "major" | "minor" = "major"): void {
  const { gc } = globalThis as { gc?: (options: { type: string }) => void };
  if (!gc) throw new Error("The bench needs node --expose-gc: start it by npm run bench.");
  gc({ type });
}
