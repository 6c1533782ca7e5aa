import { afterWorkedMinutes, workedMinutes, type WorkingTime } from "./business-time.ts";
import type { Interval } from "./intervals.ts";
import type { Ratio } from "./ratio.ts";
import type { SlaTarget } from "./targets.ts";

/** What a target is measured by; all in milliseconds since 1970 UTC. */
export interface Measured {
  /** From the detection, whatever severity or priority it had then: a change of either counts from here too (domain.md A5, I12). */
  readonly start: number;
  /** When it was acknowledged or resolved. */
  readonly stop?: number | undefined;
  readonly now: number;
  readonly target: Pick<SlaTarget, "minutes" | "calendar">;
  /** Of a target in working hours. */
  readonly workingTime: WorkingTime;
  /** While it was on hold, whatever the target was then; one that has not ended reaches to `now`. */
  readonly pauses: readonly Interval[];
}

/** How a target stands. Minutes are of its calendar and not rounded (R11). */
export interface TargetReading {
  /** Breached as soon as more is used than allowed, whether it was stopped or not; `paused` only before. */
  readonly state: "met" | "breached" | "running" | "paused";
  readonly usedMinutes: number;
  readonly allowedMinutes: number;
  /** When it runs out or ran out; undefined while it is paused, and where it never will. */
  readonly due: number | undefined;
  /** The greatest of these parts in percent that is used while it can still be met. */
  readonly warned: 50 | 75 | 90 | undefined;
}

const WARN_AT = [90, 75, 50] as const;

/** Measures a target (D3). */
export function targetClock({ start, stop, now, target, workingTime, pauses }: Measured): TargetReading {
  const allowedMinutes = target.minutes;
  const time = target.calendar === "always" ? "always" : workingTime;
  const usedMinutes = workedMinutes(start, stop ?? now, time, pauses);
  const isPaused = pauses.some(({ from, to }) => from <= now && to >= now);
  const state = usedMinutes > allowedMinutes ? "breached" : stop !== undefined ? "met" : isPaused ? "paused" : "running";
  return {
    state, usedMinutes, allowedMinutes,
    due: state === "paused" ? undefined : afterWorkedMinutes(start, allowedMinutes, time, pauses),
    warned: state === "running" || state === "paused" ? WARN_AT.find((percent) => usedMinutes * 100 >= allowedMinutes * percent) : undefined,
  };
}

/** Met : met and breached. What still runs within its target is in neither (D3). */
export function attainment(clocks: readonly { readonly state: TargetReading["state"] | "none" }[]): Ratio {
  const count = (state: TargetReading["state"]): number => clocks.filter((clock) => clock.state === state).length;
  return { part: count("met"), of: count("met") + count("breached") };
}
