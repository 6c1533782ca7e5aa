import type { Day } from "../time/day.ts";
import type { Account, Accounts, PlanTerms } from "./plan-terms.ts";

/** When a plan was done last, and the newest occurrence that is accounted for. */
export interface History {
  readonly done: Day | undefined;
  readonly settled: Day | undefined;
}

/** Whether a work order has ended. */
export function hasEnded({ outcome }: Account): boolean {
  return outcome !== "open";
}

/** What the plan's stamps and its work orders say together. */
export function historyOf({ lastDone, lastDue }: PlanTerms, accounts: Accounts): History {
  let [done, settled] = [lastDone, lastDue];
  for (const [nominal, account] of accounts) {
    if (account.outcome === "done") done = later(done, account.on ?? nominal);
    if (hasEnded(account)) settled = later(settled, nominal);
  }
  return { done, settled };
}

/** The later of two days. */
export function later(one: Day | undefined, other: Day | undefined): Day | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one;
}
