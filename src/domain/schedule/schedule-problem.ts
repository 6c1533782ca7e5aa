/** What cannot be read as a schedule, what would be, and what to do. With `choices` the words can mean several things, and each choice reads as one of them. */
export interface ScheduleProblem {
  readonly found: string;
  readonly expected: string;
  readonly hint: string;
  readonly choices?: readonly string[];
}

export interface Refused {
  readonly ok: false;
  readonly problem: ScheduleProblem;
}

const EXAMPLES = "words such as every 2 weeks on Monday, every month on the last Friday, 6 months, once 2026-12-01";

export function refuse(found: string, expected: string, hint: string): Refused {
  return { ok: false, problem: { found, expected, hint } };
}

export function notUnderstood(found: string): Refused {
  return refuse(found, EXAMPLES, "Write it in such words, or as a rule such as RRULE:FREQ=WEEKLY;BYDAY=MO.");
}

/** Schedules count in days; what recurs within a day is the work of one occurrence. */
export function notWithinDay(found: string): Refused {
  return refuse(found, "at most one occurrence a day", "Write every day, and let the steps say the hours.");
}

/** Words with several meanings are asked back about. */
export function askBack(found: string, choices: readonly string[]): Refused {
  return { ok: false, problem: { found, expected: "", hint: "Choose what is meant.", choices } };
}
