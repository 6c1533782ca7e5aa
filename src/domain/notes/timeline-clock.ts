import { addDays, readDay, type Day } from "../time/day.ts";
import { readMoment } from "../time/moment.ts";
import { readStamp, stampPlace, two } from "./timeline-stamp.ts";

/** A day and time as far as they are known. */
export interface Placed {
  readonly day?: Day | undefined;
  readonly time?: string | undefined;
}

const DAY_MINUTES = 1440;
/** A time that goes back by more is on the next day. */
const MOST_BACK = 360;

/** Carries the date from one entry to the next. */
export class TimelineClock {
  #day: Day | undefined;
  #minutes: number | undefined;

  constructor(started: string) {
    this.#day = readDay(started.slice(0, 10));
  }

  /** Takes the day that a heading names, if it names one. */
  startOn(heading: string): void {
    const at = stampPlace(heading);
    const day = at < 0 ? undefined : readStamp(heading.slice(at))?.day;
    if (day) [this.#day, this.#minutes] = [day, undefined];
  }

  /** The day of the next entry, and whether its time goes back although nothing says that it is an older one. */
  place({ day, time }: Placed): { day: Day | undefined; isBack: boolean } {
    const minutes = time === undefined ? undefined : minutesOf(time);
    const back = day === undefined ? (this.#minutes ?? 0) - (minutes ?? 0) : 0;
    if (day !== undefined) this.#day = day;
    else if (back > MOST_BACK) this.#day &&= readDay(addDays(this.#day, 1));
    this.#minutes = minutes;
    return { day: this.#day, isBack: back > 0 && back <= MOST_BACK };
  }
}

/** The day and time of a moment; nothing of a day alone. */
export function placedAt(moment: string): Placed {
  const written = readMoment(moment)?.moment;
  return { day: written?.slice(0, 10), time: written?.slice(11) };
}

/** The day and time some minutes after another; nothing where that is not known or leaves the calendar. */
export function minutesAfter({ day, time }: Placed, minutes: number): Placed {
  if (!day || !time) return {};
  const sum = minutesOf(time) + minutes;
  const days = Math.floor(sum / DAY_MINUTES);
  const rest = sum - days * DAY_MINUTES;
  return { day: readDay(addDays(day, days)), time: `${two(Math.floor(rest / 60))}:${two(rest % 60)}` };
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
