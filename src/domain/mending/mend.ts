import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { applySplices } from "../text/splice.ts";
import { splitLines } from "../text/lines.ts";
import type { ReadYaml } from "../text/yaml-check.ts";
import { keepDuplicate } from "./duplicate-keys.ts";
import { canMend, mendFrontmatter, type ProblemName } from "./mend-frontmatter.ts";
import { mendMojibake } from "./mojibake.ts";

/** What is to be mended, and what a person chose where there was a choice. */
export interface Mending extends ProblemName {
  readonly choice?: string;
}

/** The text without the problem and otherwise as it was; undefined where the problem is not there or only a person can mend it. */
export function mend(text: string, { choice, ...problem }: Mending, readYaml: ReadYaml): string | undefined {
  const mended = mendOne(text, problem, choice, readYaml);
  return mended === text ? undefined : mended;
}

function mendOne(text: string, problem: ProblemName, choice: string | undefined, readYaml: ReadYaml): string | undefined {
  if (problem.code === "duplicate-key" && choice !== undefined) return keepDuplicate(text, Number(choice));
  if (canMend(problem.code)) return mendFrontmatter(text, problem, readYaml);
  if (problem.code === "mojibake") return mendMojibake(text);
  if (problem.code === "no-steps") return withNumberedBullets(text);
  if (problem.code === "answer-without-mark" && problem.line !== undefined && choice !== undefined) return withMark(text, problem.line, choice);
  return undefined;
}

/** Writes `1.` for the bullets of the outermost level: a list of the note's steps, not of their details. */
function withNumberedBullets(text: string): string {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, readFrontmatter(text).bodyLine);
  const bullets = blocks.filter((block) => block.kind === "item" && block.parent < 0 && block.number === undefined && block.mark === undefined);
  return applySplices(text, bullets.flatMap(({ line }) => {
    const { start = 0, text: words = "" } = lines[line] ?? {};
    const at = /^\s*[-*+](?=\s)/.exec(words)?.[0].length;
    return at === undefined ? [] : [{ start: start + at - 1, end: start + at, insert: "1." }];
  }));
}

function withMark(text: string, line: number, mark: string): string {
  const { start = 0, text: words = "" } = splitLines(text)[line] ?? {};
  const at = words.indexOf("[ ]");
  return at < 0 ? text : applySplices(text, [{ start: start + at + 1, end: start + at + 2, insert: mark }]);
}
