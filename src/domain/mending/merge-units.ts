import { normalisedLines } from "../text/fingerprint.ts";
import { splitLines } from "../text/lines.ts";

/**
 * What is merged as one: a property, a checklist step, an entry of a log or timeline, each with the lines that belong to
 * it; a region that we write, whole; any other line alone. Units with the same `key` are versions of one thing.
 */
export interface Unit {
  readonly kind: "key" | "step" | "entry" | "region" | "line";
  readonly key: string;
  /** The first line (all lines of a property or region), with its ending. */
  readonly head: string;
  /** The lines below that belong to it. */
  readonly rest: string;
  /** A property's value. */
  readonly value?: unknown;
}

/** The line of a checkbox, its mark in the group. */
export const STEP = /^[ \t>]*(?:[-*+]|\d+[.)])[ \t]+\[(.)\][ \t]/u;
/** A bullet or table row that starts with a day: a log, a timeline, approvals, readings, a change log; a note under a step. */
const ENTRY = /^[ \t>]*[-*+|][ \t]+\d{4}-\d\d-\d\d|^[ \t]+[-*+] .*\[at::/;

/** The first and the last line of a region that we write. */
const [REGION, REGION_END] = [/^%%\s*ops:begin\s+\S+\s*%%\s*$/, /^%%\s*ops:end\b/];

/** Cuts a text into units; joining their texts gives it back. */
export function unitsOf(text: string): Unit[] {
  const units: (Unit & { head: string; rest: string })[] = [];
  const lines = splitLines(text);
  const ends = lines.flatMap(({ text: words }, at) => (REGION_END.test(words) ? [at] : []));
  let [indent, next, regionEnd] = [Infinity, 0, -1];
  for (const [at, { text: words, ending }] of lines.entries()) {
    const head = words + ending;
    const last = units.at(-1);
    if (at <= regionEnd && last) {
      last.head += head;
      continue;
    }
    while ((ends[next] ?? at) < at) next++;
    if (REGION.test(words)) regionEnd = ends[next] ?? -1;
    const kind = at < regionEnd ? "region" : STEP.test(words) ? "step" : ENTRY.test(words) ? "entry" : "line";
    const column = words.search(/[^ \t]/);
    if (kind === "line" && column > indent && last) last.rest += head;
    else {
      if (head !== "") units.push({ kind, key: kind === "step" ? `[ ] ${normalisedLines([words])[0] ?? words}` : words, head, rest: "" });
      indent = kind === "step" || kind === "entry" ? column : Infinity;
    }
  }
  return units;
}

/** A unit's own text. */
export function textOf({ head, rest }: Unit): string {
  return head + rest;
}

/** Puts whole lines together; a last line without an ending gets one where more follows. */
export function joinParts(parts: readonly string[]): string {
  const filled = parts.filter((part) => part !== "");
  const ending = /\r\n?|\n/.exec(filled.join(""))?.[0] ?? "\n";
  return filled.map((part, index) => (index < filled.length - 1 && !/[\r\n]$/.test(part) ? part + ending : part)).join("");
}
