import rrule from "rrule";

import { nextIn } from "../../../src/domain/schedule/occurrences.ts";
import type { Rule } from "../../../src/domain/schedule/rule.ts";
import { nextOccurrence, readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import { addDays } from "../../../src/domain/time/day.ts";
import type { LoadedNote } from "../loaded-vault.ts";
import type { Goal } from "../goal.ts";
import { medianRatio, ratioOfLeast, takeTurns } from "../rounds.ts";
import { timed } from "../stopwatch.ts";
import { TODAY } from "../vault/calendar-days.ts";

/** Next occurrences that are found in a round: one is too short for the clock. */
const ASKED = 20_000;
/** rrule takes milliseconds for one. */
const ASKED_OF_RRULE = 20;
const TEN_YEARS_BACK = `${Number(TODAY.slice(0, 4)) - 10}${TODAY.slice(4)}`;

/** The next occurrence of any schedule is found at once, wherever it began. */
export const nextDay: Goal = {
  id: "G7",
  async ofVault(vault, bench) {
    const schedules = schedulesOf(vault.records);
    const each = Math.ceil(ASKED / schedules.length);
    // Each time another day is asked from, so that no answer could be kept.
    const days = Array.from({ length: each }, (_, count) => addDays(TODAY, count));
    const ask = (): number => timed(() => {
      for (const day of days) for (const schedule of schedules) nextOccurrence(schedule, day);
    });
    const { subject } = await takeTurns(bench.roundsFor(vault), ask, () => 0);
    const [least, first] = [Math.min(...subject), timed(() => schedulesOf(vault.records).map((schedule) => nextOccurrence(schedule, TODAY)))];
    const value = schedules.length === 0 ? Number.NaN : (least * 1_000) / (days.length * schedules.length);
    return [{ what: "next occurrence, mean over the vault's schedules", value, limit: 5, unit: "us", more: `${schedules.length} schedules; read anew with their first next days in ${first.toFixed(1)} ms` }];
  },
};

/** How much less that is than walking from the first day. */
export const nextDayOverWalk: Goal = {
  id: "G8",
  async once({ rounds }) {
    const rule: Rule = { frequency: "daily", interval: 1, starts: TEN_YEARS_BACK, shortMonths: "omit" };
    const other = new rrule.RRule({ freq: rrule.RRule.DAILY, dtstart: new Date(`${TEN_YEARS_BACK}T00:00:00Z`) }, true);
    const today = new Date(`${TODAY}T00:00:00Z`);
    const agree = nextIn(rule, TODAY) === other.after(today)?.toISOString().slice(0, 10);
    const compared = await takeTurns(rounds, () => perDay(() => nextIn(rule, TODAY), ASKED), () => perDay(() => other.after(today), ASKED_OF_RRULE));
    const more = `median ${medianRatio(compared).toFixed(5)} x, rrule ${Math.min(...compared.yardstick).toFixed(2)} ms`;
    return [{ what: "next day of a daily rule begun ten years ago : by rrule", value: agree ? ratioOfLeast(compared) : Number.NaN, limit: 0.1, unit: "x", more }];
  },
};

function perDay(find: () => unknown, times: number): number {
  return timed(() => {
    for (let time = 0; time < times; time++) find();
  }) / times;
}

/** The schedules of plans and procedures that can be read. */
function schedulesOf(records: readonly LoadedNote[]): Schedule[] {
  return records.flatMap(({ cache }) => {
    const { schedule, starts }: Record<string, unknown> = cache.frontmatter ?? {};
    if (typeof schedule !== "string") return [];
    const reading = readSchedule(schedule, typeof starts === "string" ? starts : undefined);
    return reading.ok ? [reading.schedule] : [];
  });
}
