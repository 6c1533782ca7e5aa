import type { Duration } from "../time/duration.ts";
import type { Priority } from "./priority.ts";

/** How much response an incident calls for; SEV1 is the worst. */
export type Severity = "SEV1" | "SEV2" | "SEV3" | "SEV4" | "SEV5";

/** What a severity asks of those who respond (domain.md B2); undefined: nothing. */
export interface SeverityTerms {
  /** It needs a commander, and does not close by itself. */
  readonly isMajor: boolean;
  /** From its detection. */
  readonly acknowledge: Duration | "next-working-day" | undefined;
  /** From its detection to the first update for users. */
  readonly firstUpdate: Duration | undefined;
  /** From one update to the next. */
  readonly cadence: Duration | undefined;
  readonly review: "required" | "optional" | "none";
  /** How many days after it is resolved its review meets at the latest. */
  readonly reviewWithin: { readonly days: number; readonly counted: "calendar" | "working" } | undefined;
}

const minutes = (count: number): Duration => ({ months: 0, days: 0, minutes: count });
const QUIET = { isMajor: false, acknowledge: undefined, firstUpdate: undefined, cadence: undefined, review: "none", reviewWithin: undefined } as const;

/** The scale of PagerDuty, generalised (B2). */
export const SEVERITY_SCALE: Readonly<Record<Severity, SeverityTerms>> = {
  SEV1: { isMajor: true, acknowledge: minutes(5), firstUpdate: minutes(15), cadence: minutes(30), review: "required", reviewWithin: { days: 3, counted: "calendar" } },
  SEV2: { isMajor: true, acknowledge: minutes(15), firstUpdate: minutes(30), cadence: minutes(60), review: "required", reviewWithin: { days: 5, counted: "working" } },
  SEV3: { ...QUIET, acknowledge: minutes(60), firstUpdate: minutes(240), cadence: { months: 0, days: 1, minutes: 0 }, review: "optional" },
  SEV4: { ...QUIET, acknowledge: "next-working-day" },
  SEV5: QUIET,
};

/** The severity that a priority suggests: its number, at least SEV2 where a tier 0 service is down, and SEV1 where data is known to be exposed (B2). */
export function severityFor(priority: Priority, { isTier0Down = false, isDataExposed = false } = {}): Severity {
  return `SEV${isDataExposed ? 1 : isTier0Down && priority > 2 ? 2 : priority}`;
}
