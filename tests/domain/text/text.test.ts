import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { fileNameOf, pathIn } from "../../../src/domain/text/file-name.ts";
import { fingerprint, normalisedLines } from "../../../src/domain/text/fingerprint.ts";
import { asSentence, headingWords, isHeading, withoutSymbols, wordStems } from "../../../src/domain/text/heading-words.ts";
import { findInlineFields, splitBlockId, withoutFields } from "../../../src/domain/text/inline-fields.ts";
import { joinLines, lineEndingOf, splitLines } from "../../../src/domain/text/lines.ts";
import { baseName, findWikiLinks, holdsLink, readWikiLink, samePerson, withoutLinkMarks } from "../../../src/domain/text/links.ts";

const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.constantFrom("\r", "\n", "\r\n", "a", "[", "]", "[a:: ", "[[", "]]", " ^b", "%%", "\u2028"), { maxLength: 30 }).map((parts) => parts.join("")));

describe("Lines", () => {
  test("cut and joined give any text back, each at its offset", () => {
    fc.assert(fc.property(anyText, (text) => {
      const lines = splitLines(text);
      expect(joinLines(lines)).toBe(text);
      for (const line of lines) expect(text.startsWith(line.text + line.ending, line.start)).toBe(true);
      expect(lines.some((line) => /[\r\n]/.test(line.text))).toBe(false);
    }));
  });

  test.each([["a\nb\r\nc\r\n", "\r\n"], ["a\r\nb\nc\n", "\n"], ["a\rb\r", "\r"], ["a", "\n"], ["", "\n"]])("of %j are mostly ended by %j", (text, ending) => {
    expect(lineEndingOf(splitLines(text))).toBe(ending);
  });
});

describe("Inline fields", () => {
  test.each<[string, [string, string][]]>([
    ["Disk [limit:: <= 85 %] [value:: 72 %]", [["limit", "<= 85 %"], ["value", "72 %"]]],
    ["[by:: [[Ana]]] [witness:: [[Ben|B]]]", [["by", "[[Ana]]"], ["witness", "[[Ben|B]]"]]],
    ["[At::08:14]", [["at", "08:14"]]],
    ["[empty::]", [["empty", ""]]],
    ["[open:: [a:: 1]", [["a", "1"]]],
    ["(hidden:: x) key:: y [a: b] [1a:: c] [[a::b]]", [["a", "b"]]],
    ["[link](x) [two words:: v]", [["two words", "v"]]],
  ])("of %j", (text, fields) => {
    expect(findInlineFields(text).map((field) => [field.key, field.value])).toEqual(fields);
  });

  test("stand where they say, and taking none out changes nothing", () => {
    fc.assert(fc.property(anyText, (text) => {
      for (const field of findInlineFields(text)) expect(text.slice(field.start, field.end)).toMatch(/^\[[\s\S]*\]$/);
      expect(withoutFields(text, new Set())).toBe(text);
      expect(splitBlockId(text).join("")).toBe(text);
    }));
  });

  test.each([["Look [at:: 1] now [by:: x] ^a", "Look now ^a"], ["[at:: 1]", ""], ["a [limit:: 1]", "a [limit:: 1]"]])("at and by are taken out of %j", (text, rest) => {
    expect(withoutFields(text, new Set(["at", "by"]))).toBe(rest);
  });
});

describe("Links", () => {
  test.each([
    ["[[Ana]]", { target: "Ana", subpath: "", alias: "", embed: false }],
    ["[[A/b#c|d]]", { target: "A/b", subpath: "c", alias: "d", embed: false }],
    ["[[a\\|b]]", { target: "a", alias: "b" }],
    ["![[x#^id]]", { target: "x", subpath: "^id", embed: true }],
    ["[[#here]]", { target: "", subpath: "here" }],
  ])("%s is read", (text, link) => {
    expect(findWikiLinks(`so ${text} it`)[0]).toMatchObject(link);
  });

  test("one alone is a value, one among words or an embed is none", () => {
    expect([" [[a]] ", "[[a]] b", "![[a]]", "a"].map((text) => readWikiLink(text)?.target)).toEqual(["a", undefined, undefined, undefined]);
  });

  test.each([["[[Ana]]", "ana"], ["[[People/Ana|A.]]", "[[Ana]]"], ["@ana", "Ana"], ["Zoe\u0308", "[[Zo\u00eb]]"]])("%s and %s are one person", (one, other) => {
    expect(samePerson(one, other)).toBe(true);
  });

  test("display leaves words, and evidence is anything to follow", () => {
    expect(withoutLinkMarks("Look at [[a/b|B]], [[c#d]] and ![[e]]")).toBe("Look at B, c > d and e");
    expect(["[[a]]", "![[b.png]]", "[a](b)", "https://x.y", "http:// x", "[a] (b)"].map(holdsLink)).toEqual([true, true, true, true, false, false]);
    expect(["a/b.md", "b.MD", "a.b/c"].map(baseName)).toEqual(["b", "b", "c"]);
  });
});

