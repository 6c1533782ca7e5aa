import { afterEach, describe, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { fileAt } from "./probe.ts";

let host: Host;
afterEach(() => host.close());
const files = { "Note.md": "", "A/Note.md": "", "A/B/Note.md": "", "A/Only.md": "", "A/pic.PNG": "", "Deep/er/Only two.md": "" };

describe("getFirstLinkpathDest (obsidian.d.ts: best match for a linkpath)", () => {
  const cases: [linkpath: string, source: string, found: string | null, why: string][] = [
    ["A/Note", "Note.md", "A/Note.md", "a full path is taken exactly"],
    ["Only", "Note.md", "A/Only.md", "a name alone finds the file wherever it lies"],
    ["only", "Note.md", "A/Only.md", "case does not matter"],
    ["Only.md", "Note.md", "A/Only.md", "the extension may be written"],
    ["er/Only two", "Note.md", "Deep/er/Only two.md", "the end of a path is enough"],
    ["r/Only two", "Note.md", null, "but only whole folder names count"],
    ["Note", "Deep/x.md", "Note.md", "of several the one with exactly this path wins"],
    ["pic.png", "Note.md", "A/pic.PNG", "other files are found with their extension"],
    ["pic", "Note.md", null, "and not without it"],
    ["../Note", "A/B/Note.md", "A/Note.md", "a relative path is taken from the source's folder"],
    ["./Note", "A/B/Note.md", "A/B/Note.md", "also into the same folder"],
    ["/A/Only", "Note.md", "A/Only.md", "a leading slash means the root"],
    ["Missing", "Note.md", null, "what is not there is null"],
    ["", "A/Only.md", "A/Only.md", "the empty path is the note itself"],
    ["Only#Heading", "Note.md", "A/Only.md", "a subpath is left aside"],
  ];
  test.each(cases)("%j from %j leads to %j: %s", async (linkpath, source, found) => {
    host = await startHost({ files });
    expect(host.app.metadataCache.getFirstLinkpathDest(linkpath, source)?.path ?? null).toBe(found);
  });

  test("of several files with the name, the one beside the source is nearest", async () => {
    host = await startHost({ files: { "A/X.md": "", "B/X.md": "", "B/src.md": "", "C/src.md": "" } });
    const { metadataCache } = host.app;
    expect(metadataCache.getFirstLinkpathDest("X", "B/src.md")?.path).toBe("B/X.md");
    expect(metadataCache.getFirstLinkpathDest("X", "C/src.md")?.path).toBe("A/X.md");
  });

  test("fileToLinktext is the name where it is unique, else the path (obsidian.d.ts)", async () => {
    host = await startHost({ files });
    const { metadataCache } = host.app;
    expect(metadataCache.fileToLinktext(fileAt(host, "A/Only.md"), "")).toBe("Only");
    expect(metadataCache.fileToLinktext(fileAt(host, "A/Only.md"), "", false)).toBe("Only.md");
    expect(metadataCache.fileToLinktext(fileAt(host, "A/Note.md"), "")).toBe("A/Note");
  });
});

describe("resolvedLinks and unresolvedLinks (obsidian.d.ts)", () => {
  const links = (): unknown => [host.app.metadataCache.resolvedLinks, host.app.metadataCache.unresolvedLinks];

  test("links, embeds and links in properties count; a link to a heading counts for its note", async () => {
    host = await startHost({ files: { "A.md": '---\nup: "[[B]]"\n---\n[[B#H]] ![[B]] [x](B.md) [[#own]]', "B.md": "" } });
    expect(links()).toEqual([{ "A.md": { "B.md": 4 }, "B.md": {} }, { "A.md": {}, "B.md": {} }]);
  });

  test("a link that led nowhere leads to a note made later, and nowhere again once that is gone", async () => {
    host = await startHost({ files: { "A.md": "[[B]]" } });
    await host.app.vault.create("B.md", "");
    await host.settle();
    expect(links()).toEqual([{ "A.md": { "B.md": 1 }, "B.md": {} }, { "A.md": {}, "B.md": {} }]);
    await host.app.vault.delete(fileAt(host, "B.md"));
    await host.settle();
    expect(links()).toEqual([{ "A.md": {} }, { "A.md": { B: 1 } }]);
  });

  test("a rename without rewriting moves the note's row and turns links to it into unresolved ones", async () => {
    host = await startHost({ files: { "A.md": "[[B]]", "B.md": "[[A]]" } });
    await host.app.vault.rename(fileAt(host, "B.md"), "C.md");
    await host.settle();
    expect(links()).toEqual([{ "A.md": {}, "C.md": { "A.md": 1 } }, { "A.md": { B: 1 }, "C.md": {} }]);
  });

  test("invalid YAML leaves the cache without frontmatter, and without its links (platform.md 6.4)", async () => {
    host = await startHost({ files: { "A.md": '---\ntitle: a: b\nup: "[[B]]"\n---\n# H', "B.md": "" } });
    const cache = host.app.metadataCache.getFileCache(fileAt(host, "A.md"));
    expect(cache?.frontmatter).toBeUndefined();
    expect(cache?.headings?.map((heading) => heading.heading)).toEqual(["H"]);
    expect(host.app.metadataCache.resolvedLinks["A.md"]).toEqual({});
  });
});
