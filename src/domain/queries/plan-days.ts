import { intervalDays } from "../schedule/schedule.ts";
import { addDays, type Day } from "../time/day.ts";
import type { PlanStanding } from "./plan-standings.ts";

/** So far may a working day move an occurrence, in days; a window moves it as far as the next. */
export const MOVES = 31;
const FARTHEST_SLOT = 366;

type Planned = Pick<PlanStanding, "terms" | "around">;

/** Between which days the rule names what stands between two. */
export function nominalsFor(plan: Planned, from: Day, to: Day): { readonly first: Day; readonly last: Day } {
  return { first: addDays(from, -farthestMove(plan)), last: addDays(to, plan.terms.workingDay === undefined ? 0 : MOVES) };
}

function farthestMove({ terms, around }: Planned): number {
  if (around.slots === undefined) return terms.workingDay === undefined ? 0 : MOVES;
  const interval = terms.schedule === undefined ? 0 : intervalDays(terms.schedule);
  return interval === 0 ? FARTHEST_SLOT : Math.min(FARTHEST_SLOT, MOVES + 2 * Math.ceil(interval));
}
