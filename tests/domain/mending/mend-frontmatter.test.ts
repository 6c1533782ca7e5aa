import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { parse } from "yaml";
import { duplicateLines, keepDuplicate } from "../../../src/domain/mending/duplicate-keys.ts";
import { mendAll, mendFrontmatter } from "../../../src/domain/mending/mend-frontmatter.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { explainYaml } from "../../../src/domain/text/yaml-check.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 120);
const read = (source: string): unknown => parse(source, { logLevel: "error" }) as unknown;
const block = (...lines: string[]): string => `---\n${lines.join("\n")}\n---\nBody\n`;
const problemsOf = (text: string): string[] => explainYaml(text, read).map(({ code, line }) => `${code} ${String(line)}`);
const valuesOf = (text: string): unknown => read(text.replace(/\r\n?/g, "\n").split(/^---[ \t]*$/m)[1] ?? "") ?? {};

describe("a fault of the frontmatter is mended by the least change:", () => {
  const cases: [code: string, broken: string, mended: string][] = [
    ["colon-in-value", block("title: Incident: db down: again", "type: incident"), block('title: "Incident: db down: again"', "type: incident")],
    ["colon-in-value", block("title: A: b   # why"), block('title: "A: b"   # why')],
    ["colon-in-value", block("title: A: bug #12"), block('title: "A: bug #12"')],
    ["colon-in-value", block('title: A: say "no" \\ yes'), block('title: "A: say \\"no\\" \\\\ yes"')],
    ["reserved-character", block("owner: @bob"), block('owner: "@bob"')],
    ["reserved-character", block("a: `x`", "b: 1"), block('a: "`x`"', "b: 1")],
    ["reserved-character", block("a: !urgent"), block('a: "!urgent"')],
    ["reserved-character", block("a: **bold** x"), block('a: "**bold** x"')],
    ["reserved-character", block("tags:", "  - ok", "  - @home # c"), block("tags:", "  - ok", '  - "@home" # c')],
    ["no-anchor", block("a: *bold*"), block('a: "*bold*"')],
    ["tab-indent", block("services:", "\t- a", "\t- b", "x: \t1"), block("services:", "  - a", "  - b", "x: \t1")],
    ["tab-indent", block("menu:", "\tdocs:", "\t\tweight: 1"), block("menu:", "  docs:", "    weight: 1")],
    ["duplicate-key", block("title: a", "x: 1", "title: 'a'"), block("title: a", "x: 1")],
    ["duplicate-key", block("tags: [a, b]", "tags:", "  - a", "  - b", "x: 1"), block("tags: [a, b]", "x: 1")],
    ["unclosed", "---\ntype: procedure\ntitle: Restart\n\n# Restart\n", "---\ntype: procedure\ntitle: Restart\n---\n\n# Restart\n"],
    ["unclosed", "---\r\ntype: procedure\r\n\r\nDo it now\r\n\r\n---\r\nDo\r\n", "---\r\ntype: procedure\r\n---\r\n\r\nDo it now\r\n\r\n---\r\nDo\r\n"],
    ["unclosed", "---\na: 1", "---\na: 1\n---\n"],
    ["blank-line-before", "\n \r\n---\na: 1\n---\nBody", "---\na: 1\n---\nBody"],
    ["blank-line-before", "\ufeff\n---\na: 1\n---\n", "\ufeff---\na: 1\n---\n"],
    ["byte-order-mark", "\ufeff---\na: 1\n---\n", "---\na: 1\n---\n"],
    ["yaml", block('title: "Foo bar', "x: 1"), block('title: "Foo bar"', "x: 1")],
    ["yaml", block('title: "Foo" and more'), block('title: "\\"Foo\\" and more"')],
    ["yaml", block('path: "C:\\Users\\qa"'), block('path: "C:\\\\Users\\\\qa"')],
    ["yaml", block("tags: [a, b", "x: 1"), block("tags: [a, b]", "x: 1")],
    ["yaml", block("up: [[Note", "x: 1"), block('up: "[[Note"', "x: 1")],
    ["yaml", block("title: [WIP] db down"), block('title: "[WIP] db down"')],
    ["yaml", block("people: [@ana, @ben]"), block('people: ["@ana", "@ben"]')],
    ["yaml", block("a: 1", "menu:", "  docs: A: b", "  x: 1"), block("a: 1", "menu:", '  docs: "A: b"', "  x: 1")],
  ];
  test.each(cases)("%s in %j", (code, broken, mended) => {
    const problem = explainYaml(broken, read).find((one) => one.code === code);
    expect(problem, JSON.stringify(explainYaml(broken, read))).toBeDefined();
    expect(mendFrontmatter(broken, problem ?? { code: "" }, read)).toBe(mended);
  });

  test.each([
    ["two values of one key", block("title: a", "title: b")],
    ["a comment that would go", block("title: a", "title: 'a' # sure")],
    ["a template's tag", block("title: {{title}} x")],
    ["TOML without an end", "+++\na = 1\n\nBody"],
    ["a value that goes on below", block('title: "one', "  two", "x: 1")],
    ["two versions", block("<<<<<<< a", "a: 1", "=======", "a: 2", ">>>>>>> b")],
    ["prose below a rule that is not the first line", "\n---\nNote: this\n\nis prose"],
  ])("%s is left to a person", (_title, text) => {
    for (const problem of explainYaml(text, read)) expect(mendFrontmatter(text, problem, read)).toBeUndefined();
    expect(mendAll(text, read)).toBeUndefined();
  });

  it("a problem that is no longer there is not mended, nor one that nobody knows", () => {
    expect(mendFrontmatter(block("owner: @bob"), { code: "reserved-character", line: 2 }, read)).toBeUndefined();
    expect(mendFrontmatter(block("owner: @bob"), { code: "colon-in-value" }, read)).toBeUndefined();
    expect(mendFrontmatter(block("a: 1"), { code: "constructor" }, read)).toBeUndefined();
    expect(mendFrontmatter(block("owner: @bob"), { code: "reserved-character" }, read)).toBe(block('owner: "@bob"'));
  });

  it("several faults: only the named one is mended, and one after the other all of them", () => {
    const text = `\ufeff${block("owner: @bob", "title: A: b", "list:", "\t- %x", "\t- @y", "status: new", "status: new", "up: [a, b")}`;
    expect(mendFrontmatter(text, { code: "colon-in-value", line: 2 }, read)).toBe(text.replace("A: b", '"A: b"'));
    expect(mendAll(text, read)).toBe(block('owner: "@bob"', 'title: "A: b"', "list:", '  - "%x"', '  - "@y"', "status: new", "up: [a, b]"));
  });

  it("what cannot be mended does not keep the rest from being mended", () => {
    expect(mendAll(block("a: 1", "a: 2", "b: @x"), read)).toBe(block("a: 1", "a: 2", 'b: "@x"'));
  });
});

