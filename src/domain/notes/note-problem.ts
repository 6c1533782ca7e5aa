/** Something in a note that could not be read or does not hold, in the words a user reads. */
export interface NoteProblem {
  readonly code: string;
  /** 0-based; absent while only the metadata cache was read, which knows no lines. */
  readonly line?: number;
  readonly column?: number;
  readonly key?: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
  /** The words that the property may hold. */
  readonly choices?: readonly string[];
}
