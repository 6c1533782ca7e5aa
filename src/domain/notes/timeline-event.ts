import { readStamp, stampPlace, type Stamp } from "./timeline-stamp.ts";

/** What a tag in a timeline marks. */
export type Milestone = "started" | "detected" | "acknowledged" | "assessed" | "mitigated" | "resolved" | "closed";

/** One line of a timeline by itself, before the lines around it give it its day. */
export interface TimelineEvent extends Partial<Stamp> {
  readonly approximate: boolean;
  readonly text: string;
  readonly milestone: Milestone | undefined;
  readonly update: boolean;
}

const TAG = /(?<!\S)#(started|detected|acknowledged|assessed|mitigated|resolved|closed|update)(?![\p{L}\p{N}_/-])/giu;
/** What people mark a line with: a coloured dot, a bell. */
const SYMBOLS = /^(?:\p{Extended_Pictographic}(?:\u200d|\ufe0f|\p{Sk}){0,3}\s{0,3}){0,5}/u;
/** A label is short: a date further inside is part of a sentence. */
const LABEL_END = 40;

/** A timeline grows by a line at a time: the other lines are known from the reading before. */
const [LABELLED, PLAIN] = [new Map<string, TimelineEvent>(), new Map<string, TimelineEvent>()];
/** So many lines are known of each. */
const KEPT = 4_000;

/** Reads a line that begins with a time or, where `labels` are looked for, has it behind a label: `First detected 2021-09-30 15:31`. */
export function readEvent(line: string, labels: boolean): TimelineEvent {
  const read = labels ? LABELLED : PLAIN;
  const known = read.get(line);
  if (known) return known;
  if (read.size >= KEPT) read.clear();
  const event = readAnew(line, labels);
  read.set(line, event);
  return event;
}

function readAnew(line: string, labels: boolean): TimelineEvent {
  const tags = Array.from(line.matchAll(TAG), (match) => (match[1] ?? "").toLowerCase());
  const text = line.replace(TAG, "").trim();
  const symbols = SYMBOLS.exec(text)?.[0] ?? "";
  const rest = text.slice(symbols.length);
  const stamp = readStamp(rest) ?? (labels ? readLabelled(rest) : undefined);
  return { approximate: false, ...stamp, text: symbols + (stamp?.text ?? rest), milestone: tags.find((tag) => tag !== "update") as Milestone | undefined, update: tags.includes("update") };
}

function readLabelled(text: string): Stamp | undefined {
  const at = stampPlace(text.slice(0, LABEL_END * 2));
  const stamp = at > 0 && at <= LABEL_END ? readStamp(text.slice(at)) : undefined;
  if (!stamp || (stamp.text !== "" && !stamp.isCut)) return undefined;
  const label = text.slice(0, at);
  if (!(stamp.day && stamp.time) && !/[:|][\s*_]*$/.test(label)) return undefined;
  const words = label.replace(/^[\s*_]+|(?: at| on)?[\s:|*_([]*$/g, "");
  return { ...stamp, text: stamp.text === "" ? words : `${words}: ${stamp.text}` };
}
