import type { Planned, Refusal } from "../domain/actions/plan.ts";
import { planStartWorkOrder, stepSource, workOrderPath, type StepSource } from "../domain/actions/start-work-order.ts";
import type { LifeInput } from "../domain/actions/life-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { occurrenceOf, planOf } from "../domain/index/work-orders-of.ts";
import type { AgendaReading } from "../domain/queries/build-agenda.ts";
import type { PlanStanding } from "../domain/queries/plan-standings.ts";
import { accountFor } from "../domain/schedule/catch-up.ts";
import { findWikiLinks } from "../domain/text/links.ts";
import { formatDayShort } from "../domain/time/day.ts";
import { askFields, type AskedField } from "../ui/dialogs/ask-fields.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { chooseTarget } from "./maintenance-target.ts";
import { openNote } from "./open-note.ts";
import { criticalAndFrozen } from "./order-facts.ts";
import { linksTo } from "./order-fields.ts";
import { perform } from "./outcomes.ts";
import { stepOrder } from "./step-order.ts";

/** Makes and begins the work order of a plan's occurrence, or goes on with the one that is there; then opens it. */
export async function startWorkOrder(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const target = await chooseTarget(operations, reading, path);
  if (!target) return;
  if (target.order) return goOn(operations, target.order);
  const { plan } = target;
  const occurrence = plan && (plan.standing.open[0] ?? plan.standing.next);
  if (!plan) return;
  if (!occurrence) return void noticeWithUndo(words.notices.nothingToStart(plan.row.name));
  const known = plan.orders.byOccurrence.get(occurrence.nominal);
  if (known) return goOn(operations, known);
  if (occurrence.shownFrom > operations.localNow().day && !(await isMeant(operations, occurrence.day))) return;
  const text = await operations.writer.freshText(plan.row.path);
  const steps = text === undefined ? undefined : await stepsOf(operations, plan, text);
  if (text === undefined || !steps) return;
  const orderPath = workOrderPath(operations.settings.operationsFolder, plan.row.path, occurrence.nominal);
  const taken = await operations.writer.freshText(orderPath);
  const start = (input: LifeInput): Planned => planStartWorkOrder({
    plan: { path: plan.row.path, text }, link: `[[${operations.linkTexts.of(plan.row.path)}]]`, occurrence, older: accountFor(plan.standing, plan.terms, plan.orders.accounts), steps, path: orderPath,
    present: taken === undefined ? undefined : { text: taken, isOurs: isFor(operations, reading, orderPath, plan, occurrence.nominal) },
    input, around: criticalAndFrozen(operations, reading, plan.row.services),
  }, operations.acting());
  const planned = await filledIn(operations, start, plan.row.name);
  if (planned && (await perform(operations, planned))) await openNote(operations.app, orderPath);
}

/** Work that is not due for long is begun only where that is meant. */
async function isMeant({ app }: Operations, day: string): Promise<boolean> {
  return (await chooseOne(app, [{ path: day, name: words.startFor(formatDayShort(day)), detail: words.notDueYet }], words.chooseWork)) !== undefined;
}

async function goOn(operations: Operations, order: NoteRow<"work-order">): Promise<void> {
  if (order.status === "planned") await stepOrder(operations, order.path, "start");
  else if (order.status === "on-hold") await stepOrder(operations, order.path, "resume");
  await openNote(operations.app, order.path);
}

function isFor({ index }: Operations, reading: AgendaReading, path: string, plan: PlanStanding, nominal: string): boolean {
  const row = index.row(path);
  if (row?.kind !== "work-order") return false;
  const order = row as NoteRow<"work-order">;
  return planOf(order, reading.links) === plan.row.path && occurrenceOf(order) === nominal;
}

/** The steps of the procedure that the plan names, else its own. */
async function stepsOf(operations: Operations, { row }: PlanStanding, text: string): Promise<StepSource | undefined> {
  const { procedure } = row.note;
  const link = procedure === undefined ? undefined : findWikiLinks(procedure)[0];
  if (!link) return stepSource(operations.linkTexts.of(row.path), text);
  const path = operations.pathOf(link.target);
  const body = path === undefined ? undefined : await operations.writer.freshText(path);
  if (path === undefined || body === undefined) return void noticeWithUndo(words.notices.noProcedureOfPlan(link.target));
  return stepSource(operations.linkTexts.of(path), body, link.subpath);
}

/** Lets a person fill in what a rule asks for: a change, or why a freeze does not hold. Other refusals stay. */
async function filledIn(operations: Operations, plan: (input: LifeInput) => Planned, name: string): Promise<Planned | undefined> {
  const planned = plan({ fields: {}, reason: "" });
  const asked = planned.ok ? [] : planned.refusals.filter(({ code }) => ASKABLE.has(code));
  if (planned.ok || asked.length < planned.refusals.length) return planned;
  const said = await askFields(operations.app, { title: words.startTitle(name), confirm: words.scheduleView.start, fields: asked.map((refusal) => askedAbout(operations, refusal)) });
  if (!said) return undefined;
  const change = said["MNT-CHANGE"];
  return plan({ fields: change === undefined ? {} : { change }, reason: "", overrides: { "MNT-FREEZE": said["MNT-FREEZE"] ?? "" } });
}

const ASKABLE: ReadonlySet<string> = new Set(["MNT-FREEZE", "MNT-CHANGE"]);

function askedAbout(operations: Operations, { code, reason, hint }: Refusal): AskedField {
  const isChange = code === "MNT-CHANGE";
  return { key: code, label: isChange ? words.kinds.change[0] : words.reason, hint: `${reason} ${hint}`, missing: hint, ...(isChange ? { links: linksTo(operations, "change") } : {}) };
}