describe("Heading words", () => {
  test.each([["🔧 Steps", "steps"], ["üîß Steps:", "steps"], ["**Log** ", "log"], ["→", "→"], ["  Carried   over. ", "carried over"], ["1. Drain", "1. drain"]])("%j reads as %j", (heading, words) => {
    expect(headingWords(heading)).toBe(words);
  });

  test("an anchor is found whatever stands before it", () => {
    expect([isHeading("📝 LOG", "Log"), isHeading("Change log", "Log")]).toEqual([true, false]);
    expect(withoutSymbols("📊 Metrics and  Reporting")).toBe("Metrics and Reporting");
  });

  test("stems meet across spellings", () => {
    expect([...wordStems("monitorSystem_health checks")]).toEqual([...wordStems("Monitoring systems' health: check")].filter((stem) => stem !== "s"));
    expect(["monitor_system_health", "monitorSystemHealth", "monitor-system health"].map(asSentence)).toEqual(Array(3).fill("Monitor system health"));
  });
});

describe("The fingerprint", () => {
  test.each([
    ["blank lines and white space at the end", ["- [ ] a", "b"], ["- [ ] a  ", "", "b"]],
    ["marks", ["- [ ] a"], ["- [x] a"]],
    ["numbers", ["1. a", "1. b"], ["3. a", "4) b"]],
    ["comments over lines", ["a", "b"], ["a%% x", "y %%", "b"]],
    ["answers and block ids", ["- [ ] a [limit:: 1]"], ["- [!] a [limit:: 1] [value:: 2] [at:: 08:00] [by:: [[A]]] ^x"]],
    ["answered bullets below", ["- [ ] a"], ["- [ ] a", "  - note [at:: 08:00]"]],
    ["folders in links", ["[[b]] [[c#d/e|f/g]]"], ["[[a/b]] [[x/y/c#d/e|f/g]]"]],
    ["composed letters", ["Zo\u00eb"], ["Zoe\u0308"]],
  ])("does not move with %s", (_title, one, other) => {
    expect(normalisedLines(other)).toEqual(normalisedLines(one));
    expect(fingerprint(other)).toBe(fingerprint(one));
  });

  test.each([["a word", ["a"], ["b"]], ["a limit", ["a [limit:: 1]"], ["a [limit:: 2]"]], ["the order", ["a", "b"], ["b", "a"]], ["a nested step that was answered", ["- [ ] a"], ["- [ ] a", "  - [x] b [at:: 08:00]"]], ["the note of a link", ["[[a/b]]"], ["[[a/c]]"]]])(
    "moves with %s", (_title, one, other) => {
      expect(fingerprint(other)).not.toBe(fingerprint(one));
    });

  test("is h1 and twelve digits for any lines, and the same for what it normalised", () => {
    fc.assert(fc.property(fc.array(anyText), (lines) => {
      expect(fingerprint(lines)).toMatch(/^h1-[0-9a-f]{12}$/);
    }));
  });
});

describe("A file name", () => {
  test.each([
    ["Restart: db/1?", "Restart db 1"], ["..hidden", "hidden"], [". .hidden", "hidden"], ["end. .", "end"], ["[[a|b]]#^", "a b"], ["", "Untitled"], ["???", "Untitled"], ["a\u0000b\tc\nd", "a b c d"],
  ])("of %j is %j", (title, name) => {
    expect(fileNameOf(title)).toBe(name);
  });

  test("of any title can be made and linked everywhere", () => {
    fc.assert(fc.property(anyText, (title) => {
      const name = fileNameOf(title.repeat(5));
      expect(name).toMatch(/^[^\\/:*?"<>|#^[\]\n\r]+$/);
      expect([...name].length).toBeLessThanOrEqual(100);
      expect(name).toBe(name.trim());
      expect(name).not.toMatch(/^\.|\.$/);
    }));
  });

  test.each([[["/", "a.md"], "a.md"], [["", "a", "b.md"], "a/b.md"], [["/Ops/", "a.md"], "Ops/a.md"]])("a path of %j is %j", ([folder = "", ...below], path) => {
    expect(pathIn(folder, ...below)).toBe(path);
  });
});
