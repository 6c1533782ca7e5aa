/** One replacement in a text: the characters from `start` to `end` make way for `insert`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Puts a text in the place of a span. */
export function replace({ start, end }: Omit<Splice, "insert">, insert: string): Splice {
  return { start, end, insert };
}

/** Puts a text between two characters. */
export function insertAt(start: number, insert: string): Splice {
  return { start, end: start, insert };
}

/** Makes all replacements, whose spans must not overlap; those at one offset stand in the given order. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    parts.push(text.slice(at, splice.start), splice.insert);
    at = splice.end;
  }
  return [...parts, text.slice(at)].join("");
}
