import type { Block, HeadingBlock } from "../text/block.ts";
import { headingWords } from "../text/heading-words.ts";
import type { Moment } from "../time/moment.ts";
import type { NoteProblem } from "./note-problem.ts";
import { isRemark, lineProblem, sectionsUnder, tableLines, type FoundSection, type SectionLine } from "./section-lines.ts";
import { minutesAfter, placedAt, TimelineClock } from "./timeline-clock.ts";
import { readEvent, type TimelineEvent } from "./timeline-event.ts";
import { zoneInWords, type NamedZone } from "./zone-words.ts";

/** One entry of a timeline: its own words, and the day and zone that the lines around it give it. */
export interface TimelineEntry extends TimelineEvent {
  readonly line: number;
  /** There once day and time are known. */
  readonly moment: Moment | undefined;
}

/** A note's timeline, in file order. */
export interface Timeline {
  readonly entries: readonly TimelineEntry[];
  /** Of the first section. */
  readonly zone: NamedZone | undefined;
  readonly problems: readonly NoteProblem[];
}

/** Reads a timeline in every form that people write; `started` gives the day where the timeline does not. */
export function readTimeline(blocks: readonly Block[], heading = "Timeline", started = ""): Timeline {
  const anchor = headingWords(heading);
  const read = sectionsUnder(blocks, (text) => isTimeline(headingWords(text), anchor)).map((section) => new SectionReader(blocks, started).read(section));
  return { entries: read.flatMap(({ entries }) => entries), zone: read[0]?.zone, problems: read.flatMap(({ problems }) => problems) };
}

/** Whether a heading opens a timeline. */
export function isTimelineHeading(heading: string, anchor = "Timeline"): boolean {
  return isTimeline(headingWords(heading), headingWords(anchor));
}

/** `Timeline`, also with the zone, a date or `of events` behind it. */
function isTimeline(words: string, anchor: string): boolean {
  return words.startsWith(anchor) && /^(?: of | all times| [a-z]{3,4}$|\s*[^\p{L}\s]|$)/u.test(words.slice(anchor.length));
}

/** An entry while the lines below it are read. */
interface Draft extends Pick<TimelineEntry, "line"> {
  readonly event: TimelineEvent;
  day: TimelineEvent["day"];
  text: string;
  milestone: TimelineEvent["milestone"];
  update: boolean;
  /** Whether bullets without a time below it belong to it: a heading or prose. */
  readonly holds: boolean;
  /** Whether what belongs to it is part of its text. */
  readonly gathers: boolean;
}

const UNTIMED = ["timeline-untimed", "2026-11-20 08:10 and what happened"] as const;
const ORDER = ["timeline-order", "a later time", "Correct it, or write its date"] as const;
const CITY = ["timeline-zone", "a zone such as UTC, CET or Europe/Berlin"] as const;

const isTimed = ({ time, relative }: TimelineEvent): boolean => (time ?? relative) !== undefined;
const isStamped = (event: TimelineEvent): boolean => event.day !== undefined || isTimed(event);

class SectionReader {
  readonly #blocks: readonly Block[];
  readonly #started: string;
  readonly #clock: TimelineClock;
  readonly #problems: NoteProblem[] = [];
  readonly #drafts: Draft[] = [];
  #zone: NamedZone | undefined;
  #current: Draft | undefined;
  #isOrdered = true;
  /** A heading that is a day alone becomes an entry when prose follows it. */
  #dayHeading: (readonly [SectionLine, TimelineEvent]) | undefined;

