import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { findConflicts, mergeConflict as mergeConflictPieces } from "../../../src/domain/mending/conflict-markers.ts";
import type { Piece } from "../../../src/domain/mending/merge.ts";
import { mergeTexts as mergePieces, resolve, type Choice } from "../../../src/domain/mending/merge-texts.ts";
import { normalisedLines } from "../../../src/domain/text/fingerprint.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

const note = (...lines: string[]): string => `${lines.join("\n")}\n`;
/** The pieces with settled text that stands together as one. */
const grouped = (pieces: readonly Piece[]): Piece[] =>
  pieces.reduce<Piece[]>((groups, piece) => {
    const last = groups.at(-1);
    if (piece === "") return groups;
    return typeof piece === "string" && typeof last === "string" ? [...groups.slice(0, -1), resolve([last, piece], []) ?? ""] : [...groups, piece];
  }, []);
const mergeTexts = (ours: string, theirs: string, base?: string): Piece[] => grouped(mergePieces(ours, theirs, base));
const mergeConflict = (text: string): Piece[] | undefined => { const pieces = mergeConflictPieces(text); return pieces && grouped(pieces); };
const numRuns = Number(process.env.FUZZ_RUNS ?? 120);
const allOf = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === "string" ? piece : `${piece.ours}\n${piece.theirs}`)).join("\n");
const linesIn = (text: string): string[] => text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== "");

