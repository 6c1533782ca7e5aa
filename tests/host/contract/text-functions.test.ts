import { describe, expect, test } from "vitest";
import * as o from "../obsidian.ts";

describe("getFrontMatterInfo (obsidian.d.ts)", () => {
  const cases: [title: string, text: string, expected: { exists: boolean; frontmatter: string; contentStart: number }][] = [
    ["a block with a body", "---\na: 1\n---\nbody", { exists: true, frontmatter: "a: 1\n", contentStart: 13 }],
    ["a block at the end of the note", "---\na: 1\n---", { exists: true, frontmatter: "a: 1\n", contentStart: 12 }],
    ["an empty block", "---\n---\nx", { exists: true, frontmatter: "", contentStart: 8 }],
    ["carriage returns", "---\r\na: 1\r\n---\r\nx", { exists: true, frontmatter: "a: 1\r\n", contentStart: 16 }],
    ["no block", "text\n---\na: 1\n---", { exists: false, frontmatter: "", contentStart: 0 }],
    ["a block that is not closed", "---\na: 1\n", { exists: false, frontmatter: "", contentStart: 0 }],
    ["a line that only begins like the end", "---\na: 1\n----\n---\n", { exists: true, frontmatter: "a: 1\n----\n", contentStart: 18 }],
    ["nothing", "", { exists: false, frontmatter: "", contentStart: 0 }],
  ];
  test.each(cases)("%s", (_title, text, expected) => {
    const info = o.getFrontMatterInfo(text);
    expect(info).toMatchObject(expected);
    expect(text.slice(info.from, info.to)).toBe(expected.frontmatter);
  });
});

describe("YAML (platform.md 1.6: what the app's emitter does)", () => {
  test("parseYaml keeps dates and times as text and throws on what it cannot read", () => {
    expect(o.parseYaml("d: 2026-11-23\nt: 08:30\nb: yes\nn: 1.10")).toEqual({ d: "2026-11-23", t: "08:30", b: "yes", n: 1.1 });
    expect(() => o.parseYaml("a: b: c")).toThrow();
  });

  test("stringifyYaml writes block lists, does not fold, and quotes only what needs it", () => {
    const long = "word ".repeat(40).trim();
    expect(o.stringifyYaml({ a: ["x", "y"], n: null, s: "007", l: long, w: "[[N]]" })).toBe(`a:\n  - x\n  - y\nn:\ns: "007"\nl: ${long}\nw: "[[N]]"\n`);
  });
});

describe("front matter values (obsidian.d.ts)", () => {
  test("parseFrontMatterEntry finds by name or pattern, null where there is none", () => {
    expect(o.parseFrontMatterEntry({ a: 1, B: 2 }, "a")).toBe(1);
    expect(o.parseFrontMatterEntry({ a: 1, B: 2 }, /^b$/i)).toBe(2);
    expect(o.parseFrontMatterEntry({ a: 1 }, "c")).toBeNull();
    expect(o.parseFrontMatterEntry(null, "c")).toBeNull();
  });

  test("lists, tags and aliases come as lists of words, also from one string", () => {
    expect(o.parseFrontMatterStringArray({ k: "a, b" }, "k")).toEqual(["a", "b"]);
    expect(o.parseFrontMatterTags({ tags: ["x", "#y"] })).toEqual(["#x", "#y"]);
    expect(o.parseFrontMatterTags({ tags: "x y, z" })).toEqual(["#x", "#y", "#z"]);
    expect(o.parseFrontMatterTags({})).toBeNull();
    expect(o.parseFrontMatterAliases({ alias: "One" })).toEqual(["One"]);
  });

  test("getAllTags gives the tags of properties and body with their sign", () => {
    const position = { start: { line: 0, col: 0, offset: 0 }, end: { line: 0, col: 2, offset: 2 } };
    expect(o.getAllTags({ frontmatter: { tags: ["a"] }, tags: [{ tag: "#b", position }] })).toEqual(["#a", "#b"]);
    expect(o.getAllTags({})).toEqual([]);
  });
});

