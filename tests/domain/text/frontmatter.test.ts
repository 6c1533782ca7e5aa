import { describe, expect, it } from "vitest";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";

const values = (text: string): Record<string, unknown> => Object.fromEntries([...readFrontmatter(text).fields].map(([key, field]) => [key, field.value]));

describe("a block is found by its fences", () => {
  const cases: [title: string, text: string, state: string, bodyLine: number, body: string][] = [
    ["LF", "---\na: 1\n---\nBody\n", "valid", 3, "Body\n"],
    ["CRLF", "---\r\na: 1\r\n---\r\nBody\r\n", "valid", 3, "Body\r\n"],
    ["lone CR", "---\ra: 1\r---\rBody\r", "valid", 3, "Body\r"],
    ["CRLF frontmatter over an LF body", "---\r\na: 1\r\n---\nBody\n", "valid", 3, "Body\n"],
    ["a byte order mark", "\ufeff---\na: 1\n---\nBody", "valid", 3, "Body"],
    ["blanks behind the fences", "--- \na: 1\n---\t\nBody", "valid", 3, "Body"],
    ["a tab behind the colon", "---\na:\t1\n---\nBody", "valid", 3, "Body"],
    ["no body and no final newline", "---\na: 1\n---", "valid", 2, ""],
    ["an empty block", "---\n---", "valid", 1, ""],
    ["only a comment", "---\n# nothing yet\n---\nBody", "valid", 3, "Body"],
    ["no block", "# Title\n---\na: 1\n---\n", "none", 0, "# Title\n---\na: 1\n---\n"],
    ["an empty note", "", "none", 0, ""],
    ["a note of a single fence", "---", "none", 0, "---"],
    ["a rule as the first line", "---\n\nProse\n", "none", 0, "---\n\nProse\n"],
    ["four dashes", "----\na: 1\n----\n", "none", 0, "----\na: 1\n----\n"],
    ["an indented closing fence that closes nothing", "---\na: 1\n ---\nb: 2\n---\nBody", "valid", 5, "Body"],
    ["TOML", "+++\ntitle = 'x'\n+++\nBody", "toml", 3, "Body"],
  ];
  it.each(cases)("%s", (_title, text, state, bodyLine, body) => {
    const read = readFrontmatter(text);
    expect([read.state, read.bodyLine, text.slice(read.bodyStart)]).toEqual([state, bodyLine, body]);
  });

  it("the span runs from the first dash to the last, without the line ending", () => {
    const text = "\ufeff---\r\na: 1\r\n---\r\nBody";
    const { start, end } = readFrontmatter(text);
    expect(text.slice(start, end)).toBe("---\r\na: 1\r\n---");
  });
});

describe("values are what Obsidian gives", () => {
  it.each([
    ["a: 2026-11-23", "2026-11-23"], ["a: 2026-11-23T08:05", "2026-11-23T08:05"], ["a: 12:30", "12:30"], ["a: yes", "yes"],
    ["a: true", true], ["a: 1.10", 1.1], ["a: 0123", 123], ["a: 1e5", 100000], ["a:", null], ["a: ~", null], ["a: ''", ""],
    ["a: [x, 1]", ["x", 1]], ["a:\n- x\n- y", ["x", "y"]], ["a: |\n  x\n  y", "x\ny\n"], ["a: [[Note]]", [["Note"]]],
    ["a: {b: {c: 1}}", { b: { c: 1 } }], ["a: x # not y", "x"], ['"a": x', "x"], ["a: 2026-02-30", "2026-02-30"],
  ])("%j is %j", (line, expected) => {
    expect(values(`---\n${line}\n---\n`)).toEqual({ a: expected });
  });

  it("an alias has its anchor's value", () => {
    expect(values("---\na: &team Ops\nb: *team\n---\n")).toEqual({ a: "Ops", b: "Ops" });
  });

  it("keys keep their case, spaces, emoji and order", () => {
    const text = "---\nCreated: 1\ncreated: 2\n😀 key: 3\nÄrger am Tag: 4\n1.10: 5\n---\n";
    expect([...readFrontmatter(text).fields.keys()]).toEqual(["Created", "created", "😀 key", "Ärger am Tag", "1.10"]);
  });
});

