import { instantOf, type Moment } from "../time/moment.ts";
import { minutesCovered, without, type Interval } from "./intervals.ts";
import { mean, median, percentile } from "./statistics.ts";

/** One of the mean times, in minutes, over those incidents that have both of its ends (domain.md D1); undefined where none has. */
export interface IncidentFigure {
  readonly key: "detect" | "acknowledge" | "mitigate" | "recovery" | "respond" | "repair" | "resolve";
  /** How many have it, and of how many. */
  readonly n: number;
  readonly of: number;
  readonly mean: number | undefined;
  readonly median: number | undefined;
  /** Percentile by type 7; undefined below the number that it takes. */
  readonly p90: number | undefined;
}

type Milestone = "started" | "detected" | "acknowledged" | "mitigated" | "resolved" | "closed";

/** When an incident reached its milestones, in milliseconds since 1970 UTC, and when it was on hold. */
export interface IncidentTimes extends Readonly<Record<Milestone, number | undefined>> {
  readonly holds: readonly Interval[];
}

/** What an incident's note says, as far as its figures ask. */
export interface IncidentValues extends Readonly<Partial<Record<Milestone, Moment | undefined>>> {
  readonly status?: string | undefined;
  readonly exercise?: boolean | undefined;
  readonly duplicate_of?: string | undefined;
}

/** From and to; an incident of which nobody knows when it began is taken from its detection, but for how long that took (D1). */
const ENDS: Readonly<Record<IncidentFigure["key"], readonly [from: Milestone | "began", to: Milestone]>> = {
  detect: ["started", "detected"],
  acknowledge: ["detected", "acknowledged"],
  mitigate: ["began", "mitigated"],
  recovery: ["began", "resolved"],
  respond: ["detected", "resolved"],
  repair: ["acknowledged", "resolved"],
  resolve: ["began", "closed"],
};
/** Of fewer the percentile says no more than the longest. */
const P90_FROM = 3;

/** Whether an incident is in the figures: not cancelled, no exercise, no duplicate, and not one that was logged afterwards with its end as its start (D, R12). */
export function isCounted({ status, exercise, duplicate_of = "", started, resolved }: IncidentValues): boolean {
  return status !== "cancelled" && exercise !== true && duplicate_of === "" && (started === undefined || started !== resolved);
}

/** The milestones as instants; a day alone is none. */
export function timesOf(values: IncidentValues, zone: string, holds: readonly Interval[] = []): IncidentTimes {
  const at = (milestone: Milestone): number | undefined => instantOf(values[milestone], zone);
  return { started: at("started"), detected: at("detected"), acknowledged: at("acknowledged"), mitigated: at("mitigated"), resolved: at("resolved"), closed: at("closed"), holds };
}

/** The seven figures of the incidents, of which each {@link isCounted}. Two milestones in the wrong order are no time (R5). `isNet`: without the time on hold. */
export function incidentFigures(incidents: readonly IncidentTimes[], { isNet = false } = {}): IncidentFigure[] {
  return (Object.keys(ENDS) as IncidentFigure["key"][]).map((key) => {
    const minutes = incidents.flatMap((times) => minutesOf(times, ENDS[key], isNet) ?? []);
    return { key, n: minutes.length, of: incidents.length, mean: mean(minutes), median: median(minutes), p90: minutes.length < P90_FROM ? undefined : percentile(minutes, 90) };
  });
}

function minutesOf(times: IncidentTimes, [first, last]: readonly [Milestone | "began", Milestone], isNet: boolean): number | undefined {
  const from = first === "began" ? (times.started ?? times.detected) : times[first];
  const to = times[last];
  if (from === undefined || to === undefined || to < from) return undefined;
  return minutesCovered(without([{ from, to }], isNet ? times.holds : [])) / 60_000;
}