describe("paths and links (obsidian.d.ts)", () => {
  test.each([
    ["/a//b/", "a/b"],
    ["a\\b", "a/b"],
    ["a\u00A0b", "a b"],
    ["", "/"],
    ["/", "/"],
    ["e\u0301", "\u00e9"],
  ])("normalizePath turns %j into %j", (path, normal) => expect(o.normalizePath(path)).toBe(normal));

  test("parseLinktext parts path and subpath", () => {
    expect(o.parseLinktext("A b#H#I")).toEqual({ path: "A b", subpath: "#H#I" });
    expect(o.parseLinktext("#^id")).toEqual({ path: "", subpath: "#^id" });
    expect(o.getLinkpath("A#H")).toBe("A");
  });

  test("headings lose what a link cannot hold", () => {
    expect(o.stripHeading("A: b  (c)!")).toBe("A b c");
    expect(o.stripHeadingForLink("A: b | c")).toBe("A b c");
  });

  test("resolveSubpath finds headings, headings below headings, and blocks", () => {
    const at = (line: number): { start: { line: number; col: number; offset: number }; end: { line: number; col: number; offset: number } } => ({
      start: { line, col: 0, offset: line * 10 },
      end: { line, col: 5, offset: line * 10 + 5 },
    });
    const cache = {
      headings: [
        { heading: "One", level: 1, position: at(0) },
        { heading: "Same", level: 2, position: at(1) },
        { heading: "Two", level: 1, position: at(2) },
        { heading: "Same", level: 2, position: at(3) },
      ],
      blocks: { id: { id: "id", position: at(4) } },
    };
    expect(o.resolveSubpath(cache, "#Two#Same")).toMatchObject({ type: "heading", start: { line: 3 }, end: null });
    expect(o.resolveSubpath(cache, "#One")).toMatchObject({ start: { line: 0 }, end: { line: 2 } });
    expect(o.resolveSubpath(cache, "#^id")).toMatchObject({ type: "block", start: { line: 4 } });
    expect(o.resolveSubpath(cache, "#None")).toBeNull();
  });
});

describe("small things (obsidian.d.ts)", () => {
  test.each([
    ["1.13.1", true],
    ["1.13.0", true],
    ["1.9.14", true],
    ["0.15.0", true],
    ["1.13.5", false],
    ["2.0.0", false],
  ])("requireApiVersion(%j) is %j on 1.13.1", (version, expected) => expect(o.requireApiVersion(version)).toBe(expected));

  test("bytes go to base64 and hexadecimal and back", () => {
    const bytes = Uint8Array.from([0, 1, 127, 128, 255]).buffer;
    expect(o.base64ToArrayBuffer(o.arrayBufferToBase64(bytes))).toEqual(bytes);
    expect(o.arrayBufferToHex(bytes)).toBe("00017f80ff");
    expect(o.hexToArrayBuffer("00017f80ff")).toEqual(bytes);
  });

  test("htmlToMarkdown and sanitizeHTMLToDom", () => {
    expect(o.htmlToMarkdown("<h2>T</h2><p>a <strong>b</strong></p><ul><li>c</li></ul>")).toBe("## T\n\na **b**\n\n-   c");
    const safe = o.sanitizeHTMLToDom('<b onclick="x()">ok</b><script>bad()</script>');
    expect([...safe.childNodes].map((node) => (node as Element).outerHTML)).toEqual(["<b>ok</b>"]);
  });

  test("requestUrl refuses: no network", async () => {
    await expect(o.requestUrl("https://example.com")).rejects.toThrow(/no requests/);
    await expect(o.requestUrl({ url: "https://example.com" }).json).rejects.toThrow(/no requests/);
  });

  test("moment is there with the app's tokens", () => {
    expect(o.moment("2026-11-23").format("gggg-[W]ww dddd")).toBe("2026-W48 Monday");
  });

  test("loadMermaid rejects until a library is provided, and then loads it once", async () => {
    const { provideLibrary } = await import("../core/libraries.ts");
    await expect(o.loadMermaid()).rejects.toThrow(/mermaid/);
    let loads = 0;
    provideLibrary("mermaid", async () => ({ loads: (loads += 1) }));
    expect(await o.loadMermaid()).toBe(await o.loadMermaid());
    expect(loads).toBe(1);
    provideLibrary("mermaid", null);
  });
});
