import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { foldKey, type FieldValue } from "../../../src/domain/text/field.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { setField } from "../../../src/domain/text/set-field.ts";

const set = (text: string, key: string, value: FieldValue | undefined): string => {
  const result = setField(text, key, value);
  return result.ok ? result.text : `refused: ${result.problem.code}`;
};
const block = (...lines: string[]): string => ["---", ...lines, "---", "Body", ""].join("\n");

describe("only the value's characters change", () => {
  const cases: [title: string, before: string[], key: string, value: FieldValue | undefined, after: string[]][] = [
    ["a word", ["status: new # keep", "b: 1"], "status", "in-progress", ["status: in-progress # keep", "b: 1"]],
    ["a quoted value", ["title: 'old' # keep"], "title", "It's: new", ['title: "It\'s: new" # keep']],
    ["an empty value", ["a:", "b: 1"], "a", "x", ["a: x", "b: 1"]],
    ["an empty value with a blank behind the colon", ["a: ", "b: 1"], "a", "x", ["a: x ", "b: 1"]],
    ["an empty value with a comment", ["a: # why", "b: 1"], "a", "x", ["a: x # why", "b: 1"]],
    ["a key spelled otherwise", ["Started-At: 1"], "started_at", "2026-11-23T08:05", ["Started-At: 2026-11-23T08:05"]],
    ["a key in camelCase", ["lastReviewed: x"], "last_reviewed", "2026-11-23", ["lastReviewed: 2026-11-23"]],
    ["the exact key before one that folds to it", ["Created: 1", "created: 2"], "created", 3, ["Created: 1", "created: 3"]],
    ["a value aligned with blanks", ["a:    x   # keep"], "a", "q", ["a:    q   # keep"]],
    ["a block scalar", ["a: |", "  one", "  two", "b: 1"], "a", "x", ["a: x", "b: 1"]],
    ["beside a block scalar, an anchor and a nested map", ["a: |", "  k: v", "", "n: &x {k: {l: 1}}", "s: old", "z: *x"], "s", "new", ["a: |", "  k: v", "", "n: &x {k: {l: 1}}", "s: new", "z: *x"]],
    ["an alias", ["a: &x one", "b: *x"], "b", "two", ["a: &x one", "b: two"]],
    ["a filled-in tag", ["title: {{title}}", "b: 1"], "title", "Done", ["title: Done", "b: 1"]],
    ["an unquoted link", ["up: [[Note]]"], "up", "[[Other]]", ['up: "[[Other]]"']],
    ["a property that was not there, as the last line", ["a: 1", "# end"], "b", "x", ["a: 1", "# end", "b: x"]],
    ["a list that was not there", ["a: 1"], "services", ["[[Ana]]", "Ben"], ["a: 1", "services:", '  - "[[Ana]]"', "  - Ben"]],
    ["a value in an indented block", ["  a: 1"], "b", ["x"], ["  a: 1", "  b:", "    - x"]],
    ["a scalar that becomes a list", ["a: one # keep", "b: 1"], "a", ["x", "q"], ["a: # keep", "  - x", "  - q", "b: 1"]],
    ["an empty value that becomes a list", ["a:", "b: 1"], "a", ["x"], ["a:", "  - x", "b: 1"]],
    ["a list that becomes a scalar", ["a: # keep", "  - x", "  - q", "b: 1"], "a", "z", ["a: z # keep", "b: 1"]],
    ["a list that becomes empty", ["a:", "- x", "b: 1"], "a", [], ["a: []", "b: 1"]],
    ["an empty list has no style to keep", ["a: []"], "a", ["x", "[[q]]"], ["a:", "  - x", '  - "[[q]]"']],
    ["a list that gains an item", ["a:", "  - x # first", "  # between", "  - q", "b: 1"], "a", ["x", "q", "z"], ["a:", "  - x # first", "  # between", "  - q", "  - z", "b: 1"]],
    ["a list that gains a first item", ["a:", "  - x # first"], "a", ["w", "x"], ["a:", "  - w", "  - x # first"]],
    ["a list that loses one in the middle", ["a:", "  - 'x'", "  - q # gone", '  - "z"'], "a", ["x", "z"], ["a:", "  - 'x'", '  - "z"']],
    ["a list without indent", ["a:", "- x", "- q"], "a", ["x", "2"], ["a:", "- x", '- "2"']],
    ["a list with wide dashes", ["a:", "-   x"], "a", ["x", "q"], ["a:", "-   x", "-   q"]],
    ["a flow list", ["a: [ x, 'q' ] # keep"], "a", ["x", "q", "z"], ["a: [ x, 'q', z ] # keep"]],
    ["a flow list that loses its first", ["a: [x, q, z]"], "a", ["z"], ["a: [z]"]],
    ["a flow list that loses its last", ["a: [x, q, z]"], "a", ["x"], ["a: [x]"]],
    ["a flow list that gains a first", ["a: [q]"], "a", ["x", "q"], ["a: [x, q]"]],
    ["a flow list over several lines", ["a: [", "  x,", "  q", "]"], "a", ["x", "q"], ["a: [", "  x,", "  q", "]"]],
    ["a comma inside a flow list", ["a: [x]"], "a", ["every week on Monday, Thursday"], ['a: ["every week on Monday, Thursday"]']],
    ["a removed property", ["a: 1", "b: x # gone", "c: 2"], "b", undefined, ["a: 1", "c: 2"]],
    ["a removed list", ["a:", "  - x", "  - q", "# kept", "c: 2"], "a", undefined, ["# kept", "c: 2"]],
    ["a removed block scalar", ["a: |", "  x", "", "c: 2"], "a", undefined, ["", "c: 2"]],
    ["a removed only property", ["a: 1"], "a", undefined, []],
    ["a property that was not there, removed", ["a: 1"], "b", undefined, ["a: 1"]],
  ];
  it.each(cases)("%s", (_title, before, key, value, after) => {
    expect(set(block(...before), key, value)).toBe(block(...after));
  });

  it.each(["\n", "\r\n", "\r"])("line ending %j, a byte order mark and a missing final newline stay", (ending) => {
    const text = ["\ufeff---", "a: 1", "l:", "  - x", "---", "Body"].join(ending);
    expect(set(text, "b", "q")).toBe(["\ufeff---", "a: 1", "l:", "  - x", "b: q", "---", "Body"].join(ending));
    expect(set(text, "l", ["x", "q"])).toBe(["\ufeff---", "a: 1", "l:", "  - x", "  - q", "---", "Body"].join(ending));
  });

  it("the block's own ending is used over a body with another", () => {
    expect(set("---\r\na: 1\r\n---\nBody\n", "b", "q")).toBe("---\r\na: 1\r\nb: q\r\n---\nBody\n");
  });

  it.each([["", "---\na: x\n---\n"], ["Body", "---\na: x\n---\nBody"], ["# T\r\nBody\r\n", "---\r\na: x\r\n---\r\n# T\r\nBody\r\n"], ["\ufeffBody", "\ufeff---\na: x\n---\nBody"], ["---\n---\n", "---\na: x\n---\n"], ["---\n\nProse", "---\na: x\n---\n---\n\nProse"]])("a note without properties gets a block: %j", (text, expected) => {
    expect(set(text, "a", "x")).toBe(expected);
  });
});

