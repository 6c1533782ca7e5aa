import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { TFile, TFolder } from "../files/abstract-file.ts";
import { startHost } from "../start-host.ts";
import type { Host, HostOptions } from "../start-host.ts";
import { fileAt, recordEvents } from "./probe.ts";

let host: Host;
const start = async (files: Record<string, string>, more: HostOptions = {}): Promise<Host> => (host = await startHost({ files, ...more }));
afterEach(() => host.close());

describe("Vault reads and lists (obsidian.d.ts, class Vault)", () => {
  test("files, folders and the root are found by path, and only by their kind", async () => {
    const { vault } = (await start({ "A.md": "a", "F/G/B.txt": "b", "Empty/": "" })).app;
    expect(vault.getFileByPath("F/G/B.txt")).toMatchObject({ name: "B.txt", basename: "B", extension: "txt" });
    expect(vault.getFileByPath("F/G")).toBeNull();
    expect(vault.getFolderByPath("F/G")?.parent?.path).toBe("F");
    expect(vault.getFolderByPath("A.md")).toBeNull();
    expect(vault.getFolderByPath("/")).toBe(vault.getRoot());
    expect(vault.getRoot()).toMatchObject({ path: "/", name: "" });
    expect(vault.getRoot().isRoot()).toBe(true);
    expect(vault.getMarkdownFiles().map((file) => file.path)).toEqual(["A.md"]);
    expect(vault.getFiles().map((file) => file.path).sort()).toEqual(["A.md", "F/G/B.txt"]);
    expect(vault.getAllLoadedFiles().map((file) => file.path).sort()).toEqual(["/", "A.md", "Empty", "F", "F/G", "F/G/B.txt"]);
    expect(vault.getAbstractFileByPath("F")).toBeInstanceOf(TFolder);
    expect(vault.getAbstractFileByPath("A.md")).toBeInstanceOf(TFile);
  });

  test("hidden files, the configuration folder among them, are not part of the tree but can be reached by the adapter", async () => {
    const { vault } = (await start({ ".obsidian/x.json": "{}", "A.md": "" })).app;
    expect(vault.getAbstractFileByPath(".obsidian")).toBeNull();
    expect(await vault.adapter.exists(`${vault.configDir}/x.json`)).toBe(true);
    expect(await vault.adapter.read(`${vault.configDir}/x.json`)).toBe("{}");
    expect(await vault.adapter.list(vault.configDir)).toEqual({ files: [".obsidian/x.json"], folders: [] });
  });

  test("file.stat tells size in bytes and follows every write (workbench.md 1)", async () => {
    const { vault } = (await start({ "A.md": "ä" })).app;
    const file = fileAt(host, "A.md");
    const before = file.stat;
    expect(before.size).toBe(2);
    await vault.modify(file, "longer");
    expect(file.stat.size).toBe(6);
    expect(file.stat.mtime).toBeGreaterThan(before.mtime);
    expect(file.stat.ctime).toBe(before.ctime);
  });
});

describe("Vault creates (obsidian.d.ts, platform.md 1.6: both throw if it exists)", () => {
  test("create on a taken path throws and leaves the file alone", async () => {
    const { vault } = (await start({ "A.md": "kept" })).app;
    await expect(vault.create("A.md", "new")).rejects.toThrow("File already exists.");
    expect(host.files()).toEqual({ "A.md": "kept" });
  });

  test("of two creates on one path at once, one is refused", async () => {
    const { vault } = (await start({})).app;
    const both = await Promise.allSettled([vault.create("A.md", "1"), vault.create("A.md", "2")]);
    expect(both.map((each) => each.status)).toEqual(["fulfilled", "rejected"]);
    expect(host.files()).toEqual({ "A.md": "1" });
  });

  test("create in a missing folder throws ENOENT", async () => {
    const { vault } = (await start({})).app;
    await expect(vault.create("No/A.md", "x")).rejects.toThrow(/ENOENT/);
  });

  test("createFolder makes the folders above too, and throws where the folder exists", async () => {
    const { vault } = (await start({})).app;
    expect((await vault.createFolder("F/G")).path).toBe("F/G");
    expect(vault.getFolderByPath("F")?.children.map((child) => child.name)).toEqual(["G"]);
    await expect(vault.createFolder("F")).rejects.toThrow("Folder already exists.");
  });

  test("getAvailablePath counts up past taken names, whatever their case (used by Templater, workbench.md 4)", async () => {
    const { vault } = (await start({ "note.md": "", "Note 1.md": "" })).app;
    expect(vault.getAvailablePath("Note", "md")).toBe("Note 2.md");
    expect(vault.getAvailablePath("Other", "md")).toBe("Other.md");
  });
});

