/** A Dataview field in brackets, `[key:: value]`, with the span that it takes in its text. */
export interface InlineField {
  readonly key: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

const OPENING = /\[([A-Za-z][\w -]*)::/g;

/** Finds bracketed fields; a value may hold links, `[by:: [[Ana]]]`. Parentheses and full-line fields are not read. */
export function findInlineFields(text: string): InlineField[] {
  const fields: InlineField[] = [];
  const closing = closingBrackets(text);
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    const close = closing.get(match.index);
    if (close === undefined) continue;
    fields.push({
      key: (match[1] ?? "").trim().toLowerCase(),
      value: text.slice(OPENING.lastIndex, close).trim(),
      start: match.index,
      end: close + 1,
    });
    OPENING.lastIndex = close + 1;
  }
  return fields;
}

/** The closing bracket of each opening one that has one; one pass, since thousands may be left open. */
function closingBrackets(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (let at = text.search(/[[\]]/); at >= 0 && at < text.length; at++) {
    if (text[at] === "[") open.push(at);
    const opened = text[at] === "]" ? open.pop() : undefined;
    if (opened !== undefined) closing.set(opened, at);
  }
  return closing;
}

const BLOCK_ID = /\s\^[A-Za-z0-9-]+\s*$/;

/** Splits a trailing block id (` ^abc`) off a line: `[text, " ^abc"]`; the second is empty where there is none. */
export function splitBlockId(text: string): [string, string] {
  const at = text.search(BLOCK_ID);
  return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at)];
}

/** The text without those of its fields whose key is in `keys`, and without the space before them. */
export function withoutFields(text: string, keys: ReadonlySet<string>): string {
  let kept = "";
  let from = 0;
  for (const field of findInlineFields(text)) {
    if (!keys.has(field.key)) continue;
    kept += text.slice(from, field.start).trimEnd();
    from = field.end;
  }
  return kept + text.slice(from);
}