describe("two versions of a note merge to one without a question where", () => {
  const cases: [title: string, ours: string[], theirs: string[], merged: string[]][] = [
    ["one added a paragraph", ["# A", "", "One"], ["# A", "", "One", "", "Two"], ["# A", "", "One", "", "Two"]],
    ["both appended to a timeline", ["## Timeline", "", "- 2026-11-20 08:10 a", "- 2026-11-20 08:12 b"], ["## Timeline", "", "- 2026-11-20 08:10 a", "- 2026-11-20 08:11 c"], ["## Timeline", "", "- 2026-11-20 08:10 a", "- 2026-11-20 08:12 b", "- 2026-11-20 08:11 c"]],
    ["both appended one line that is the same", ["- 2026-11-20 a", "- 2026-11-20 same", "- 2026-11-20 x"], ["- 2026-11-20 a", "- 2026-11-20 y", "- 2026-11-20 same"], ["- 2026-11-20 a", "- 2026-11-20 y", "- 2026-11-20 same", "- 2026-11-20 x"]],
    ["both ends of a log were sorted differently", ["- 2026-11-20 b", "- 2026-11-20 a"], ["- 2026-11-20 a", "- 2026-11-20 b"], ["- 2026-11-20 b", "- 2026-11-20 a"]],
    ["both wrote into an empty section, one with a blank line", ["## Readings", "- 2026-11-20T08:10 72 %"], ["## Readings", "", "- 2026-11-20T08:20 73 %"], ["## Readings", "- 2026-11-20T08:10 72 %", "- 2026-11-20T08:20 73 %"]],
    ["one went on with a new section behind the log", ["## Timeline", "- 2026-11-20 a", "", "## Log", "- 2026-11-20 status new → done"], ["## Timeline", "- 2026-11-20 b"], ["## Timeline", "- 2026-11-20 a", "- 2026-11-20 b", "", "## Log", "- 2026-11-20 status new → done"]],
    ["one began a section of entries where the other went on with the one above", ["## Timeline", "- 2026-11-20 a", "", "## Evidence", "- 2026-11-20 e", "", "## Log"], ["## Timeline", "- 2026-11-20 b", "", "## Log"], ["## Timeline", "- 2026-11-20 a", "- 2026-11-20 b", "", "## Evidence", "- 2026-11-20 e", "", "## Log"]],
    ["each began a section of entries in one place", ["Text", "", "## Timeline", "- 2026-11-20 a"], ["Text", "", "## Log", "- 2026-11-20 l"], ["Text", "", "## Log", "- 2026-11-20 l", "## Timeline", "- 2026-11-20 a"]],
    ["each began the same two in another order", ["## A", "- 2026-11-20 a", "## B", "- 2026-11-20 b"], ["## B", "- 2026-11-20 c", "## A", "- 2026-11-20 d"], ["## A", "- 2026-11-20 a", "- 2026-11-20 d", "## B", "- 2026-11-20 b", "- 2026-11-20 c"]],
    ["an entry has more below it on one side", ["- 2026-11-20 a", "  - why", "- 2026-11-20 b"], ["- 2026-11-20 a", "- 2026-11-20 c"], ["- 2026-11-20 a", "  - why", "- 2026-11-20 b", "- 2026-11-20 c"]],
    ["the change log grew on both", ["| Date | Change |", "|---|---|", "| 2026-11-20 | a |"], ["| Date | Change |", "|---|---|", "| 2026-11-21 | b |"], ["| Date | Change |", "|---|---|", "| 2026-11-20 | a |", "| 2026-11-21 | b |"]],
    ["each answered another step of one list", ["- [x] A [at:: 08:05]", "- [ ] B"], ["- [ ] A", "- [>] B [at:: 08:07]"], ["- [x] A [at:: 08:05]", "- [>] B [at:: 08:07]"]],
    ["one is in progress, the other answered", ["- [/] A", "1. [ ] B"], ["- [x] A [at:: 08:05]", "1. [/] B"], ["- [x] A [at:: 08:05]", "1. [/] B"]],
    ["one ticked by hand what the other answered in full", ["- [X] A"], ["- [x] A [at:: 08:05]"], ["- [x] A [at:: 08:05]"]],
    ["a carried step is answered on one side", ["- [ ] A [from:: [[x]]]"], ["- [-] A [from:: [[x]]] [at:: 08:05]"], ["- [-] A [from:: [[x]]] [at:: 08:05]"]],
    ["steps changed places", ["- [x] A [at:: 1]", "- [ ] B"], ["- [x] B [at:: 2]", "- [ ] A"], ["- [x] A [at:: 1]", "- [x] B [at:: 2]"]],
    ["both noted something under a step", ["- [!] A [at:: 1]", "  - hot [at:: 08:10]"], ["- [!] A [at:: 1]", "  - cold [at:: 08:11]"], ["- [!] A [at:: 1]", "  - hot [at:: 08:10]", "  - cold [at:: 08:11]"]],
    ["each set another property", ["---", "type: incident", "status: new", "owner: Ana", "---", "Body"], ["---", "type: incident", "severity: SEV2", "status: new", "services:", "  - db", "---", "Body"], ["---", "type: incident", "severity: SEV2", "status: new", "owner: Ana", "services:", "  - db", "---", "Body"]],
    ["properties stand in another order or in other quotes", ["---", "a: 1", "b: \"x\"", "---"], ["---", "b: x", "a: 1", "---"], ["---", "a: 1", "b: \"x\"", "---"]],
    ["the log of a plan went on on both: its stamps are the later days", ["---", "last_done: 2026-11-22", 'Last-Due: "2026-11-01"', "---"], ["---", "last_done: 2026-11-20", 'Last-Due: "2026-11-08"', "---"], ["---", "last_done: 2026-11-22", 'Last-Due: "2026-11-08"', "---"]],
    ["one has no frontmatter", ["Body"], ["---", "a: 1", "---", "Body"], ["---", "a: 1", "---", "Body"]],
  ];
  test.each(cases)("%s", (_title, ours, theirs, merged) => {
    expect(mergeTexts(note(...ours), note(...theirs))).toEqual([note(...merged)]);
  });
});