describe("Vault.process (obsidian.d.ts: atomically read, modify and save; platform.md 6)", () => {
  test("of many edits at once on one file none is lost", async () => {
    const { vault } = (await start({ "A.md": "" }, { diskPause: () => new Promise((resolve) => setTimeout(resolve, 1)) })).app;
    const file = fileAt(host, "A.md");
    await Promise.all(Array.from({ length: 20 }, (_, index) => vault.process(file, (text) => `${text}${index},`)));
    expect(await vault.read(file)).toBe(Array.from({ length: 20 }, (_, index) => `${index},`).join(""));
  });

  test("a function that throws rejects, writes nothing and does not block the next edit", async () => {
    const { vault } = (await start({ "A.md": "a" })).app;
    const log = recordEvents(host.app);
    const file = fileAt(host, "A.md");
    const failing = vault.process(file, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    await host.settle();
    expect(log).toEqual([]);
    expect(await vault.process(file, (text) => `${text}b`)).toBe("ab");
  });

  test("an identical result writes nothing, tells nothing, and still resolves with the text (platform.md 6.3, unverified there)", async () => {
    const { vault } = (await start({ "A.md": "a" })).app;
    const log = recordEvents(host.app);
    const { mtime } = fileAt(host, "A.md").stat;
    expect(await vault.process(fileAt(host, "A.md"), (text) => text)).toBe("a");
    await host.settle();
    expect(log).toEqual([]);
    expect(fileAt(host, "A.md").stat.mtime).toBe(mtime);
  });

  test("an edit that waits while the file is renamed goes to the file under its new name", async () => {
    const { vault } = (await start({ "A.md": "a" }, { diskPause: () => new Promise((resolve) => setTimeout(resolve, 1)) })).app;
    const file = fileAt(host, "A.md");
    await Promise.all([vault.rename(file, "B.md"), vault.process(file, (text) => `${text}!`)]);
    expect(host.files()).toEqual({ "B.md": "a!" });
  });

  test("an edit that waits while the file is deleted is refused and makes no file", async () => {
    const { vault } = (await start({ "A.md": "a" })).app;
    const file = fileAt(host, "A.md");
    const [, edit] = await Promise.allSettled([vault.delete(file), vault.process(file, (text) => `${text}!`)]);
    expect(edit.status).toBe("rejected");
    expect(host.files()).toEqual({});
  });

  test("bytes come back as they were written: byte order mark, CRLF, any text", async () => {
    const { vault } = (await start({ "A.md": "" })).app;
    const file = fileAt(host, "A.md");
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 40 }), fc.constantFrom("", "\uFEFF"), async (text, mark) => {
        await vault.process(file, () => `${mark}${text}\r\n`);
        expect(await vault.read(file)).toBe(`${mark}${text}\r\n`);
      }),
      { numRuns: 50 },
    );
  });
});

describe("Vault moves, copies and removes (obsidian.d.ts)", () => {
  test("rename keeps the file object, and refuses a taken path and a missing folder", async () => {
    const { vault } = (await start({ "A.md": "a", "B.md": "b" })).app;
    const file = fileAt(host, "A.md");
    await expect(vault.rename(file, "B.md")).rejects.toThrow("already exists");
    await expect(vault.rename(file, "No/A.md")).rejects.toThrow(/ENOENT/);
    await vault.rename(file, "C.txt");
    expect(vault.getFileByPath("C.txt")).toBe(file);
    expect(file).toMatchObject({ basename: "C", extension: "txt" });
    expect(host.files()).toEqual({ "B.md": "b", "C.txt": "a" });
  });

  test("copy makes a second file; delete and trash remove; append adds", async () => {
    const { vault } = (await start({ "A.md": "a", "F/B.md": "b" })).app;
    expect((await vault.copy(fileAt(host, "A.md"), "C.md")).path).toBe("C.md");
    await vault.append(fileAt(host, "C.md"), "+");
    await vault.delete(fileAt(host, "A.md"));
    await vault.trash(fileAt(host, "F/B.md"), false);
    expect(host.files()).toEqual({ "C.md": "a+" });
    expect(await host.read(".trash/B.md")).toBe("b");
    expect(vault.getFileByPath("A.md")).toBeNull();
  });

  test("a folder with something in it is deleted only by force", async () => {
    const { vault } = (await start({ "F/A.md": "a" })).app;
    const folder = vault.getFolderByPath("F");
    if (!folder) throw new Error("no folder");
    await expect(vault.delete(folder)).rejects.toThrow(/ENOTEMPTY/);
    await vault.delete(folder, true);
    expect(host.files()).toEqual({});
    expect(vault.getAllLoadedFiles().map((file) => file.path)).toEqual(["/"]);
  });
});

describe("DataAdapter (obsidian.d.ts)", () => {
  test("stat is null for what is not there, mkdir makes the folders above, exists can ignore case", async () => {
    const { adapter } = (await start({ "A.md": "a" })).app.vault;
    expect(await adapter.stat("B.md")).toBeNull();
    expect(await adapter.stat("A.md")).toMatchObject({ type: "file", size: 1 });
    await adapter.mkdir("F/G");
    expect(await adapter.stat("F")).toMatchObject({ type: "folder" });
    expect(await adapter.exists("a.MD")).toBe(false);
    expect(await adapter.exists("a.MD", false)).toBe(true);
    await expect(adapter.read("B.md")).rejects.toThrow(/ENOENT/);
  });
});