describe("a value is written so that nothing misreads it", () => {
  it.each([
    ["2026-11-23", "2026-11-23"], ["2026-11-23T08:05", "2026-11-23T08:05"], ["2026-10-25T02:30+02:00", "2026-10-25T02:30+02:00"], ["every weekday at 08:00", "every weekday at 08:00"],
    ["every 2 weeks on Monday, Thursday", "every 2 weeks on Monday, Thursday"], ["every month on the 22nd", "every month on the 22nd"], ["once 2026-12-01", "once 2026-12-01"], ["15 min", "15 min"],
    ["99.9 %", "99.9 %"], ["daily@2026-11-23", "daily@2026-11-23"], ["in-progress", "in-progress"], ["SEV1", "SEV1"], ["INC-20261120-01", "INC-20261120-01"], ["h1-9d1c244e75a5", "h1-9d1c244e75a5"],
    [3, "3"], [-0.5, "-0.5"], [true, "true"],
    ["1.10", '"1.10"'], ["0123", '"0123"'], ["1e5", '"1e5"'], ["12:30", '"12:30"'], ["yes", '"yes"'], ["No", '"No"'], ["null", '"null"'], ["~", '"~"'], ["", '""'], ["true", '"true"'],
    ["[[Ana]]", '"[[Ana]]"'], ["A: b", '"A: b"'], ["a #b", '"a #b"'], ["%", '"%"'], ["@bob", '"@bob"'], ["> 3", '"> 3"'], ["- x", '"- x"'], ["*x", '"*x"'], ["&x", '"&x"'], ["!x", '"!x"'], ["`x`", '"`x`"'],
    [" x", '" x"'], ["x ", '"x "'], ["Every payment fails", '"Every payment fails"'], ['say "no"', '"say \\"no\\""'], ["a\\b", '"a\\\\b"'], ["two\nlines\r\n", '"two\\nlines\\r\\n"'], ["a\u2028b\u0085", '"a\\u2028b\\u0085"'],
    ["<<: x", '"<<: x"'], ["---", '"---"'], ["Größe", '"Größe"'], ["0x1F", '"0x1F"'], [".inf", '".inf"'],
  ])("%j as %s", (value, written) => {
    expect(set(block("a: old"), "a", value)).toBe(block(`a: ${written}`));
    expect(readFrontmatter(block(`a: ${written}`)).fields.get("a")?.value).toBe(value);
  });

  it.each([["a b", "a b: x"], ["x: y", '"x: y": x'], ["yes", '"yes": x'], ["😀", '"😀": x']])("a new key %j as %s", (key, line) => {
    expect(set(block("a: 1"), key, "x")).toBe(block("a: 1", line));
  });
});