describe("a person is asked where", () => {
  const cases: [title: string, ours: string[], theirs: string[], asked: Piece[]][] = [
    ["a step has two answers", ["# A", "- [x] A [at:: 08:05]"], ["# A", "- [!] A [at:: 08:06]"], ["# A\n", { what: "step", key: "A", ours: "- [x] A [at:: 08:05]\n", theirs: "- [!] A [at:: 08:06]\n" }]],
    ["an open step has a value that the answered one lacks", ["- [ ] A [value:: 3]"], ["- [x] A"], [{ what: "step", key: "A", ours: "- [ ] A [value:: 3]\n", theirs: "- [x] A\n" }]],
    ["a property has two values", ["---", "a: 1", "b: 2", "---"], ["---", "a: 1", "b: 3", "---"], ["---\na: 1\n", { what: "key", key: "b", ours: "b: 2\n", theirs: "b: 3\n" }, "---\n"]],
    ["a stamp that would lose a comment", ["---", "last_due: 2026-11-01 # sure", "---"], ["---", "last_due: 2026-11-08", "---"], ["---\n", { what: "key", key: "last_due", ours: "last_due: 2026-11-01 # sure\n", theirs: "last_due: 2026-11-08\n" }, "---\n"]],
    ["a stamp that is no day", ["---", "last_due: 2026-02-30", "---"], ["---", "last_due: 2026-11-08", "---"], ["---\n", { what: "key", key: "last_due", ours: "last_due: 2026-02-30\n", theirs: "last_due: 2026-11-08\n" }, "---\n"]],
    ["only theirs has a comment", ["---", "a: 1", "---"], ["---", "a: 1 # sure", "---"], ["---\n", { what: "key", key: "a", ours: "a: 1\n", theirs: "a: 1 # sure\n" }, "---\n"]],
    ["a paragraph was written anew on both sides", ["One", "", "x", "", "End"], ["One", "", "y", "", "End"], ["One\n\n", { what: "lines", ours: "x\n", theirs: "y\n" }, "\nEnd\n"]],
  ];
  test.each(cases)("%s", (_title, ours, theirs, asked) => {
    expect(mergeTexts(note(...ours), note(...theirs))).toEqual(asked);
  });

  it("the answers make the text, in their order", () => {
    const pieces = mergeTexts(note("---", "a: 1", "---", "x", "", "- [x] A"), note("---", "a: 2", "---", "y", "", "- [-] A"));
    expect(pieces.filter((piece) => typeof piece === "object")).toHaveLength(3);
    expect(resolve(pieces, ["theirs", "both", "ours"])).toBe(note("---", "a: 2", "---", "x", "y", "", "- [x] A"));
    expect(resolve(pieces, ["ours", "theirs", "theirs"])).toBe(note("---", "a: 1", "---", "y", "", "- [-] A"));
    expect([resolve(pieces, ["ours", "ours"]), resolve(pieces, ["both", "ours", "ours"])]).toEqual([undefined, undefined]);
  });
});

describe("with what both started from", () => {
  const cases: [title: string, base: string[], ours: string[], theirs: string[], merged: string[]][] = [
    ["a change on one side wins", ["a", "", "b"], ["a", "", "B"], ["a", "", "b"], ["a", "", "B"]],
    ["a line taken out on one side goes", ["a", "b", "c"], ["a", "c"], ["a", "b", "c"], ["a", "c"]],
    ["a line taken out where the other added goes", ["a", "b", "c"], ["a", "c"], ["a", "b", "c", "d"], ["a", "c", "d"]],
    ["a property changed on one side wins", ["---", "a: 1", "b: 1", "---"], ["---", "a: 1", "b: 2", "---"], ["---", "a: 3", "b: 1", "---"], ["---", "a: 3", "b: 2", "---"]],
    ["a property taken out on one side goes", ["---", "a: 1", "b: 1", "---"], ["---", "a: 1", "---"], ["---", "a: 1", "b: 1", "---"], ["---", "a: 1", "---"]],
    ["an answer taken back on one side stays so", ["- [x] A"], ["- [ ] A"], ["- [x] A"], ["- [ ] A"]],
    ["both made the note: its properties are told apart though the base has none", [], ["---", "a: 1", "b: 1", "---", "- 2026-11-20 x"], ["---", "a: 1", "c: 1", "---", "- 2026-11-20 y"], ["---", "a: 1", "b: 1", "c: 1", "---", "- 2026-11-20 x", "- 2026-11-20 y"]],
    ["a line moved on one side stands once", ["a", "b", "c"], ["b", "c", "a"], ["a", "b", "c"], ["b", "c", "a"]],
  ];
  test.each(cases)("%s", (_title, base, ours, theirs, merged) => {
    expect(mergeTexts(note(...ours), note(...theirs), note(...base))).toEqual([note(...merged)]);
    expect(mergeTexts(note(...base), note(...base), note(...base))).toEqual([note(...base)]);
  });
});

