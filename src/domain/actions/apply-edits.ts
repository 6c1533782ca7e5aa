import { findBlocks } from "../text/blocks.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { isHeading } from "../text/heading-words.ts";
import { joinLines, lineEndingOf, splitLines } from "../text/lines.ts";
import { outlineOf, type Section } from "../text/outline.ts";
import { findField, setField } from "../text/set-field.ts";
import { checkBlock, type ReadYaml } from "../text/yaml-check.ts";
import { mend, type Mending } from "../mending/mend.ts";
import type { Edit, Refusal } from "./plan.ts";

/** The edited text, or why the note was left alone. */
export type Applied = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly refusal: Refusal };

/** Applies the edits of one note to its fresh text, all or none. Everything that no edit names stays byte for byte. */
export function applyEdits(text: string, edits: readonly Edit[], readYaml?: ReadYaml): Applied {
  // What is to be mended may be why the note cannot be written otherwise.
  const blocked = edits.every(({ kind }) => kind === "mend" || kind === "replace-text") ? undefined : unwritable(text, readYaml);
  if (blocked) return { ok: false, refusal: blocked };
  let current = text;
  for (const edit of edits) {
    const applied = applyEdit(current, edit, readYaml);
    if (!applied.ok) return applied;
    current = applied.text;
  }
  return { ok: true, text: current };
}

/** A note whose frontmatter cannot be read, by us or by `readYaml`, or that holds a merge conflict, is never written. */
export function unwritable(text: string, readYaml?: ReadYaml): Refusal | undefined {
  const { state, problems: found } = readFrontmatter(text);
  const checked = state === "valid" && readYaml ? checkBlock(text, readYaml) : undefined;
  const isBroken = checked?.ok === false;
  const problems = checked?.ok === false ? [checked.problem] : found;
  const conflict = /^<{7} .*$[\s\S]*^={7}$[\s\S]*^>{7} /m.test(text);
  if (state !== "invalid" && state !== "unclosed" && state !== "toml" && state !== "conflict" && !isBroken && !conflict) return undefined;
  const problem = problems.find(({ code }) => code !== "byte-order-mark");
  if (conflict && !problem) {
    return { code: "note-in-conflict", reason: "The note holds merge conflict markers.", hint: "Settle the conflict, then try again." };
  }
  return {
    code: "note-unreadable",
    ...(problem ? { line: problem.line } : {}),
    reason: problem ? `Line ${problem.line + 1}: found ${problem.found}, expected ${problem.expected}.` : "The properties of the note cannot be read.",
    hint: problem?.hint ?? "Mend the properties, then try again.",
  };
}

function applyEdit(text: string, edit: Edit, readYaml: ReadYaml | undefined): Applied {
  switch (edit.kind) {
    case "set-field": return applyField(text, edit, readYaml);
    case "rewrite-lines": return rewriteLines(text, edit);
    case "append-under-heading": return appendUnderHeading(text, edit.heading, edit.lines);
    case "replace-text": return edit.was === text ? { ok: true, text: edit.now } : changedMeanwhile(undefined, "The note was edited meanwhile.");
    case "mend": return mendProblem(text, edit.problem, readYaml);
    case "add-sections": return addSections(text, edit.lines, edit.before);
  }
}

function mendProblem(text: string, problem: Mending, readYaml: ReadYaml = () => ({})): Applied {
  const mended = mend(text, problem, readYaml);
  if (mended !== undefined) return { ok: true, text: mended };
  return { ok: false, refusal: { code: "not-mended", ...(problem.line === undefined ? {} : { line: problem.line }), reason: "This can only be mended by hand, or was mended meanwhile.", hint: "Look at the note." } };
}

function applyField(text: string, edit: Extract<Edit, { kind: "set-field" }>, readYaml: ReadYaml | undefined): Applied {
  const frontmatter = readFrontmatter(text);
  const found = fieldText(frontmatter, edit.key);
  if (found !== edit.was) return changedMeanwhile(findField(frontmatter, edit.key)?.line, `${edit.key} is now ${found ?? "gone"}.`);
  const result = setField(text, edit.key, edit.value, readYaml);
  if (result.ok) return result;
  const { line, found: what, expected, hint } = result.problem;
  return { ok: false, refusal: { code: result.problem.code, line, reason: `Line ${line + 1}: found ${what}, expected ${expected}.`, hint } };
}

