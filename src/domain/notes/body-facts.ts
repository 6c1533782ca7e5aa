import type { LivingKind } from "../lifecycle/lives.ts";
import type { ProblemFact } from "../lifecycle/problem.ts";
import type { ReviewFact } from "../lifecycle/review.ts";
import type { Block } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { holdsLink } from "../text/links.ts";
import { findActionItems, type ActionItem } from "./action-items.ts";
import { sectionsUnder } from "./section-lines.ts";
import { readTimeline } from "./timeline.ts";

type Facts = Readonly<Partial<Record<ProblemFact | ReviewFact, boolean>>>;

/** What is true of a record by its body: the facts of source `body` that the guards of its kind ask for. */
export function bodyFacts(kind: LivingKind, blocks: readonly Block[]): Set<string> {
  if (kind === "work-order") return new Set();
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

/** What stands below a heading, block by block, without comments and without the headings below it. */
function wordsUnder(blocks: readonly Block[], heading: string): string[] {
  const below = sectionsUnder(blocks, (text) => isHeading(text, heading)).flatMap((section) => section.blocks);
  return below.flatMap((block) => {
    if (block.kind === "fence") return block.end > block.line + 1 ? [""] : [];
    if (block.kind === "heading" || block.kind === "comment" || block.kind === "rule") return [];
    const words = block.text.replace(/%%.*?(?:%%|$)|<!--.*?(?:-->|$)/gs, "").trim();
    return words === "" ? [] : [words];
  });
}
