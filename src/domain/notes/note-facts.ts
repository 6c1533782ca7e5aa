/** What the metadata cache knows of a note, in our own shape: readers need nothing else and tests build it in one line. */
export interface NoteFacts {
  readonly path: string;
  /** The frontmatter as parsed by the host; undefined where the note has none or it cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  readonly headings: readonly { readonly text: string; readonly level: number; readonly line: number }[];
  /** List items; one with a box has the character between its brackets. */
  readonly tasks: readonly { readonly task?: string | undefined }[];
  /** Whether the tag of an action item stands in it; undefined where nobody looked. */
  readonly hasActions?: boolean | undefined;
}

/** What a note of a kind is read from: its properties, and how many of its boxes there are and are answered. */
export interface KindFacts {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly steps: number;
  readonly answered: number;
}