describe("a key that stands twice with two values", () => {
  const text = block("title: a", "tags:", "  - x", "title: b # no", "y: 1", 'title: "c"');
  it("is shown with its lines and values", () => {
    expect([1, 4, 6].map((line) => duplicateLines(text, line))).toEqual([1, 2, 3].map(() => [[1, "a"], [4, "b"], [6, '"c"']]));
    expect(duplicateLines(text, 2)).toHaveLength(1);
  });
  it("keeps the one that a person chose", () => {
    expect(keepDuplicate(text, 1)).toBe(block("title: a", "tags:", "  - x", "y: 1"));
    expect(keepDuplicate(text, 4)).toBe(block("tags:", "  - x", "title: b # no", "y: 1"));
    expect([keepDuplicate(text, 5), keepDuplicate(text, 99), keepDuplicate("", 1)]).toEqual([undefined, undefined, undefined]);
  });
  it("is left alone where it holds a map on lines of its own", () => {
    expect(keepDuplicate(block("a: 1", "a:", "  k: v"), 1)).toBeUndefined();
    expect(keepDuplicate(block("a: 1", "a:", "  k: v"), 2)).toBe(block("a:", "  k: v"));
  });
});

const plain = fc.constantFrom("open", "two words", "2026-11-23", "12:30", "1.10", "it's", "a#b", "Größe", "'q: r'", '"d"', "[a, b]", "\n  - one\n  - \"two: three\"", "", "|\n  text: here\n  - more");
const comment = fc.constantFrom("", "", " # why");
const free = fc.constantFrom("Volume 1: Foundation", "@bob", "%x", "`code` here", "A: b: c", "db: down #3", "!urgent", "say \"no\": yes", "x: y 😀");
const KEYS = ["title", "status", "Owner At", "services", "z-key", "Ärger"];
const entry = fc.tuple(plain, comment).map(([value, after]) => (value.includes("\n") || value.startsWith("|") ? `: ${value}` : `: ${value}${after}`));
const valid = fc.uniqueArray(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 5 }).chain((keys) => fc.tuple(...keys.map((name) => entry.map((rest) => name + rest)))).map((entries) => entries.join("\n"));
const ending = fc.constantFrom("\n", "\r\n", "\r");
const body = fc.constantFrom("", "Body", "\n# Title\n- [ ] x\n", "\tTabbed: @x\n");

/** Ways to break a valid block, with what it says when it is mended; `undefined` where the way does not apply. */
const BREAKS: Record<string, (inner: string, value: string) => { broken: (text: string) => string; inner: string } | undefined> = {
  "quotes left out": (inner, value) => ({ inner: `${inner}\nlast: ${JSON.stringify(value)} # c`, broken: (text) => text.replace(`last: ${JSON.stringify(value)}`, () => `last: ${value}`) }),
  "quotes left out of an item": (inner, value) => (value.includes(": ") ? undefined : { inner: `${inner}\nlast:\n  - ok\n  - ${JSON.stringify(value)}`, broken: (text) => text.replace(JSON.stringify(value), () => value) }),
  "closing quote left out": (inner) => ({ inner: `last: "some words"\n${inner}`, broken: (text) => text.replace('words"', "words") }),
  "closing bracket left out": (inner) => ({ inner: `last: [one, two]\n${inner}`, broken: (text) => text.replace("two]", "two") }),
  "tabs for spaces": (inner) => ({ inner: `last:\n  - one\n  - two\n${inner}`, broken: (text) => text.replace("  - one", "\t- one").replace("  - two", "\t- two") }),
  "a key doubled": (inner) => ({ inner: `last: "x y"\n${inner}`, broken: (text) => text.replace(/(last: "x y")(\r\n|\r|\n)/, "$1$2last: 'x y'$2") }),
  "a byte order mark": (inner) => ({ inner, broken: (text) => `\ufeff${text}` }),
  "blank lines before": (inner) => ({ inner, broken: (text) => `\n\n${text}` }),
};

