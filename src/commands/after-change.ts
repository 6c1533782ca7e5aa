import { changeLogRows } from "../domain/actions/change-log-row.ts";
import { unmetFor } from "../domain/actions/life-guards.ts";
import type { NoteEdits } from "../domain/actions/plan.ts";
import { readRecord, titleIn } from "../domain/actions/record-fields.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { changeOffers } from "../domain/queries/change-offers.ts";
import { findWikiLinks } from "../domain/text/links.ts";
import { changeWords as say } from "../change-words.ts";
import { incidentWords } from "../incident-words.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import type { Operations } from "../vault/operations.ts";
import { checkConflicts } from "./change-conflicts.ts";
import { changeOriginOf } from "./change-origin.ts";
import { declareIncident } from "./declare-incident.ts";
import { startReview } from "./incident-after.ts";
import { recordBackout } from "./record-backout.ts";
import { linkOf } from "./record-making.ts";
import { requestChange } from "./request-change.ts";
import { proposeStandard } from "./standard-change.ts";
import { takeStep, type Answers, type WantedStep } from "./take-step.ts";

/** Something that may follow a step, and how it is done. */
export interface Offer {
  readonly name: string;
  readonly detail: string;
  readonly run: () => Promise<unknown>;
}

/** What is done about what keeps a change from going on. */
export function mendsOf(operations: Operations, path: string): NonNullable<WantedStep["mends"]> {
  return { "conflict-open": () => checkConflicts(operations, path), "verification-failed": () => seeToFailure(operations, path) };
}

/** A verification that failed is followed by a backout or by an incident that names the change as its cause. */
async function seeToFailure(operations: Operations, path: string): Promise<boolean> {
  const rows = [
    { path: "backout", name: say.offers.backout, detail: say.offers.backoutWhy }, { path: "incident", name: say.offers.incident, detail: say.offers.incidentWhy }, { path: "", name: say.notNow, detail: "" },
  ];
  const chosen = await chooseOne(operations.app, rows, say.failedTitle);
  if (chosen === "incident") return declareCaused(operations, path);
  return chosen === "backout" && recordBackout(operations, path);
}

/** Declares an incident that a change caused. */
async function declareCaused(operations: Operations, path: string): Promise<boolean> {
  const row = operations.index.row(path);
  return row?.kind === "change" && declareIncident(operations, { title: say.causedTitle(titleIn((row as NoteRow<"change">).note, path)), services: row.services, causedBy: linkOf(operations, path) });
}

/** What other notes take in when a change is closed: the procedures that its documentation names get a row in their change log. */
export async function besideOf(operations: Operations, path: string, event: string, said: Answers): Promise<readonly NoteEdits[]> {
  const text = event === "close" ? await operations.writer.freshText(path) : undefined;
  if (text === undefined) return [];
  const links = findWikiLinks(`${said["documentation"] ?? ""} ${readRecord("change", text).documentation ?? ""}`);
  const paths = new Set(links.map(({ target }) => operations.pathOf(target) ?? "").filter((each) => operations.index.row(each)?.kind === "procedure"));
  const notes = await Promise.all([...paths].map(async (each) => ({ path: each, text: (await operations.writer.freshText(each)) ?? "" })));
  return changeLogRows({ path, text }, notes, operations.acting());
}

/** What a step of a change asks for next. The note is read anew: the index may not know the step yet. */
export async function afterChange(operations: Operations, path: string, event: string): Promise<Offer[]> {
  const [row, text] = [operations.index.row(path), await operations.writer.freshText(path)];
  if (row?.kind !== "change" || text === undefined) return [];
  if (event === "close") return [...resumeOffer(operations, waitingFor(operations, row as NoteRow<"change">)), ...(await standardOffer(operations, path))];
  if (event !== "finish" && event !== "record") return [];
  const [relations, note] = [operations.incidents.relations(), readRecord("change", text)];
  const close = { path, text, kind: "change", event: "close", input: { fields: {}, reason: "" }, around: operations.incidents.around(row) } as const;
  const needsReview = unmetFor(close, operations.acting()).some(({ rule }) => rule === "CHG-PIR") && relations.reviewsOf(path).length === 0;
  return [
    ...(note.verification_result === "fail" && relations.incidentsCausedBy(path).length === 0 ? [{ name: say.offers.incident, detail: say.offers.incidentWhy, run: () => declareCaused(operations, path) }] : []),
    ...(needsReview ? [{ name: say.offers.review, detail: say.offers.reviewWhy, run: () => startReview(operations, path) }] : []),
  ];
}

/** The incidents on hold that a change ends, by itself or with their problem. */
function waitingFor(operations: Operations, { note }: NoteRow<"change">): NoteRow[] {
  const [{ index }, relations] = [operations, operations.incidents.relations()];
  const paths = note.fixes.map((link) => relations.pathNamed(link) ?? "");
  const named = paths.map((path) => index.row(path)).filter((row) => row?.kind === "incident") as NoteRow[];
  return [...new Set([...named, ...paths.flatMap((path): readonly NoteRow[] => relations.incidentsOf(path) as unknown as readonly NoteRow[])])].filter(({ status }) => status === "on-hold");
}

/** Incidents that waited go on together. */
export function resumeOffer(operations: Operations, [row, ...together]: readonly NoteRow[]): Offer[] {
  if (!row) return [];
  const step = { row, kind: "incident", event: "resume", name: incidentWords.resume, also: [], refusedTitle: incidentWords.notResumed } as const;
  return [{
    name: say.offers.resume, detail: incidentWords.waiting(together.length + 1), run: () => takeStep(operations, { ...step, ...(together.length > 0 ? { together } : {}) }),
  }];
}

/** What takes a problem's cause away is a change. */
export function requestOffer(operations: Operations, path: string): Offer[] {
  if (operations.incidents.relations().changesFixing(path).length > 0) return [];
  return [{ name: say.commands.requestChange, detail: say.offers.requestWhy, run: async () => requestChange(operations, await changeOriginOf(operations, path)) }];
}

async function standardOffer(operations: Operations, path: string): Promise<Offer[]> {
  const isOffered = changeOffers(await operations.incidents.reading([path])).some((offer) => offer.kind === "standardise" && offer.path === path);
  return isOffered ? [{ name: say.offers.standard, detail: say.offers.standardWhy, run: () => proposeStandard(operations, path) }] : [];
}
