import fc from "fast-check";
import { expect, it } from "vitest";
import type { FieldValue } from "../../../src/domain/text/field.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { findField, setField } from "../../../src/domain/text/set-field.ts";

const KEYS = ["status", "Started At", "lastReviewed", "due-date", "services", "menu", "Ärger", "😀", "note", "a"];
const word = fc.constantFrom("open", "x y", "2026-11-23", "2026-11-23T08:05", "12", "1.10", "yes", "[[Ana]]", "A: b", "#tag", "it's", 'say "no"', "", " pad ", "- x", "two\nlines", "😀", "<% x %>", "{{x}}", "15 min");
const text = fc.oneof(word, fc.string({ unit: "grapheme", maxLength: 20 }), fc.string({ unit: "binary", maxLength: 8 }));
const value: fc.Arbitrary<FieldValue> = fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.array(text, { maxLength: 4 }));
const comment = fc.constantFrom("", "", "", " # why", "   # it's: [odd]");

/** The lines of one property in some style that people and tools write. */
const property = (key: string): fc.Arbitrary<string[]> => {
  const quoted = text.map((content) => JSON.stringify(content));
  const single = fc.constantFrom("'plain'", "'it''s'", "''");
  const plain = fc.constantFrom("open", "2026-11-23", "0x1F", "1.10", "true", "~", "two words", "a#b", "12:30", "x   y");
  const item = fc.oneof(quoted, single, plain);
  return fc.oneof(
    fc.tuple(fc.oneof(quoted, single, plain), comment, fc.constantFrom(" ", "  ", "\t")).map(([content, after, gap]) => [`${key}:${gap}${content}${after}`]),
    comment.map((after) => [`${key}:${after}`]),
    fc.tuple(fc.array(item, { minLength: 1, maxLength: 4 }), fc.constantFrom("  - ", "- ", "    -   "), comment).map(([items, dash, after]) => [`${key}:${after}`, ...items.map((content, index) => `${dash}${content}${index === 0 ? after : ""}`)]),
    fc.tuple(fc.array(item, { minLength: 1, maxLength: 3 }), comment).map(([items, after]) => [`${key}:`, ...items.flatMap((content) => [`  - ${content}`, `  ${after.trim()}`])]),
    fc.tuple(fc.array(item, { maxLength: 4 }), fc.constantFrom(", ", ",", " , "), comment).map(([items, comma, after]) => [`${key}: [${items.join(comma)}]${after}`]),
    fc.array(item, { minLength: 1, maxLength: 3 }).map((items) => [`${key}: [`, ...items.map((content) => `  ${content}, # c`), "]"]),
    fc.constantFrom("|", ">", "|-", ">-", "|+").map((header) => [`${key}: ${header}`, "  one: two", "", "    # three", "  four"]),
    fc.constantFrom<string[]>([`${key}: {docs: {weight: 1}}`], [`${key}:`, "  docs: # c", "    weight: 1"], [`${key}:`, "  - name: x", "    k: [1]"], [`${key}: [[Note]]`], [`${key}: {{title}}`], [`${key}: &${key.length > 2 ? "n" : "m"} named`], [`${key}: !!str 1`], [`"${key}": x`], [`${key} : x`]),
  );
};

const note = fc.record({
  keys: fc.uniqueArray(fc.constantFrom(...KEYS), { maxLength: 5 }),
  mark: fc.constantFrom("", "", "\ufeff"),
  ending: fc.constantFrom("\n", "\r\n", "\r"),
  other: fc.constantFrom("\n", "\r\n", undefined),
  indent: fc.constantFrom("", "", "", "  "),
  between: fc.constantFrom([], ["# a comment: here"], [""]),
  body: fc.constantFrom("", "Body", "Body\n", "\n# Title\r\n- [ ] x", "---\n"),
}).chain(({ keys, mark, ending, other, indent, between, body }) =>
  fc.tuple(...keys.map(property)).map((properties) => {
    const lines = ["---", ...properties.flatMap((lines) => [...between, ...lines.map((line) => indent + line)]), "---"];
    const joined = lines.map((line, index) => line + (other !== undefined && index % 3 === 1 ? other : ending)).join("");
    return mark + joined + body;
  }));
const key = fc.constantFrom(...KEYS, "started_at", "last_reviewed", "dueDate", "STATUS", "new key", "yes");

