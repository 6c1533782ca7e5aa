import { hasEnded, KINDS } from "../domain/notes/kinds.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { withoutLinkMarks } from "../domain/text/links.ts";
import { chooseOne, type Choice } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { changeWords } from "../change-words.ts";
import { incidentWords as say } from "../incident-words.ts";

type RecordKind = "incident" | "problem" | "review" | "change";

/** What commands about records ask where nothing says which is meant. */
const ASKS: Readonly<Record<RecordKind, readonly [question: string, none: string]>> = {
  incident: [say.chooseIncident, say.noIncidents], problem: [say.chooseProblem, say.noProblems], review: [say.chooseRecord, say.noRecords], change: [changeWords.chooseChange, changeWords.noChanges],
};

/** Which of the open ones are meant, and what is said where there are none. */
interface Meant {
  readonly isMeant: (row: NoteRow) => boolean;
  readonly none: string;
}

/** The record that is said, else the active note where it is one, else the only one that is open, else one of those; what is resolved is open where nothing else is. */
export async function chooseRecord({ app, index }: Operations, kinds: readonly RecordKind[], said?: string, meant?: Meant): Promise<NoteRow | undefined> {
  const here = index.row(said ?? app.workspace.getActiveFile()?.path ?? "");
  if (here && kinds.some((kind) => kind === here.kind)) return here;
  const open = openRows(kinds.flatMap((kind): NoteRow[] => [...index.ofKind(kind)])).filter((row) => meant?.isMeant(row) !== false);
  if (open.length === 1) return open[0];
  const [question, none] = ASKS[kinds.length === 1 ? (kinds[0] ?? "review") : "review"];
  if (open.length === 0) return void noticeWithUndo(meant?.none ?? none);
  const chosen = await chooseOne(app, open.map(asChoice), question);
  return open.find(({ path }) => path === chosen);
}

/** Those that are open, the worst and then the newest first. */
export function openRows(rows: readonly NoteRow[]): readonly NoteRow[] {
  const open = rows.filter(({ kind, status, unreadable }) => !hasEnded(kind, status) && !unreadable);
  const unsolved = open.filter(({ status }) => status !== "resolved" && status !== "reviewed");
  return [...(unsolved.length > 0 ? unsolved : open)].sort((one, other) => severityOf(one).localeCompare(severityOf(other)) || other.path.localeCompare(one.path));
}

/** What has none comes last. */
function severityOf({ note }: NoteRow): string {
  return (note as { readonly severity?: string }).severity ?? "~";
}

/** A record to choose, with what tells it from others. */
export function asChoice(row: NoteRow): Choice {
  const severity = severityOf(row);
  const detail = [severity === "~" ? "" : severity, row.status.replace(/-/g, " "), ...row.services.map(withoutLinkMarks)].filter((part) => part !== "").join(", ");
  return { path: row.path, name: row.name, detail, icon: KINDS[row.kind].icon };
}
