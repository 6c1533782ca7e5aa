import { needsChange } from "../domain/actions/account-lines.ts";
import type { Planned, Refusal } from "../domain/actions/plan.ts";
import { recordPlaces } from "../domain/actions/new-record.ts";
import { proposalsOf } from "../domain/actions/finding-proposals.ts";
import { planRecordRepair } from "../domain/actions/record-repair.ts";
import { planStartWorkOrder, stepSource, workOrderPath, type StepSource } from "../domain/actions/start-work-order.ts";
import { unmetFor } from "../domain/actions/work-order-guards.ts";
import { planWorkOrderStatus } from "../domain/actions/work-order-status.ts";
import type { StatusInput, WorkOrderAround } from "../domain/actions/work-order-step.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { eventsFrom, type Guard } from "../domain/lifecycle/transition.ts";
import { WORK_ORDER_LIFE, type WorkOrderEvent } from "../domain/lifecycle/work-order.ts";
import { readReading } from "../domain/notes/limit.ts";
import { namesOf } from "../domain/queries/agenda-items.ts";
import type { AgendaReading } from "../domain/queries/build-agenda.ts";
import { metricOf, type PlanStanding } from "../domain/queries/plan-standings.ts";
import { occurrenceOf, planOf } from "../domain/index/work-orders-of.ts";
import { accountFor } from "../domain/schedule/catch-up.ts";
import { findWikiLinks } from "../domain/text/links.ts";
import { readDuration } from "../domain/time/duration.ts";
import { formatDayShort, readDay } from "../domain/time/day.ts";
import { readMoment } from "../domain/time/moment.ts";
import { askFields, type AskedField } from "../ui/dialogs/ask-fields.ts";
import { chooseProcedure } from "../ui/dialogs/choose-procedure.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { fromTemplate } from "./from-template.ts";
import { chooseTarget, metricUnit } from "./maintenance-target.ts";
import { newRecordOf } from "./new-record.ts";
import { openNote } from "./open-note.ts";
import { perform, tellRefusals } from "./outcomes.ts";
import { peopleOf } from "./people.ts";

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
  const start = (input: StatusInput): Planned => planStartWorkOrder({
    plan: { path: plan.row.path, text }, link: `[[${operations.linkTexts.of(plan.row.path)}]]`, occurrence, older: accountFor(plan.standing, plan.terms, plan.orders.accounts), steps, path: orderPath,
    present: taken === undefined ? undefined : { text: taken, isOurs: isFor(operations, reading, orderPath, plan, occurrence.nominal) },
    input, around: criticalAndFrozen(operations, reading, plan.row.services),
  }, operations.acting());
  const planned = await filledIn(operations, start, plan.row.name);
  if (planned && (await perform(operations, planned))) await openNote(operations.app, orderPath);
}

