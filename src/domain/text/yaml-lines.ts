/** A line that holds more than blanks and a comment: where it starts, where its first word stands, and its indent in spaces. */
export interface ContentLine {
  readonly line: number;
  readonly at: number;
  readonly indent: number;
  /** True where a tab stands before the first word. */
  readonly tab: boolean;
}

/** Space or tab. */
export function isBlank(char: string | undefined): boolean {
  return char === " " || char === "\t";
}

/** A line's end; a lone CR has been made a LF before. */
export function isBreak(char: string | undefined): boolean {
  return char === undefined || char === "\n" || char === "\r";
}

/** What must follow the `:` and `-` that mean something. */
export function isGap(char: string | undefined): boolean {
  return isBlank(char) || isBreak(char);
}

/** The brackets that end a list or a map; unlike other words they may stand as far left as the key above them. */
export function isClosing(char: string | undefined): boolean {
  return char === "]" || char === "}";
}

/** True for the `-` of a list's item. */
export function isDash(source: string, at: number): boolean {
  return source[at] === "-" && isGap(source[at + 1]);
}

/** The first offset from `at` on that holds no blank. */
export function skipBlanks(source: string, at: number): number {
  let next = at;
  while (isBlank(source[next])) next++;
  return next;
}

/** The offset of the next line, `limit` at most. */
export function nextLine(source: string, at: number, limit: number): number {
  const found = source.indexOf("\n", at);
  return found < 0 || found >= limit ? limit : found + 1;
}

/** How many spaces a line starts with. */
export function indentAt(source: string, line: number): number {
  let at = line;
  while (source[at] === " ") at++;
  return at - line;
}

/** The first line from `line` on that is neither blank nor a comment. */
export function findContent(source: string, line: number, limit: number): ContentLine | undefined {
  for (let start = line; start < limit; start = nextLine(source, start, limit)) {
    const indent = indentAt(source, start);
    const at = skipBlanks(source, start + indent);
    if (at < limit && !isBreak(source[at]) && source[at] !== "#") return { line: start, at, indent, tab: at > start + indent };
  }
  return undefined;
}

/** The offset of something else than blanks and comments behind a value; undefined where there is nothing. */
export function findLeftover(source: string, end: number, limit: number): number | undefined {
  const at = skipBlanks(source, end);
  if (at >= limit) return undefined;
  const isComment = source[at] === "#" && (at > end || source[end - 1] === "\n");
  return isComment || isBreak(source[at]) ? findContent(source, nextLine(source, at, limit), limit)?.at : at;
}

/** The end of a line without the blanks behind its last word. */
export function lineEnd(source: string, at: number, limit: number): number {
  let end = nextLine(source, at, limit);
  while (end > at && isGap(source[end - 1])) end--;
  return end;
}

/** Lines of one scalar as YAML joins them: a line break is a space, each blank line a line break. */
export function foldLines(text: string): string {
  const lines = text.split("\n").map((line, index, { length }) => {
    const head = index === 0 ? line : line.replace(/^[ \t]+/, "");
    return index === length - 1 ? head : withoutLastBlanks(head);
  });
  return lines.join("\n").replace(/\n+/g, foldBreaks);
}

/** The text without the blanks at its end; looking behind keeps the pattern from trying each blank of a long run anew. */
export function withoutLastBlanks(text: string): string {
  return text.replace(/(?<![ \t])[ \t]+$/, "");
}

/** Line breaks between two words as YAML folds them: one is a space, of more the first goes. */
export function foldBreaks(breaks: string): string {
  return breaks.slice(1) || " ";
}
