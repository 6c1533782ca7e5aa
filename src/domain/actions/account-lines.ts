import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { readNote, type NoteOf } from "../notes/kinds.ts";
import { MAINTENANCE_FIELDS } from "../notes/maintenance.ts";
import { readMaintenanceLog, type MaintenanceLine } from "../notes/maintenance-log.ts";
import type { Accounting } from "../schedule/occurrence.ts";
import { findBlocks } from "../text/blocks.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { inert, type Acting } from "./acting.ts";
import { setEdit } from "./edit-note.ts";
import type { Edit, Refusal } from "./plan.ts";

/** A note as it stands now. */
export interface NoteText {
  readonly path: string;
  readonly text: string;
}

/** A maintenance plan, read from its fresh text. */
export interface ReadPlan extends NoteText {
  readonly note: NoteOf<"maintenance">;
  readonly frontmatter: Frontmatter;
  /** What its log accounts for, in file order. */
  readonly log: readonly MaintenanceLine[];
}

/** Reads a plan with its log. */
export function readPlan({ path, text }: NoteText, acting: Acting): ReadPlan {
  const frontmatter = readFrontmatter(text);
  const { note } = readNote("maintenance", { fields: propertiesOf(frontmatter), steps: 0, answered: 0 });
  const { entries } = readMaintenanceLog(findBlocks(splitLines(text), frontmatter.bodyLine), acting.headings.log);
  return { path, text, note, frontmatter, log: entries };
}

/** A line of a plan's log: `- 2026-11-22 done (due 2026-11-22) by [[Ana]]: 14 min on battery`; `due` is empty for work beside the schedule. */
export function accountLine(outcome: MaintenanceLine["outcome"], due: string, note: string, { today, profile, person }: Acting): string {
  const by = profile === "team" && person !== undefined ? ` by ${person}` : "";
  const said = inert(note);
  return `- ${today} ${outcome}${due === "" ? "" : ` (due ${due})`}${by}${said === "" ? "" : `: ${said}`}`;
}

/** A line for each accounting. What the law asks for is never skipped: it was missed. */
export function accountingLines(accountings: readonly Accounting[], { note }: ReadPlan, reason: string, acting: Acting): string[] {
  return accountings.map(({ outcome, from, to, count }) =>
    accountLine(note.statutory === true ? "missed" : outcome, count > 1 ? `${from} to ${to}, ${String(count)}` : from, reason, acting));
}

/** The accountings that the plan does not hold yet; undefined where it holds a part of one, which was counted from an older text. */
export function stillOpen(accountings: readonly Accounting[], { note, log }: ReadPlan): readonly Accounting[] | undefined {
  const known = newest([note.last_due, ...log.map(({ due, dueTo }) => dueTo ?? due)]);
  const left = known === undefined ? accountings : accountings.filter(({ to }) => to > known);
  return left.some(({ from }) => from <= (known ?? "")) ? undefined : left;
}

/** The log's line about an occurrence. */
export function accountOf({ log }: ReadPlan, occurrence: Day): MaintenanceLine | undefined {
  return log.find(({ due, dueTo }) => due !== undefined && due <= occurrence && occurrence <= (dueTo ?? due));
}

/** What is written into a plan: the two stamps, and lines of its log. `last_due` never goes back. */
export function accountEdits(plan: ReadPlan, lines: readonly string[], written: readonly (Day | undefined)[], done: boolean, acting: Acting): Edit[] {
  const fields = propertiesOf(plan.frontmatter);
  const set = (name: "last_done" | "last_due", value: Day | undefined): Edit[] => {
    const key = keyToWrite(fields, MAINTENANCE_FIELDS, name);
    return value === undefined || value === fieldText(plan.frontmatter, key) ? [] : [setEdit(plan.frontmatter, key, value)];
  };
  const newestDue = written.every((day) => day === undefined) ? undefined : newest([plan.note.last_due, ...written]);
  return [...set("last_done", done ? acting.today : undefined), ...set("last_due", newestDue), { kind: "append-under-heading", heading: acting.headings.log, lines }];
}

function newest(days: readonly (Day | undefined)[]): Day | undefined {
  return days.reduce((one, other) => (other !== undefined && (one === undefined || other > one) ? other : one), undefined);
}

/** Why nothing is done by a plan now: it is retired or paused. */
export function notInForce({ path, note }: ReadPlan, { today }: Acting): Refusal[] {
  const { status, paused_until: until } = note;
  const isPaused = status === "paused" ? until === undefined || until > today : until !== undefined && until > today;
  if (status !== "retired" && !isPaused) return [];
  const name = baseName(path);
  if (status === "retired") return [{ code: "plan-retired", path, reason: `${name} is retired.`, hint: "Set its status to active to go on with it, or record a repair." }];
  return [{ code: "plan-paused", path, reason: `${name} is paused${until === undefined ? "" : ` until ${until}`}.`, hint: "Set its status to active and take paused_until out to go on with it." }];
}

/** Why an occurrence cannot be accounted for: the log does so already. */
export function accountedAlready(plan: ReadPlan, occurrence: Day | undefined): Refusal[] {
  const line = occurrence === undefined ? undefined : accountOf(plan, occurrence);
  if (!line) return [];
  return [{ code: "occurrence-accounted", path: plan.path, line: line.line, reason: `The log says already that ${occurrence ?? ""} was ${line.outcome}, on ${line.day}.`, hint: "To correct it, change that line of the log." }];
}

/** Says that the plan's log went on since the command looked at it. */
export function changedMeanwhile(path: string): Refusal {
  return { code: "note-changed-meanwhile", path, reason: "The plan's log was written meanwhile.", hint: "Look at the plan and try again." };
}
