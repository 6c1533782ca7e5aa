import type { Block } from "../text/block.ts";
import type { MeterReading } from "../schedule/plan-terms.ts";
import { findWikiLinks } from "../text/links.ts";
import type { Moment } from "../time/moment.ts";
import { readReading } from "./limit.ts";
import type { DatedLine } from "./line-parts.ts";
import type { NoteProblem } from "./note-problem.ts";
import { readBullets } from "./section-lines.ts";

/** One reading of a metric. Empty strings are absent. */
export interface MetricReading {
  readonly line: number;
  readonly moment: Moment;
  readonly offset: number | undefined;
  readonly value: number;
  /** Of a ratio such as `12/4300`. */
  readonly outOf: number | undefined;
  readonly unit: string;
  readonly quality: "" | "estimated" | "suspect" | "reset";
  /** The link to where it was read, as written. */
  readonly link: string;
}

/** Reads a metric's readings in file order: `<moment> <value> <unit> [estimated|suspect|reset] [link]`. */
export function readReadings(blocks: readonly Block[], heading = "Readings"): { entries: MetricReading[]; problems: NoteProblem[] } {
  return readBullets(blocks, heading, ["reading-unreadable", "2026-11-23 08:14 88 %"], (dated, { line }) => readLine(dated, line));
}

/** The readings that a meter goes by, oldest first: without the suspect ones. */
export function meterOf(entries: readonly MetricReading[]): MeterReading[] {
  const counted = entries.filter(({ quality }) => quality !== "suspect");
  const inOrder = counted.map(({ moment, value, quality }) => ({ moment, value, reset: quality === "reset" }));
  return inOrder.sort((one, other) => (one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0));
}

const QUALITY = /\s\[?(estimated|suspect|reset)\]?(?!\S)/i;

function readLine({ moment, offset, rest }: DatedLine, line: number): MetricReading[] | undefined {
  const link = findWikiLinks(rest)[0];
  const words = rest.slice(0, link?.start);
  const quality = QUALITY.exec(words);
  const first = readReading(words.slice(0, quality?.index));
  const second = first?.unit.startsWith("/") ? readReading(first.unit.slice(1)) : undefined;
  const { unit = "" } = second ?? first ?? {};
  // Digits behind the number were a second comma or point: which of them groups thousands nobody can tell.
  if (!moment || !first || /^[.,]?\d/.test(unit)) return undefined;
  return [{
    line, moment, offset, value: first.number, outOf: second?.number, unit,
    quality: (quality?.[1] ?? "").toLowerCase() as MetricReading["quality"], link: link ? rest.slice(link.start, link.end) : "",
  }];
}