const word = fc.constantFrom("a", "b", "c", "", "", "## Log", "## Steps", "---", "```", "  deeper", "\tdeeper", "- 2026-11-20 08:10 a", "- 2026-11-21 b", "- 2026-11-20 c", "  - under it", "  - noted [at:: 08:16]", "- [ ] S", "- [x] S [at:: 08:05]", "- [!] S [at:: 08:06]", "- [/] T", "- [ ] T ^id1", "  - [x] U", "| 2026-11-20 | x |", "key: 1", "key: 2", "=======");
const key = fc.tuple(fc.constantFrom("a", "b", "c", "\"d\"", "Status"), fc.constantFrom(" 1", " 2", " x # why", "\n  - one\n  - two", " \"q\"", "", "\n# above the next", "\n  nested: map")).map((parts) => parts.join(""));
const front = fc.option(fc.uniqueArray(key, { selector: (entry) => entry.split(":")[0], maxLength: 5 }).map((keys) => keys.map((entry) => entry.replace(/^("?\w+"?)/, "$1:"))), { nil: undefined });
const version = fc.tuple(front, fc.array(word, { maxLength: 14 }), fc.constantFrom("\n", "\n", "\r\n"), fc.boolean()).map(([keys, body, ending, closed]) =>
  [...(keys === undefined ? [] : ["---", ...keys.flatMap((entry) => entry.split("\n")), "---"]), ...body].join(ending) + (closed ? ending : ""));

