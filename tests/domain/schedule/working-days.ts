import type { Day, Weekday } from "../../../src/domain/time/day.ts";
import { toNumber, weekdayOfNumber } from "../../../src/domain/time/day-number.ts";
import type { WorkingDays } from "../../../src/domain/schedule/plan-terms.ts";

/** The days of `weekdays` that are no holiday; the words of a holiday do not count here. */
export function workingDaysOf({ weekdays, holidays }: { readonly weekdays: ReadonlySet<Weekday>; readonly holidays: ReadonlyMap<Day, string> }): WorkingDays {
  return { isWorking: (day) => weekdays.has(weekdayOfNumber(toNumber(day))) && !holidays.has(day) };
}
