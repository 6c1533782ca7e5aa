import type { NoteRow } from "../index/note-row.ts";
import { duplicateLines } from "../mending/duplicate-keys.ts";
import { mend } from "../mending/mend.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { KINDS } from "../notes/kinds.ts";
import type { ProblemRow } from "../problems/problem-row.ts";
import type { FieldValue } from "../text/field.ts";
import { pathIn } from "../text/file-name.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import type { ReadYaml } from "../text/yaml-check.ts";
import { splitLines } from "../text/lines.ts";
import { readDay } from "../time/day.ts";
import { inert } from "./acting.ts";
import { setEdit } from "./edit-note.ts";
import { freeId } from "./new-record.ts";
import type { Edit, Plan } from "./plan.ts";

/** What a fix needs to know first: nothing, one of some answers, or a value. */
export type FixNeed =
  | { readonly kind: "nothing" }
  | { readonly kind: "choice"; readonly answers: readonly { readonly answer: string; readonly words: string }[] }
  | { readonly kind: "value"; readonly choices: readonly string[] }
  | { readonly kind: "by-hand" };

/** What must be asked before a problem in a text can be mended. */
export function fixNeed(problem: ProblemRow, text: string, readYaml: ReadYaml): FixNeed {
  const { code, line, key, fix, choices = [] } = problem;
  if (fix === undefined) return { kind: "by-hand" };
  if (code === "duplicate-key" && line !== undefined && mend(text, problem, readYaml) === undefined) {
    const answers = duplicateLines(text, line).map(([at, raw]) => ({ answer: String(at), words: `${String(at + 1)}: ${raw}` }));
    return answers.length > 1 ? { kind: "choice", answers } : { kind: "by-hand" };
  }
  if (fix === "mend" || fix === "number-bullets" || code === "duplicate-key") return mend(text, problem, readYaml) === undefined ? { kind: "by-hand" } : { kind: "nothing" };
  if (fix === "choose" && choices.length > 0) return { kind: "choice", answers: choices.map((choice) => ({ answer: choice, words: code === "log-line-twice" ? (splitLines(text)[Number(choice)]?.text ?? "") : (MARKS[choice] ?? choice) })) };
  return key === undefined || isBeyondFields(problem) ? { kind: "by-hand" } : { kind: "value", choices };
}

/** A status that cannot be set right by another one. */
function isBeyondFields({ key, line, choices = [] }: ProblemRow): boolean {
  return key === "status" && line === undefined && choices.length === 0;
}

const MARKS: Readonly<Record<string, string>> = { x: "[x] passed", "!": "[!] failed", "-": "[-] not applicable" };

/** The edits that mend a problem, with what was answered. */
export function fixEdits(problem: ProblemRow, text: string, answer: string | undefined): Edit[] {
  const { code, line, key, choices = [] } = problem;
  const frontmatter = readFrontmatter(text);
  if (code === "alias-differs" && answer !== undefined) return choices.filter((each) => each !== answer).map((each) => setEdit(frontmatter, each, undefined));
  const ofLine = answer === undefined ? [] : lineEdits(problem, text, answer);
  if (ofLine.length > 0) return ofLine;
  const sets = key !== undefined && answer !== undefined && code !== "duplicate-key" && !key.startsWith("the ");
  if (sets) return [setEdit(frontmatter, keyOf(problem, frontmatter), asValue(answer))];
  return [{ kind: "mend", problem: { code, ...(line === undefined ? {} : { line }), ...(key === undefined ? {} : { key }), ...(answer === undefined ? {} : { choice: answer }) } }];
}

/** Says why behind what a line of the log says, before what it overrides. */
function withReason(line: string, why: string): string {
  const at = (line + OVERRIDE).indexOf(OVERRIDE);
  return `${line.slice(0, at).replace(/:?\s*$/, "")}: ${inert(why).replaceAll(OVERRIDE, " override ")}${line.slice(at)}`;
}

const OVERRIDE = " · override ";

