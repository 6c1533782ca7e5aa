import type { CachedMetadata, CacheItem } from "obsidian";
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { parseMetadata } from "./metadata/parse-metadata.ts";

const sourceOf = (text: string, { position: { start, end } }: CacheItem): string => text.slice(start.offset, end.offset);

describe("lists and tasks", () => {
  it("gives a task its mark, a nested item its parent's line and a root item its list's first line, negated", () => {
    const text = "intro\n\n- [ ] a\n  - [x] b\n- c\n";
    expect(parseMetadata(text).listItems?.map(({ task, parent }) => [task, parent])).toEqual([
      [" ", -2],
      ["x", 2],
      [undefined, -2],
    ]);
  });

  it("writes -1 for the parent of a list on the first line", () => {
    expect(parseMetadata("- a\n- b").listItems?.map((item) => item.parent)).toEqual([-1, -1]);
  });

  it("starts a nested item where its parent's content starts", () => {
    const text = "- y\n    - x";
    expect(parseMetadata(text).listItems?.[1]?.position.start).toEqual({ line: 1, col: 2, offset: 6 });
  });

  it("ends an item before the list inside it", () => {
    const text = "- a\n  more\n  - b";
    expect(parseMetadata(text).listItems?.map((item) => sourceOf(text, item))).toEqual(["- a\n  more", "- b"]);
  });

  it("reads a number behind a checkbox as an item of its own", () => {
    const items = parseMetadata("text\n\n- [ ] 1. step").listItems;
    expect(items?.map(({ task, parent, position }) => [task, parent, position.start.col])).toEqual([
      [" ", -2, 0],
      [undefined, 2, 6],
    ]);
  });

  it.each([
    ["- [ ]", undefined],
    ["- [ ] ", " "],
    ["- [xx] a", undefined],
    ["- [-] a", "-"],
    ["1. [/] a", "/"],
    ["- [🔥] a", "🔥"],
    ["- a [ ] b", undefined],
  ])("reads the mark of %j as %j", (text, task) => {
    expect(parseMetadata(text).listItems?.[0]?.task).toBe(task);
  });

  it("sees the tasks of a callout and no task in fences or comments", () => {
    expect(parseMetadata("> [!note]\n> - [ ] a").listItems).toHaveLength(1);
    expect(parseMetadata("```\n- [ ] a\n```\n\n%%\n- [ ] b\n%%\n\n<!--\n- [ ] c\n-->").listItems).toBeUndefined();
  });
});

describe("sections", () => {
  const types = (text: string) => parseMetadata(text).sections?.map((section) => section.type);

  it("names every kind of block as the app does", () => {
    const text =
      "---\na: 1\n---\n# H\n\ntext\n\n- a\n\n> q\n\n> [!tip] t\n\n```\nc\n```\n\n|a|\n|-|\n|1|\n\n***\n\n<div>x</div>\n\n%% c %%\n\n$$\nx\n$$\n\n[^1]: n\n";
    expect(types(text)).toEqual([
      "yaml",
      "heading",
      "paragraph",
      "list",
      "blockquote",
      "callout",
      "code",
      "table",
      "thematicBreak",
      "html",
      "comment",
      "math",
      "footnoteDefinition",
    ]);
  });

  it("ends a comment at the edge of its quote, and a comment within a line is text", () => {
    expect(types("> %% a\n\nb")).toEqual(["blockquote", "paragraph"]);
    expect(types("%% a %% b")).toEqual(["paragraph"]);
  });

  it("lets a comment that is never closed reach the note's end", () => {
    expect(types("a\n\n%%\n# b\n\nc")).toEqual(["paragraph", "comment"]);
  });

  it("keeps a list cut by a fence at column 0 as two lists", () => {
    expect(types("1. a\n```\nx\n```\n2. b")).toEqual(["list", "code", "list"]);
  });
});

