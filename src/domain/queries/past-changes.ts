import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { Relations } from "../index/relations.ts";
import { closedBefore } from "../index/template-facts.ts";
import { pastScore } from "../metrics/change-risk.ts";
import { groupBy } from "../text/group-by.ts";
import { foldedNames } from "./bookings.ts";
import type { PastChanges } from "./change-told.ts";

type Change = NoteRow<"change">;
type Lists = ReadonlyMap<string, readonly Change[]>;

const NONE: readonly never[] = [];
const closedOnes = mapKept<Change, Change | undefined>();
const byService = lastMade<Lists>();
let last: Lists = new Map();

/** The closed changes of each service, by folded names. */
export function closedByService(changes: readonly Change[]): Lists {
  const closed = closedOnes(changes, [], (row) => (row.status === "closed" ? row : undefined)).filter((row) => row !== undefined);
  return byService([closed], () => (last = listed(closed, last)));
}

/** A service that the same changes name keeps its list. */
function listed(closed: readonly Change[], before: Lists): Lists {
  const made = groupBy(closed.flatMap((row) => [...new Set(foldedNames(row.services))].map((name) => ({ name, row }))), ({ name }) => name);
  return new Map([...made].map(([name, own]) => {
    const [known, rows] = [before.get(name), own.map(({ row }) => row)];
    return [name, known?.length === rows.length && known.every((row, at) => row === rows[at]) ? known : rows];
  }));
}

/** The lists in which changes like one stand: those of its template, else those of its services. */
export function likeOnes(row: Change, template: NoteRow<"procedure"> | undefined, changesUsing: Relations["changesUsing"], closed: Lists): readonly (readonly Change[])[] {
  return template ? [changesUsing(template.path)] : foldedNames(row.services).map((name) => closed.get(name) ?? NONE);
}

/** Those of the lists that were closed when a change was approved or begun, the newest first; all where it is neither. */
export function pastOf(row: Change, lists: readonly (readonly Change[])[], zone: string): readonly Change[] {
  return closedBefore([...new Set(lists.flat())], row, row.note.authorized ?? row.note.actual_start, zone);
}

/** Sums up how changes ended. */
export function resultsOf(past: readonly Change[], { incidentsCausedBy }: Pick<Relations, "incidentsCausedBy">): PastChanges {
  const ended = (...codes: readonly (string | undefined)[]): number => past.filter(({ note }) => codes.includes(note.close_code)).length;
  const caused = past.flatMap(({ path }) => incidentsCausedBy(path)).filter(({ status }) => status !== "cancelled");
  const [sev1 = 0, sev2 = 0, sev3 = 0] = (["SEV1", "SEV2", "SEV3"] as const).map((severity) => caused.filter(({ note }) => note.severity === severity).length);
  const results = { successful: ended("successful"), withIssues: ended("successful-with-issues"), failed: ended("partial", "backed-out", "failed") };
  return { ...results, score: pastScore({ ...results, sev1, sev2, sev3 }) };
}

const SUCCESS: ReadonlySet<string> = new Set(["successful", "successful-with-issues"]);

/** Whether the newest of which that is known was no success. */
export function didLastFail(past: readonly Change[]): boolean {
  const code = past.find(({ note }) => note.close_code !== undefined)?.note.close_code;
  return code !== undefined && !SUCCESS.has(code);
}
