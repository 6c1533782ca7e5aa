import type { LivingKind } from "../lifecycle/lives.ts";
import type { ProblemFact } from "../lifecycle/problem.ts";
import type { ReviewFact } from "../lifecycle/review.ts";
import type { FactsBy } from "../lifecycle/own-facts.ts";
import type { Block } from "../text/block.ts";
import { holdsLink } from "../text/links.ts";
import { findActionItems, type ActionItem } from "./action-items.ts";
import { readChangeBody, type ChangeBody } from "./change-body.ts";
import { changeBodyFacts } from "./change-facts.ts";
import { wordsUnder } from "./section-words.ts";
import { readTimeline } from "./timeline.ts";

type Facts = Readonly<Partial<Record<ProblemFact | ReviewFact, boolean>>>;

/** What the body of a record tells guards. What a change tells is weighed with its properties and with other notes. */
export interface ToldBody {
  readonly facts: ReadonlySet<string>;
  readonly change?: ChangeBody;
}

/** Reads what guards ask of a body. */
export function readToldBody(kind: LivingKind, lines: readonly string[], blocks: readonly Block[], logHeading?: string): ToldBody {
  return kind === "change" ? { facts: new Set(), change: readChangeBody(lines, blocks, logHeading) } : { facts: bodyFacts(kind, blocks) };
}

/** The facts of source `body` that the guards of its kind ask for; `known` are those of the other sources. */
export function factsTold({ facts, change }: ToldBody, values: Readonly<Record<string, unknown>>, known: ReadonlySet<string>, by: FactsBy): ReadonlySet<string> {
  return change ? changeBodyFacts(change, values, known, by) : facts;
}

/** What is true of a record by its body alone. */
export function bodyFacts(kind: LivingKind, blocks: readonly Block[]): Set<string> {
  if (kind === "work-order" || kind === "change") return new Set();
  const actions = findActionItems(blocks).entries;
  const facts: Facts = { "action-unowned": actions.some(isUnowned), ...(kind === "problem" ? ofProblem(blocks) : kind === "review" ? ofReview(blocks, actions) : {}) };
  return new Set((Object.keys(facts) as (keyof Facts)[]).filter((fact) => facts[fact]));
}

/** Whoever did an action is still to be named; what was called off needs nobody. */
function isUnowned({ owner, due, state }: ActionItem): boolean {
  return state !== "cancelled" && (owner === "" || (due === undefined && state !== "done"));
}

function ofProblem(blocks: readonly Block[]): Facts {
  return { "no-evidence": !["Analysis", "Root causes"].some((heading) => wordsUnder(blocks, heading).some((words) => holdsLink(words) || /`[^`]+`/.test(words))) };
}

function ofReview(blocks: readonly Block[], actions: readonly ActionItem[]): Facts {
  const isEmpty = (heading: string): boolean => wordsUnder(blocks, heading).length === 0;
  return {
    "no-summary": isEmpty("Summary"), "no-impact": isEmpty("Impact"), "no-factors": isEmpty("Contributing factors"),
    "short-timeline": readTimeline(blocks).entries.filter(({ day, time, relative }) => (day ?? time ?? relative) !== undefined).length < 3, "no-actions": actions.length === 0,
  };
}