/** Work that is not due for long is begun only where that is meant. */
async function isMeant({ app }: Operations, day: string): Promise<boolean> {
  return (await chooseProcedure(app, [{ path: day, name: words.startFor(formatDayShort(day)), detail: words.notDueYet }], words.chooseWork)) !== undefined;
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
async function filledIn(operations: Operations, plan: (input: StatusInput) => Planned, name: string): Promise<Planned | undefined> {
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

function linksTo({ index, linkTexts }: Operations, kind: "change" | "incident" | "service"): string[] {
  return index.ofKind(kind).map(({ path }) => `[[${linkTexts.of(path)}]]`);
}

function criticalAndFrozen({ index }: Operations, reading: AgendaReading, services: readonly string[]): Pick<WorkOrderAround, "critical" | "frozen"> {
  const named = new Set(namesOf(services).map((name) => name.toLowerCase()));
  const critical = index.ofKind("service").some((row) => named.has(row.name.toLowerCase()) && row.note.criticality === "tier0");
  return { critical, frozen: reading.calendars.freezesFor(services).some(({ from, to }) => from <= reading.now && reading.now < to) };
}

/** Offers the steps that the state of a work order allows. */
export async function changeStatus(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const order = (await chooseTarget(operations, reading, path, "order"))?.order;
  if (!order) return;
  const events = eventsFrom(WORK_ORDER_LIFE, order.status);
  if (events.length === 0) return void noticeWithUndo(words.notices.orderEnded(order.name));
  const chosen = await chooseProcedure(operations.app, events.map((event) => ({ path: event, name: words.transitions[event] ?? event, detail: WORK_ORDER_LIFE[event].to.replace(/-/g, " ") })), words.changeStatusOf(order.name));
  const event = events.find((each) => each === chosen);
  if (event) await stepOrder(operations, order.path, event);
}

/** What completing asks besides what its rules want. */
const ALSO_ASKED: Partial<Readonly<Record<WorkOrderEvent, readonly string[]>>> = {
  complete: ["action_taken", "labour", "downtime_start", "downtime_end", "parts", "cost"],
};

/** Takes a work order a step on; asks first for what the step still needs. */
export async function stepOrder(operations: Operations, path: string, event: WorkOrderEvent): Promise<void> {
  const reading = await operations.maintenance.reading();
  const row = operations.index.row(path);
  const text = await operations.writer.freshText(path);
  if (row?.kind !== "work-order" || text === undefined) return;
  const order = row as NoteRow<"work-order">;
  const around = aroundOrder(operations, reading, order);
  const bare = { path, text, event, input: { fields: {}, reason: "" }, around };
  const unmet = unmetFor(bare, operations.acting());
  const asked = new Set(unmet.filter((guard) => keyOf(guard) !== "").map(({ rule }) => rule));
  const tried = planWorkOrderStatus(bare, operations.acting());
  // What no answer of the dialog would change is told before it is filled in.
  const inTheWay = tried.ok ? [] : tried.refusals.filter(({ code }) => !asked.has(code));
  if (inTheWay.length > 0) return void tellRefusals(operations, inTheWay, words.notices.orderNotDone);
  const keys = [...new Set([...unmet.map(keyOf), ...(ALSO_ASKED[event] ?? [])])].filter((key) => key !== "" && (order.note as Readonly<Record<string, unknown>>)[key] === undefined || key === "parts");
  const wanted = new Set(unmet.map(keyOf));
  const title = `${words.transitions[event] ?? event}: ${order.name}`;
  const meter = metricOf(planRow(operations, reading, order)?.note.meter, reading.pathOf);
  const plan = async (answers: Readonly<Record<string, string>>): Promise<Planned> => {
    const meterText = meter === undefined ? undefined : await operations.writer.freshText(meter);
    const of = meter !== undefined && meterText !== undefined ? { path: meter, text: meterText, unit: metricUnit(operations, meter), from: `[[${operations.linkTexts.of(path)}]]` } : undefined;
    return planWorkOrderStatus({ path, text: (await operations.writer.freshText(path)) ?? text, event, input: inputOf(answers, of), around }, operations.acting());
  };
  const check = async (answers: Readonly<Record<string, string>>): Promise<string> => {
    const planned = await plan(answers);
    return planned.ok ? "" : refusalWords(planned.refusals);
  };
  const said = keys.length === 0 ? {} : await askFields(operations.app, { title, confirm: words.transitions[event] ?? event, fields: keys.map((key) => fieldOf(operations, key, wanted.has(key), event)), check });
  if (!said) return;
  const done = await perform(operations, await plan(said), { refusedTitle: words.notices.orderNotDone });
  if (done && event === "complete") await proposeNext(operations, { ...order.note, ...(said["findings"] === undefined ? {} : { findings: said["findings"] as "ok" }) }, path);
}

/** Refusals in one text, for a dialog that stays open. */
export function refusalWords(refusals: readonly Refusal[]): string {
  return refusals.map(({ reason, hint }) => words.notices.refused(reason, hint)).join(" ");
}

function keyOf({ field, rule, strength }: Guard<string>): string {
  return field ?? (strength === "override" ? `override:${rule}` : "");
}

function planRow(operations: Operations, reading: AgendaReading, order: NoteRow<"work-order">): NoteRow<"maintenance"> | undefined {
  const row = operations.index.row(planOf(order, reading.links) ?? "");
  return row?.kind === "maintenance" ? (row as NoteRow<"maintenance">) : undefined;
}

function aroundOrder(operations: Operations, reading: AgendaReading, order: NoteRow<"work-order">): WorkOrderAround {
  const plan = planRow(operations, reading, order)?.note;
  return {
    ...criticalAndFrozen(operations, reading, order.services), statutory: plan?.statutory === true, metered: plan?.terms.usage !== undefined,
    needsChange: needsChange(plan?.requires_change),
  };
}

function fieldOf(operations: Operations, key: string, isWanted: boolean, event: WorkOrderEvent): AskedField {
  const [label, hint] = key.startsWith("override:") ? [words.reason, words.overrideHint] : (words.workFields[key] ?? [words.kinds.change[0], ""]);
  const more: Partial<AskedField> = {
    ...(isWanted ? { missing: words.fieldMissing(label) } : {}),
    ...(key === "findings" ? { options: words.findingWords, hint: "" } : {}),
    ...(key === "reason" && event === "hold" ? { choices: words.holdReasons } : {}),
    ...(key === "verified_by" ? { choices: peopleOf(operations) } : {}),
    ...(key === "incident" ? { links: linksTo(operations, "incident") } : {}),
    ...(key === "change" ? { links: linksTo(operations, "change") } : {}),
    ...(key === "meter_reading" || key === "cost" ? { inputMode: "decimal" } : {}),
  };
  return { key, label, hint, whyNot: (text) => whyNot(key, text), ...more };
}


function whyNot(key: string, text: string): string {
  if (key.startsWith("downtime_")) return readMoment(text) ? "" : words.noMoment;
  if (key === "due") return readDay(text) === undefined ? words.noDay : "";
  if (key === "labour") return readDuration(text) ? "" : words.noLength;
  return (key === "meter_reading" || key === "cost") && readReading(text) === undefined ? words.meterNoNumber : "";
}

function inputOf(said: Readonly<Record<string, string>>, meter: StatusInput["meter"]): StatusInput {
  const given = Object.entries(said).filter(([key, text]) => text !== "" && key !== "reason" && !key.startsWith("override:"));
  const overrides = Object.entries(said).filter(([key]) => key.startsWith("override:")).map(([key, why]) => [key.slice("override:".length), why] as const);
  const valueOf = (key: string, text: string): string | number | string[] =>
    key === "meter_reading" || key === "cost" ? (readReading(text)?.number ?? text) : key === "parts" ? linksIn(text) : key.startsWith("downtime_") ? (readMoment(text)?.moment ?? text) : text;
  return { fields: Object.fromEntries(given.map(([key, text]) => [key, valueOf(key, text)])), reason: said["reason"] ?? "", overrides: Object.fromEntries(overrides), meter };
}

/** A finding proposes what comes next; nothing is made unasked. */
async function proposeNext(operations: Operations, order: Parameters<typeof proposalsOf>[0], path: string): Promise<void> {
  const proposals = proposalsOf(order);
  if (proposals.length === 0) return;
  const rows = proposals.map(({ kind }) => ({ path: kind, name: words.proposals[kind] ?? kind, detail: "" }));
  const chosen = await chooseProcedure(operations.app, [...rows, { path: "", name: words.proposals["none"] ?? "", detail: "" }], words.proposalTitle);
  const proposal = proposals.find(({ kind }) => kind === chosen);
  if (proposal?.kind === "work-order") await recordRepair(operations, { raisedBy: path, services: proposal.services });
  else if (proposal) await newRecordOf(operations, proposal.kind, { services: proposal.services, raisedBy: `[[${operations.linkTexts.of(path)}]]` });
}

/** Records that something is to be mended: corrective, or an emergency for an incident, which begins at once. */
export async function recordRepair(operations: Operations, from: { readonly raisedBy?: string; readonly services?: readonly string[] } = {}): Promise<void> {
  const { app, index, settings, linkTexts } = operations;
  const active = index.row(app.workspace.getActiveFile()?.path ?? "");
  const source = from.raisedBy ?? (active?.kind === "checklist" || active?.kind === "work-order" ? active.path : undefined);
  const services = from.services ?? (active?.kind === "service" ? [`[[${linkTexts.of(active.path)}]]`] : (active?.services ?? []));
  const field = (key: string, more: Partial<AskedField> = {}): AskedField => ({ ...fieldOf(operations, key, false, "start"), ...more });
  const said = await askFields(app, {
    title: words.repairTitle, confirm: words.create,
    fields: [
      field("title", { missing: words.fieldMissing(words.workFields["title"]?.[0] ?? "") }), field("fault_description"),
      field("services", { links: linksTo(operations, "service"), value: services.join(", ") }),
      { key: "category", label: words.repairKind, value: "corrective", options: words.repairKinds, missing: words.repairKind },
      field("incident", { value: active?.kind === "incident" ? `[[${linkTexts.of(active.path)}]]` : "" }), field("due"),
    ],
    check: ({ category, incident }) => (category === "emergency" && incident === "" ? words.fieldMissing(words.workFields["incident"]?.[0] ?? "") : ""),
  });
  if (!said) return;
  const { day, time } = operations.localNow();
  const place = recordPlaces("work-order", settings.operationsFolder, { rows: index.all(), paths: app.vault.getFiles().map(({ path }) => path) }, day)(said["title"] ?? "");
  const category = said["category"] === "emergency" ? "emergency" : "corrective";
  const template = await fromTemplate(operations, `Work order ${category}`, { path: place.path, day, time, values: {} });
  if (!template) return;
  const reading = await operations.maintenance.reading();
  const affected = linksIn(said["services"] ?? "");
  const planned = planRecordRepair({
    title: said["title"] ?? "", category, services: affected, fault: said["fault_description"] ?? "", incident: said["incident"], due: readDay(said["due"] ?? ""), startNow: category === "emergency",
    raisedBy: source === undefined ? undefined : `[[${linkTexts.of(source)}]]`, around: criticalAndFrozen(operations, reading, affected),
    // An emergency does not wait for a freeze to end; the log says that it did not.
    overrides: { "MNT-FREEZE": words.emergencyOverride },
  }, place, operations.acting(), template.text, template.made);
  if (!planned.ok) return void tellRefusals(operations, planned.refusals);
  if (await perform(operations, planned)) await openNote(app, template.made ?? place.path);
}
