import type { Day } from "../time/day.ts";
import { toDay, toNumber } from "../time/day-number.ts";
import type { WorkingDays, WorkingDayShift } from "./plan-terms.ts";

/** A calendar in which nobody works for so long has no working days to move to. */
const FARTHEST = 366;

/**
 * A day moved to a working day (domain.md C4); `nearest` prefers the later of two. Undefined where `skip` leaves it out; a day from
 * which no working day is to be found within a year stays.
 */
export function shiftDay(day: Day, shift: WorkingDayShift, workingDays: WorkingDays): Day | undefined {
  if (workingDays.isWorking(day)) return day;
  const [next, previous] = [(): Day | undefined => working(day, 1, workingDays), (): Day | undefined => working(day, -1, workingDays)];
  switch (shift) {
    case "skip": return undefined;
    case "next": return next() ?? day;
    case "previous": return previous() ?? day;
    case "nearest": return nearer(day, next(), previous());
    case "next-in-month": return inMonth(day, next()) ?? previous() ?? day;
  }
}

function working(day: Day, step: 1 | -1, workingDays: WorkingDays): Day | undefined {
  const from = toNumber(day);
  for (let away = 1; away <= FARTHEST; away++) {
    const other = toDay(from + away * step);
    if (workingDays.isWorking(other)) return other;
  }
  return undefined;
}

function inMonth(day: Day, next: Day | undefined): Day | undefined {
  return next?.slice(0, 7) === day.slice(0, 7) ? next : undefined;
}

function nearer(day: Day, next: Day | undefined, previous: Day | undefined): Day {
  if (next === undefined || previous === undefined) return next ?? previous ?? day;
  return toNumber(next) - toNumber(day) <= toNumber(day) - toNumber(previous) ? next : previous;
}
