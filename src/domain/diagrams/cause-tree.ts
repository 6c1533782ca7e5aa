import { isOpenQuestion } from "../notes/open-question.ts";
import { bulletsUnder, sectionsUnder } from "../notes/section-lines.ts";
import type { Block } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { diagramText } from "./mermaid-text.ts";

/** More than these nobody can look at. */
const MOST = 60;

interface Cause {
  readonly text: string;
  /** The place of what it explains; -1 is the statement. */
  readonly of: number;
  /** A branch of a fishbone says where to look, it is no cause. */
  readonly isBranch: boolean;
}

/** What the picture stands on besides the analysis: the problem in one sentence, and its root causes as its properties name them. */
export interface CausedProblem {
  readonly statement: string;
  readonly rootCauses: readonly string[];
}

/** Draws the analysis of a problem: five whys as a chain down from the statement, a fishbone as branches towards it. Undefined where nothing is analysed yet. */
export function causeTree(blocks: readonly Block[], { statement, rootCauses }: CausedProblem, heading = "Analysis"): string | undefined {
  const section = sectionsUnder(blocks, (text) => isHeading(text, heading)).flatMap((found) => found.blocks);
  const isFishbone = section.some((block, at) => block.kind === "heading" && isBullet(section[at + 1]));
  const causes = (isFishbone ? bones(section, blocks) : whys(section, blocks)).slice(0, MOST);
  if (causes.every(({ isBranch }) => isBranch)) return undefined;
  const roots = [...rootCauses, ...bulletsUnder(blocks, "Root causes").map(({ text }) => text)].map(worn).filter((root) => root !== "");
  const explained = new Set(causes.map(({ of }) => of));
  const isRoot = ({ text, isBranch }: Cause, at: number): boolean => !isBranch && (roots.some((root) => isSame(worn(text), root)) || (!isFishbone && !explained.has(at)));
  const marked = causes.flatMap((cause, at) => (isRoot(cause, at) ? [`c${String(at)}`] : []));
  const nodeOf = (at: number): string => (at < 0 ? "problem" : `c${String(at)}`);
  return [
    `flowchart ${isFishbone ? "LR" : "TD"}`,
    `  problem["${diagramText(statement)}"]`,
    ...causes.map(({ text }, at) => `  c${String(at)}["${diagramText(text)}"]`),
    ...causes.map(({ of }, at) => (isFishbone ? `  c${String(at)} --> ${nodeOf(of)}` : `  ${nodeOf(of)} --> c${String(at)}`)),
    ...(marked.length > 0 ? ["  classDef rootCause font-weight:bold,stroke-width:4px", `  class ${marked.join(",")} rootCause`] : []),
    "",
  ].join("\n");
}

function isBullet(block: Block | undefined): boolean {
  return block?.kind === "item" && block.number === undefined;
}

/** Each answer of a list is explained by the next, also where the list goes on counting behind a picture; of bullets, each explains what holds them. */
function whys(section: readonly Block[], blocks: readonly Block[]): Cause[] {
  const causes: Cause[] = [];
  const places = new Map<Block, number>();
  const ends = new Map<number, { readonly list: number; readonly at: number }>();
  for (const block of section) {
    if (block.kind !== "item" || block.text === "" || isOpenQuestion(block.text)) continue;
    const holder = blocks[block.parent];
    const above = (holder && places.get(holder)) ?? -1;
    const before = ends.get(block.parent);
    const goesOn = block.number !== undefined && before !== undefined && (before.list === block.list || block.number > 1);
    places.set(block, causes.length);
    if (block.number !== undefined) ends.set(block.parent, { list: block.list, at: causes.length });
    causes.push({ text: block.text, of: goesOn ? before.at : above, isBranch: false });
  }
  return causes;
}

function bones(section: readonly Block[], blocks: readonly Block[]): Cause[] {
  const causes: Cause[] = [];
  const places = new Map<Block, number>();
  let branch = -1;
  for (const block of section) {
    if (block.kind === "heading") branch = causes.push({ text: block.text, of: -1, isBranch: true }) - 1;
    else if (block.kind === "item" && block.text !== "") {
      const holder = blocks[block.parent];
      places.set(block, causes.length);
      causes.push({ text: block.text, of: (holder && places.get(holder)) ?? branch, isBranch: false });
    }
  }
  return causes;
}

/** The words alone, by which the same cause is found again. */
function worn(text: string): string {
  return (withoutLinkMarks(text).normalize("NFC").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).join(" ");
}

function isSame(cause: string, root: string): boolean {
  return cause === root || (cause !== "" && (` ${root} `.includes(` ${cause} `) || ` ${cause} `.includes(` ${root} `)));
}
