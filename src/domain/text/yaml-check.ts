import { findBlock } from "./frontmatter-block.ts";
import { readFrontmatter } from "./frontmatter.ts";
import { problemAt, type TextProblem } from "./text-problem.ts";
import { withoutLoneReturns } from "./yaml-block.ts";
import { cut } from "./yaml-problem.ts";

/** A whole YAML reader, such as Obsidian's `parseYaml`: gives the plain value, throws on invalid YAML. */
export type ReadYaml = (source: string) => unknown;

/** A block as a map, or what its reader threw, said with its line where the error tells it. */
export type CheckedBlock = { readonly ok: true; readonly map: Readonly<Record<string, unknown>> } | { readonly ok: false; readonly problem: TextProblem };

/** Problems of a note's frontmatter; where our own reading finds none, what a whole YAML reader has against it. */
export function explainYaml(text: string, readYaml: ReadYaml): TextProblem[] {
  const { state, problems } = readFrontmatter(text);
  if (state !== "valid" || problems.some((problem) => problem.code !== "byte-order-mark")) return [...problems];
  const checked = checkBlock(text, readYaml);
  return checked.ok ? [...problems] : [...problems, checked.problem];
}

/** Reads a note's block with a whole YAML reader; never throws. */
export function checkBlock(text: string, readYaml: ReadYaml): CheckedBlock {
  const block = findBlock(text);
  if (block.kind === "none") return { ok: true, map: {} };
  const source = withoutLoneReturns(text.slice(block.innerStart, block.innerEnd));
  try {
    const value = readYaml(source) ?? {};
    if (typeof value === "object" && !Array.isArray(value)) return { ok: true, map: value as Record<string, unknown> };
    return { ok: false, problem: explainThrown("the block holds no properties", source) };
  } catch (error) {
    return { ok: false, problem: explainThrown(error, source) };
  }
}

/** True where both are the same plain value, however deep. */
export function isDeepEqual(one: unknown, other: unknown): boolean {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null || Array.isArray(one) !== Array.isArray(other)) return false;
  const [names, others] = [Object.keys(one), Object.keys(other)];
  return names.length === others.length && names.every((name) => Object.hasOwn(other, name) && isDeepEqual((one as Record<string, unknown>)[name], (other as Record<string, unknown>)[name]));
}

function explainThrown(error: unknown, source: string): TextProblem {
  const line = lineIn(error);
  const message = (error instanceof Error ? error.message : String(error)).split("\n")[0] ?? "";
  const found = line === undefined ? "the properties" : cut((source.split("\n")[line - 1] ?? "").trim());
  return problemAt({ line: line ?? 0, column: 0 }, "yaml", found, "valid YAML", message);
}

/** The 1-based line that a thrown error names: in a block it is the note's 0-based line, behind the fence. */
function lineIn(error: unknown): number | undefined {
  const line = (error as { readonly linePos?: readonly { readonly line?: unknown }[] } | null | undefined)?.linePos?.[0]?.line;
  return typeof line === "number" && line > 0 ? line : undefined;
}
