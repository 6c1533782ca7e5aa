/** What a tag takes away beside it: nothing, one line break (`-`), or all white space (`_`). */
export type Trim = "none" | "newline" | "all";

/**
 * A piece of a text that a template engine would replace.
 *
 * `output` is Templater's `<% … %>`, `script` its `<%* … %>`, `unclosed` a `<%` without its `%>`, `placeholder` the core
 * plugin's `{{…}}`. Offsets are UTF-16 units with `end` exclusive; line and column count from 1.
 */
export interface TemplateTag {
  kind: "output" | "script" | "unclosed" | "placeholder";
  start: number;
  end: number;
  line: number;
  column: number;
  /** The tag as it stands in the text. */
  text: string;
  /** What stands between the marks, without the trims. */
  body: string;
  trimBefore: Trim;
  trimAfter: Trim;
}

type Span = Omit<TemplateTag, "line" | "column" | "text">;

const OPENING = "<%";
const CLOSING = "%>";

function trimOf(character: string | undefined): Trim {
  if (character === "-") return "newline";
  return character === "_" ? "all" : "none";
}

function templaterSpanAt(text: string, start: number): Span {
  let from = start + OPENING.length;
  const trimBefore = trimOf(text[from]);
  if (trimBefore !== "none") from++;
  const isScript = text[from] === "*";
  if (isScript) from++;
  const close = text.indexOf(CLOSING, from);
  if (close < 0) {
    const end = start + text.slice(start).search(/[\r\n]|$/);
    return { kind: "unclosed", start, end, body: text.slice(from, end), trimBefore, trimAfter: "none" };
  }
  const trimAfter = close > from ? trimOf(text[close - 1]) : "none";
  const body = text.slice(from, trimAfter === "none" ? close : close - 1);
  return { kind: isScript ? "script" : "output", start, end: close + CLOSING.length, body, trimBefore, trimAfter };
}

function templaterSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.indexOf(OPENING);
  while (start >= 0) {
    const span = templaterSpanAt(text, start);
    spans.push(span);
    if (span.kind === "unclosed") break;
    start = text.indexOf(OPENING, span.end);
  }
  return spans;
}

function placeholderSpans(text: string, from: number, to: number): Span[] {
  return [...text.slice(from, to).matchAll(/\{\{([^{}\r\n]*)\}\}/g)].map((match) => ({
    kind: "placeholder",
    start: from + match.index,
    end: from + match.index + match[0].length,
    body: match[1] ?? "",
    trimBefore: "none",
    trimAfter: "none",
  }));
}

/** Every tag of Templater and every placeholder of the core plugin in a text, in order; nothing in it hides a tag, a code fence neither. */
export function findTemplateTags(text: string): TemplateTag[] {
  const spans: Span[] = [];
  let gap = 0;
  for (const span of templaterSpans(text)) {
    spans.push(...placeholderSpans(text, gap, span.start), span);
    gap = span.end;
  }
  spans.push(...placeholderSpans(text, gap, text.length));

  let line = 1;
  let lineStart = 0;
  return spans.map((span) => {
    for (let at = text.indexOf("\n", lineStart); at >= 0 && at < span.start; at = text.indexOf("\n", lineStart)) {
      line++;
      lineStart = at + 1;
    }
    return { ...span, line, column: span.start - lineStart + 1, text: text.slice(span.start, span.end) };
  });
}
