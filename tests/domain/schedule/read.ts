import { readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import type { Day } from "../../../src/domain/time/day.ts";

/** A schedule that must be readable. */
export function read(words: string, starts?: Day): Schedule {
  const reading = readSchedule(words, starts);
  if (!reading.ok) throw new Error(`${words}: ${reading.problem.expected}`);
  return reading.schedule;
}