describe("whatever two versions hold", () => {
  /** A line as it may come back: a step's answer may win over another's. */
  const asStep = (line: string): string => (/^\s*- \[.\] /.test(line) ? (normalisedLines([line])[0] ?? "") : line);

  it("every line of both is in the result or in a question, in the order that each side has", () => {
    let asked = 0;
    fc.assert(fc.property(version, version, (ours, theirs) => {
      const pieces = mergeTexts(ours, theirs);
      asked += pieces.some((piece) => typeof piece === "object") ? 1 : 0;
      const lines = linesIn(allOf(pieces));
      const steps = new Set(lines.map(asStep));
      const keysAlike = (line: string): boolean => [ours, theirs].every((text) => readFrontmatter(text).state === "valid") && /^"?\w+"?:|^ {2}- (?:one|two)$/.test(line);
      for (const line of [...linesIn(ours), ...linesIn(theirs)]) expect(steps.has(asStep(line)) || keysAlike(line), JSON.stringify([line, pieces])).toBe(true);
      const once = (text: string): string[] => linesIn(text).filter((line) => !keysAlike(line) && lines.filter((other) => asStep(other) === asStep(line)).length === 1);
      const plain = once(ours).filter((line) => !/^\s*(?:- \[|- 20|\|)/.test(line));
      expect(lines.map(asStep).filter((line) => plain.includes(line))).toEqual(plain);
    }), { numRuns });
    expect(asked).toBeGreaterThan(numRuns / 10);
    expect(asked).toBeLessThan(numRuns);
  });

  it("a side that is chosen for all questions is in the result whole, and the other's one-sided lines with it", () => {
    fc.assert(fc.property(version, version, fc.constantFrom<Choice>("ours", "theirs"), (ours, theirs, choice) => {
      const pieces = mergeTexts(ours, theirs);
      const text = resolve(pieces, pieces.flatMap((piece) => (typeof piece === "string" ? [] : [choice])));
      const steps = new Set(linesIn(text ?? "").map(asStep));
      const bothValid = [ours, theirs].every((side) => readFrontmatter(side).state === "valid");
      for (const line of linesIn(choice === "ours" ? ours : theirs)) if (!bothValid || choice === "ours") expect(steps.has(asStep(line)), JSON.stringify([line, pieces])).toBe(true);
      if (bothValid) expect(readFrontmatter(text ?? "").state).toBe("valid");
    }), { numRuns });
  });

  it("a text merged with itself is the same text, with any base", () => {
    const mixed = fc.tuple(version, version).map((parts) => parts.join(""));
    fc.assert(fc.property(fc.oneof(version, mixed, fc.string()), fc.option(version, { nil: undefined }), (text, base) => {
      expect(mergeTexts(text, text).join("")).toBe(text);
      expect(mergeTexts(text, text, base).join("")).toBe(text);
    }), { numRuns });
  });

  it("with a base, the side that did not change leaves the other's text, where no step or entry stands twice", () => {
    const once = (text: string): string => {
      const seen = new Set<string>();
      return text.replaceAll("\r", "").split("\n").filter((line) => !/^\s*(?:- |\|)/.test(line) || (!seen.has(asStep(line)) && seen.add(asStep(line)))).join("\n");
    };
    fc.assert(fc.property(version.map(once), version.map(once), (base, changed) => {
      const kept = (text: string): string[] => linesIn(text).sort();
      expect(kept(mergeTexts(base, changed, base).join("\n"))).toEqual(kept(changed));
      expect(kept(mergeTexts(changed, base, base).join("\n"))).toEqual(kept(changed));
    }), { numRuns });
  });
});

describe("conflict markers", () => {
  const conflict = (ours: string[], theirs: string[], base?: string[]): string[] => ["<<<<<<< HEAD", ...ours, ...(base === undefined ? [] : ["||||||| 3f2a", ...base]), "=======", ...theirs, ">>>>>>> theirs"];

  it("are found with the lines of both versions and of what they started from", () => {
    const text = note("a", ...conflict(["b"], ["c", "d"]), "e", ...conflict([], ["f"], ["g"]));
    expect(findConflicts(text)).toEqual([
      { line: 1, start: 2, end: 44, ours: "b\n", theirs: "c\nd\n", base: undefined },
      { line: 8, start: 46, end: 99, ours: "", theirs: "f\n", base: "g\n" },
    ]);
  });

  it.each([["a heading's underline", ["Title", "======="]], ["no end", ["<<<<<<< HEAD", "a", "=======", "b"]], ["no middle", ["<<<<<<< HEAD", "a", ">>>>>>> x"]], ["quoted", ["> <<<<<<< HEAD", "> =======", "> >>>>>>> x"]], ["eight characters", ["<<<<<<<< a", "========", ">>>>>>>> b"]]])("%s is none", (_title, lines) => {
    expect([findConflicts(note(...lines)), mergeConflict(note(...lines))]).toEqual([[], undefined]);
  });

  it("in a log, a checklist and the frontmatter at once are merged, and only the disputed value is asked", () => {
    const text = note("---", "type: incident", ...conflict(["status: closed", "owner: Ana"], ["status: new", "owner: Ana", "severity: SEV2"]), "---", "## Timeline", ...conflict(["- 2026-11-20 08:10 a"], ["- 2026-11-20 08:11 b"]), "", ...conflict(["- [x] A [at:: 1]", "- [ ] B"], ["- [ ] A", "- [x] B"]));
    expect(mergeConflict(text)).toEqual(["---\ntype: incident\n", { what: "key", key: "status", ours: "status: closed\n", theirs: "status: new\n" }, "owner: Ana\nseverity: SEV2\n---\n## Timeline\n- 2026-11-20 08:10 a\n- 2026-11-20 08:11 b\n\n- [x] A [at:: 1]\n- [x] B\n"]);
  });

  it("around two whole notes are merged as two notes", () => {
    expect(mergeConflict(note(...conflict(["---", "a: 1", "---", "x"], ["---", "b: 2", "---", "x"])))).toEqual([note("---", "a: 1", "b: 2", "---", "x")]);
  });

  it("keep a text of CRLF a text of CRLF", () => {
    const text = note("a", ...conflict(["b"], ["b", "c"])).replaceAll("\n", "\r\n");
    expect(mergeConflict(text)).toEqual(["a\r\nb\r\nc\r\n"]);
  });

  it("with the common start written, a change on one side is no question", () => {
    expect(mergeConflict(note("x", ...conflict(["old"], ["newer"], ["old"])))).toEqual([note("x", "newer")]);
  });

  it("no text makes the readers throw", () => {
    const piece = fc.constantFrom("<<<<<<< a\n", "=======\n", ">>>>>>> b\n", "||||||| c\n", "x\n", "---\n", "a: 1\n", "\r", "- [ ] x\n", "- 2026-11-20 a\n", "  y\n", "\ufeff");
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      const merged = mergeConflict(text);
      if (merged === undefined) expect(findConflicts(text)).toEqual([]);
      else for (const { ours, theirs } of findConflicts(text)) for (const line of linesIn(ours + theirs)) if (line.startsWith("x")) expect(allOf(merged)).toContain(line);
    }), { numRuns });
  });
});

