import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parse, parseDocument, type Node } from "yaml";
import { applyEdits, unwritable } from "../../src/domain/actions/apply-edits.ts";
import { findNamedLists } from "../../src/domain/notes/fence-reading.ts";
import type { FieldValue } from "../../src/domain/text/field.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { findField, setField } from "../../src/domain/text/set-field.ts";
import { explainYaml } from "../../src/domain/text/yaml-check.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 400);
const read = (source: string): unknown => parse(source, { logLevel: "error" }) as unknown;
const noteOf = (inner: string): string => `---\n${inner}\n---\nBody\n`;
const withoutLoneReturns = (text: string): string => text.replace(/\r(?!\n)/g, "\n");

/** What `yaml` makes of a block: each top-level pair with its value and characters. */
function readWithYaml(inner: string): { valid: boolean; pairs: Map<string, { value: unknown; raw: string; node: Node | null }> } {
  const source = `${withoutLoneReturns(inner)}\n`;
  const document = parseDocument(source, { prettyErrors: false, logLevel: "error" });
  const pairs = new Map<string, { value: unknown; raw: string; node: Node | null }>();
  if (document.errors.length === 0 && isMap(document.contents)) {
    for (const pair of document.contents.items) {
      const node = pair.value as Node | null;
      const [start, end] = node?.range ?? [0, 0];
      const key = isScalar(pair.key) ? (pair.key.type === "PLAIN" ? (pair.key.source ?? "") : String(pair.key.value)) : `not a scalar ${String(pairs.size)}`;
      let value: unknown;
      try { value = node === null ? null : node.toJS(document); } catch { value = undefined; }
      pairs.set(key, { value, raw: source.slice(start, end).trimEnd(), node });
    }
  }
  // A list or prose is YAML, but holds no properties.
  return { valid: document.errors.length === 0 && (document.contents === null || isMap(document.contents)), pairs };
}

const seen = { valid: 0, invalid: 0, compared: 0, missed: 0, written: 0 };

