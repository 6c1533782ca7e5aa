import type { Interval } from "../metrics/intervals.ts";

const DAY = 1440;
/** What takes longer, in days, is kept apart: a year mistyped shall not fill thousands of days. */
const LONG = 62;

/**
 * Stretches of time, in minutes since 1970 UTC, found by when they are: what is near in time is little, however many there are and
 * whatever they occupy. Putting one in and taking one out costs the same in a small and in a large store.
 */
export class Occupations<Item extends Interval> {
  readonly #byDay = new Map<number, Set<Item>>();
  readonly #long = new Set<Item>();

  put(item: Item): void {
    if (isLong(item)) this.#long.add(item);
    else for (let day = firstDay(item); day <= lastDay(item); day++) {
      const there = this.#byDay.get(day);
      if (there) there.add(item);
      else this.#byDay.set(day, new Set([item]));
    }
  }

  remove(item: Item): void {
    if (isLong(item)) this.#long.delete(item);
    else for (let day = firstDay(item); day <= lastDay(item); day++) {
      const there = this.#byDay.get(day);
      if (there?.delete(item) && there.size === 0) this.#byDay.delete(day);
    }
  }

  /** Those that overlap a stretch, each once; what ends when it begins does not. */
  overlapping(frame: Interval): Item[] {
    const [first, last, found] = [firstDay(frame), lastDay(frame), [] as Item[]];
    const look = (day: number, items: Set<Item> | undefined): void => {
      // One that lies in several days is found in the first that both share.
      for (const item of items ?? []) if (overlap(item, frame) && (day === first || day === firstDay(item))) found.push(item);
    };
    if (isLong(frame)) {
      for (const [day, items] of this.#byDay) if (day >= first && day <= last) look(day, items);
    } else {
      for (let day = first; day <= last; day++) look(day, this.#byDay.get(day));
    }
    for (const item of this.#long) if (overlap(item, frame)) found.push(item);
    return found;
  }
}

function overlap(one: Interval, other: Interval): boolean {
  return one.from < other.to && other.from < one.to;
}

function firstDay({ from }: Interval): number {
  return Math.floor(from / DAY);
}

function lastDay({ to }: Interval): number {
  return Math.ceil(to / DAY) - 1;
}

function isLong({ from, to }: Interval): boolean {
  return to - from > LONG * DAY;
}
