import type { Bench, BenchVault } from "./bench-vault.ts";

/** One figure and the limit that it must not pass. */
export interface Measured {
  readonly what: string;
  readonly value: number;
  readonly limit: number;
  /** "x" for a ratio, else what is counted. */
  readonly unit: string;
  /** What helps to judge the figure: medians, times, counts. */
  readonly more?: string;
}

/** A goal of performance.md: a row of the bench. */
export interface Goal {
  readonly id: string;
  /** Measured once for each size of vault. */
  readonly ofVault?: (vault: BenchVault, bench: Bench) => Promise<Measured[]> | Measured[];
  /** Measured once, after all vaults. */
  readonly once?: (bench: Bench) => Promise<Measured[]> | Measured[];
}
