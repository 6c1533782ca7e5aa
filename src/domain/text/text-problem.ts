/** Something in a note's text that cannot be read, said so that a person can mend it. Line and column count from 0. */
export interface TextProblem {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly key?: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}
