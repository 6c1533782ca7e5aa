import { describe, expect, it } from "vitest";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { setField } from "../../../src/domain/text/set-field.ts";

const values = (text: string): Record<string, unknown> => Object.fromEntries([...readFrontmatter(text).fields].map(([key, field]) => [key, field.value]));
const codes = (text: string): string[] => readFrontmatter(text).problems.map((problem) => problem.code);
const state = (text: string): string => readFrontmatter(text).state;

describe("the worst inputs found in real vaults keep their place, and nothing damages them", () => {
  it("1: an unquoted colon leaves the note readable and unwritten", () => {
    const text = "---\ntype: incident\ntitle: Incident: db down: again\n---\n";
    expect(values(text)).toEqual({ type: "incident", title: "Incident: db down: again" });
    expect(setField(text, "type", "problem").ok).toBe(false);
  });

  it("2: duplicate keys name both lines", () => {
    expect(readFrontmatter("---\ntitle: a\nx: 1\ntitle: b\n---\n").problems[0]?.found).toBe("title on lines 2 and 4");
  });

  it("3: tab indentation is named, and the plain lines are read", () => {
    const text = "---\ntype: procedure\nservices:\n\t- a\n---\n";
    expect(codes(text)).toEqual(["tab-indent"]);
    expect(values(text)).toEqual({ type: "procedure", services: ["a"] });
  });

  it("4: a block that was never closed ends where the properties end", () => {
    const text = "---\ntype: procedure\ntitle: Restart\n\n# Restart\n\nDo it.\n";
    const read = readFrontmatter(text);
    expect([read.state, read.bodyLine, text.slice(read.bodyStart)]).toEqual(["unclosed", 3, "\n# Restart\n\nDo it.\n"]);
    expect(values(text)).toEqual({ type: "procedure", title: "Restart" });
  });

  it("4: a rule further down does not close it", () => {
    const text = "---\ntype: procedure\n\n# Restart\n\nDo it: now.\nThen go\n\n---\n\nMore\n";
    const read = readFrontmatter(text);
    expect([read.state, text.slice(read.bodyStart, read.bodyStart + 11)]).toEqual(["unclosed", "\n# Restart\n"]);
  });

  it("4: a rule at the end of 2 MB of prose is found out without parsing the prose", () => {
    const text = `---\ntype: procedure\n\n${"Some words: and more\nof prose\n".repeat(70_000)}---\n`;
    const started = performance.now();
    expect(state(text)).toBe("unclosed");
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it("5: TOML is said to be TOML and never gets a second block", () => {
    const text = '+++\ntitle = "x"\n+++\nBody';
    expect([state(text), codes(text), setField(text, "a", "b").ok]).toEqual(["toml", ["toml"], false]);
  });

  it("6: a blank line before the block is said, a byte order mark too", () => {
    expect([state("\n\n---\na: 1\n---\n"), codes("\n\n---\na: 1\n---\n")]).toEqual(["none", ["blank-line-before"]]);
    expect([state("\ufeff---\na: 1\n---\n"), codes("\ufeff---\na: 1\n---\n")]).toEqual(["valid", ["byte-order-mark"]]);
    expect(codes("\n\n---\n\nProse\n")).toEqual([]);
  });

  it("7: each line ending gives the same values", () => {
    const lines = ["---", "a: |", "  one", "  two", "b:", "  - x", "---", "Body"];
    for (const ending of ["\n", "\r\n", "\r"]) expect(values(lines.join(ending))).toEqual({ a: "one\ntwo\n", b: ["x"] });
  });

  it("9: a Templater block that starts inside a value and runs over lines", () => {
    const text = "---\ntype: procedure\naliases: <%*\nconst x = 1;\ntR += x %>\nstatus: draft\n---\n";
    expect([state(text), codes(text)[0]]).toEqual(["invalid", expect.stringMatching(/unrendered-tag|yaml/)]);
    expect(values(text)).toMatchObject({ type: "procedure", status: "draft" });
  });

  it("9: {{title}} is a tag although YAML reads a map", () => {
    expect([state("---\ntitle: {{title}}\n---\n"), codes("---\ntitle: {{title}}\n---\n")]).toEqual(["valid", ["unrendered-tag"]]);
    expect(codes("---\ntitle: {{title}} x\n---\n")).toEqual(["unrendered-tag"]);
  });

  it("10: pick lists and placeholders stay what was written", () => {
    expect(values("---\nstatus: draft | approved\ntitle: [Brief text]\nid: CRQ-YYYY-NNNN\ndate: YYYY-MM-DD\n---\n")).toEqual({
      status: "draft | approved", title: ["Brief text"], id: "CRQ-YYYY-NNNN", date: "YYYY-MM-DD",
    });
    expect([codes("---\nowner: @bob\n---\n"), values("---\nowner: @bob\n---\n")]).toEqual([["reserved-character"], { owner: "@bob" }]);
  });

  it("11: the characters of a value that changes type are still there", () => {
    const { fields } = readFrontmatter("---\nid: 0123\nn: 1e5\nversion: 1.10\ny: yes\nt: 12:30\nd: 2026-02-30\nm: 2025-09-17T9:30:00-00:00\n---\n");
    expect([...fields.values()].map((field) => field.raw)).toEqual(["0123", "1e5", "1.10", "yes", "12:30", "2026-02-30", "2025-09-17T9:30:00-00:00"]);
    expect(fields.get("d")?.value).toBe("2026-02-30");
  });

  it("12: tags in every shape", () => {
    expect(values("---\na: one\nb: one, two\nc: [1, null, x]\nd: '#x'\ne: [[A]]\nf:\n  - - nested\n---\n")).toEqual({ a: "one", b: "one, two", c: [1, null, "x"], d: "#x", e: [["A"]], f: [["nested"]] });
  });

  it("13, 14: comments, anchors, block scalars, quotes, order and nested maps stay when one property is set", () => {
    const text = "---\n# head\nz: &n 'q'   # why\nmenu: {docs: {weight: 1}}\nparts:\n  - name: a\n    k: [1]\nstatus: new\nnote: >-\n  folded\n\n  text\na: *n\n# tail\n---\nBody";
    const result = setField(text, "status", "closed");
    expect(result.ok ? result.text : "").toBe(text.replace("status: new", "status: closed"));
  });

  it("15: two keys that differ only by case are two properties", () => {
    const result = setField("---\nCreated: 1\ncreated: 2\n---\n", "Created", 5);
    expect(result.ok ? result.text : "").toBe("---\nCreated: 5\ncreated: 2\n---\n");
  });

  it.each([["", "none"], ["---\na: 1\n---\n", "valid"], ["---\n---", "valid"], ["---\na: 1\n---", "valid"], ["---", "none"], ["---\n", "none"]])("16: %j is %s", (text, expected) => {
    expect(state(text)).toBe(expected);
  });

  it("17: conflict markers are a conflict; what both sides say is read, what they dispute is not", () => {
    const text = "---\ntype: incident\n<<<<<<< HEAD\nstatus: closed\nowner: Ana\n=======\nstatus: new\nowner: Ana\n>>>>>>> theirs\nseverity: SEV2\n---\nBody";
    expect([state(text), readFrontmatter(text).problems[0]?.line]).toEqual(["conflict", 2]);
    expect(values(text)).toEqual({ type: "incident", owner: "Ana", severity: "SEV2" });
    expect(setField(text, "status", "new").ok).toBe(false);
  });

  it("17: markers around the first fence are a conflict too", () => {
    const text = "<<<<<<< HEAD\n---\na: 1\n---\n=======\n---\na: 2\n---\n>>>>>>> theirs\n";
    expect([state(text), setField(text, "a", 3).ok]).toEqual(["conflict", false]);
  });

  it("nesting that exhausts the parser is a problem, not an exception", () => {
    const text = `---\na: ${"[".repeat(20_000)}\n---\n`;
    expect(state(text)).toBe("invalid");
  });
});
