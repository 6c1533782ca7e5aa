import { isOpenQuestion } from "../notes/open-question.ts";
import type { ItemBlock } from "../text/block.ts";
import { isHeading } from "../text/heading-words.ts";
import { splitLines } from "../text/lines.ts";
import { baseName } from "../text/links.ts";
import { inert, inertBullet, inertParagraph, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuseOver } from "./known-error.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";
import { fieldEdits, readRecord } from "./record-fields.ts";
import { listEdit, sectionNamed } from "./section-end.ts";

const ANALYSIS = "Analysis";

/** Plans the next answer of the five whys: behind the first question that has none, else numbered on from the last. */
export function planWhy(path: string, text: string, answer: string, acting: Acting): Planned {
  const words = inert(answer);
  const refused = whyNot(path, text, words);
  if (refused) return refused;
  const items = sectionNamed(text, ANALYSIS)?.blocks.filter((block): block is ItemBlock => block.kind === "item" && block.parent < 0 && block.number !== undefined) ?? [];
  const asked = items.find((item) => isOpenQuestion(item.text) && item.end === item.line);
  if (asked) return planEdits(`Why? ${baseName(path)}`, path, [...methodEdits(text, "five-whys"), answerEdit(text, asked.line, words)]);
  const [last, before] = [items.at(-1), items.at(-2)];
  // A list whose items are all 1. stays one.
  const number = last?.number === 1 && before?.number === 1 ? 1 : (last?.number ?? 0) + 1;
  const line = `${String(number)}${last?.delimiter ?? "."} ${/^why\b/i.test(words) ? "" : "Why? "}${words}`;
  return planEdits(`Why? ${baseName(path)}`, path, [...methodEdits(text, "five-whys"), listEdit(text, ANALYSIS, [line], acting)]);
}

function answerEdit(text: string, line: number, words: string): Edit {
  const was = splitLines(text)[line]?.text ?? "";
  return { kind: "rewrite-lines", line, was: [was], now: [`${was.trimEnd()} ${words}`] };
}

/** Plans a cause in a branch of a fishbone: People, Process, Technology, Environment, Supplier or Measurement. */
export function planCause(path: string, text: string, branch: string, cause: string, acting: Acting): Planned {
  const words = inertBullet(inertParagraph(cause));
  const refused = whyNot(path, text, words);
  if (refused) return refused;
  return planEdits(`${inert(branch)}: ${baseName(path)}`, path, [...methodEdits(text, "fishbone"), causeEdit(text, inert(branch), `- ${words}`, acting)]);
}

function whyNot(path: string, text: string, words: string): Planned | undefined {
  return refuseUnwritable(path, text) ?? refuseOver(path, text) ?? (words === "" ? refuse("cause-missing", "No cause is said.", "Say in a few words why.", path) : undefined);
}

function methodEdits(text: string, method: string): Edit[] {
  return readRecord("problem", text).method === undefined ? fieldEdits("problem", text, { method }) : [];
}

/** A branch is a section of the analysis; one of the same name elsewhere in the note is not meant. */
function causeEdit(text: string, branch: string, line: string, acting: Acting): Edit {
  const analysis = sectionNamed(text, ANALYSIS);
  const heading = analysis?.blocks.find((block) => block.kind === "heading" && block.parent < 0 && isHeading(block.text, branch));
  if (!analysis || !heading) return listEdit(text, ANALYSIS, [`${"#".repeat(Math.min((analysis?.heading.level ?? 2) + 1, 6))} ${branch}`, "", line], acting);
  const lines = splitLines(text).map((each) => each.text);
  const next = analysis.blocks.find((block) => block.kind === "heading" && block.parent < 0 && block.line > heading.line);
  let end = (next?.line ?? analysis.end + 1) - 1;
  while (end > heading.line && (lines[end] ?? "").trim() === "") end--;
  const was = lines.slice(heading.line, end + 1);
  return { kind: "rewrite-lines", line: heading.line, was, now: [...was, ...(end === heading.end ? [""] : []), line] };
}
