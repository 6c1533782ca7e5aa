import type { Field } from "./field.ts";
import { joinLines, splitLines, type Line } from "./lines.ts";
import { readOr, valueOf } from "./yaml-node.ts";
import { readValue } from "./yaml-value.ts";

const KEY = /^(?:"([^"]+)"|'([^']+)'|([^\s#:"'\-?&*!|>%@`{}[\]<=][^:]*?))[ \t]*:(?:[ \t]+|$)/;
const ITEM = /^[ \t]*-(?:[ \t]+(.*))?$/;
const MARKER = /^(?:<{7}|={7}|>{7})(?: |$)/;

/** True for a line that git or a sync left between two versions. */
export function isConflictMarker(line: string): boolean {
  return MARKER.test(line);
}

/**
 * What a line-by-line reading still gets from a block that is no YAML: `key: value` and simple lists.
 * A key that stands twice with different values is left out, since nobody can say which one holds.
 */
export function readTolerantFields(inner: string, offset: number, lineOffset: number): Map<string, Field> {
  const lines = splitLines(inner);
  const fields = new Map<string, Field>();
  const disputed = new Set<string>();
  for (let at = 0; at < lines.length; at++) {
    const field = readField(lines, at, offset, lineOffset);
    if (field === undefined) continue;
    const { raw } = fields.get(field.key) ?? field;
    if (raw !== field.raw) disputed.add(field.key);
    else if (!fields.has(field.key)) fields.set(field.key, field);
  }
  for (const key of disputed) fields.delete(key);
  return fields;
}

function readField(lines: readonly Line[], at: number, offset: number, lineOffset: number): Field | undefined {
  const text = lines[at]?.text ?? "";
  const match = KEY.exec(text);
  if (match === null) return undefined;
  const key = match[1] ?? match[2] ?? match[3] ?? "";
  const field = (line: number, column: number, raw: string, value: unknown): Field => {
    const valueStart = offset + (lines[line]?.start ?? 0) + column;
    return { key, value, raw, line: line + lineOffset, column, valueStart, valueEnd: valueStart + raw.length };
  };
  const column = match[0].length;
  const rest = withoutComment(text.slice(column));
  if (rest !== "") return isReadable(rest) ? field(at, column, rest, readScalar(rest)) : undefined;
  const items = itemsBelow(lines, at + 1);
  if (items.length === 0) return /^[ \t]+\S/.test(lines[at + 1]?.text ?? "") ? undefined : field(at, column, "", null);
  const indent = items[0]?.text.search(/\S/) ?? 0;
  return field(at + 1, indent, joinLines(items).trim(), items.map((item) => readScalar(withoutComment(ITEM.exec(item.text)?.[1] ?? ""))));
}

function itemsBelow(lines: readonly Line[], from: number): Line[] {
  let to = from;
  while (ITEM.test(lines[to]?.text ?? "")) to++;
  return lines.slice(from, to);
}

/** A block scalar's header or an anchor says that the value goes on in a way that a line does not show. */
function isReadable(value: string): boolean {
  return !/^(?:[|>][-+\d]*$|[&*!])/.test(value);
}

function withoutComment(text: string): string {
  if (/^["']/.test(text)) return /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$/.exec(text)?.[1] ?? text.trimEnd();
  return text.replace(/(?:^|\s)#.*$/, "").trimEnd();
}

/** The value as YAML types it; a value that breaks YAML stays the text that was meant. */
function readScalar(raw: string): unknown {
  return readOr<unknown, string>(() => {
    const node = readValue(raw, 0, raw.length, -1, 0);
    return node.kind === "scalar" || node.kind === "list" ? valueOf(node) : raw;
  }, () => raw);
}