describe("a valid block that was broken in one way", () => {
  test.each(Object.entries(BREAKS))("%s: comes back with its values, and with the same characters elsewhere", (_way, breakIt) => {
    let mendedCount = 0;
    fc.assert(fc.property(valid, free, ending, body, (lines, value, end, rest) => {
      const way = breakIt(lines, value);
      if (way === undefined) return;
      const whole = `---\n${way.inner}\n---\n`.replaceAll("\n", end) + rest;
      fc.pre(problemsOf(whole).length === 0);
      const broken = way.broken(whole);
      fc.pre(problemsOf(broken).length > 0);
      const mended = mendAll(broken, read);
      expect(problemsOf(mended ?? broken), JSON.stringify([broken, mended])).toEqual([]);
      expect(valuesOf(mended ?? ""), JSON.stringify([broken, mended])).toEqual(valuesOf(whole));
      expect(mended?.endsWith(`---${end}${rest}`)).toBe(true);
      expect(mended?.split(/\r\n|\r|\n/).filter((line) => !/^\s*(?:last|- )/.test(line))).toEqual(whole.split(/\r\n|\r|\n/).filter((line) => !/^\s*(?:last|- )/.test(line)));
      mendedCount++;
    }), { numRuns });
    expect(mendedCount).toBeGreaterThan(numRuns / 5);
  });

  it("the closing line left out: comes back where the properties end", () => {
    fc.assert(fc.property(valid, ending, (lines, end) => {
      fc.pre(!/^(?:\s|.*\|$)/m.test(lines));
      const whole = `---\n${lines}\n---\n\n# Title\n`.replaceAll("\n", end);
      fc.pre(problemsOf(whole).length === 0);
      const broken = whole.replace(`${end}---${end}`, end);
      expect(mendAll(broken, read), JSON.stringify(broken)).toBe(whole);
    }), { numRuns });
  });
});

describe("whatever a note holds", () => {
  const piece = fc.oneof(fc.constantFrom("---", "\n", "\r\n", "\r", "+++", ": ", "- ", "a", "a: ", "b: ", '"', "'", "[", "]", "{", "|", "&x", "*x", "#", " # ", "<<<<<<< x\n", "\t", "\ufeff", "{{", "<%", "? ", "!", "@", "a: 1\n", "a: 1\n", "\n---\n"), fc.string({ unit: "binary", maxLength: 4 }));
  it("mending throws nothing, and the named problem is gone or the text untouched", () => {
    let mendedCount = 0;
    fc.assert(fc.property(fc.array(piece, { maxLength: 22 }), (pieces) => {
      const text = `---\n${pieces.join("")}\n---\nBody`;
      for (const problem of explainYaml(text, read)) {
        const mended = mendFrontmatter(text, problem, read);
        if (mended === undefined) continue;
        mendedCount++;
        const after = explainYaml(mended, read).filter((one) => one.code === problem.code && one.line === problem.line && one.key === problem.key && one.found === problem.found);
        expect(after, JSON.stringify([text, mended])).toEqual([]);
      }
      const all = mendAll(text, read);
      expect(all).not.toBe(text);
      if (all !== undefined) expect(readFrontmatter(all).state).toMatch(/^(?:valid|invalid|conflict)$/);
    }), { numRuns: numRuns * 3 });
    expect(mendedCount).toBeGreaterThan(numRuns / 40);
  });

  test.each([
    ["faults", `---\n${"a: b: c\n".repeat(500)}---\n`],
    ["different keys with faults", `---\n${Array.from({ length: 500 }, (_, at) => `k${String(at)}: @x`).join("\n")}\n---\n`],
    ["the same key", `---\n${"a: 1\n".repeat(500)}---\n`],
    ["blanks", `---\na: ${" ".repeat(65_000)}x: y\n---\n`],
    ["brackets", `---\na: ${"[".repeat(65_000)}\n---\n`],
    ["dashes", `---\na:\n  ${"- ".repeat(30_000)}@x\n---\n`],
    ["tabs", `---\n${"\t".repeat(65_000)}\n\ta: 1\n---\n`],
    ["quotes", `---\na: ${'"'.repeat(65_000)}\n---\n`],
  ])("many %s are read in seconds at most", (_title, text) => {
    const start = process.cpuUsage();
    mendAll(text, () => ({}));
    const { user, system } = process.cpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(3_000);
  });
});
