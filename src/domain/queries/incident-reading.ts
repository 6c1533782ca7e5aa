import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { Relations } from "../index/relations.ts";
import type { Links } from "../index/work-orders-of.ts";
import type { WorkingTime } from "../metrics/business-time.ts";
import type { ActionItem } from "../notes/action-items.ts";
import type { ChangeBody } from "../notes/change-body.ts";
import { hasEnded } from "../notes/kinds.ts";
import type { LogChange } from "../notes/log-lines.ts";
import type { SectionLine } from "../notes/section-lines.ts";
import type { Timeline } from "../notes/timeline.ts";
import { linkTarget } from "../text/links.ts";
import type { Moment } from "../time/moment.ts";
import type { ChangeStanding } from "./change-told.ts";
import type { Instant } from "./record-panel.ts";

/** What is read of the body of an incident, problem, review or change. */
export interface RecordBody {
  readonly timeline: Timeline;
  readonly log: readonly (LogChange | SectionLine)[];
  readonly actions: readonly ActionItem[];
  /** What guards ask of a body. */
  readonly facts: ReadonlySet<string>;
  /** Of a change: its plan, what was said of it, and how far it is. */
  readonly change?: ChangeBody;
}

/** What panels, boards and the dashboard tell of incidents, problems, changes and reviews is made of this. Lists stay the same as long as they say the same. */
export interface IncidentReading {
  /** Wall time in the vault's zone, and the same as an instant. */
  readonly now: Moment;
  readonly instant: Instant;
  readonly zone: string;
  readonly profile: "team" | "solo";
  readonly incidents: readonly NoteRow<"incident">[];
  readonly problems: readonly NoteRow<"problem">[];
  readonly reviews: readonly NoteRow<"review">[];
  readonly changes: readonly NoteRow<"change">[];
  readonly services: readonly NoteRow<"service">[];
  /** The row of a path, of any kind. */
  readonly rowAt: (path: string) => NoteRow | undefined;
  readonly links: Links;
  readonly relations: Relations;
  /** Of targets in working hours. */
  readonly workingTime: WorkingTime;
  /** Of those notes whose body was read, by path; the same object for the same version of a note. */
  readonly bodies: ReadonlyMap<string, RecordBody>;
  /** How a change stands by other notes: its risk, its conflicts, its template. The same object as long as these say the same. */
  readonly changeStanding: (row: NoteRow<"change">) => ChangeStanding;
  /** Deadlines of authorities, as the settings have them. */
  readonly showsDeadlines: boolean;
}

/** Whether somebody is still to do something about an incident. */
export function isOpenIncident({ status }: NoteRow<"incident">): boolean {
  return status !== "resolved" && !hasEnded("incident", status);
}

type Bodiless = Pick<IncidentReading, "incidents" | "problems" | "reviews" | "changes" | "rowAt" | "links">;

/** The notes whose bodies the dashboard needs: open incidents of SEV1 to SEV3, changes from their approval to their end, notes with open actions, and those of a SEV1 with any, which may wait for somebody to verify them. */
export function wantedRecordBodies({ incidents, problems, reviews, changes, rowAt, links }: Bodiless): readonly string[] {
  const reviewed = ofReviews(reviews, [links.standing], (row) => (hasTasks(row, "open") ? row.path : hasTasks(row, "any") ? { path: row.path, of: links.pathOf(linkTarget(row.note.of ?? "")) } : ""));
  const done = onlyDone([reviewed], () => reviewed.filter((each) => typeof each === "object"));
  const verified = done.flatMap(({ path, of = "" }) => (severityAt(of, rowAt) === "SEV1" ? [path] : []));
  const paths = [
    ofIncidents(incidents, [], (row) => ((isOpenIncident(row) && TOLD.has(row.note.severity ?? "")) || hasTasks(row, "open") || (hasTasks(row, "any") && row.note.severity === "SEV1") ? row.path : "")),
    reviewed, verified,
    ofProblems(problems, [], (row) => (hasTasks(row, "open") ? row.path : "")),
    ofChanges(changes, [], (row) => (UNDER_WAY.has(row.status) || hasTasks(row, "open") ? row.path : "")),
  ];
  return wanted(paths, () => paths.flat().filter((path) => typeof path === "string" && path !== "") as string[]);
}

/** A review whose tasks are all done, and the path of what it is of. */
interface DoneReview {
  readonly path: string;
  readonly of: string | undefined;
}

/** Severities with a time by which users are to be told. */
const TOLD: ReadonlySet<string> = new Set(["SEV1", "SEV2", "SEV3"]);
/** States in which a change waits for approvals, or lives by them. */
const UNDER_WAY: ReadonlySet<string> = new Set(["authorize", "scheduled", "implement"]);
const [ofIncidents, ofReviews] = [mapKept<NoteRow<"incident">, string>(), mapKept<NoteRow<"review">, string | DoneReview>()];
const [ofProblems, ofChanges] = [mapKept<NoteRow<"problem">, string>(), mapKept<NoteRow<"change">, string>()];
const [wanted, onlyDone] = [lastMade<readonly string[]>(), lastMade<readonly DoneReview[]>()];

function hasTasks({ hasActions, tasks }: NoteRow, which: "open" | "any"): boolean {
  return hasActions && tasks.some(({ task }) => (which === "any" ? task !== undefined : task === " " || task === "/"));
}

/** The severity of the incident at a path. */
function severityAt(path: string, rowAt: IncidentReading["rowAt"]): string | undefined {
  const row = rowAt(path);
  return row?.kind === "incident" ? (row as NoteRow<"incident">).note.severity : undefined;
}

/** The severity of the incident that a link names. */
export function severityOf(link: string | undefined, links: Links, rowAt: IncidentReading["rowAt"]): string | undefined {
  return severityAt(anyNamed(link, links, rowAt)?.path ?? "", rowAt);
}

/** The row that a link in a note names. */
export function anyNamed(link: string | undefined, { pathOf }: Pick<Links, "pathOf">, rowAt: IncidentReading["rowAt"]): NoteRow | undefined {
  if (link === undefined || link === "") return undefined;
  const path = pathOf(linkTarget(link));
  return path === undefined ? undefined : rowAt(path);
}

/** The changes of a value that a log tells. */
export function changesIn(log: RecordBody["log"], key: string): LogChange[] {
  return log.filter((line): line is LogChange => "key" in line && line.key === key);
}
