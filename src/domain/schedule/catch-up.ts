import { later } from "./history.ts";
import type { Accounting, Occurrence, Standing } from "./occurrence.ts";
import type { Accounts, PlanTerms } from "./plan-terms.ts";

/** From so many in a row on, one line tells of all. */
const LONG_RUN = 30;
const NOTHING: Accounts = new Map();

/** What catching up writes for what went by, in order (domain.md C7); a work order between two occurrences ends a run. */
export function accountFor({ passed }: Standing, { missed }: PlanTerms, accounts: Accounts = NOTHING): Accounting[] {
  const outcome = missed === "skip" ? "skipped" : "missed";
  return runsOf(passed, [...accounts.keys()].sort()).flatMap((run) => {
    const [from, to] = [run[0]?.nominal ?? "", run.at(-1)?.nominal ?? ""];
    return run.length >= LONG_RUN ? [{ outcome, from, to, count: run.length }] : run.map(({ nominal }) => ({ outcome, from: nominal, to: nominal, count: 1 }));
  });
}

/** A plan's terms once these accountings stand in its log. */
export function afterAccounting(terms: PlanTerms, accountings: readonly Accounting[]): PlanTerms {
  return { ...terms, lastDue: accountings.reduce((newest, { to }) => later(newest, to), terms.lastDue) };
}

function runsOf(passed: readonly Occurrence[], between: readonly string[]): Occurrence[][] {
  const runs: Occurrence[][] = [];
  let at = 0;
  for (const occurrence of passed) {
    const before = at;
    while ((between[at] ?? "9999") < occurrence.nominal) at++;
    const run = runs.at(-1);
    if (run === undefined || at > before) runs.push([occurrence]);
    else run.push(occurrence);
  }
  return runs;
}
