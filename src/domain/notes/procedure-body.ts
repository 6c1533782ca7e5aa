import { findBlocks } from "../text/blocks.ts";
import { fingerprint } from "../text/fingerprint.ts";
import { isHeading } from "../text/heading-words.ts";
import { splitLines } from "../text/lines.ts";
import { findParts, hasPlainBullets, partsToRun, type Part } from "./parts.ts";
import type { Step } from "./step.ts";

/** What a procedure's text holds: its parts, what a run takes of them, and the fingerprint of that. */
export interface ProcedureBody {
  readonly parts: readonly SourcedPart[];
  readonly run: ProcedureRun;
  /** A fence that is never closed hides the rest of the note; its 0-based line. */
  readonly unclosedFence: number | undefined;
  readonly hasPlainBullets: boolean;
}

/** A part with its lines as they stand. */
export interface SourcedPart extends Part {
  readonly source: readonly string[];
}

/** The steps that a run takes, as they stand, and the fingerprint of their lines. */
export interface ProcedureRun {
  readonly steps: readonly Step[];
  readonly hash: string;
}

/** Reads a procedure's body; `bodyLine` is the 0-based line after the frontmatter. */
export function readProcedureBody(text: string, bodyLine: number): ProcedureBody {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, bodyLine);
  const parts = findParts(lines, blocks).map((part) => ({ ...part, source: lines.slice(part.line, part.end + 1).map((line) => line.text) }));
  const open = blocks.find((block) => block.kind === "fence" && !block.closed);
  return { parts, run: runOf(partsToRun(parts)), unclosedFence: open?.line, hasPlainBullets: hasPlainBullets(blocks) };
}

/** The run of one part, which a link such as `[[Failover#Primary lost]]` picks; undefined when no part is called so. */
export function runOfPart(body: ProcedureBody, name: string): ProcedureRun | undefined {
  const named = body.parts.filter((part) => isHeading(part.name, name));
  const parts = named.length > 0 ? named : body.parts.filter((part) => isHeading(part.heading, name));
  return parts.length === 0 ? undefined : runOf(parts);
}

function runOf(parts: readonly SourcedPart[]): ProcedureRun {
  return { steps: parts.flatMap((part) => part.steps), hash: fingerprint(parts.flatMap((part) => part.source)) };
}