  constructor(blocks: readonly Block[], started: string) {
    [this.#blocks, this.#started, this.#clock] = [blocks, started, new TimelineClock(started)];
  }

  read({ heading, blocks }: FoundSection): Timeline {
    this.#clock.startOn(heading.text);
    this.#zone = zoneInWords(heading.text);
    if (this.#zone?.unknown) this.#report(heading, CITY);
    // Where headings are entries, one of their level without a time is an entry too.
    const levels = new Set(blocks.flatMap((block) => (block.kind === "heading" && isTimed(readEvent(block.text, true)) ? [block.level] : [])));
    for (const block of blocks) this.#readBlock(block, levels);
    const entries = this.#finish();
    return { entries, zone: this.#zone, problems: this.#problems.sort((one, other) => (one.line ?? 0) - (other.line ?? 0)) };
  }

  #readBlock(block: Block, levels: ReadonlySet<number>): void {
    if (block.kind === "heading" && block.parent < 0) this.#readHeading(block, levels);
    else if (block.kind === "item" && block.text !== "") this.#readItem(block, isRemark(block, this.#blocks));
    else if (block.kind === "table" || block.kind === "paragraph") this.#readLines(block);
  }

  #readHeading(heading: HeadingBlock, levels: ReadonlySet<number>): void {
    this.#current = this.#dayHeading = undefined;
    const event = readEvent(heading.text, true);
    if (isTimed(event) || (levels.has(heading.level) && !event.day)) return this.#add(heading, event, true);
    this.#clock.startOn(heading.text);
    if (event.day) this.#dayHeading = [heading, event];
  }

  #readItem(item: SectionLine, isRemark: boolean): void {
    const event = readEvent(item.text, !this.#current?.holds);
    if (!isStamped(event) && this.#current && (isRemark || this.#current.holds)) this.#extend(event);
    else this.#add(item, event);
  }

  #readLines(block: Block): void {
    const { prose, head, rows } = tableLines(block);
    for (const line of prose) this.#readProse(line);
    const zone = zoneInWords(head[0] ?? "");
    if (!zone?.unknown) this.#zone ??= zone;
    for (const { line, cells } of rows) {
      const text = cells.join(" | ");
      this.#add({ line, text }, readEvent(text, true));
    }
  }

  #readProse(line: SectionLine): void {
    const event = readEvent(line.text, !this.#current?.holds);
    if (isTimed(event) || (event.isCut && event.text !== "")) return this.#add(line, event, true);
    if (event.day && event.text === "") return this.#clock.startOn(line.text);
    if (this.#dayHeading) this.#add(...this.#dayHeading, true);
    if (this.#current) this.#extend(event);
    else if (/\ball times\b/i.test(line.text)) this.#zone ??= zoneInWords(line.text);
  }

  #add(line: SectionLine, event: TimelineEvent, holds = false): void {
    this.#dayHeading = undefined;
    const { day: written, text, milestone, update } = event;
    this.#drafts.push((this.#current = { event, line: line.line, day: written, text, milestone, update, holds, gathers: holds || text === "" }));
    if (!isStamped(event)) this.#report(line, UNTIMED);
    if (event.relative !== undefined || !isStamped(event)) return;
    const { day, isBack } = this.#clock.place(event);
    this.#current.day = day;
    if (isBack && this.#isOrdered) this.#report(line, ORDER);
    this.#isOrdered &&= !isBack;
  }

  #extend({ text, milestone, update }: TimelineEvent): void {
    const entry = this.#current;
    if (!entry?.gathers) return;
    entry.text += (entry.text && " ") + text;
    entry.milestone ??= milestone;
    entry.update ||= update;
  }

  #report(line: SectionLine, problem: readonly [string, string, string?]): void {
    this.#problems.push(lineProblem(line, ...problem));
  }

  #finish(): TimelineEntry[] {
    const first = this.#drafts.find(({ day, event }) => day && event.time);
    const origin = first ? { day: first.day, time: first.event.time } : placedAt(this.#started);
    // Written out, for a copy of all properties takes as long as reading the line.
    return this.#drafts.map(({ event, line, day: own, text, milestone, update }) => {
      const { endTime, relative, approximate, offset = this.#zone?.offset } = event;
      const { day, time } = relative === undefined ? { day: own, time: event.time } : { day: own, time: event.time, ...minutesAfter(origin, relative) };
      if (relative !== undefined && !time) this.#report({ line, text }, UNTIMED);
      return { line, day, time, endTime, offset: time ? offset : undefined, relative, approximate, text, milestone, update, moment: day && time ? `${day}T${time}` : undefined };
    });
  }
}
