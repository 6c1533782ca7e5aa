import type { ToldUpdate } from "../metrics/update-due.ts";
import { addDays } from "../time/day.ts";
import { offsetText } from "../time/moment.ts";
import type { TimelineEntry } from "./timeline.ts";

const NEXT = /\bnext(?: update)?:? (?:at )?(?:(\d{4}-\d\d-\d\d)[ T])?([01]\d|2[0-3]):([0-5]\d)\b/i;

/** The updates of a timeline, in file order, each with the time that it promises, `Next 08:50`; an offset that is written stays with its moment. */
export function updatesIn(entries: readonly TimelineEntry[]): ToldUpdate[] {
  return entries.flatMap(({ update, moment, offset, text }) => {
    if (!update || moment === undefined) return [];
    const [, day, hours = "", minutes = ""] = NEXT.exec(text) ?? [];
    const time = `${hours}:${minutes}`;
    // Without a day, what comes earlier on the clock comes tomorrow.
    const promised = day ?? (time > moment.slice(11, 16) ? moment.slice(0, 10) : addDays(moment.slice(0, 10), 1));
    return [{ at: moment + offsetText(offset), next: hours === "" ? undefined : `${promised}T${time}${offsetText(offset)}` }];
  });
}
