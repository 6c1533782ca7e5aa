import type { NoteRow } from "../index/note-row.ts";
import { duplicateLines } from "../mending/duplicate-keys.ts";
import { mend } from "../mending/mend.ts";
import type { ProblemRow } from "../problems/problem-row.ts";
import type { FieldValue } from "../text/field.ts";
import { pathIn } from "../text/file-name.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import type { ReadYaml } from "../text/yaml-check.ts";
import { splitLines } from "../text/lines.ts";
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
  if (fix === "choose" && choices.length > 0) return { kind: "choice", answers: choices.map((choice) => ({ answer: choice, words: MARKS[choice] ?? choice })) };
  return key === undefined ? { kind: "by-hand" } : { kind: "value", choices };
}

const MARKS: Readonly<Record<string, string>> = { x: "[x] passed", "!": "[!] failed", "-": "[-] not applicable" };

/** The edits that mend a problem, with what was answered. */
export function fixEdits(problem: ProblemRow, text: string, answer: string | undefined): Edit[] {
  const { code, line, key, choices = [] } = problem;
  const frontmatter = readFrontmatter(text);
  if (code === "alias-differs" && answer !== undefined) return choices.filter((each) => each !== answer).map((each) => setEdit(frontmatter, each, undefined));
  if (code === "MET-RST" && line !== undefined && answer !== undefined) return [qualified(text, line, answer)];
  const sets = key !== undefined && answer !== undefined && code !== "duplicate-key";
  if (sets) return [setEdit(frontmatter, key, asValue(answer))];
  return [{ kind: "mend", problem: { code, ...(line === undefined ? {} : { line }), ...(key === undefined ? {} : { key }), ...(answer === undefined ? {} : { choice: answer }) } }];
}

/** Says of what quality a reading is: behind the value, before the link to where it was read. */
function qualified(text: string, line: number, quality: string): Edit {
  const was = splitLines(text)[line]?.text ?? "";
  const link = was.indexOf("[[");
  const now = link < 0 ? `${was.trimEnd()} ${quality}` : `${was.slice(0, link)}${quality} ${was.slice(link)}`;
  return { kind: "rewrite-lines", line, was: [was], now: [now] };
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
