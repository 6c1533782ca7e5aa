/** One property of a note's frontmatter, with the place of its value in the text. */
export interface Field {
  readonly key: string;
  /**
   * As Obsidian gives it: dates stay strings, numbers and booleans are typed, an absent value is null. Undefined where
   * only a whole YAML reader could tell: maps on lines of their own, tags, lists of maps.
   */
  readonly value: unknown;
  /** The value's own characters, quotes included. */
  readonly raw: string;
  /** 0-based line and column of the value (of the key where the value is empty) in the note. */
  readonly line: number;
  readonly column: number;
  /** Offsets of `raw` in the note's text. */
  readonly valueStart: number;
  readonly valueEnd: number;
}

/** What a property can be set to. */
export type FieldValue = string | number | boolean | readonly string[];

/** The form in which keys and enumerated values are compared: case, `-`, `_`, spaces and camelCase do not count. */
export function foldKey(key: string): string {
  return key.normalize("NFC").toLowerCase().replace(/[-_\s]+/g, "");
}

const folds = new Map<string, string>();

/** {@link foldKey}, remembered: a vault's notes share their keys. */
export function foldedKey(key: string): string {
  let folded = folds.get(key);
  if (folded === undefined) {
    folded = foldKey(key);
    if (folds.size < 5000) folds.set(key, folded);
  }
  return folded;
}
