import { findBlocks } from "../text/blocks.ts";
import { SEVERITY_SCALE } from "../metrics/severity-scale.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName, samePerson } from "../text/links.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { readTimeline, type TimelineEntry } from "../notes/timeline.ts";
import type { WorkingDays } from "../schedule/plan-terms.ts";
import { addDays, type Day } from "../time/day.ts";
import { isZone, momentToInstant, offsetText, type Moment } from "../time/moment.ts";
import { inert, inertBullet, type Acting } from "./acting.ts";
import type { NoteText } from "./account-lines.ts";
import type { RecordPlace } from "./new-record.ts";
import { refuse, type Planned } from "./plan.ts";
import { fieldEdits, planFilledRecord, readRecord, titleIn } from "./record-fields.ts";
import { listEdit } from "./section-end.ts";

/** An incident as it stands now, with the link that leads to it. */
export interface LinkedNote extends NoteText {
  readonly link: string;
}

/** What is around a review that is to begin. */
export interface ReviewAround {
  readonly workingDays: WorkingDays;
  /** The zone of moments that name none. */
  readonly zone?: string | undefined;
  /** The path of a review that the incident has already. */
  readonly present?: string | undefined;
}

type Incident = NoteOf<"incident">;

/** The title of an incident's review: the incident's own. */
export function reviewTitle({ path, text }: NoteText): string {
  return titleIn(readRecord("incident", text), path);
}

/** Plans the review of an incident that is over: who took part, until when, its timeline, and how long it took. */
export function planReview(incident: LinkedNote, place: RecordPlace, template: string, acting: Acting, around: ReviewAround, made?: string): Planned {
  const note = readRecord("incident", incident.text);
  if (around.present !== undefined) return refuse("review-present", `There is a review of it already: ${baseName(around.present)}.`, "Go on with that one.", around.present);
  if (note.status !== "resolved" && note.status !== "closed") return refuse("incident-open", `${baseName(incident.path)} is ${note.status}.`, "Resolve it first.", incident.path);
  const record = { kind: "review", place, input: { title: reviewTitle(incident), services: note.services } } as const;
  const lines = timelineOf(incident, note).map(entryLine);
  const impact = impactOf(note, around.zone);
  return planFilledRecord(record, template, acting, made, [
    (text) => fieldEdits("review", text, {
      kind: "incident", of: incident.link, facilitator: acting.person, participants: participantsOf(note), due: dueOf(note, around.workingDays, acting.today),
      timezone: note.timezone, exercise: note.exercise, confidential: note.confidential,
    }),
    (text) => (lines.length === 0 ? [] : [listEdit(text, "Timeline", lines, acting)]),
    (text) => (impact === "" ? [] : [listEdit(text, "Impact", [impact], acting)]),
  ]);
}

/** Everybody who had a role. */
function participantsOf({ commander, scribe, communications, owner }: Incident): string[] {
  return eachOnce([commander, scribe, communications, ...owner]);
}

/** People, each once. */
export function eachOnce(named: readonly (string | undefined)[]): string[] {
  const people = named.map((person = "") => inert(person)).filter((person) => person !== "");
  return people.filter((person, at) => people.findIndex((other) => samePerson(person, other)) === at);
}

/** Where the scale says nothing. */
const OTHERS = { days: 10, counted: "working" } as const;

/** As soon after its end as the scale of severities says (domain.md B2), else ten working days. */
function dueOf({ severity, resolved, closed }: Incident, workingDays: WorkingDays, today: Day): Day {
  const ended = (resolved ?? closed ?? today).slice(0, 10);
  const { days, counted } = (severity && SEVERITY_SCALE[severity].reviewWithin) ?? OTHERS;
  return counted === "calendar" ? addDays(ended, days) : dueAfter(ended, workingDays, days);
}

/** So many working days later. */
export function dueAfter(ended: Day, workingDays: WorkingDays, days: number = OTHERS.days): Day {
  let [day, left] = [ended, days];
  // A calendar in which nobody works for a year says nothing.
  for (let away = 1; left > 0 && away <= 366; away++) {
    day = addDays(ended, away);
    if (workingDays.isWorking(day)) left--;
  }
  return left > 0 ? addDays(ended, 14) : day;
}

function timelineOf({ text }: NoteText, { started, detected }: Incident): readonly TimelineEntry[] {
  return readTimeline(findBlocks(splitLines(text), readFrontmatter(text).bodyLine), undefined, started ?? detected).entries;
}

/** An entry as it was read, without its tags: they count in the incident alone. */
function entryLine({ day, time, endTime, offset, approximate, text }: TimelineEntry): string {
  const zone = offsetText(offset);
  const clock = time === undefined ? "" : `${approximate ? "~" : ""}${time}${endTime === undefined ? "" : `–${endTime}`}${zone}`;
  const stamp = [day, clock].filter((part) => part !== undefined && part !== "").join(" ");
  return `- ${stamp === "" ? inertBullet(text) : `${stamp} ${inert(text)}`}`;
}

/** How long it took, in whole minutes: to its end, and to the end of its effect. */
function impactOf({ started, detected, mitigated, resolved, severity, timezone }: Incident, zone = "UTC"): string {
  const from = started ?? detected;
  const until = (end: Moment | undefined): number => (from === undefined || end === undefined ? NaN : minutesBetween(from, end, timezone ?? zone));
  const [whole, felt] = [until(resolved), until(mitigated)];
  if (!(whole >= 0)) return "";
  return `${minutes(whole)}${severity === undefined ? "" : ` in ${severity}`}${felt >= 0 && felt < whole ? `, ${minutes(felt)} until it was mitigated` : ""}.`;
}

function minutesBetween(from: Moment, to: Moment, zone: string): number {
  const [start, end] = [from, to].map((moment) => (moment.length < 16 ? NaN : momentToInstant(moment, isZone(zone) ? zone : "UTC")));
  return ((end ?? NaN) - (start ?? NaN)) / 60_000;
}

function minutes(count: number): string {
  return `${String(Math.floor(count))} minute${count === 1 ? "" : "s"}`;
}
