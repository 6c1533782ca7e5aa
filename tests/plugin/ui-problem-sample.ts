import { catalogued } from "../../src/domain/problems/catalogue.ts";
import type { ProblemRow } from "../../src/domain/problems/problem-row.ts";
import type { ProblemActions } from "../../src/ui/problem-actions.ts";
import type { ProblemsSource } from "../../src/ui/views/problems-view.ts";

/** A problem as the list shows it, with what a test says about it. */
export function aProblem(code: string, path: string, more: Partial<ProblemRow> = {}): ProblemRow {
  const { weight, fix } = catalogued(code);
  const name = path.replace(/^.*\/|\.md$/g, "");
  return { code, path, name, kind: "incident", weight, fix, lastKnown: "", found: "", expected: "", hint: "", ...more };
}

/** One problem of each weight, as format.md's reader and the rules report them. */
export const SOME_PROBLEMS: readonly ProblemRow[] = [
  aProblem("PRC-FRESH", "Operations/Procedures/Failover of db-1.md", {
    key: "last_reviewed", line: 5, column: 0, found: "due 2026-06-20, last reviewed 2025-12-20, every 6 months", expected: "a review by now", hint: "It was run on 2026-09-03.",
  }),
  aProblem("colon-in-value", "Operations/Incidents/2026/INC-20261112-01 Slow search.md", {
    line: 2, column: 7, key: "title", found: "title: Search: slow again", expected: "quotes around a value with a colon", hint: 'Write title: "Search: slow again"', lastKnown: "incident, SEV3, responding",
  }),
  aProblem("GEN-OWNER", "Operations/Incidents/2026/INC-20261112-01 Slow search.md", { line: 12, column: 0, found: "nobody", expected: "owner or commander while it is responding", hint: "Name who sees to it." }),
  aProblem("schedule-ambiguous", "Operations/Maintenance/Rotate logs.md", { key: "schedule", found: "bi-weekly", expected: "one meaning", hint: "Twice a week, or every two weeks?" }),
  aProblem("same-name", "Operations/Services/db-1.md", { found: "db-1", expected: "a name of its own", hint: "Also: Operations/Old/db-1.md. Links by name alone go to one of them." }),
];

const CODES = ["colon-in-value", "GEN-LINK", "PRC-FRESH", "schedule-ambiguous", "same-name", "GEN-OWNER", "value-unreadable", "timeline-untimed"];

/** Problems in many notes, two of three notes with more than one. */
export function manyProblems(count: number): ProblemRow[] {
  return Array.from({ length: count }, (_, at) => {
    const note = Math.floor(at / 1.7);
    const code = CODES[(at * 7 + note) % CODES.length] ?? "yaml";
    const hint = "Write the value as it is meant. ".repeat(1 + (at % 4)).trim();
    return aProblem(code, `Operations/Incidents/${2020 + (note % 7)}/INC-${100_000 + note} Something was slow again.md`, { line: at % 30, column: 0, key: "severity", found: `value ${at}`, expected: "SEV1, SEV2, SEV3, SEV4 or SEV5", hint });
  });
}

/** A source whose problems a test changes, and what was asked of it. */
export interface TestSource extends ProblemsSource {
  readonly calls: string[];
  /** How often it was read. */
  reads: number;
  /** Shows other problems and tells of it. */
  change(problems: readonly ProblemRow[] | Error): void;
  /** Says how far a check is. */
  check(progress: string): void;
}

/** A source with problems to begin with. */
export function testSource(begin: readonly ProblemRow[]): TestSource {
  const listeners = new Set<() => void>();
  const calls: string[] = [];
  const said = (name: string) => (problem: ProblemRow): void => void calls.push(`${name} ${problem.code || "note"} ${problem.name}`);
  const on: ProblemActions = {
    open: said("open"), fix: said("fix"), snooze: said("snooze"),
    fixAll: (code) => calls.push(`fix all ${code}`), checkVault: () => calls.push("check"), writeReport: () => calls.push("report"),
  };
  let [problems, revision, progress]: [readonly ProblemRow[] | Error, number, string] = [begin, 1, ""];
  const tell = (): void => listeners.forEach((listener) => listener());
  const source: TestSource = {
    calls, on, reads: 0,
    read: () => {
      source.reads++;
      if (problems instanceof Error) throw problems;
      return problems;
    },
    revision: () => revision,
    isChecking: () => progress,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change: (next) => {
      problems = next;
      revision++;
      tell();
    },
    check: (words) => {
      progress = words;
      tell();
    },
  };
  return source;
}
