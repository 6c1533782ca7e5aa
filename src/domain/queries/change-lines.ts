import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { ApprovalStanding } from "../lifecycle/approval-policy.ts";
import type { ChangeWay } from "../lifecycle/change.ts";
import type { RiskBand } from "../metrics/change-risk.ts";
import type { Approval } from "../notes/approvals.ts";
import { hasEnded, type NoteOf } from "../notes/kinds.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { instantOf, type Moment } from "../time/moment.ts";
import { namesOf, titleOf } from "./agenda-items.ts";
import type { ChangeReading } from "./change-reading.ts";
import type { ChangeStanding } from "./change-told.ts";
import { openConflicts } from "./open-conflicts.ts";
import { zoneOf } from "./plan-standings.ts";

type Change = NoteRow<"change">;

/** One line of the list of changes. Empty strings are what nobody knows. */
export interface ChangeLine {
  readonly path: string;
  readonly title: string;
  readonly id: string;
  readonly type: Exclude<ChangeWay, "retroactive">;
  readonly way: ChangeWay;
  readonly status: string;
  readonly services: readonly string[];
  readonly risk: RiskBand | "";
  readonly plannedStart: Moment;
  readonly plannedEnd: Moment;
  readonly implementer: string;
  /** Those that nobody accepted; of a change that has ended none. */
  readonly conflicts: number;
  /** "" where none is asked for yet, or at all. */
  readonly approvals: "" | "missing" | "void" | "done";
}

/** What lists of changes are made of; the standing and the approvals of a change are the same objects as long as they say the same. */
export interface ChangeLinesReading extends Pick<ChangeReading, "changes" | "zone"> {
  readonly standingOf: (row: Change) => ChangeStanding;
  /** Undefined where the body was not read. */
  readonly approvalsOf: (path: string) => ApprovalStanding | undefined;
  /** The conflicts that somebody accepted; undefined as above. */
  readonly acceptedOf: (path: string) => readonly Approval[] | undefined;
}

/** Whether somebody is still to do something about a change. */
export function isOpenChange({ status }: Change): boolean {
  return !hasEnded("change", status);
}

/** The open changes: those that are worked on, then by their planned start, those without one last. */
export function openChanges({ changes, zone }: Pick<ChangeLinesReading, "changes" | "zone">): readonly Change[] {
  const open = ifOpen(changes, [], (row) => (isOpenChange(row) ? row : undefined));
  return inOrder([open, zone], () => open.filter((row) => row !== undefined).map((row) => ({ row, rank: row.status === "implement" ? 0 : 1, at: startOf(row.note, zone) }))
    .sort((one, other) => one.rank - other.rank || one.at - other.at || (one.row.path < other.row.path ? -1 : 1)).map(({ row }) => row));
}

const [ifOpen, inOrder] = [mapKept<Change, Change | undefined>(), lastMade<readonly Change[]>()];

/** A day alone counts from its beginning. */
function startOf(note: NoteOf<"change">, zone: string): number {
  const { planned_start: start } = note;
  return instantOf(start?.length === 10 ? `${start}T00:00` : start, zoneOf(note, zone)) ?? Infinity;
}

interface Known {
  readonly by: readonly unknown[];
  readonly line: ChangeLine;
}

const lines = new WeakMap<Change, Known>();

/** A change as lists show it; the same as long as it stands the same. */
export function changeLine(row: Change, { standingOf, approvalsOf, acceptedOf }: Pick<ChangeLinesReading, "standingOf" | "approvalsOf" | "acceptedOf">): ChangeLine {
  const [standing, approvals, accepted] = [standingOf(row), approvalsOf(row.path), acceptedOf(row.path)];
  const [by, known] = [[standing, approvals, accepted], lines.get(row)];
  if (known?.by.every((each, at) => each === by[at])) return known.line;
  const line = lineOf(row, standing, approvals, isOpenChange(row) ? openConflicts(standing, accepted) : 0);
  lines.set(row, { by, line });
  return line;
}

function lineOf(row: Change, { risk }: ChangeStanding, approvals: ApprovalStanding | undefined, conflicts: number): ChangeLine {
  const { id = "", change_type: type = "normal", retroactive, status, planned_start: plannedStart = "", planned_end: plannedEnd = "", implementer = "" } = row.note;
  return {
    path: row.path, title: titleOf(row), id, type, way: retroactive === true ? "retroactive" : type, status, services: namesOf(row.services), risk: risk?.band ?? "",
    plannedStart, plannedEnd, implementer: withoutLinkMarks(implementer), conflicts, approvals: approvalWord(row, approvals),
  };
}

/** As long as a change is written nobody is asked, unless one was given to a plan that stands no more. */
function approvalWord(row: Change, approvals: ApprovalStanding | undefined): ChangeLine["approvals"] {
  if (!approvals || approvals.asked.length === 0 || !isOpenChange(row)) return "";
  if (approvals.missing.length === 0) return "done";
  if (approvals.states.includes("void")) return "void";
  return row.status === "draft" || row.status === "assess" ? "" : "missing";
}