/** Puts lines in place of those expected at `line`, or of the only ones in the note that are the same. */
function rewriteLines(text: string, edit: Extract<Edit, { kind: "rewrite-lines" }>): Applied {
  const lines = splitLines(text);
  const texts = lines.map((line) => line.text);
  const at = matchesAt(texts, edit.was, edit.line) ? edit.line : onlyMatch(texts, edit.was);
  if (at === undefined) return changedMeanwhile(edit.line, "The step's line was edited meanwhile.");
  const ending = lineEndingOf(lines);
  const last = at + edit.was.length - 1;
  const finalEnding = lines[last]?.ending ?? "";
  const replaced = edit.now.map((line, index) => ({
    text: line,
    ending: index === edit.now.length - 1 ? finalEnding : at + index < last ? (lines[at + index]?.ending ?? ending) : ending,
  }));
  return { ok: true, text: joinLines([...lines.slice(0, at), ...replaced, ...lines.slice(last + 1)]) };
}

function matchesAt(texts: readonly string[], was: readonly string[], at: number): boolean {
  return was.every((line, index) => texts[at + index] === line);
}

function onlyMatch(texts: readonly string[], was: readonly string[]): number | undefined {
  const found: number[] = [];
  for (let at = texts.indexOf(was[0] ?? ""); at >= 0 && found.length < 2; at = texts.indexOf(was[0] ?? "", at + 1)) {
    if (matchesAt(texts, was, at)) found.push(at);
  }
  return found.length === 1 ? found[0] : undefined;
}

function changedMeanwhile(line: number | undefined, reason: string): Applied {
  return { ok: false, refusal: { code: "note-changed-meanwhile", ...(line === undefined ? {} : { line }), reason, hint: "Look at the note and try again." } };
}

function appendUnderHeading(text: string, heading: string, added: readonly string[]): Applied {
  const sections = sectionsOf(text);
  const section = sections.find((candidate) => isHeading(candidate.heading.text, heading));
  if (!section) return { ok: true, text: insertBlock(text, splitLines(text).length, [`## ${heading}`, "", ...added]) };
  return { ok: true, text: insertAfterContent(text, section.heading.line, section.end, added) };
}

/** Adds whole sections before the first heading of `before` that the note has, else at its end. */
function addSections(text: string, added: readonly string[], before: readonly string[]): Applied {
  const next = sectionsOf(text).find((section) => before.some((heading) => isHeading(section.heading.text, heading)));
  return { ok: true, text: insertBlock(text, next?.heading.line ?? splitLines(text).length, added) };
}

function sectionsOf(text: string): Section[] {
  const lines = splitLines(text);
  return outlineOf(findBlocks(lines, readFrontmatter(text).bodyLine), lines.length);
}

/** Inserts lines after the last filled line of a section; a list directly under its heading gets one blank line before it. */
function insertAfterContent(text: string, from: number, to: number, added: readonly string[]): string {
  const lines = splitLines(text);
  let last = to;
  while (last > from && (lines[last]?.text ?? "").trim() === "") last--;
  const wanted = last === from ? ["", ...added] : added;
  return spliceLines(text, last + 1, wanted);
}

/** Inserts a block before the line `at`, one blank line away from what stands around it. */
function insertBlock(text: string, at: number, added: readonly string[]): string {
  const lines = splitLines(text);
  let before = at - 1;
  while (before >= 0 && (lines[before]?.text ?? "").trim() === "") before--;
  const lead = before >= 0 && before === at - 1 ? [""] : [];
  const atEnd = lines.slice(at).every((line) => line.text.trim() === "");
  if (!atEnd) return spliceLines(text, at, [...lead, ...added, ""]);
  return spliceLines(text, before + 1, before >= 0 ? ["", ...added] : added);
}

/** Inserts lines before the line `at` in the note's own line ending; the note's last ending stays as it was. */
function spliceLines(text: string, at: number, added: readonly string[]): string {
  const lines = splitLines(text);
  const ending = lineEndingOf(lines);
  const head = lines.slice(0, at).map((line, index) => (index === at - 1 && line.ending === "" ? { ...line, ending } : line));
  const tail = lines.slice(at);
  const openEnd = tail.length === 0;
  const inserted = added.map((line, index) => ({ text: line, ending: openEnd && index === added.length - 1 ? "" : ending }));
  return joinLines([...head, ...inserted, ...tail]);
}