it("setting changes nothing outside the value's span, and the note then holds the value", () => {
  let written = 0;
  fc.assert(fc.property(note, key, value, (before, name, wanted) => {
    const result = setField(before, name, wanted);
    if (!result.ok) return;
    const old = readFrontmatter(before);
    const now = readFrontmatter(result.text);
    const field = findField(now, name);
    expect(field?.value).toEqual(Object.is(wanted, -0) ? 0 : wanted);
    expect(now.state).toBe("valid");
    const rest = (frontmatter: typeof old): unknown[] => [...frontmatter.fields.values()].filter((other) => other.key !== field?.key).map((other) => [other.key, other.raw, other.value]);
    expect(rest(now)).toEqual(rest(old));
    expect(result.text.slice(now.bodyStart)).toBe(before.slice(old.bodyStart));
    expect(isSplicedAt(before, result.text, findField(old, name))).toBe(true);
    expect(commentsOutside(result.text)).toEqual(expect.arrayContaining(commentsOutside(before).filter((line) => line.startsWith("# a comment"))));
    written++;
  }), { numRuns: 400 });
  expect(written).toBeGreaterThan(150);
});

it("setting a value and putting the old one back gives the old values and the same text around, or is refused", () => {
  let restored = 0;
  fc.assert(fc.property(note, key, value, (before, name, wanted) => {
    const old = readFrontmatter(before);
    const field = findField(old, name);
    const there = setField(before, name, wanted);
    if (!there.ok || there.text === before) return;
    const isOurs = field === undefined || ["string", "number", "boolean"].includes(typeof field.value) || (Array.isArray(field.value) && field.value.every((item) => typeof item === "string"));
    if (!isOurs) return;
    const back = setField(there.text, name, field?.value as FieldValue | undefined);
    if (!back.ok) return;
    const again = readFrontmatter(back.text);
    expect([...again.fields.values()].map((other) => [other.key, other.value])).toEqual([...old.fields.values()].map((other) => [other.key, other.value]));
    if (field === undefined) expect(back.text).toBe(before);
    else expect(isSplicedAt(before, back.text, field)).toBe(true);
    restored++;
  }), { numRuns: 400 });
  expect(restored).toBeGreaterThan(60);
});

it("putting back a value that we wrote ourselves gives identical bytes", () => {
  fc.assert(fc.property(note, key, value, value, (before, name, one, two) => {
    const first = setField(before, name, one);
    if (!first.ok || Array.isArray(one) || Array.isArray(two)) return;
    const second = setField(first.text, name, two);
    if (!second.ok) return;
    expect(setField(second.text, name, one)).toEqual({ ok: true, text: first.text });
  }), { numRuns: 300 });
});

it("setting the present value gives the identical text", () => {
  fc.assert(fc.property(note, (before) => {
    for (const field of readFrontmatter(before).fields.values()) {
      if (!["string", "number", "boolean"].includes(typeof field.value)) continue;
      const result = setField(before, field.key, field.value as FieldValue);
      if (readFrontmatter(before).state === "valid") expect(result).toEqual({ ok: true, text: before });
    }
  }), { numRuns: 300 });
});

it("no text and no value make it throw, and a field's span always holds its characters", () => {
  const piece = fc.oneof(fc.constantFrom("---", "\n", "\r\n", "\r", "+++", ": ", "- ", "a", "a: ", "\"", "'", "[", "{", "|", "&x", "*x", "#", "<<<<<<< x\n", "=======\n", "\t", "\ufeff", "{{", "<%", "? ", "!"), fc.string({ unit: "binary", maxLength: 6 }));
  fc.assert(fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), fc.string(), fc.option(value, { nil: undefined }), (pieces, opened, name, wanted) => {
    const content = (opened ? "---\n" : "") + pieces.join("");
    for (const field of readFrontmatter(content).fields.values()) expect(content.slice(field.valueStart, field.valueEnd)).toBe(field.raw);
    setField(content, name, wanted);
  }), { numRuns: 1000 });
});

/** True when the texts are equal up to the key's colon and behind the line on which the value ends. */
function isSplicedAt(before: string, after: string, field: { key: string; valueStart: number; valueEnd: number } | undefined): boolean {
  if (field === undefined) return true;
  let keyEnd = 0;
  for (const line of before.matchAll(/[^\r\n]+/g)) {
    if (line.index > field.valueStart) break;
    const head = line[0].trimStart().replaceAll('"', "");
    if (head.startsWith(`${field.key}:`) || head.startsWith(`${field.key} :`)) keyEnd = line.index + line[0].indexOf(":") + 1;
  }
  return keyEnd > 0 && after.startsWith(before.slice(0, keyEnd)) && after.endsWith(tailOf(before, field.valueEnd));
}

/** What follows the line on which the value ends. */
function tailOf(text: string, end: number): string {
  const rest = text.slice(end);
  const at = rest.search(/[\r\n]/);
  return at < 0 ? "" : rest.slice(at).replace(/^(\r\n|\r|\n)/, "");
}

function commentsOutside(text: string): string[] {
  return text.split(/[\r\n]+/).filter((line) => line.startsWith("#"));
}
