import type { Block, ItemBlock } from "../text/block.ts";
import { stateOfMark } from "./answer.ts";

/** How far the plan of a change is worked through; what does not apply is none of it. */
export interface PlanSteps {
  readonly total: number;
  readonly done: number;
  /** Not done yet: open, in progress or deferred. */
  readonly open: number;
  readonly failed: number;
  /** Failed, and nobody noted how. */
  readonly unsaid: number;
}

/** Counts the steps among the blocks of a plan; `all` are those of its note. */
export function planSteps(plan: readonly Block[], all: readonly Block[]): PlanSteps {
  const tasks = plan.filter((block): block is ItemBlock => block.kind === "item" && block.mark !== undefined);
  const states = tasks.map(({ mark = "" }) => stateOfMark(mark) ?? "open");
  const count = (...wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
  const failed = tasks.filter((_task, at) => states[at] === "failed");
  return {
    total: tasks.length - count("not-applicable"), done: count("passed"), open: count("open", "in-progress", "deferred"), failed: failed.length,
    unsaid: failed.length === 0 ? 0 : withoutNote(failed, all),
  };
}

/** A bullet of the plan below a step says how to do it; a note says when it was written. */
function withoutNote(failed: readonly Block[], blocks: readonly Block[]): number {
  const noted = new Set(blocks.flatMap((block) => (block.kind === "item" && block.mark === undefined && block.text.includes("[at::") ? [blocks[block.parent]] : [])));
  return failed.filter((task) => !noted.has(task)).length;
}
