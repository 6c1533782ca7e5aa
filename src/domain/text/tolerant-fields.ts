import type { Field } from "./field.ts";
import { splitLines, type Line } from "./lines.ts";
import { NotRead, valueOf, YamlFault } from "./yaml-node.ts";
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
    const twin = fields.get(field.key);
    if (twin !== undefined && twin.raw !== field.raw) disputed.add(field.key);
    else if (twin === undefined) fields.set(field.key, field);
  }
  for (const key of disputed) fields.delete(key);
  return fields;
}

function readField(lines: readonly Line[], at: number, offset: number, lineOffset: number): Field | undefined {
  const line = lines[at];
  const match = line === undefined ? null : KEY.exec(line.text);
  if (line === undefined || match === null) return undefined;
  const key = match[1] ?? match[2] ?? match[3] ?? "";
  const column = match[0].length;
  const rest = withoutComment(line.text.slice(column));
  const start = offset + line.start + column;
  const place = { key, line: at + lineOffset, column };
  if (rest !== "") return isReadable(rest) ? { ...place, value: readScalar(rest), raw: rest, valueStart: start, valueEnd: start + rest.length } : undefined;
  const items = itemsBelow(lines, at + 1);
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) {
    return /^[ \t]+\S/.test(lines[at + 1]?.text ?? "") ? undefined : { ...place, value: null, raw: "", valueStart: start, valueEnd: start };
  }
  const valueStart = offset + first.start + first.text.search(/\S/);
  const valueEnd = offset + last.start + last.text.trimEnd().length;
  const raw = lines.slice(at + 1, at + 1 + items.length).map((item) => item.text + item.ending).join("").trim();
  const value = items.map((item) => readScalar(withoutComment(ITEM.exec(item.text)?.[1] ?? "")));
  return { key, line: at + 1 + lineOffset, column: first.text.search(/\S/), value, raw, valueStart, valueEnd };
}

function itemsBelow(lines: readonly Line[], from: number): Line[] {
  const items: Line[] = [];
  for (const line of lines.slice(from)) {
    if (!ITEM.test(line.text)) break;
    items.push(line);
  }
  return items;
}

/** A block scalar's header or an anchor says that the value goes on in a way that a line does not show. */
function isReadable(value: string): boolean {
  return !/^[|>][-+\d]*$/.test(value) && !/^[&*!]/.test(value);
}

function withoutComment(text: string): string {
  if (/^["']/.test(text)) return /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')\s*(?:#.*)?$/.exec(text)?.[1] ?? text.trimEnd();
  return text.replace(/(?:^|\s)#.*$/, "").trimEnd();
}

/** The value as YAML types it; a value that breaks YAML stays the text that was meant. */
function readScalar(raw: string): unknown {
  try {
    const node = readValue({ source: raw, limit: raw.length, parent: -1, depth: 0 }, 0);
    return node.kind === "scalar" || node.kind === "list" ? valueOf(node) : raw;
  } catch (error) {
    if (error instanceof YamlFault || error instanceof NotRead) return raw;
    throw error;
  }
}
