import { lastMade, mapKept } from "../index/kept.ts";
import { dayNumber, type NoteRow } from "../index/note-row.ts";
import { foldKey } from "../text/field.ts";
import { groupBy } from "../text/group-by.ts";
import { addDays } from "../time/day.ts";
import type { Moment } from "../time/moment.ts";
import { namesOf, titleOf } from "./agenda-items.ts";
import { anyNamed, type IncidentReading } from "./incident-reading.ts";
import { folded } from "./service-downtime.ts";

/** What changes that are over suggest: to make a procedure of those alike, or that a template failed too often. */
export type ChangeOffer =
  | { readonly kind: "standardise"; readonly path: string; readonly title: string; readonly count: number }
  | { readonly kind: "suspended"; readonly path: string; readonly name: string; readonly failed: number; readonly of: number };

type Change = NoteRow<"change">;
type OffersReading = Pick<IncidentReading, "now" | "changes" | "relations" | "links" | "rowAt">;

/** So many alike that succeeded, in so many days, make a standard change likely (domain.md B8). */
const ENOUGH = 3;
const LATELY = 365;
/** Of the last so many of a template so many may not fail (domain.md A7, S). */
const LAST = 10;
const TOO_MANY = 2;

/** A change that is over: what it is alike by, and the template that it used. */
interface Ended {
  readonly row: Change;
  readonly key: string;
  readonly template: string;
}

const endedOnes = mapKept<Change, Ended | undefined>();
const [alike, byTemplate] = [lastMade<readonly (readonly Ended[])[]>(), lastMade<readonly (readonly Ended[])[]>()];

/** What is offered and never done alone. */
export function changeOffers(reading: OffersReading): readonly ChangeOffer[] {
  const { changes, now, links } = reading;
  const from = dayNumber(addDays(now.slice(0, 10), -LATELY));
  const ended = endedOnes(changes, [from], (row) => (row.status === "closed" && row.dayNumber >= from && row.note.exercise !== true ? endedOf(row) : undefined));
  const groups = alike([ended], () => groupsOf(ended, ({ template, key }) => (template === "" ? key : "")).filter((group) => group.length >= ENOUGH && group.every(isSuccess)));
  const used = byTemplate([ended, links.standing], () => groupsOf(ended, ({ template }) => (template === "" ? "" : (links.pathOf(template) ?? ""))));
  return [...used.flatMap((group) => suspendedOf(group, reading)), ...groups.flatMap((group) => standardOf(group, reading))];
}

function endedOf(row: Change): Ended | undefined {
  const { change_type: type, major, retroactive, template = "" } = row.note;
  if (template !== "") return { row, key: "", template: namesOf([template])[0] ?? "" };
  const isPlain = (type ?? "normal") === "normal" && major !== true && retroactive !== true;
  return isPlain ? { row, key: JSON.stringify([foldKey(titleOf(row).replace(/\d+/g, "")), ...namesOf(row.services).map(folded).sort()]), template } : undefined;
}

/** The groups with a key, the newest of each first. */
function groupsOf(ended: readonly (Ended | undefined)[], keyOf: (each: Ended) => string): readonly (readonly Ended[])[] {
  const known = ended.filter((each) => each !== undefined && keyOf(each) !== "") as Ended[];
  const newestFirst = known.sort(({ row: one }, { row: other }) => (endOf(one) < endOf(other) || (endOf(one) === endOf(other) && one.path < other.path) ? 1 : -1));
  return [...groupBy(newestFirst, keyOf).values()];
}

function endOf({ note }: Change): Moment {
  return note.closed ?? note.actual_end ?? note.planned_start ?? "";
}

function isSuccess({ row }: Ended): boolean {
  return row.note.close_code === "successful";
}

function isFailure({ row: { note: { close_code: code } } }: Ended): boolean {
  return code === "failed" || code === "backed-out";
}

/** Where its procedure is there already, nothing is offered. */
function standardOf([newest, ...others]: readonly Ended[], { links, rowAt }: OffersReading): ChangeOffer[] {
  if (!newest) return [];
  const title = titleOf(newest.row);
  return anyNamed(title, links, rowAt)?.kind === "procedure" ? [] : [{ kind: "standardise", path: newest.row.path, title, count: others.length + 1 }];
}

function suspendedOf(group: readonly Ended[], { relations }: OffersReading): ChangeOffer[] {
  const last = group.slice(0, LAST);
  const failed = last.filter(isFailure).length;
  const template = failed >= TOO_MANY && last[0] ? relations.templateOf(last[0].row) : undefined;
  return template && template.status !== "retired" ? [{ kind: "suspended", path: template.path, name: template.name, failed, of: last.length }] : [];
}
