import { catalogued, type FixKind, type Weight } from "../../domain/problems/catalogue.ts";
import type { ProblemRow } from "../../domain/problems/problem-row.ts";

/** What the list of problems is grouped by. */
export type Grouping = "note" | "rule";

/** A heading over the problems of one note, which stay open, or of one rule. */
export interface ProblemGroup {
  readonly key: string;
  readonly by: Grouping;
  readonly first: ProblemRow;
  readonly count: number;
  readonly isOpen: boolean;
}

/** A problem under a heading that says its note or its rule. */
export interface ProblemLine {
  readonly key: string;
  readonly by: Grouping;
  readonly problem: ProblemRow;
}

export type ProblemItem = ProblemGroup | ProblemLine;

/** The rule whose problems stand together at the end once there are many of them. */
export const REVIEW_CODE = "PRC-FRESH";
const MANY_REVIEWS = 20;
const LAST = "\uffff";
const RANKS: Readonly<Record<Weight, number>> = { error: 0, warning: 1, note: 2 };

/** Whether all problems of a code can be mended at once: nothing is asked. */
export function canFixAll(code: string): boolean {
  return (["mend", "mark-reviewed", "renumber"] as (FixKind | undefined)[]).includes(catalogued(code).fix);
}

/** Puts problems under their headings: notes in the order of their paths, rules by weight; problems from top to bottom. */
export function problemItems(problems: readonly ProblemRow[], grouping: Grouping, isOpen: (key: string) => boolean): ProblemItem[] {
  const items: ProblemItem[] = [];
  const uses = new Map<string, number>();
  for (const [name, group] of grouped(problems, grouping)) {
    const [first] = group;
    if (first === undefined) continue;
    const by = name === LAST ? "rule" : grouping;
    const key = by === "note" ? first.path : first.code;
    const shows = by === "note" || isOpen(key);
    items.push({ key, by, first, count: group.length, isOpen: shows });
    for (const problem of shows ? group : []) items.push({ key: keyOf(problem, uses), by, problem });
  }
  return items;
}

function grouped(problems: readonly ProblemRow[], grouping: Grouping): [string, ProblemRow[]][] {
  const groups = new Map<string, ProblemRow[]>();
  const hasMany = problems.filter(({ code }) => code === REVIEW_CODE).length > MANY_REVIEWS;
  for (const problem of problems) {
    const { code, path, weight } = problem;
    const noteName = hasMany && code === REVIEW_CODE ? LAST : path;
    const name = grouping === "note" ? noteName : RANKS[weight] + code;
    const group = groups.get(name);
    if (group) group.push(problem);
    else groups.set(name, [problem]);
  }
  for (const group of groups.values()) group.sort((a, b) => compare(a.path, b.path) || (a.line ?? -1) - (b.line ?? -1));
  return [...groups].sort(([a], [b]) => compare(a, b));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Without the line, which changes with each edit above it. */
function keyOf({ path, code, key = "" }: ProblemRow, uses: Map<string, number>): string {
  const base = `${path}\n${code}\n${key}`;
  const use = uses.get(base) ?? 0;
  uses.set(base, use + 1);
  return `${base}\n${use}`;
}
