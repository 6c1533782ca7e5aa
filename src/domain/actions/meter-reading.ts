import { readReading } from "../notes/limit.ts";
import { meterOf, readReadings } from "../notes/readings.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { unwritable } from "./apply-edits.ts";
import type { NoteEdits, Refusal } from "./plan.ts";

/** A reading of a meter that goes to its metric note. `from` is the link to where it was read. */
export interface NewReading extends NoteText {
  readonly value: number;
  readonly unit: string;
  readonly from: string;
  /** The meter was changed or set back: it may show less than before. */
  readonly reset?: boolean | undefined;
}

const HEADING = "Readings";

/** Why a reading cannot be written: it is no number, the meter would run backwards, or its note cannot be written at all. */
export function whyNoReading({ path, text, value, reset }: NewReading): Refusal[] {
  const blocked = unwritable(text);
  if (blocked) return [{ ...blocked, path }];
  if (readReading(String(value))?.number !== value) return [{ code: "reading-unreadable", path, reason: "The reading is no number that can be written.", hint: "Enter a number." }];
  const last = meterOf(readReadings(findBlocks(splitLines(text), readFrontmatter(text).bodyLine), HEADING).entries).at(-1);
  if (reset === true || last === undefined || value >= last.value) return [];
  return [{
    code: "MET-RST", path, reason: `${String(value)} is less than the last reading of ${baseName(path)}, ${String(last.value)} on ${last.moment.slice(0, 10)}.`,
    hint: "Check the number, or say that the meter was reset.",
  }];
}

/** The edits that write a reading: `- 2026-11-23 08:05 1200 h [[Pump oil]]`. */
export function readingEdits({ path, value, unit, from, reset }: NewReading, acting: Acting): NoteEdits {
  const words = [momentOf(acting).replace("T", " "), String(value), inert(unit), reset === true ? "reset" : "", from].filter((word) => word !== "");
  return { path, edits: [{ kind: "append-under-heading", heading: HEADING, lines: [`- ${words.join(" ")}`] }] };
}
