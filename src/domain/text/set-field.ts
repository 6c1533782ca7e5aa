import { foldKey, type Field, type FieldValue } from "./field.ts";
import { findBlock, type Block } from "./frontmatter-block.ts";
import { readFrontmatter, type Frontmatter } from "./frontmatter.ts";
import { applySplices, type Splice } from "./splice.ts";
import { spliceOut, spliceValue, writeEntry } from "./splice-value.ts";
import type { TextProblem } from "./text-problem.ts";
import { readYamlBlock, withoutLoneReturns, type YamlBlock } from "./yaml-block.ts";
import { checkBlock, isDeepEqual, type ReadYaml } from "./yaml-check.ts";
import { readCore } from "./yaml-core.ts";

/** The changed text, or why it was left alone. */
export type SetFieldResult = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly problem: TextProblem };

/**
 * Sets one property by replacing its own characters; every other character of the note stays. `undefined` takes the
 * property's lines out. The key is found in any spelling that folds to it and keeps that spelling. The result is read
 * again before it is handed back, by our own reader and by `readYaml` where it is given: unless it holds the wanted value
 * and all others as before, nothing is changed.
 */
export function setField(text: string, key: string, value: FieldValue | undefined, readYaml?: ReadYaml): SetFieldResult {
  const before = readFrontmatter(text);
  const obstacle = whyNot(before, key, value);
  if (obstacle !== undefined) return { ok: false, problem: obstacle };
  const field = findField(before, key);
  if (field === undefined ? value === undefined : value !== undefined && isSame(field.value, value)) return { ok: true, text };
  const changed = before.state === "none" ? withNewBlock(text, key, value) : change(text, field, key, value);
  if (changed === undefined) return { ok: false, problem: notOurs(before, field, key) };
  const after = readFrontmatter(changed);
  const asWanted = holds(before, after, field?.key ?? key, value) && bodyOf(text, before) === bodyOf(changed, after);
  const problem = asWanted ? readYaml && disprove(text, changed, field?.key ?? key, value, readYaml) : notOurs(before, field, key);
  if (problem === undefined) return { ok: true, text: changed };
  return { ok: false, problem: problem === "differs" ? notOurs(before, field, key) : problem };
}

/** What a whole YAML reader has against a change: the block cannot be read, or more than the wanted value differs. */
function disprove(text: string, changed: string, key: string, value: FieldValue | undefined, readYaml: ReadYaml): TextProblem | "differs" | undefined {
  const [before, after] = [checkBlock(text, readYaml), checkBlock(changed, readYaml)];
  if (!before.ok) return before.problem;
  if (!after.ok) return "differs";
  // A reader names the key 1.10 "1.1".
  const typed = String(readCore(key) ?? "");
  const name = Object.hasOwn(before.map, key) || Object.hasOwn(after.map, key) ? key : typed;
  const wanted = value === undefined ? [] : [[name, Object.is(value, -0) ? 0 : value] as const];
  const others = Object.entries(before.map).filter(([other]) => other !== name);
  return isDeepEqual(after.map, Object.fromEntries([...others, ...wanted])) ? undefined : "differs";
}

/** The property that a key means: the exact key wins over one that only folds to it. */
export function findField(frontmatter: Pick<Frontmatter, "fields">, key: string): Field | undefined {
  const exact = frontmatter.fields.get(key);
  if (exact !== undefined) return exact;
  const folded = foldKey(key);
  return [...frontmatter.fields.values()].find((field) => foldKey(field.key) === folded);
}

function change(text: string, field: Field | undefined, key: string, value: FieldValue | undefined): string | undefined {
  const block = findBlock(text);
  const yaml = readYamlBlock(withoutLoneReturns(text.slice(block.innerStart, block.innerEnd)));
  const splices = splicesFor(yaml, block, field, key, value);
  if (splices === undefined) return undefined;
  const moved = splices.map(({ start, end, insert }) => ({ start: start + block.innerStart, end: end + block.innerStart, insert }));
  return applySplices(text, moved);
}

function splicesFor(yaml: YamlBlock, block: Block, field: Field | undefined, key: string, value: FieldValue | undefined): Splice[] | undefined {
  if (yaml.foreign) return undefined;
  const entry = yaml.entries.find((candidate) => candidate.key.name === field?.key);
  if (value === undefined) {
    const out = entry === undefined ? undefined : spliceOut(yaml.source, entry);
    return out === undefined ? undefined : [out];
  }
  if (entry !== undefined) return spliceValue(yaml.source, entry, value, block.ending);
  const end = block.innerEnd - block.innerStart;
  return [{ start: end, end, insert: writeEntry(key, value, " ".repeat(yaml.indent), block.ending) }];
}

function withNewBlock(text: string, key: string, value: FieldValue | undefined): string | undefined {
  if (value === undefined) return text;
  const ending = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  return `${mark}---${ending}${writeEntry(key, value, "", ending)}---${ending}${text.slice(mark.length)}`;
}

function holds(before: Frontmatter, after: Frontmatter, key: string, value: FieldValue | undefined): boolean {
  const keys = [...before.fields.keys()].filter((name) => name !== key || value !== undefined);
  if (value !== undefined && !before.fields.has(key)) keys.push(key);
  if (after.state !== "valid" || [...after.fields.keys()].join("\n") !== keys.join("\n")) return false;
  return keys.every((name) => {
    const [old, now] = [before.fields.get(name), after.fields.get(name)];
    if (name === key && value !== undefined) return isSame(now?.value, value);
    return old?.raw === now?.raw && JSON.stringify(old?.value) === JSON.stringify(now?.value);
  });
}

function isSame(present: unknown, wanted: FieldValue): boolean {
  if (typeof wanted !== "object") return present === wanted;
  return Array.isArray(present) && present.length === wanted.length && wanted.every((item, index) => present[index] === item);
}

function bodyOf(text: string, frontmatter: Frontmatter): string {
  return text.slice(Math.max(frontmatter.bodyStart, text.startsWith("\ufeff") ? 1 : 0));
}

function whyNot(before: Frontmatter, key: string, value: FieldValue | undefined): TextProblem | undefined {
  const place = { line: 0, column: 0, key };
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { ...place, code: "not-a-number", found: String(value), expected: "a finite number", hint: "Leave the property empty instead" };
  }
  if (before.state === "valid") return undefined;
  const cause = before.problems.find((problem) => problem.code !== "byte-order-mark");
  if (before.state === "none") return cause;
  return cause ?? { ...place, code: before.state, found: before.state, expected: "readable frontmatter", hint: "Mend the frontmatter first" };
}

function notOurs(before: Frontmatter, field: Field | undefined, key: string): TextProblem {
  return {
    code: "cannot-set", line: field?.line ?? 0, column: field?.column ?? 0, key: field?.key ?? key,
    found: field?.raw ?? before.state, expected: "a value or list that can be replaced without touching anything else", hint: "Change this property by hand",
  };
}
