/** What the metadata cache knows of a note, in our own shape: readers need nothing else and tests build it in one line. */
export interface NoteFacts {
  readonly path: string;
  /** The frontmatter as parsed by the host; undefined where the note has none or it cannot be read. */
  readonly fields: Readonly<Record<string, unknown>> | undefined;
  readonly headings: readonly { readonly text: string; readonly level: number; readonly line: number }[];
  /** Checkboxes: the character between the brackets, the line, and whether another item holds it. */
  readonly tasks: readonly { readonly mark: string; readonly line: number }[];
}

