/** A piece of a line: words, a link to a note, or a tag. */
export type Span = string | { readonly link: string; readonly shown?: string } | { readonly tag: string };

/** An item of a list; `task` is the character between its brackets. */
export interface Item {
  readonly task?: string;
  readonly spans: readonly Span[];
  readonly children?: readonly Item[];
}
