import { wordsOfGuard } from "../domain/actions/guard-words.ts";
import { unmetFor } from "../domain/actions/life-guards.ts";
import { readStep } from "../domain/actions/life-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { lifeOf, LIVES, type LivingKind } from "../domain/lifecycle/lives.ts";
import { destinationOf, eventsFrom, type Guard, type Life } from "../domain/lifecycle/transition.ts";
import type { WorkOrderEvent } from "../domain/lifecycle/work-order.ts";
import { changePanelWords } from "../change-panel-words.ts";
import { lifeWords as say } from "../life-words.ts";
import { panelWords } from "../panel-words.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { besideOf, mendsOf } from "./after-change.ts";
import { afterStep } from "./after-step.ts";
import { rejectChange } from "./approve-change.ts";
import { keyOf, labelOf } from "./life-fields.ts";
import { chooseTarget } from "./maintenance-target.ts";
import { asChoice, openRows } from "./record-target.ts";
import { stepOrder } from "./step-order.ts";
import { takeStep, type Answers } from "./take-step.ts";

/** Offers the steps that the state of a record allows, each with what it still needs. */
export async function changeStatus(operations: Operations, path?: string): Promise<void> {
  const row = await chooseLiving(operations, path);
  const text = row && (await operations.writer.freshText(row.path));
  if (!row || text === undefined) return;
  const kind = row.kind as LivingKind;
  const { steps }: Life = LIVES[kind];
  const bare = { path: row.path, text, kind, input: { fields: {}, reason: "" }, around: operations.incidents.around(row) };
  const events = eventsFrom(steps, row.status, readStep({ ...bare, event: "" }, operations.acting()).facts);
  if (events.length === 0) return void noticeWithUndo(say.ended(row.name));
  const note = row.note as Readonly<Record<string, unknown>>;
  const rows = events.map((event) => {
    const unmet = unmetFor({ ...bare, event }, operations.acting()).filter(({ strength }) => strength !== "warn");
    const to = destinationOf(steps[event] ?? { to: "" }, (field) => note[field] !== undefined);
    return { path: event, name: nameOf(kind, event), detail: say.needs(panelWords.states[to] ?? to.replace(/-/g, " "), [...new Set(unmet.map((guard) => needOf(kind, guard)))]) };
  });
  const event = await chooseOne(operations.app, rows, words.changeStatusOf(row.name));
  if (event !== undefined) await stepRecord(operations, row.path, event);
}

/** What incidents, problems, changes and reviews are asked besides what their rules want. */
const ALSO_ASKED: Readonly<Record<string, readonly string[]>> = { "incident resolve": ["caused_by"] };
const OVER: ReadonlySet<string> = new Set(["resolved", "closed", "cancelled"]);

/** Takes a record a step on; asks first for what the step still needs. */
export async function stepRecord(operations: Operations, path: string, event: string): Promise<void> {
  const row = operations.index.row(path);
  if (!row || !lifeOf(row.kind)) return;
  const kind = row.kind as LivingKind;
  if (kind === "work-order") return stepOrder(operations, path, event as WorkOrderEvent);
  if (kind === "change" && event === "reject") return rejectChange(operations, path);
  const children = kind === "incident" && event === "resolve" && !OVER.has(row.status) ? operations.incidents.relations().childrenOf(path).filter(({ status }) => !OVER.has(status)) : [];
  if (children.length > 0 && !(await isMeantForAll(operations, row, children))) return;
  const said = await takeStep(operations, {
    row, kind, event, name: nameOf(kind, event), also: ALSO_ASKED[`${kind} ${event}`] ?? [], refusedTitle: say.notDone, ...(children.length > 0 ? { together: children } : {}),
    ...(kind === "change" ? { mends: mendsOf(operations, path), beside: (answers: Answers) => besideOf(operations, path, event, answers) } : {}),
  });
  if (!said) return;
  await afterStep(operations, path, kind, event);
}

/** Open incidents below another are resolved with it where that is meant (domain.md A14). */
async function isMeantForAll({ app }: Operations, { name }: NoteRow, children: readonly { readonly name: string }[]): Promise<boolean> {
  return (await chooseOne(app, [{ path: "all", name: say.childrenToo(children.length), detail: children.map((child) => child.name).join(", ") }], say.childrenTitle(name))) !== undefined;
}

function nameOf(kind: LivingKind, event: string): string {
  return (kind === "work-order" ? words.transitions[event] : say.transitions[kind]?.[event]) ?? event;
}

function needOf(kind: LivingKind, guard: Guard): string {
  const key = keyOf(guard);
  if (key !== "") return labelOf(kind, key);
  const told = kind === "change" ? changePanelWords.needs[guard.when?.at(-1) ?? ""] : undefined;
  return told ?? wordsOfGuard(guard)[0].replace(/\.$/, "").toLowerCase();
}

/** The record that is said, else the active one where it has a life, else one of those that are open; of maintenance as its commands choose it. */
async function chooseLiving(operations: Operations, said?: string): Promise<NoteRow | undefined> {
  const { app, index } = operations;
  const here = index.row(said ?? app.workspace.getActiveFile()?.path ?? "");
  if (here && lifeOf(here.kind)) return here;
  const openOf = (kind: LivingKind): readonly NoteRow[] => openRows([...index.ofKind(kind)]);
  const open = here?.kind === "maintenance" ? [] : (["incident", "problem", "change", "review"] as const).flatMap(openOf);
  if (open.length === 0) return (await chooseTarget(operations, await operations.maintenance.reading(), said, "order"))?.order;
  const chosen = await chooseOne(app, [...open, ...openOf("work-order")].map(asChoice), say.chooseRecord);
  return chosen === undefined ? undefined : index.row(chosen);
}
