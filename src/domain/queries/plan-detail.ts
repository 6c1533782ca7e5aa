import type { NoteRow } from "../index/note-row.ts";
import { isCounted } from "../schedule/counted.ts";
import { occurrencesOf } from "../schedule/due.ts";
import { hasEnded, historyOf } from "../schedule/history.ts";
import type { Occurrence } from "../schedule/occurrence.ts";
import type { PlanTerms } from "../schedule/plan-terms.ts";
import { describeSchedule } from "../schedule/schedule.ts";
import { addDays, addMonths, type Day } from "../time/day.ts";
import { writeDuration } from "../time/duration.ts";
import type { PlanDetail } from "./agenda.ts";
import { nowIn, standingOfPlan, type PlansReading, type PlanStanding } from "./plan-standings.ts";

const SHOWN = 5;
/** Looked through for the next dates: close by first, then as far as a rule may reach. */
const AHEAD_MONTHS: readonly number[] = [2, 14, 72];

/** What was understood of a plan, and its next five dates from today on. */
export function planDetail(row: NoteRow<"maintenance">, reading: PlansReading): PlanDetail {
  const plan = standingOfPlan(row, reading);
  const today = nowIn(plan.around.zone, reading).slice(0, 10);
  return {
    path: row.path, name: row.note.title ?? row.name, understood: understoodOf(plan.terms), lastDone: historyOf(plan.terms, plan.orders.accounts).done ?? "", passed: plan.standing.passed.length,
    next: nextOf(plan, today).map(({ nominal, day, from, suppressed, noWindow }) => ({
      nominal, day, time: from.slice(11, 16), note: suppressed ?? (noWindow ? "no-window" : ""),
    })),
  };
}

function nextOf(plan: PlanStanding, today: Day): readonly Occurrence[] {
  const { terms, around, standing, orders } = plan;
  const known = [...standing.open, ...(standing.next ? [standing.next] : [])];
  if (isCounted(terms)) return known.slice(0, SHOWN);
  const isOpen = ({ nominal }: Occurrence): boolean => {
    const account = orders.accounts.get(nominal);
    return nominal > (terms.lastDue ?? "") && (account === undefined || !hasEnded(account));
  };
  for (const months of AHEAD_MONTHS) {
    const found = occurrencesOf(terms, around, addDays(today, -31), addMonths(today, months), orders.accounts).filter((occurrence) => occurrence.day >= today && isOpen(occurrence));
    if (found.length >= SHOWN || months === AHEAD_MONTHS.at(-1)) return found.slice(0, SHOWN);
  }
  return known;
}

const SHIFTS: Readonly<Record<string, string>> = {
  next: "on the next working day", previous: "on the working day before", nearest: "on the nearest working day",
  "next-in-month": "on the next working day of the month", skip: "on working days only",
};

/** A plan's terms in words: `every month on the 22nd, from 2026-06-22; on the next working day`. */
export function understoodOf(terms: PlanTerms): string {
  const { schedule, usage, condition } = terms;
  const parts = [
    ...(schedule ? [describeSchedule(schedule) + (terms.anchor === "completion" ? ", counted from when it was done" : "")] : []),
    ...(usage ? [`every ${String(usage.every)} of its meter`] : []),
    ...(condition ? [`when ${condition.metric} is ${condition.comparison} ${String(condition.value)}${condition.readings > 1 ? ` for ${String(condition.readings)} readings` : ""}`] : []),
  ];
  const more = [
    ...(terms.workingDay ? [SHIFTS[terms.workingDay] ?? ""] : []),
    ...(terms.until ? [`until ${terms.until}`] : []),
    ...(terms.pausedUntil ? [`paused until ${terms.pausedUntil}`] : terms.status === "paused" ? ["paused"] : []),
    ...(terms.grace ? [`${writeDuration(terms.grace)} of grace`] : []),
  ];
  return [parts.join(", or "), ...more].filter((part) => part !== "").join("; ");
}