type Correct = (line: string, answer: string) => string | undefined;

/** What an answer makes of a line, by code and what stands for a key. */
const ON_LINE: Readonly<Record<string, Correct>> = {
  "MET-RST the reading": qualified,
  "CHG-REASON status": withReason,
  "INC-REASON status": withReason,
  "PRB-REASON status": withReason,
  "RVW-REASON status": withReason,
  "MNT-STAT the log line": (line, outcome) => line.replace(/skipped/i, outcome),
  "GEN-TIME the log line": (line, day) => (readDay(day) === undefined ? undefined : line.replace(/\d{4}-\d{2}-\d{2}/, day)),
};

function lineEdits({ code, line, key = "", choices = [] }: ProblemRow, text: string, answer: string): Edit[] {
  const textAt = (at: number): string => splitLines(text)[at]?.text ?? "";
  if (code === "log-line-twice") return choices.filter((each) => each !== answer).map((each) => rewrite(Number(each), textAt(Number(each)), []));
  const now = line === undefined ? undefined : ON_LINE[`${code} ${key}`]?.(textAt(line), answer);
  return line === undefined || now === undefined ? [] : [rewrite(line, textAt(line), [now])];
}

function rewrite(line: number, was: string, now: readonly string[]): Edit {
  return { kind: "rewrite-lines", line, was: [was], now };
}

/** Says of what quality a reading is: behind the value, in place of what was said of it, before the link to where it was read. */
function qualified(was: string, quality: string): string {
  const [, words = "", link = ""] = /^(.*?)(\[\[.*)?$/s.exec(was) ?? [];
  return `${words.replace(/\s\[?(?:estimated|suspect|reset)\]?(?!\S)/gi, "").trimEnd()} ${quality} ${link}`.trimEnd();
}

/** The key that the note has for a property. */
function keyOf({ kind, key = "" }: ProblemRow, frontmatter: Frontmatter): string {
  return kind === undefined ? key : keyToWrite(propertiesOf(frontmatter), KINDS[kind].fields, key);
}

/** A number stays one: Obsidian types a property by its value. */
function asValue(answer: string): FieldValue {
  if (/^-?\d{1,15}(\.\d{1,10})?$/.test(answer) && String(Number(answer)) === answer) return Number(answer);
  return answer === "true" || answer === "false" ? answer === "true" : answer;
}

/** Gives the newer ones of records with one id another: by when they were made, then by path (format.md rule 10). The old id stays as an alias. */
export function planRenumber(id: string, rows: readonly NoteRow[], all: Iterable<NoteRow>, paths: readonly string[], textOf: (path: string) => string): Plan {
  const made = (row: NoteRow): string => (typeof row.fields["created"] === "string" ? row.fields["created"] : "9");
  const [, ...newer] = [...rows].sort((one, other) => (made(one) < made(other) || (made(one) === made(other) && one.path < other.path) ? -1 : 1));
  const known = [...all];
  const taken = [...paths];
  const steps = newer.map((row) => {
    const next = freeId(`${/^[A-Za-z]+-\d{8}-/.exec(id)?.[0] ?? `${id}-`}`, known, taken.map((path) => path.toLowerCase()));
    const to = pathIn(row.path.slice(0, Math.max(0, row.path.lastIndexOf("/"))), `${row.name.includes(id) ? row.name.replace(id, next) : `${next} ${row.name}`}.md`);
    taken.push(to);
    const frontmatter = readFrontmatter(textOf(row.path));
    const aliases = [...listOf(row.fields["aliases"]), id];
    const edits = [setEdit(frontmatter, "id", next), setEdit(frontmatter, "aliases", aliases)];
    return { edit: { path: row.path, edits }, rename: { from: row.path, to } };
  });
  return { title: `Renumbered ${id}`, creates: [], edits: steps.map(({ edit }) => edit), renames: steps.map(({ rename }) => rename) };
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : typeof value === "string" && value !== "" ? [value] : [];
}