describe("block ids, footnotes and definitions", () => {
  it("gives a block id to the paragraph or item that it ends, under its lower-cased name", () => {
    const text = "a ^One\n\n- b ^two\n";
    const { blocks, sections, listItems } = parseMetadata(text);
    expect(Object.keys(blocks ?? {})).toEqual(["one", "two"]);
    expect(blocks?.["one"]?.id).toBe("One");
    expect(sections?.[0]?.id).toBe("One");
    expect(listItems?.[0]?.id).toBe("two");
  });

  it("gives a block id on a line of its own to the block above", () => {
    const text = "|a|\n|-|\n\n^t";
    expect(parseMetadata(text).sections?.[0]).toMatchObject({ type: "table", id: "t" });
  });

  it("lists a footnote, its references, and no reference without a footnote", () => {
    const text = `a[^1] b[^none]\n\n${"filler\n\n".repeat(3000)}[^1]: note`;
    const { footnotes, footnoteRefs } = parseMetadata(text);
    expect(footnotes?.map((footnote) => footnote.id)).toEqual(["1"]);
    expect(footnoteRefs?.map((ref) => sourceOf(text, ref))).toEqual(["[^1]"]);
  });

  it("lists link definitions", () => {
    expect(parseMetadata("[ref]: note.md").referenceLinks).toMatchObject([{ id: "ref", link: "note.md" }]);
  });
});

describe("tags and links", () => {
  it.each([
    ["#a #b/c", ["#a", "#b/c"]],
    ["#1 #1a", ["#1a"]],
    ["x#a y/#b", []],
    ["**#a** (#b)", ["#a", "#b"]],
    ["`#a` [[x#b]] <!-- #c --> $#d$ [e](#f)", []],
    ["#täg-ÄÖ_1 #日本 #🔥", ["#täg-ÄÖ_1", "#日本", "#🔥"]],
    ["# heading #h", ["#h"]],
    ["%% #c %%\n\n%%\n#d\n%%", ["#c", "#d"]],
    ["costs $5 #a and $6", ["#a"]],
  ])("finds in %j the tags %j", (text, tags) => {
    expect(parseMetadata(text).tags?.map((found) => found.tag) ?? []).toEqual(tags);
  });

  it.each([
    ["[[a#b|c]]", { link: "a#b", displayText: "c" }],
    ["[[a#b#c]]", { link: "a#b#c", displayText: "a > b > c" }],
    ["[[#b]]", { link: "#b", displayText: "b" }],
    ["[t](My%20note.md#h)", { link: "My note.md#h", displayText: "t" }],
  ])("reads the link %j", (text, link) => {
    expect(parseMetadata(`see ${text}.`).links).toMatchObject([{ ...link, original: text }]);
  });

  it("leaves links out of the vault and empty ones alone", () => {
    expect(parseMetadata("[a](https://x.y/z) [b]() [[]] <https://a.b> https://c.d [m](mailto:a@b.c)").links).toBeUndefined();
  });

  it("lists embeds apart", () => {
    expect(parseMetadata("![[a.png|100]] ![alt](b.png)").embeds).toMatchObject([
      { link: "a.png", displayText: "100" },
      { link: "b.png", displayText: "alt" },
    ]);
  });
});

describe("front matter", () => {
  it("lists links in values with their path in the mapping", () => {
    const text = '---\na: "[[x]]"\nb:\n  - "[[y|z]]"\n  - "see [[no]]"\n---\n';
    expect(parseMetadata(text).frontmatterLinks).toEqual([
      { key: "a", link: "x", original: "[[x]]", displayText: "x" },
      { key: "b.0", link: "y", original: "[[y|z]]", displayText: "z" },
    ]);
  });

  it.each([
    ["an unquoted colon", "---\ntitle: a: b\n---\n"],
    ["a key twice", "---\na: 1\na: 2\n---\n"],
    ["a tab as indent", "---\na:\n\t- b\n---\n"],
    ["a scalar", "---\njust text\n---\n"],
    ["a list", "---\n- a\n---\n"],
    ["nothing", "---\n---\n"],
  ])("holds no front matter when it has %s, but keeps the section", (_what, text) => {
    const { frontmatter, frontmatterPosition, sections } = parseMetadata(text);
    expect([frontmatter, frontmatterPosition]).toEqual([undefined, undefined]);
    expect(sections?.[0]?.type).toBe("yaml");
  });

  it("sees no front matter that is not closed, not at the start, or in TOML", () => {
    for (const text of ["---\na: 1\n", "\n---\na: 1\n---\n", "+++\na = 1\n+++\n"]) {
      expect(parseMetadata(text).frontmatter).toBeUndefined();
    }
  });

  it("keeps dates as text and numbers as numbers", () => {
    expect(parseMetadata("---\nd: 2026-11-23\nn: 1.5\nb: true\ne:\n---\n").frontmatter).toEqual({
      d: "2026-11-23",
      n: 1.5,
      b: true,
      e: null,
    });
  });
});

