/** A day as a whole number: the days since 1970-01-01. Schedules count in these; texts are made of few. */
export type DayNumber = number;

/** The number of a day. Year, month and date are taken as they stand; `date` may lie outside its month. */
export function numberOf(year: number, month: number, date: number): DayNumber {
  // The year begins in March here, so that the day that leaps is its last (Howard Hinnant, days_from_civil).
  const y = month > 2 ? year : year - 1;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1;
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468;
}

/** Year, month (1 is January) and date of a day's number. */
export function partsOf(day: DayNumber): { readonly year: number; readonly month: number; readonly date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return { year: yearOfEra + era * 400 + (month > 2 ? 0 : 1), month, date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 };
}

/** The number of a `Day`. */
export function toNumber(day: string): DayNumber {
  return numberOf(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The `Day` of a number, from year 0 to 9999. */
export function toDay(number: DayNumber): string {
  const { year, month, date } = partsOf(number);
  return `${year < 1000 ? String(year).padStart(4, "0") : String(year)}-${month < 10 ? "0" : ""}${String(month)}-${date < 10 ? "0" : ""}${String(date)}`;
}

/** The ISO weekday of a day's number, 1 is Monday. */
export function weekdayOfNumber(day: DayNumber): 1 | 2 | 3 | 4 | 5 | 6 | 7 {
  return (((((day + 3) % 7) + 7) % 7) + 1) as 1 | 2 | 3 | 4 | 5 | 6 | 7;
}
