import { afterEach, describe, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { fileAt, recordEvents } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

describe("FileManager.processFrontMatter (obsidian.d.ts; platform.md 1.6)", () => {
  const edited = async (text: string, fn: (frontmatter: Record<string, unknown>) => void): Promise<string | undefined> => {
    host = await startHost({ files: { "A.md": text } });
    await host.app.fileManager.processFrontMatter(fileAt(host, "A.md"), fn);
    return host.files()["A.md"];
  };

  test("sets a key and keeps order and body", async () => {
    expect(await edited("---\nb: 1\na: x\n---\nbody\n", (fm) => (fm["c"] = [1, 2]))).toBe("---\nb: 1\na: x\nc:\n  - 1\n  - 2\n---\nbody\n");
  });

  test("makes the block where there is none", async () => {
    expect(await edited("body", (fm) => (fm["k"] = "v"))).toBe("---\nk: v\n---\nbody");
  });

  test("loses comments, quotes, flow lists and number spellings, as in the app", async () => {
    expect(await edited("---\n# note\na: 'x'\nl: [p, q]\nn: 007\n---\n", (fm) => (fm["z"] = 1))).toBe("---\na: x\nl:\n  - p\n  - q\nn: 7\nz: 1\n---\n");
  });

  test("an empty value stays empty, dates and times stay text", async () => {
    expect(await edited("---\ne:\nd: 2026-11-23\nt: 08:30\n---\n", (fm) => (fm["z"] = 1))).toBe("---\ne:\nd: 2026-11-23\nt: 08:30\nz: 1\n---\n");
  });

  test("a block that comes out empty is removed", async () => {
    expect(await edited("---\nk: 1\n---\nbody", (fm) => delete fm["k"])).toBe("body");
  });

  test("YAML that cannot be read rejects and leaves the note byte for byte", async () => {
    host = await startHost({ files: { "A.md": "---\na: b: c\n---\n" } });
    await expect(host.app.fileManager.processFrontMatter(fileAt(host, "A.md"), () => undefined)).rejects.toMatchObject({ name: "YAMLParseError" });
    expect(host.files()["A.md"]).toBe("---\na: b: c\n---\n");
  });

  test("what the function throws rejects, and nothing is written", async () => {
    host = await startHost({ files: { "A.md": "x" } });
    const failing = host.app.fileManager.processFrontMatter(fileAt(host, "A.md"), () => {
      throw new Error("mine");
    });
    await expect(failing).rejects.toThrow("mine");
    expect(host.files()["A.md"]).toBe("x");
  });

  test("edits at once wait for each other", async () => {
    host = await startHost({ files: { "A.md": "" } });
    const file = fileAt(host, "A.md");
    await Promise.all(["a", "b", "c"].map((key) => host.app.fileManager.processFrontMatter(file, (fm) => (fm[key] = 1))));
    expect(host.files()["A.md"]).toBe("---\na: 1\nb: 1\nc: 1\n---\n");
  });
});

describe("FileManager.renameFile (obsidian.d.ts: updates links)", () => {
  const renamed = async (files: Record<string, string>, from: string, to: string, config: Record<string, unknown> = {}): Promise<Record<string, string>> => {
    host = await startHost({ files, config });
    const file = host.app.vault.getAbstractFileByPath(from);
    if (!file) throw new Error(`no ${from}`);
    await host.app.fileManager.renameFile(file, to);
    await host.settle();
    return host.files();
  };

  test("rewrites wiki links, embeds, aliases, subpaths and markdown links in other notes", async () => {
    const after = await renamed({ "Old.md": "", "A.md": "[[Old]] ![[Old#H|x]] [[Old|y]] [z](Old.md) [[Older]]" }, "Old.md", "New name.md");
    expect(after["A.md"]).toBe("[[New name]] ![[New name#H|x]] [[New name|y]] [z](New%20name.md) [[Older]]");
  });

  test("rewrites links in properties", async () => {
    const after = await renamed({ "Old.md": "", "A.md": '---\nup: "[[Old]]"\nmore:\n  - "[[Old|x]]" # kept\n---\n[[Old]]' }, "Old.md", "New.md");
    expect(after["A.md"]).toBe('---\nup: "[[New]]"\nmore:\n  - "[[New|x]]" # kept\n---\n[[New]]');
  });

  test("a move that leaves the name unique changes no link, and writes nothing", async () => {
    const files = { "Old.md": "", "F/x.md": "", "A.md": "[[Old]]" };
    host = await startHost({ files });
    const log = recordEvents(host.app);
    await host.app.fileManager.renameFile(fileAt(host, "Old.md"), "F/Old.md");
    await host.settle();
    expect(host.files()["A.md"]).toBe("[[Old]]");
    expect(log.filter((line) => line.startsWith("modify"))).toEqual([]);
    expect(host.app.metadataCache.resolvedLinks["A.md"]).toEqual({ "F/Old.md": 1 });
  });

  test("renaming a folder rewrites links that name it", async () => {
    const after = await renamed({ "F/N.md": "", "G/N.md": "", "A.md": "[[F/N]] [[G/N]]" }, "F", "H");
    expect(after["A.md"]).toBe("[[H/N]] [[G/N]]");
  });

  test("leaves links alone where the user switched that off", async () => {
    const after = await renamed({ "Old.md": "", "A.md": "[[Old]]" }, "Old.md", "New.md", { alwaysUpdateLinks: false });
    expect(after["A.md"]).toBe("[[Old]]");
  });

  test("a note that was changed since it was parsed keeps its new text", async () => {
    host = await startHost({ files: { "Old.md": "", "A.md": "[[Old]] end" } });
    const renaming = host.app.fileManager.renameFile(fileAt(host, "Old.md"), "New.md");
    await host.app.vault.process(fileAt(host, "A.md"), (text) => `typed ${text}`);
    await renaming;
    expect(host.files()["A.md"]).toMatch(/^typed \[\[(Old|New)]] end$/);
  });
});

describe("FileManager, the rest (obsidian.d.ts)", () => {
  test("trashFile goes by the user's setting: the vault's bin, the system's, or for good", async () => {
    for (const [option, inBin] of [["local", true], ["system", false], ["none", false]] as const) {
      host = await startHost({ files: { "A.md": "a" }, config: { trashOption: option } });
      await host.app.fileManager.trashFile(fileAt(host, "A.md"));
      expect(host.files()).toEqual({});
      expect(await host.adapter.exists(".trash/A.md")).toBe(inBin);
      if (option !== "none") await host.close();
    }
  });

  test("promptForDeletion asks, and tells whether the file went", async () => {
    host = await startHost({ files: { "A.md": "a", "B.md": "b" } });
    const press = (text: string): void => [...document.querySelectorAll<HTMLElement>(".modal button")].find((button) => button.textContent === text)?.click();
    const first = host.app.fileManager.promptForDeletion(fileAt(host, "A.md"));
    press("Cancel");
    expect(await first).toBe(false);
    const second = host.app.fileManager.promptForDeletion(fileAt(host, "A.md"));
    press("Delete");
    expect(await second).toBe(true);
    expect(host.files()).toEqual({ "B.md": "b" });
  });

  test("getNewFileParent follows the user's setting", async () => {
    host = await startHost({ files: { "F/A.md": "", "N/x.md": "" } });
    const { fileManager, vault } = host.app;
    expect(fileManager.getNewFileParent("F/A.md").path).toBe("/");
    vault.setConfig("newFileLocation", "current");
    expect(fileManager.getNewFileParent("F/A.md").path).toBe("F");
    vault.setConfig("newFileLocation", "folder");
    vault.setConfig("newFileFolderPath", "N");
    expect(fileManager.getNewFileParent("F/A.md").path).toBe("N");
  });

  test("generateMarkdownLink makes wiki or markdown links, with subpath and alias", async () => {
    host = await startHost({ files: { "F/A b.md": "", "X.md": "", "p.png": "" } });
    const { fileManager, vault } = host.app;
    const file = fileAt(host, "F/A b.md");
    expect(fileManager.generateMarkdownLink(file, "X.md")).toBe("[[A b]]");
    expect(fileManager.generateMarkdownLink(file, "X.md", "#H", "shown")).toBe("[[A b#H|shown]]");
    expect(fileManager.generateMarkdownLink(fileAt(host, "p.png"), "X.md")).toBe("![[p.png]]");
    vault.setConfig("useMarkdownLinks", true);
    expect(fileManager.generateMarkdownLink(file, "X.md")).toBe("[A b](A%20b.md)");
    vault.setConfig("newLinkFormat", "absolute");
    expect(fileManager.generateMarkdownLink(file, "X.md")).toBe("[A b](F/A%20b.md)");
    vault.setConfig("newLinkFormat", "relative");
    expect(fileManager.generateMarkdownLink(fileAt(host, "X.md"), "F/A b.md")).toBe("[X](../X.md)");
  });

  test("getAvailablePathForAttachment counts up and makes the folder that the user chose", async () => {
    host = await startHost({ files: { "n/A.md": "", "n/files/p.png": "" }, config: { attachmentFolderPath: "./files" } });
    const { fileManager, vault } = host.app;
    expect(await fileManager.getAvailablePathForAttachment("p.png", "n/A.md")).toBe("n/files/p 1.png");
    vault.setConfig("attachmentFolderPath", "media");
    expect(await fileManager.getAvailablePathForAttachment("p.png")).toBe("media/p.png");
    expect(vault.getFolderByPath("media")).not.toBeNull();
  });
});