/** Holds our reading of a block against `yaml`'s: no other value, no other characters, no false alarm. */
function compare(text: string): void {
  const inner = text.replace(/\r$/, "");
  // `a: x` above an indented `: y` is no YAML, but the package takes the second line for a key of the outer map.
  if (/[\r\n]\s+:(?:\s|$)/.test(inner)) return;
  const ours = readFrontmatter(noteOf(inner));
  const theirs = readWithYaml(inner);
  if (ours.state === "invalid") {
    seen.invalid++;
    expect(theirs.valid, `a false alarm: ${JSON.stringify([inner, ours.problems])}`).toBe(false);
    return;
  }
  if (ours.state !== "valid") return;
  if (!theirs.valid) seen.missed++;
  if (!theirs.valid) return;
  seen.valid++;
  expect([...theirs.pairs.keys()].slice(0, ours.fields.size), JSON.stringify(inner)).toEqual([...ours.fields.keys()]);
  for (const field of ours.fields.values()) {
    const pair = theirs.pairs.get(field.key);
    // A template's tag is its own value, whatever YAML makes of it.
    const isTag = field.value === field.raw && /<%|%>|\{\{/.test(field.raw);
    if (pair === undefined || field.value === undefined || isTag) continue;
    expect([field.key, field.value], JSON.stringify(inner)).toEqual([field.key, pair.value]);
    seen.compared++;
    const raw = withoutLoneReturns(field.raw);
    if (isSeq(pair.node) && pair.node.flow !== true) expect(pair.raw.startsWith(raw) && /^(?:\s*#[^\n]*)*$/.test(pair.raw.slice(raw.length)), JSON.stringify([inner, raw, pair.raw])).toBe(true);
    else if (!field.raw.startsWith("&")) expect(raw, JSON.stringify(inner)).toBe(pair.raw);
  }
}

const words = fc.constantFrom("open", "two words", "x", "2026-11-23", "12:30", "http://x.y/z", "0x1F", "0o17", "0123", "1.10", "1e5", ".5", "-.inf", ".nan", "+5", "~", "null", "True", "no", "a#b", "it's", "Größe", "😀", "a\u2028b", "<% x %>", "{{t}}", "- x", "[[Note]]", "@bob", "%x", "`x`", "A: b", "A:", "a #b", "x, y", "!urgent", "!!str 1", "&n named", "*n", "**bold** x", "> 3", "", ",", "]", "-", "?", ": x");
const doubled = fc.oneof(fc.string({ unit: "grapheme", maxLength: 12 }).map((text) => JSON.stringify(text)), fc.constantFrom('"a\\x41\\u00e9\\U0001F600\\e\\_"', '"tab\\\there"', '"a\\/b"', '"bad \\q"', '"open', '"x" y', '"x"#c', '"a\n  b"', '"a \n\n   b\\\n   c\\n"', '"a\nb"'));
const single = fc.constantFrom("'plain'", "'it''s'", "''", "'a\n  b\n\n  c'", "'open", "'x' y", "'A: b'");
const tame = fc.constantFrom("open", "two words", "2026-11-23", "12:30", "http://x.y/z", "0x1F", "1.10", "1e5", "-.inf", "~", "null", "True", "no", "a#b", "it's", "Größe", "😀", "'it''s'", '"a: \\u00e9"', '"a\n    b"');
const scalar = fc.oneof({ weight: 8, arbitrary: tame }, { weight: 1, arbitrary: words }, { weight: 1, arbitrary: doubled }, { weight: 1, arbitrary: single });
const comment = fc.constantFrom("", "", "", " # why", "   # it's: [odd]", "#no");
const flow: fc.Arbitrary<string> = fc.letrec<{ node: string }>((tie) => ({
  node: fc.oneof({ depthSize: "small", withCrossShrink: true }, scalar, fc.tuple(fc.array(tie("node"), { maxLength: 3 }), fc.constantFrom(", ", ",", " , ", ",\n  ", ", # c\n   "), fc.constantFrom("", ",", "\n", " ")).map(([items, comma, tail]) => `[${items.join(comma)}${tail}]`), fc.array(fc.tuple(fc.constantFrom("k", '"q"', "l l", "1.0"), fc.constantFrom(": ", ":", " : "), tie("node")), { maxLength: 2 }).map((pairs) => `{${pairs.map((pair) => pair.join("")).join(", ")}}`)),
})).node;
const value = fc.oneof(
  fc.tuple(scalar, comment).map((parts) => ` ${parts.join("")}`),
  fc.tuple(fc.constantFrom("  ", "\t", "\n  ", "\n    ", " # c\n  ", "\n\t"), scalar, comment).map((parts) => parts.join("")),
  fc.tuple(words, fc.constantFrom("\n  ", "\n\n  ", "\n ", "\n\t", " # c\n  ", "\n  # c\n  "), words).map((parts) => ` ${parts.join("")}`),
  fc.tuple(flow, comment).map((parts) => ` ${parts.join("")}`),
  fc.tuple(fc.array(fc.tuple(fc.constantFrom("  - ", "  - ", "- ", "    - ", "  -   ", "  # c\n  - ", "  - - "), fc.oneof(scalar, flow), comment), { minLength: 1, maxLength: 4 }), fc.boolean()).map(([items, steady]) => `\n${items.map(([dash, ...rest]) => `${steady ? (items[0]?.[0] ?? dash) : dash}${rest.join("")}`).join("\n")}`),
  fc.tuple(fc.constantFrom("|", ">", "|-", ">-", "|+", ">+", "|2", "| # c", ">x"), fc.array(fc.constantFrom("  one: two", "  # three", "", "    further", "  four ", " five", "\t", "   ", "# c", "  \ttabbed"), { maxLength: 6 })).map(([header, lines]) => ` ${[header, ...lines].join("\n")}`),
  fc.constantFrom("\n  docs: # c\n    weight: 1", "\n  - name: x\n    k: [1]", "", " ", "\n  k: v\n l: w", " {docs: {weight: 1}}", "\n- a\n-\n- b", " [\n  x,\n  y\n]", " - x", " &a [1]", "\n  ? x\n  : y"),
);
const entry = fc.tuple(fc.constantFrom("a", "b", "c d", "Ärger", '"q"', "'s'", "1", "1.0", "😀", "due-date", "?", "*n", "a b #c", "%k", "x:y"), fc.constantFrom(":", ":", ":", ":", ":", ":", ":", ":", " :", ""), value).map((parts) => parts.join(""));
const gap = fc.constantFrom("", "", "", "", "", "", "", "", "# c\n", "# c\n", "\n", "  # c\n", "\t\n", "loose words\n", "...\n");
const ending = fc.constantFrom("\n", "\n", "\r\n", "\r");
const block = fc.tuple(fc.array(fc.tuple(gap, entry), { minLength: 1, maxLength: 4 }), ending, fc.constantFrom("", "", "", "  ")).map(([entries, end, indent]) =>
  entries.map((parts) => parts.join("")).join("\n").split("\n").map((line) => (line === "" ? "" : indent + line)).join(end));
const piece = fc.constantFrom("a", "b", ": ", ":", "\n", "\n", "\n  ", "\n- ", " ", "  ", "- ", '"', "'", "[", "]", "{", "}", ",", "#", " # ", "&n ", "*n", "!", "|", ">", "\t", "@", "? ", "\\", "''", "é", "\r\n", "0x1F", "null", "~", "-", "k: v", "a: ", "b: ");
const soup = fc.tuple(fc.constantFrom("a: ", "a:", ""), fc.array(piece, { maxLength: 16 })).map(([head, pieces]) => head + pieces.join(""));

describe("our reading of a block, held against the package yaml", () => {
  it("gives the same values and characters, and calls nothing invalid that is valid", () => {
    fc.assert(fc.property(block, compare), { numRuns });
    fc.assert(fc.property(soup, compare), { numRuns });
    expect(seen.compared).toBeGreaterThan(numRuns / 4);
    expect(Math.min(seen.valid, seen.invalid)).toBeGreaterThan(numRuns / 10);
    if (process.env.FUZZ_RUNS !== undefined) console.log(seen);
  });

  it("with a whole reader at hand, a property is set without changing any other value, or is refused", () => {
    const wanted: fc.Arbitrary<FieldValue | undefined> = fc.oneof(fc.constantFrom<(FieldValue | undefined)[]>("closed", "A: b", "2026-11-23", "", 3, true, ["x"], ["[[a]]", "b"], [], undefined), fc.string({ maxLength: 8 }));
    let written = 0;
    fc.assert(fc.property(fc.oneof(block, soup), fc.constantFrom("a", "b", "c d", "q", "new", "1"), wanted, (inner, key, next) => {
      const note = noteOf(inner);
      const result = setField(note, key, next, read);
      if (!result.ok || result.text === note) return;
      written++;
      const innerOf = (text: string): Record<string, unknown> => (read(withoutLoneReturns(text.slice(text.indexOf("\n") + 1, readFrontmatter(text).end - 3))) ?? {}) as Record<string, unknown>;
      const [before, after] = [innerOf(note), innerOf(result.text)];
      const name = findField(readFrontmatter(note), key)?.key ?? key;
      const jsName = Object.hasOwn(before, name) || Object.hasOwn(after, name) ? name : String(Number(name));
      expect(after[jsName]).toEqual(next);
      delete before[jsName];
      delete after[jsName];
      expect(after).toEqual(before);
    }), { numRuns });
    expect(written).toBeGreaterThan(numRuns / 20);
  });

  it("names the line of what only a whole reader finds", () => {
    const text = noteOf("a: 1\nb:\n  k: v: w\nc: 2");
    expect(readFrontmatter(text).state).toBe("valid");
    expect(explainYaml(text, read)).toEqual([expect.objectContaining({ code: "yaml", line: 3, found: "k: v: w" })]);
    expect(setField(text, "a", 2, read)).toMatchObject({ ok: false, problem: { code: "yaml", line: 3 } });
    const edit = { kind: "set-field", key: "a", was: "1", value: 2 } as const;
    expect(unwritable(text)).toBeUndefined();
    expect(unwritable(text, read)).toMatchObject({ code: "note-unreadable", line: 3 });
    expect(applyEdits(text, [edit], read)).toMatchObject({ ok: false, refusal: { line: 3 } });
    expect(applyEdits(noteOf("a: 1\nb:\n  k: v"), [edit], read)).toEqual({ ok: true, text: noteOf("a: 2\nb:\n  k: v") });
    expect(explainYaml(noteOf("a: @x"), read)).toMatchObject([{ code: "reserved-character" }]);
    expect(explainYaml(noteOf("a: 1"), read)).toEqual([]);
  });
});

describe("real notes", () => {
  const folder = resolve(process.cwd(), "../shared/examples");
  const caches = resolve(process.cwd(), "../shared/obsidian-metadata");
  const texts = [
    ...(existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")).map((name) => readFileSync(join(folder, name), "utf8")) : []),
    ...(existsSync(caches) ? readdirSync(caches).filter((name) => name.endsWith(".json")).map((name) => String((JSON.parse(readFileSync(join(caches, name), "utf8")) as { fileContents?: string }).fileContents ?? "")) : []),
  ];
  it.skipIf(texts.length === 0)("read as yaml reads them (skipped where ../shared is absent)", () => {
    let count = 0;
    for (const text of texts) {
      const { state, start, end } = readFrontmatter(text);
      if (state !== "valid") continue;
      compare(text.slice(start, end).split(/\r\n|\r|\n/).slice(1, -1).join("\n"));
      count++;
    }
    expect(count).toBeGreaterThan(20);
  });
});

describe("lists of a YAML or JSON source", () => {
  const name = fc.constantFrom("daily", "weekly", "a b", "1", '"q"', "Größe");
  const leaf = fc.constantFrom("x", "two words", "'it''s'", '"q: r"', "12", "true", "x # c", "<% t %>", "a: b", "[u, v]", "~", "");
  const lines: fc.Arbitrary<string[]> = fc.letrec<{ map: string[] }>((tie) => ({
    map: fc.uniqueArray(name, { minLength: 1, maxLength: 3 }).chain((names) => fc.tuple(...names.map((key) => fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      fc.tuple(fc.array(leaf, { maxLength: 3 }), fc.constantFrom("", "  ")).map(([items, indent]) => [`${key}:`, ...items.map((item) => `${indent}- ${item}`)]),
      fc.array(leaf, { maxLength: 3 }).map((items) => [`${key}: [${items.join(", ")}]`]),
      leaf.map((item) => [`${key}: ${item}`]),
      tie("map").map((inner) => [`${key}:`, ...inner.map((line) => `  ${line}`)]),
    )))).map((groups) => groups.flat()),
  })).map;
  const json = fc.letrec<{ node: unknown }>((tie) => ({
    node: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(tie("node"), { maxLength: 3 }), fc.dictionary(fc.string(), tie("node"), { maxKeys: 3 })),
  })).node.map((node) => JSON.stringify(node, null, 2).split("\n"));

  const listsOfYaml = (source: readonly string[], firstLine: number): unknown[] => {
    const counter = new LineCounter();
    const found: unknown[] = [];
    const lineOf = (node: Node): number => firstLine + counter.linePos(node.range?.[0] ?? 0).line - 1;
    const walk = (node: unknown, path: string[], line: number): void => {
      if (isMap(node)) for (const pair of node.items) if (isScalar(pair.key)) walk(pair.value, [...path, String(pair.key.value)], lineOf(pair.key));
      if (!isSeq(node)) return;
      const entries = node.items.flatMap((item) => (isScalar(item) && !isAlias(item) && item.value !== null ? [{ text: String(item.value), line: lineOf(item) }] : []));
      if (entries.length > 0) found.push({ path, line, entries });
    };
    const document = parseDocument(source.join("\n"), { lineCounter: counter, logLevel: "error" });
    if (document.errors.length === 0) walk(document.contents, [], firstLine);
    return found;
  };

  it("are those that yaml finds in maps of lists; an item that is a map leaves its list out", () => {
    fc.assert(fc.property(lines, (source) => {
      const isPlain = !source.some((line) => /^\s*- a: b$/.test(line) || /[[,] ?a: b/.test(line));
      if (isPlain) expect(findNamedLists(source, 7)).toEqual(listsOfYaml(source, 7));
    }), { numRuns });
  });

  it("are those that yaml finds in JSON", () => {
    fc.assert(fc.property(json, (source) => {
      expect(findNamedLists(source, 3)).toEqual(listsOfYaml(source, 3));
    }), { numRuns });
  });
});