describe("setting what is there changes nothing", () => {
  it.each([["a: 'x' # c", "x"], ["a: 0x1F", 31], ["a: [x,  'y']", ["x", "y"]], ["a:\n- x", ["x"]], ["a: |\n  x", "x\n"], ["a: &n x", "x"], ["a: TRUE", true]])("%s", (line, value) => {
    expect(set(block(line), "a", value)).toBe(block(line));
  });
});

describe("what a splice could damage is refused, with the reason", () => {
  it.each([
    ["+++\na = 1\n+++\n", "toml"], ["---\na: 1\nBody\n", "unclosed"], [block("a: A: b"), "colon-in-value"], [block("b: 1", "b: 2"), "duplicate-key"],
    [block("<<<<<<< HEAD", "a: 1", "=======", "a: 2", ">>>>>>> theirs"), "conflict-markers"], ["\n---\na: 1\n---\n", "blank-line-before"],
    [block("a: &x one", "b: *x"), "cannot-set"], [block("a:", "  k: v"), "cannot-set"], [block("a: {k: v}"), "cannot-set"], [block("a: !!str 1"), "cannot-set"],
    [block("a:", "  - k: v"), "cannot-set"], [block("? a", ": 1"), "cannot-set"], ["---\n{a: 1}\n---\n", "cannot-set"],
  ])("%j: %s", (text, code) => {
    const result = setField(text, "a", "new");
    expect(result.ok ? "written" : result.problem.code).toBe(code);
  });

  it("a number that is none", () => {
    expect(set(block("a: 1"), "a", Number.NaN)).toBe("refused: not-a-number");
  });
});

it.each([["Started-At", "startedat"], ["startedAt", "startedat"], ["started at", "startedat"], ["STARTED_AT", "startedat"], ["A\u0308rger", "\u00e4rger"]])("%s folds to %s", (key, folded) => {
  expect(foldKey(key)).toBe(folded);
});

describe("the sample vault", () => {
  const folder = resolve(process.cwd(), "../shared/examples");
  const notes = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".md")) : [];
  it.skipIf(notes.length === 0)("every property can be changed and put back, and no other character moves (skipped where ../shared/examples is absent)", () => {
    let count = 0;
    for (const name of notes) {
      const text = readFileSync(join(folder, name), "utf8");
      for (const field of readFrontmatter(text).fields.values()) {
        const old = field.value as FieldValue;
        const other: FieldValue = Array.isArray(old) ? [...(old as string[]), "[[Zoe]]"] : "Another: value";
        const changed = set(text, field.key, other);
        expect(changed.split("\n").length - text.split("\n").length).toBe(Array.isArray(old) ? 1 : 0);
        const restored = set(changed, field.key, old);
        const again = readFrontmatter(restored).fields.get(field.key);
        expect(again?.value).toEqual(old);
        // Prose that stood without quotes comes back in quotes; nothing else may differ.
        expect(restored).toBe(text.slice(0, field.valueStart) + (again?.raw ?? "") + text.slice(field.valueEnd));
        count++;
      }
    }
    expect(count).toBeGreaterThan(100);
  });
});
