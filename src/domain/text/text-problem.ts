/** Where a problem stands. Line and column count from 0. */
export interface ProblemPlace {
  readonly line: number;
  readonly column: number;
  readonly key?: string;
}

/** Something in a note's text that cannot be read, said so that a person can mend it. */
export interface TextProblem extends ProblemPlace {
  readonly code: string;
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
}

/** A problem of a note's very first characters. */
export const AT_START: ProblemPlace = { line: 0, column: 0 };

/** A problem at its place. */
export function problemAt(place: ProblemPlace, code: string, found: string, expected: string, hint: string): TextProblem {
  return { ...place, code, found, expected, hint };
}
