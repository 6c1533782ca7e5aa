import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { applySplices } from "../text/splice.ts";
import { formatScalar } from "../text/yaml-scalar.ts";

/** Ways to write the value on a line of the frontmatter so that YAML may read it, the closest to what was meant first. */
export function requoted(text: string, line: number): string[] {
  const lines = splitLines(text.slice(0, readFrontmatter(text).end));
  const own = lines[line];
  const below = lines.slice(line + 1).find((next) => next.text.trim() !== "");
  // A value that goes on below is more than this line.
  if (own === undefined || line === 0 || (below !== undefined && below.text.search(/\S/) > own.text.search(/\S/))) return [];
  return valueStarts(own.text).flatMap((start) => {
    const value = withoutComment(own.text.slice(start));
    const at = own.start + start;
    return value === "" ? [] : writings(value).map((insert) => applySplices(text, [{ start: at, end: at + value.length, insert }]));
  });
}

/** Behind the dash of an item, which is text in a note's lists, and behind the first colon. */
function valueStarts(line: string): number[] {
  return [/^\s*(?:-[ \t]+)+/, /:[ \t]+/].flatMap((pattern) => {
    const match = pattern.exec(line);
    return match ? [match.index + match[0].length] : [];
  });
}

/** `#12` is text to the person who wrote it, ` # why` a comment. */
function withoutComment(rest: string): string {
  const comment = rest.search(/[ \t]#(?:[ \t]|$)/);
  return (comment < 0 ? rest : rest.slice(0, comment)).trimEnd();
}

function writings(value: string): string[] {
  const whole = formatScalar(value);
  const first = value.charAt(0);
  if (/^\[[^[\]{}"']+\]$/.test(value)) return [`[${value.slice(1, -1).split(",").map((item) => formatScalar(item.trim(), true)).join(", ")}]`, whole];
  if (first === '"' || first === "'") return [value.length > 1 && value.endsWith(first) ? value.replaceAll("\\", "\\\\") : value + first, whole];
  const closer = { "[": "]", "{": "}" }[first];
  if (closer === undefined || value.startsWith("[[")) return [whole];
  return [value + closer.repeat(Math.max(0, value.split(first).length - value.split(closer).length)), whole];
}
