/** A date that a template asks for; what is absent keeps moment's own default. */
export interface DateRequest {
  kind: "now" | "tomorrow" | "yesterday" | "weekday";
  /** Days as a number, or an ISO 8601 duration; only for `now`. */
  offset?: number | string;
  /** The day of the week in moment's locale; only for `weekday`. */
  weekday?: number;
  reference?: string;
  referenceFormat?: string;
}

/** What a template may ask about the note that it becomes, and how dates are written. */
export interface TemplateContext {
  /** The note's file name without its extension. */
  title: string;
  /** The folder's path in the vault; empty or `/` for the vault itself. */
  folder: string;
  /** The note's path in the vault. */
  path: string;
  /** Where the vault lies on the disk; without it `tp.file.path()` is refused, `tp.file.path(true)` is not. */
  vaultFolder?: string;
  frontmatter: Record<string, unknown>;
  /** The answers to `questionsOf(text)`, in their order; `null` for a question that was cancelled. */
  answers?: readonly unknown[];
  /** Writes a date by moment's pattern; throws an `Error` when the reference cannot be read. */
  formatDate(pattern: string, request: DateRequest): string;
}
