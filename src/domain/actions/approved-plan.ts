import { keptLines } from "../notes/plan-difference.ts";
import type { Block } from "../text/block.ts";
import type { Edit } from "./plan.ts";
import type { Acting } from "./acting.ts";
import { listEdit, sectionNamed } from "./section-end.ts";
import { splitLines } from "../text/lines.ts";

const HEADING = "Approvals";
const BEGIN = "%% ops:begin approved-plan %%";
const END = "%% ops:end approved-plan %%";

/** The region that keeps a plan as it was approved (format.md section 4); no fence in the plan closes its fence. */
export function approvedPlanLines(plan: readonly string[]): string[] {
  const marks = plan.join("\n").match(/`{4,}/g) ?? [];
  const fence = "`".repeat(Math.max(3, ...marks.map(({ length }) => length)) + 1);
  return [BEGIN, `${fence}text`, ...keptLines(plan), fence, END];
}

/** The edit that adds a line below the approvals, above the region that keeps the plan. */
export function approvalEdit(text: string, line: string, acting: Acting): Edit {
  const blocks = sectionNamed(text, HEADING)?.blocks ?? [];
  const last = blocks.filter((block) => block.kind === "item" && block.parent < 0).at(-1);
  const region = blocks.find(isBegin);
  const at = last?.end ?? region?.line;
  const was = at === undefined ? undefined : splitLines(text)[at]?.text;
  if (at === undefined || was === undefined) return listEdit(text, HEADING, [line], acting);
  return { kind: "rewrite-lines", line: at, was: [was], now: last ? [was, line] : [line, "", was] };
}

/** The edits that keep the plan that is approved now, in place of what was kept before. */
export function approvedPlanEdits(text: string, plan: readonly string[]): Edit[] {
  const [lines, now] = [splitLines(text).map((line) => line.text), approvedPlanLines(plan)];
  const blocks = sectionNamed(text, HEADING)?.blocks ?? [];
  const at = blocks.findIndex(isBegin);
  const begin = blocks[at];
  if (!begin) return [{ kind: "append-under-heading", heading: HEADING, lines: ["", ...now] }];
  const next = blocks[at + 1];
  const end = blocks.find((block, index) => index > at && block.kind === "comment" && block.text.trim() === END) ?? (next?.kind === "fence" ? next : begin);
  const was = lines.slice(begin.line, end.end + 1);
  return was.join("\n") === now.join("\n") ? [] : [{ kind: "rewrite-lines", line: begin.line, was, now }];
}

function isBegin(block: Block): boolean {
  return block.kind === "comment" && block.text.trim() === BEGIN;
}
