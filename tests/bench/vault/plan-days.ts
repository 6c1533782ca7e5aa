import { intervalDays, latestOccurrence, readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import { addDays, type Day } from "../../../src/domain/time/day.ts";
import { dayFromToday, TODAY } from "./calendar-days.ts";
import type { Field } from "./frontmatter-draft.ts";
import { Random } from "./random.ts";

/** What a plan's log tells of one occurrence. */
export interface Told {
  readonly due: Day;
  readonly outcome: "done" | "skipped" | "missed";
  readonly on: Day;
}

/** When a plan is due and what became of it: its properties, its log and its work orders agree on it. */
export interface PlanDays {
  readonly fields: readonly Field[];
  /** The newest first. */
  readonly log: readonly Told[];
  /** The newest occurrence that nobody accounted for; undefined where all are. */
  readonly open: Day | undefined;
}

/** The schedule language in its breadth (format.md section 6), what people write most the most often. */
const SCHEDULES = [
  "every day at 06:30", "every weekday", "every week on Monday", "every week on Monday, Thursday", "every 2 weeks on Tuesday", "every week on Sunday at 02:00", "weekly", "14d",
  "every month on the 1st", "every month on the 15th", "every month on the 31st", "every month on the last Friday", "every month on the second Tuesday", "monthly", "every month on the 22nd",
  "every 3 months", "quarterly", "every 6 months", "6 months", "P1M", "every year on 1 March", "yearly",
  "RRULE:FREQ=MONTHLY;BYMONTHDAY=15", "RRULE:FREQ=MONTHLY;BYDAY=2TU", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR", "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", "RRULE:FREQ=YEARLY;BYMONTH=3,9;BYDAY=1SA", "RRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
] as const;
const TOLD = 8;
/** Of a hundred plans so many are behind by one occurrence, and so many by several. */
const [LATE, FAR_BEHIND] = [0.08, 0.03];

/** The plan with this number among all plans: the same however it is asked for. */
export function planDays(ordinal: number): PlanDays {
  const random = new Random(0x0b5e55ed, ordinal);
  const words = random.pick(SCHEDULES);
  const starts = dayFromToday(-random.int(400, 1_500));
  const reading = readSchedule(words, starts);
  if (!reading.ok) throw new Error(`${words} is no schedule`);
  const floats = random.chance(0.2) && !words.includes(" at ");
  const log = floats ? doneAtTimes(reading.schedule, random) : accountedFor(reading.schedule, random);
  const [last] = log;
  const done = log.find(({ outcome }) => outcome === "done");
  const newest = latestOccurrence(reading.schedule, TODAY);
  return {
    log, open: floats || newest === undefined || newest === last?.due ? undefined : newest,
    fields: [
      ["schedule", words], ["starts", starts], ...(floats ? [["anchor", "completion"] as const] : []),
      ...(done ? [["last_done", done.on] as const] : []), ...(last ? [["last_due", last.due] as const] : []),
    ],
  };
}

/** A fixed plan: each occurrence as its rule names it, done on its day or a little later. */
function accountedFor(schedule: Schedule, random: Random): Told[] {
  const behind = random.chance(FAR_BEHIND) ? random.int(2, 6) : random.chance(LATE) ? 1 : 0;
  const days: Day[] = [];
  for (let day = latestOccurrence(schedule, TODAY); day !== undefined && days.length < TOLD + behind; day = latestOccurrence(schedule, addDays(day, -1))) days.push(day);
  const slack = Math.min(3, Math.max(0, Math.floor(intervalDays(schedule)) - 1));
  return days.slice(behind).map((due) => {
    const on = addDays(due, random.chance(0.25) ? random.int(0, slack) : 0);
    return { due, outcome: random.chance(0.04) ? "skipped" : "done", on: on > TODAY ? TODAY : on };
  });
}

/** A plan that counts from when it was done: an interval apart, and a few days more. */
function doneAtTimes(schedule: Schedule, random: Random): Told[] {
  const apart = Math.max(1, Math.round(intervalDays(schedule)));
  const first = random.chance(LATE) ? apart + random.int(1, 10) : random.int(0, apart - 1);
  return random.times(TOLD, (at) => {
    const due = dayFromToday(-(first + at * (apart + 2)));
    return { due, outcome: "done", on: due };
  });
}
