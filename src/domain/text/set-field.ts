import { foldKey, type Field, type FieldValue } from "./field.ts";
import { findBlock, type Block } from "./frontmatter-block.ts";
import { readFrontmatter, type Frontmatter } from "./frontmatter.ts";
import { applySplices, insertAt, replace, type Splice } from "./splice.ts";
import { spliceOut, spliceValue, writeEntry } from "./splice-value.ts";
import { AT_START, problemAt, type TextProblem } from "./text-problem.ts";
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
  const name = field?.key ?? key;
  const refusal = notOurs(before, field, key);
  const changed = before.state === "none" ? withNewBlock(text, key, value) : change(text, field, key, value);
  if (changed === undefined) return { ok: false, problem: refusal };
  const after = readFrontmatter(changed);
  const asWanted = holds(before, after, name, value) && bodyOf(text, before) === bodyOf(changed, after);
  const problem = asWanted ? readYaml && disprove(text, changed, name, value, readYaml, refusal) : refusal;
  return problem === undefined ? { ok: true, text: changed } : { ok: false, problem };
}

/** What a whole YAML reader has against a change: the block cannot be read, or, said by the refusal, more than the wanted value differs. */
function disprove(text: string, changed: string, key: string, value: FieldValue | undefined, readYaml: ReadYaml, refusal: TextProblem): TextProblem | undefined {
  const [before, after] = [checkBlock(text, readYaml), checkBlock(changed, readYaml)];
  if (!before.ok) return before.problem;
  if (!after.ok) return refusal;
  // A reader names the key 1.10 "1.1".
  const name = Object.hasOwn(before.map, key) || Object.hasOwn(after.map, key) ? key : String(readCore(key) ?? "");
  const wanted = value === undefined ? [] : [[name, Object.is(value, -0) ? 0 : value] as const];
  const others = Object.entries(before.map).filter(([other]) => other !== name);
  return isDeepEqual(after.map, Object.fromEntries([...others, ...wanted])) ? undefined : refusal;
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
  const from = block.innerStart;
  return splices && applySplices(text, splices.map(({ start, end, insert }) => replace({ start: start + from, end: end + from }, insert)));
}

function splicesFor(yaml: YamlBlock, block: Block, field: Field | undefined, key: string, value: FieldValue | undefined): Splice[] | undefined {
  if (yaml.foreign) return undefined;
  const entry = yaml.entries.find((candidate) => candidate.key.name === field?.key);
  if (value === undefined) {
    const out = entry && spliceOut(yaml.source, entry);
    return out && [out];
  }
  if (entry !== undefined) return spliceValue(yaml.source, entry, value, block.ending);
  return [insertAt(block.innerEnd - block.innerStart, writeEntry(key, value, " ".repeat(yaml.indent), block.ending))];
}

function withNewBlock(text: string, key: string, value: FieldValue | undefined): string | undefined {
  if (value === undefined) return text;
  const ending = /\r\n|\r|\n/.exec(text)?.[0] ?? "\n";
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  return `${mark}---${ending}${writeEntry(key, value, "", ending)}---${ending}${text.slice(mark.length)}`;
}

function holds(before: Frontmatter, after: Frontmatter, key: string, value: FieldValue | undefined): boolean {
  const wanted = new Map<string, Field | undefined>(before.fields);
  if (value === undefined) wanted.delete(key);
  else wanted.set(key, undefined);
  if (after.state !== "valid" || [...after.fields.keys()].join("\n") !== [...wanted.keys()].join("\n")) return false;
  return [...wanted].every(([name, old]) => {
    const now = after.fields.get(name);
    if (old === undefined) return value !== undefined && isSame(now?.value, value);
    return old.raw === now?.raw && JSON.stringify(old.value) === JSON.stringify(now.value);
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
  const place = { ...AT_START, key };
  if (typeof value === "number" && !Number.isFinite(value)) return problemAt(place, "not-a-number", String(value), "a finite number", "Leave the property empty instead");
  if (before.state === "valid") return undefined;
  const cause = before.problems.find((problem) => problem.code !== "byte-order-mark");
  return cause || before.state === "none" ? cause : problemAt(place, before.state, before.state, "readable frontmatter", "Mend the frontmatter first");
}

function notOurs(before: Frontmatter, field: Field | undefined, key: string): TextProblem {
  const place = { line: field?.line ?? 0, column: field?.column ?? 0, key: field?.key ?? key };
  return problemAt(place, "cannot-set", field?.raw ?? before.state, "a value or list that can be replaced without touching anything else", "Change this property by hand");
}
