import { planCatchUp } from "../domain/actions/catch-up.ts";
import { planCompleteMaintenance } from "../domain/actions/complete-maintenance.ts";
import { whyNoReading, type NewReading } from "../domain/actions/meter-reading.ts";
import type { Planned } from "../domain/actions/plan.ts";
import { planSkipMaintenance } from "../domain/actions/skip-maintenance.ts";
import { readReading } from "../domain/notes/limit.ts";
import { metricOf, planStandings, type PlanStanding } from "../domain/queries/plan-standings.ts";
import { accountFor } from "../domain/schedule/catch-up.ts";
import type { Occurrence } from "../domain/schedule/occurrence.ts";
import { formatDayShort } from "../domain/time/day.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import { askReason } from "../ui/dialogs/ask-reason.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { chooseTarget, metricUnit } from "./maintenance-target.ts";
import { perform, tellRefusals } from "./outcomes.ts";
import { stepOrder } from "./step-order.ts";
import { refusalWords } from "./take-step.ts";

/** Marks an occurrence as done: a line in the plan's log, or the end of its work order where there is one. Asks only for what it cannot do without. */
export async function completeMaintenance(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const target = await chooseTarget(operations, reading, path);
  if (!target) return;
  const { plan } = target;
  const order = target.order ?? (plan && openOrder(plan));
  if (order) return stepOrder(operations, order.path, "complete");
  if (!plan || (await isInTheWay(operations, plan))) return;
  const occurrence = await chooseOccurrence(operations, plan);
  if (occurrence === undefined) return;
  const meter = plan.terms.usage ? await askMeter(operations, plan, metricOf(plan.row.note.meter, reading.pathOf)) : undefined;
  if (plan.terms.usage && !meter) return;
  const text = await operations.writer.freshText(plan.row.path);
  if (text === undefined) return;
  const older = occurrence === "extra" ? [] : accountFor(plan.standing, plan.terms, plan.orders.accounts);
  const missed = older.reduce((sum, { count }) => sum + count, 0);
  const planned = planCompleteMaintenance(
    { path: plan.row.path, text, occurrence: occurrence === "extra" ? undefined : occurrence, older, note: "", meter, link: `[[${operations.linkTexts.of(plan.row.path)}]]` }, operations.acting(),
  );
  await perform(operations, planned, missed > 0 ? { message: words.notices.doneWithMissed(plan.row.name, missed) } : plan.standing.open.length > 1 && occurrence !== "extra" ? { message: words.notices.doneOldest(plan.row.name, formatDayShort(occurrence), plan.standing.open.length - 1) } : {});
}

/** Tells what no answer would change, before anything is asked. */
async function isInTheWay(operations: Operations, { row: { path } }: PlanStanding): Promise<boolean> {
  const text = await operations.writer.freshText(path);
  const tried = text === undefined ? undefined : planCompleteMaintenance({ path, text, occurrence: undefined, older: [], note: "" }, operations.acting());
  const refusals = !tried || tried.ok ? [] : tried.refusals.filter(({ code }) => code !== "MNT-EVID" && code !== "occurrence-accounted");
  return refusals.length > 0 && !tellRefusals(operations, refusals);
}

function openOrder({ standing, orders }: PlanStanding): PlanStanding["orders"]["rows"][number] | undefined {
  const [first] = [...standing.open, ...(standing.next ? [standing.next] : [])].filter(({ nominal }) => orders.accounts.get(nominal)?.outcome === "open");
  return first && orders.byOccurrence.get(first.nominal);
}

/** The day of the oldest open one; of the next where it may be done already; else a person says whether it counts, or is `extra`. */
async function chooseOccurrence(operations: Operations, { standing }: PlanStanding): Promise<string | undefined> {
  const [open] = standing.open;
  const { next } = standing;
  const today = operations.localNow().day;
  if (open) return open.nominal;
  if (!next) return "extra";
  if (next.shownFrom <= today) return next.nominal;
  const chosen = await chooseOne(operations.app, [
    { path: next.nominal, name: words.countsForNext(formatDayShort(next.day)), detail: "" },
    { path: "extra", name: words.extraWork, detail: words.extraWorkHint },
  ], words.chooseWork);
  return chosen;
}

