/** The day on which every generated vault stands. */
export const TODAY = "2026-11-23";

const MILLISECONDS = 86_400_000;

/** The day so many days after {@link TODAY}, before it where negative. */
export function dayFromToday(days: number): string {
  return new Date(Date.parse(`${TODAY}T00:00:00Z`) + days * MILLISECONDS).toISOString().slice(0, 10);
}

/** A moment of a day, `minutes` after its midnight, as notes write it. */
export function momentOf(day: string, minutes: number): string {
  return `${day}T${clock(minutes)}`;
}

/** Minutes after midnight as `HH:mm`; they stop at the day's end. */
export function clock(minutes: number): string {
  const within = Math.min(minutes, 1_439);
  return `${String(Math.floor(within / 60)).padStart(2, "0")}:${String(within % 60).padStart(2, "0")}`;
}
