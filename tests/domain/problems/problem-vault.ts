import { parse } from "yaml";

import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { fixEdits, fixNeed, type FixNeed } from "../../../src/domain/actions/fix-problem.ts";
import { KIND_NAMES } from "../../../src/domain/notes/kinds.ts";
import type { NoteProblem } from "../../../src/domain/notes/note-problem.ts";
import { catalogued } from "../../../src/domain/problems/catalogue.ts";
import { baseName } from "../../../src/domain/text/links.ts";
import { problemsOf } from "../../shared/problems-of.ts";

/** Notes by path under the Operations folder, without the `.md`. */
export type Vault = Readonly<Record<string, string>>;

const NOW = "2026-11-23T09:00";
export const HEALTHY: Vault = { "Services/db-1": "---\ntype: service\nlifecycle: in-service\n---\n", "Services/old-1": "---\ntype: service\nlifecycle: retired\n---\n" };

/** A note of some properties and a body. */
export function note(type: string, properties: readonly string[], body = ""): string {
  return ["---", `type: ${type}`, ...properties, "---", "", body].join("\n");
}

/** A plan in force for a service in use. */
export function plan(properties: readonly string[], body = "", services = "db-1"): string {
  return note("maintenance", ["category: preventive", `services: "[[${services}]]"`, "status: active", ...properties], body);
}

/** What is wrong with one note of a vault. */
export function problemsIn(vault: Vault, path: string): readonly NoteProblem[] {
  const notes = new Map(Object.entries({ ...HEALTHY, ...vault }).map(([each, text]) => [`Operations/${each}.md`, text]));
  return problemsOf(notes, NOW).get(`Operations/${path}.md`) ?? [];
}

/** The codes with the key that each is of. */
export function codesIn(vault: Vault, path: string): string[] {
  return problemsIn(vault, path).map(({ code, key }) => (key === undefined ? code : `${code} ${key}`)).sort();
}

export interface Fixed {
  readonly need: FixNeed;
  /** The note's text behind the fix, or why it was refused in brackets. */
  readonly text: string;
  /** What is wrong with it then. */
  readonly left: readonly string[];
}

/** Mends one problem of a note, `code key`, as the plugin does, and reads the vault again. */
export function fixed(vault: Vault, path: string, what: string, answer: string): Fixed {
  const text = vault[path] ?? "";
  const problem = problemsIn(vault, path).find(({ code, key }) => what === (key === undefined ? code : `${code} ${key}`));
  if (!problem) throw new Error(`No ${what} in ${codesIn(vault, path).join(", ")}`);
  const kind = KIND_NAMES.find((name) => text.includes(`type: ${name}\n`));
  const { weight, fix } = catalogued(problem.code);
  const row = { ...problem, path: `Operations/${path}.md`, name: baseName(path), kind, weight, fix, lastKnown: "" };
  const need = fixNeed(row, text, parse);
  const applied = applyEdits(text, fixEdits(row, text, answer), parse);
  const after = applied.ok ? applied.text : `[${applied.refusal.code}]`;
  return { need, text: after, left: applied.ok ? codesIn({ ...vault, [path]: after }, path) : [] };
}