describe.skipIf(!hasShared)("the example notes (skipped where ../shared is absent)", () => {
  it("merge with themselves, with an emptied copy and with a copy that has one more line", () => {
    for (const text of exampleNotes().values()) {
      expect(mergeTexts(text, text)).toEqual([text]);
      expect(mergeTexts(text, "")).toEqual([text]);
      expect(mergeTexts("", text)).toEqual([text]);
      expect(mergeTexts(text, `${text}- 2026-11-24 added\n`)).toEqual([`${text}- 2026-11-24 added\n`]);
    }
  });
});

describe("time", () => {
  const timeOf = (work: () => unknown): number => { const start = process.cpuUsage(); work(); const { user, system } = process.cpuUsage(start); return (user + system) / 1000; };
  const nasty: [title: string, ours: string, theirs: string][] = [
    ["lines that are all the same", "a\n".repeat(40_000), "a\n".repeat(40_001)],
    ["lines that are the same in turns", "a\nb\n".repeat(20_000), "b\na\nc\n".repeat(20_000)],
    ["lines in the opposite order", Array.from({ length: 40_000 }, (_, at) => at).join("\n"), Array.from({ length: 40_000 }, (_, at) => -at).join("\n")],
    ["steps that are all the same", "- [ ] a\n".repeat(20_000), "- [x] a\nb\n".repeat(20_000)],
    ["one long line", " ".repeat(65_000) + "x", "- ".repeat(32_000)],
    ["openings of conflicts", "<<<<<<< a\n".repeat(40_000), "=======\n".repeat(40_000)],
    ["every other line new", Array.from({ length: 40_000 }, (_, at) => at).join("\n"), Array.from({ length: 40_000 }, (_, at) => (at % 2 === 0 ? at : -at)).join("\n")],
  ];
  test.each(nasty)("merging %s is a matter of seconds", (_title, ours, theirs) => {
    expect(timeOf(() => [resolve(mergePieces(ours, theirs), []), findConflicts(ours + theirs)])).toBeLessThan(5_000);
  });
});
