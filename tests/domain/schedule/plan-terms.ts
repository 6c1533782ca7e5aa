import type { Account, Accounts, MeterReading, PlanTerms, Surroundings } from "../../../src/domain/schedule/plan-terms.ts";
import { readSchedule, type Schedule } from "../../../src/domain/schedule/schedule.ts";
import { workingDaysOf } from "./working-days.ts";
import type { Day } from "../../../src/domain/time/day.ts";

/** A schedule's words as they are read; throws where they are not understood. */
export function read(words: string, starts?: Day): Schedule {
  const reading = readSchedule(words, starts);
  if (!reading.ok) throw new Error(`${words}: ${reading.problem.hint}`);
  return reading.schedule;
}

/** An active plan that says nothing but what is given. */
export function plan(schedule: Schedule | undefined, more: Partial<PlanTerms> = {}): PlanTerms {
  return {
    schedule, anchor: "schedule", until: undefined, season: undefined, workingDay: undefined, usage: undefined, condition: undefined, lead: undefined,
    grace: undefined, duration: undefined, missed: "one", statutory: false, status: "active", pausedUntil: undefined, lastDone: undefined, lastDue: undefined, ...more,
  };
}

/** Monday to Friday, without these holidays. */
export function weekdaysWithout(...holidays: readonly Day[]): Surroundings["workingDays"] {
  return workingDaysOf({ weekdays: new Set([1, 2, 3, 4, 5]), holidays: new Map(holidays.map((day) => [day, "Holiday"])) });
}

/** Nothing is around a plan but what is given. */
export function around(more: Partial<Surroundings> = {}): Surroundings {
  return { workingDays: weekdaysWithout(), freezes: [], slots: undefined, meter: [], watched: [], zone: "Europe/Berlin", ...more };
}

export type ReadingRow = readonly [at: string, value: number, reset?: "reset"];

/** Readings of `[moment or day, value]`; a day means its morning, a third member a reset. */
export function readings(...list: readonly ReadingRow[]): MeterReading[] {
  return list.map(([at, value, reset]) => ({ moment: at.length < 11 ? `${at}T08:00` : at, value, reset: reset !== undefined }));
}

export const NO_ACCOUNTS: Accounts = new Map();

/** What work orders say, by the day of their occurrence. */
export function accounts(told: Readonly<Record<Day, Account["outcome"]>>): Accounts {
  return new Map(Object.entries(told).map(([day, outcome]) => [day, { outcome, on: outcome === "done" ? day : undefined }]));
}
