import { normalizePath } from "obsidian";

import { planOpenProblem } from "../domain/actions/open-problem.ts";
import { changeReviewTitle, planChangeReview } from "../domain/actions/review-change.ts";
import { planReview, reviewTitle } from "../domain/actions/start-review.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { linkTarget, withoutLinkMarks } from "../domain/text/links.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { openNote } from "./open-note.ts";
import { linksTo } from "./order-fields.ts";
import { perform } from "./outcomes.ts";
import { linkedNote, linkOf, placesOf, templated } from "./record-making.ts";
import { chooseRecord, openRows } from "./record-target.ts";

/** Begins the review of an incident from its timeline, or of a change, or goes on with the one that it has. */
export async function startReview(operations: Operations, path?: string): Promise<void> {
  const row = await chooseRecord(operations, ["incident", "change"], path);
  const subject = row && (await linkedNote(operations, row.path));
  if (!subject) return;
  const [present] = operations.incidents.relations().reviewsOf(subject.path);
  if (present) {
    noticeWithUndo(say.reviewed(row.name));
    return openNote(operations.app, present.path);
  }
  const isChange = row.kind === "change";
  const made = await templated(operations, isChange ? "Review change" : "Review", placesOf(operations, "review")(isChange ? changeReviewTitle(subject) : reviewTitle(subject)));
  if (!made) return;
  const around = { workingDays: operations.maintenance.calendars().workingDays(undefined), zone: operations.zoneInForce().zone };
  const { place, text } = made;
  const planned = (isChange ? planChangeReview : planReview)(subject, place, text, operations.acting(), around, made.made);
  if (await perform(operations, planned)) await openNote(operations.app, made.made ?? normalizePath(place.path));
}

/** Opens a problem that incidents come of, or one that was found before it does harm. */
export async function openProblem(operations: Operations, paths?: readonly string[]): Promise<void> {
  const { app, index } = operations;
  const given = paths ?? incidentsHere(operations);
  const placeOf = placesOf(operations, "problem");
  const first = index.row(given[0] ?? "") as NoteRow<"incident"> | undefined;
  const said = await askFields(app, {
    title: say.problemTitle, confirm: say.open,
    fields: [
      { key: "title", label: say.problemName, value: given.length === 1 && first ? (first.note.title ?? first.name.replace(/^[A-Z]{2,5}-\d{8}-\d{2,4} /, "")) : "", missing: say.problemMissing, whyNot: (text) => (placeOf(text).taken ? say.problemTaken : "") },
      { key: "incidents", label: say.ofIncidents, hint: say.ofIncidentsHint, value: given.map((path) => linkOf(operations, path)).join(", "), links: linksTo(operations, "incident"), whyNot: (text) => whyNoIncidents(operations, text) },
    ],
  });
  if (!said) return;
  const incidents = (await Promise.all(incidentsNamed(operations, said["incidents"] ?? "").map((path) => linkedNote(operations, path ?? "")))).filter((note) => note !== undefined);
  const made = await templated(operations, "Problem", placeOf(said["title"] ?? ""));
  if (!made) return;
  const { place, text } = made;
  const input = { title: said["title"] ?? "", origin: incidents.length > 0 ? "reactive" : "proactive" } as const;
  if (await perform(operations, planOpenProblem(incidents, input, place, text, operations.acting(), made.made))) await openNote(app, made.made ?? normalizePath(place.path));
}

/** The incident in front, else the only one that is open. */
function incidentsHere({ app, index }: Operations): readonly string[] {
  const here = index.row(app.workspace.getActiveFile()?.path ?? "");
  if (here?.kind === "incident") return [here.path];
  const open = openRows([...index.ofKind("incident")]);
  return open.length === 1 ? open.map(({ path }) => path) : [];
}

/** The paths of the incidents that a list names; undefined where one is none. */
function incidentsNamed(operations: Operations, text: string): (string | undefined)[] {
  return linksIn(text).map((link) => operations.pathOf(linkTarget(link))).map((path) => (operations.index.row(path ?? "")?.kind === "incident" ? path : undefined));
}

function whyNoIncidents(operations: Operations, text: string): string {
  const named = incidentsNamed(operations, text);
  const wrong = linksIn(text).find((_, at) => named[at] === undefined);
  return wrong === undefined ? "" : say.noIncident(withoutLinkMarks(wrong));
}