async function askMeter(operations: Operations, { row, around }: PlanStanding, path: string | undefined): Promise<Omit<NewReading, "from"> | undefined> {
  const text = path === undefined ? undefined : await operations.writer.freshText(path);
  if (path === undefined || text === undefined) return void noticeWithUndo(words.notices.noMeter(row.name));
  const last = around.meter.at(-1);
  const unit = metricUnit(operations, path);
  const readingOf = (value: string | undefined): Omit<NewReading, "from"> => ({ path, text, value: readReading(value ?? "")?.number ?? NaN, unit });
  const said = await askFields(operations.app, {
    title: words.completeTitle(row.name), confirm: words.complete,
    fields: [{ key: "value", label: words.meterReading, hint: words.meterHint(last ? `${String(last.value)} ${unit}` : ""), inputMode: "decimal", missing: words.meterMissing, whyNot: (typed) => (readReading(typed) ? "" : words.meterNoNumber) }],
    check: ({ value }) => refusalWords(whyNoReading({ ...readingOf(value), from: "" })),
  });
  return said && readingOf(said["value"]);
}

/** Skips an occurrence with a reason. */
export async function skipMaintenance(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const plan = (await chooseTarget(operations, reading, path, "plan"))?.plan;
  const occurrence: Occurrence | undefined = plan && (plan.standing.open[0] ?? plan.standing.next);
  if (!plan) return;
  if (!occurrence) return void noticeWithUndo(words.notices.nothingToSkip(plan.row.name));
  const order = openOrder(plan);
  if (order) return stepOrder(operations, order.path, order.status === "planned" ? "skip" : "cancel");
  const skip = async (reason: string): Promise<Planned | undefined> => {
    const text = await operations.writer.freshText(plan.row.path);
    return text === undefined ? undefined : planSkipMaintenance({ path: plan.row.path, text, occurrence: occurrence.nominal, older: accountFor(plan.standing, plan.terms, plan.orders.accounts), reason }, operations.acting());
  };
  // What cannot be skipped at all is refused before a reason is asked for.
  const tried = await skip("-");
  const reason = tried?.ok === true ? await askReason(operations.app, { title: words.skipWorkTitle(plan.row.name, formatDayShort(occurrence.day)), hint: words.skipWorkHint, reasons: words.skipWorkReasons, confirm: words.scheduleView.skip }) : "-";
  const planned = reason === undefined || tried?.ok !== true ? tried : await skip(reason);
  if (reason !== undefined && planned) await perform(operations, planned);
}

/** Accounts for what went by: of one plan, or of all. */
export async function catchUpMaintenance(operations: Operations, path?: string): Promise<void> {
  const reading = await operations.maintenance.reading();
  const behind = planStandings(reading).filter(({ row, standing }) => standing.passed.length > 0 && (path === undefined || row.path === path));
  if (behind.length === 0) return void noticeWithUndo(words.notices.nothingPassed);
  const occurrences = behind.reduce((sum, { standing }) => sum + standing.passed.length, 0);
  const said = await askFields(operations.app, {
    title: words.catchUpTitle, intro: words.catchUpReason(occurrences, behind.length), confirm: words.scheduleView.catchUp,
    fields: [{ key: "reason", label: words.reason, choices: words.catchUpWhy }],
  });
  if (!said) return;
  const plans = [];
  for (const { row, standing, terms, orders } of behind) {
    const text = await operations.writer.freshText(row.path);
    if (text !== undefined) plans.push({ path: row.path, text, accountings: accountFor(standing, terms, orders.accounts) });
  }
  await perform(operations, planCatchUp(plans, said["reason"] ?? "", operations.acting()));
}