describe("any text", () => {
  it("gives an empty text no metadata", () => {
    expect(parseMetadata("")).toEqual({});
  });

  it("counts a byte order mark in its offsets and reads the front matter behind it", () => {
    const text = "\uFEFF---\na: 1\n---\n# H #t\n";
    const { frontmatter, headings, tags, sections } = parseMetadata(text);
    expect(frontmatter).toEqual({ a: 1 });
    expect(sourceOf(text, sections![0]!)).toBe("---\na: 1\n---");
    expect([sourceOf(text, headings![0]!), sourceOf(text, tags![0]!)]).toEqual(["# H #t", "#t"]);
  });

  it("has the same lines and columns with CRLF, and offsets that fit the text", () => {
    const text = "---\na: 1\n---\n# H\n\n- [ ] a #t\n  - b\n\n- c\n\n%%\n#d\n%%\n";
    const crlf = text.replaceAll("\n", "\r\n");
    const places = (metadata: CachedMetadata) =>
      [...(metadata.listItems ?? []), ...(metadata.sections ?? []), ...(metadata.tags ?? [])].map(
        ({ position: { start, end } }) => [start.line, start.col, end.line, end.col],
      );
    expect(places(parseMetadata(crlf))).toEqual(places(parseMetadata(text)));
    expect(parseMetadata(crlf).tags?.map((tag) => sourceOf(crlf, tag))).toEqual(["#t", "#d"]);
  });

  it("never throws and never points outside the text or at another line", () => {
    const piece = fc.constantFrom(
      "- ", "[ ] ", "1. ", "> ", "  ", "\t", "\n", "\r\n", "\n\n", "```", "%%", "$$", "$", "[[", "]]", "|", "#a", "^id",
      "---\n", "# ", "a", "[^1]", ": ", "<!--", "-->", "\uFEFF", "🔥", "![", "](x)", "`", "~~", "*",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join("");
        const lines = text.split(/\r\n|\n|\r/);
        const { listItems = [], sections = [], tags = [], links = [], headings = [] } = parseMetadata(text);
        for (const { position } of [...listItems, ...sections, ...tags, ...links, ...headings]) {
          expect(position.start.offset).toBeLessThanOrEqual(position.end.offset);
          expect(position.end.offset).toBeLessThanOrEqual(text.length);
          for (const { line, col } of [position.start, position.end]) {
            expect(col).toBeLessThanOrEqual((lines[line] ?? "").length);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("large notes", () => {
  const paragraph = "# Heading\n\nSome text with [[link]] and #tag and **bold**.\n\n- [ ] one\n  - [x] two\n\n```js\ncode\n```\n\n";

  it("reads 200 KB with every heading, item and tag", { timeout: 120_000 }, () => {
    const count = Math.ceil(200_000 / paragraph.length);
    const { headings, listItems, tags, sections } = parseMetadata(paragraph.repeat(count));
    expect([headings?.length, listItems?.length, tags?.length, sections?.length]).toEqual([
      count, count * 2, count, count * 4,
    ]);
  });

  it("takes for four times the text less than eight times the time", { timeout: 120_000, retry: 2 }, () => {
    const time = (text: string) => {
      const start = performance.now();
      parseMetadata(text);
      return performance.now() - start;
    };
    const text = paragraph.repeat(250);
    time(text);
    const best = (input: string) => Math.min(time(input), time(input), time(input));
    expect(best(text.repeat(4)) / best(text)).toBeLessThan(8);
  });

  it("reads 6,000 checkboxes as one list", () => {
    const { listItems, sections } = parseMetadata("- [ ] box\n".repeat(6000));
    expect([listItems?.length, sections?.length, listItems?.at(-1)?.parent]).toEqual([6000, 1, -1]);
  });

  it.each(["word ", "[[", "[[a ", "#", "#t ", "$1 ", "**a**", "~a~b", "%%a", "<a ", "![", "`a``b"])(
    "reads a line of 65,000 characters made of %j",
    (piece) => {
      const text = piece.repeat(Math.ceil(65_000 / piece.length));
      expect(parseMetadata(text).sections).toHaveLength(1);
    },
  );

  it("reads a fence and a comment that are never closed as one block", () => {
    expect(parseMetadata(`\`\`\`\n${"- [ ] x\n".repeat(3_000)}`).sections).toHaveLength(1);
    expect(parseMetadata(`%%\n${"- [ ] x\n".repeat(3_000)}`).sections).toHaveLength(1);
  });

  it("survives a line of 20,000 quote marks", () => {
    expect(() => parseMetadata(">".repeat(20_000))).not.toThrow();
  });
});