describe("a field knows its place", () => {
  it.each([["\n"], ["\r\n"], ["\r"]])("with line ending %j", (ending) => {
    const text = ["---", "a: 'one' # why", "b:", "  - x", "  - y # last", "c: >", "  folded", "  text", "---", "Body"].join(ending);
    const { fields } = readFrontmatter(text);
    for (const field of fields.values()) expect(text.slice(field.valueStart, field.valueEnd)).toBe(field.raw);
    expect([...fields.values()].map(({ key, raw, line, column }) => [key, raw.replaceAll(ending, "|"), line, column])).toEqual([
      ["a", "'one'", 1, 3], ["b", "- x|  - y # last", 3, 2], ["c", ">|  folded|  text", 5, 3],
    ]);
  });
});

describe("an invalid block keeps what its lines still say", () => {
  it("an unquoted colon is named with its column, and the value is read as it was meant", () => {
    const text = "---\ntype: incident\ntitle: Incident: db down: again\nstatus: new # really\nservices:\n  - \"[[db-1]]\"\n  - Checkout\n---\nBody";
    const read = readFrontmatter(text);
    expect(read.state).toBe("invalid");
    expect(read.problems).toEqual([expect.objectContaining({
      code: "colon-in-value", line: 2, column: 15, key: "title", found: "Incident: db down: again",
      expected: "quotes around a value with a colon", hint: 'Write title: "Incident: db down: again"',
    })]);
    expect(values(text)).toEqual({ type: "incident", title: "Incident: db down: again", status: "new", services: ["[[db-1]]", "Checkout"] });
    for (const field of read.fields.values()) expect(text.slice(field.valueStart, field.valueEnd)).toBe(field.raw);
  });

  it("a duplicate key is named with both lines, and neither value is believed", () => {
    const read = readFrontmatter("---\ntitle: One\ntype: incident\ntitle: Two\n---\n");
    expect(read.state).toBe("invalid");
    expect(read.problems).toEqual([expect.objectContaining({ code: "duplicate-key", line: 3, key: "title", found: "title on lines 2 and 4" })]);
    expect([...read.fields.keys()]).toEqual(["type"]);
  });

  it("a duplicate key that says the same twice is read", () => {
    expect(values("---\ntitle: One\ntitle: One\n---\n")).toEqual({ title: "One" });
  });

  it.each([
    ["owner: @bob", "reserved-character", "@bob"], ["k: %x", "reserved-character", "%x"], ["k: `x`", "reserved-character", "`x`"],
    ["k:\n\t- a", "tab-indent", "a tab before the first word"], ["k: \"open", "yaml", undefined], ["k: [a\nb: 2", "yaml", undefined], ["just text", "not-properties", "just text"],
  ])("%j is the problem %s", (line, code, found) => {
    const read = readFrontmatter(`---\n${line}\n---\nBody`);
    expect(read.state).toBe("invalid");
    expect(read.problems[0]).toMatchObject({ code, ...(found === undefined ? {} : { found }) });
  });

  it("several mistakes are all named, each line once", () => {
    const read = readFrontmatter("---\na: @x\nb: fine\nc: A: b\n---\n");
    expect(read.problems.map(({ line, code }) => [line, code])).toEqual([[1, "reserved-character"], [3, "colon-in-value"]]);
  });
});

describe("values that YAML swallows are problems although the block is valid", () => {
  it.each([["a: !urgent", "reserved-character"], ["a: *b", "no-anchor"], ["a: {{title}}", "unrendered-tag"], ["a: <% tp.date.now() %>", "unrendered-tag"]])("%s", (line, code) => {
    const read = readFrontmatter(`---\n${line}\nb: 2\n---\n`);
    expect([read.state, read.problems.map((problem) => [problem.code, problem.line])]).toEqual(["valid", [[code, 1]]]);
    expect(read.fields.get("b")?.value).toBe(2);
  });

  it("a tag's field keeps the tag as its value, not a map", () => {
    expect(values("---\na: {{title}}\n---\n")).toEqual({ a: "{{title}}" });
  });
});

it("a block at the start of 2 MB is read without its body", () => {
  const text = `---\ntype: incident\n---\n${"x".repeat(60_000)}\n`.padEnd(2_000_000, "word and word\n");
  const started = performance.now();
  for (let round = 0; round < 200; round++) readFrontmatter(text);
  const long = performance.now() - started;
  const short = `---\ntype: incident\n---\n`;
  const again = performance.now();
  for (let round = 0; round < 200; round++) readFrontmatter(short);
  // Scanning 2 MB two hundred times takes seconds; the slack is for a busy machine.
  expect(long).toBeLessThan((performance.now() - again) * 20 + 100);
});
