import { readRecord } from "../domain/actions/record-fields.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { LivingKind } from "../domain/lifecycle/lives.ts";
import { isReviewRequired } from "../domain/lifecycle/own-facts.ts";
import { incidentWords as say } from "../incident-words.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import type { Operations } from "../vault/operations.ts";
import { afterChange, requestOffer, resumeOffer, type Offer } from "./after-change.ts";
import { openProblem, startReview } from "./incident-after.ts";

/** Offers what a step of a record asks for next; nothing is done unasked. */
export async function afterStep(operations: Operations, path: string, kind: LivingKind, event: string): Promise<void> {
  const offers = kind === "change" ? await afterChange(operations, path, event) : kind === "problem" && event === "solve" ? requestOffer(operations, path) : event !== "resolve" ? [] : kind === "incident" ? await afterIncident(operations, path) : kind === "problem" ? afterProblem(operations, path) : [];
  if (offers.length === 0) return;
  const rows = offers.map(({ name, detail }) => ({ path: name, name, detail }));
  const chosen = await chooseOne(operations.app, [...rows, { path: "", name: say.offers.none, detail: "" }], say.offerTitle);
  await offers.find(({ name }) => name === chosen)?.run();
}

/** A review that is required, and a problem where the cause stays or weighs much. The note is read anew: the index may not know the step yet. */
async function afterIncident(operations: Operations, path: string): Promise<Offer[]> {
  const text = await operations.writer.freshText(path);
  if (text === undefined) return [];
  const note = readRecord("incident", text);
  const { severity, cause, resolution_code: code, problem } = note;
  const needsReview = isReviewRequired(note) && operations.incidents.relations().reviewsOf(path).length === 0;
  const hasCause = code === "workaround" || cause === "unknown" || severity === "SEV1" || severity === "SEV2";
  return [
    ...(needsReview ? [{ name: say.offers.review, detail: say.offers.reviewWhy, run: () => startReview(operations, path) }] : []),
    ...(hasCause && problem === undefined ? [{ name: say.offers.problem, detail: say.offers.problemWhy, run: () => openProblem(operations, [path]) }] : []),
  ];
}

/** The incidents that waited for the problem go on together. */
function afterProblem(operations: Operations, path: string): Offer[] {
  return resumeOffer(operations, (operations.incidents.relations().incidentsOf(path) as unknown as readonly NoteRow[]).filter(({ status }) => status === "on-hold"));
}
