import { afterEach, describe, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { fileAt, recordEvents } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

async function started(files: Record<string, string>): Promise<string[]> {
  host = await startHost({ files });
  return recordEvents(host.app);
}

describe("own writes (workbench.md 3: event order exactly modify, changed; own write not echoed)", () => {
  test("modify comes first, then changed, then resolve, and resolved last; each once", async () => {
    const log = await started({ "A.md": "a" });
    await host.app.vault.modify(fileAt(host, "A.md"), "b");
    expect(log).toEqual(["modify A.md"]);
    await host.settle();
    expect(log).toEqual(["modify A.md", "changed A.md", "resolve A.md", "resolved"]);
  });

  test("the cache still tells of the old text while modify is told (platform.md 1.6: cache lags writes)", async () => {
    await started({ "A.md": "# Old" });
    const seen: unknown[] = [];
    const file = fileAt(host, "A.md");
    const heading = (): unknown => host.app.metadataCache.getFileCache(file)?.headings?.[0]?.heading;
    host.app.vault.on("modify", () => seen.push(heading()));
    host.app.metadataCache.on("changed", () => seen.push(heading()));
    await host.app.vault.modify(file, "# New");
    await host.settle();
    expect(seen).toEqual(["Old", "New"]);
  });

  test("changed hands over the file, its text and its cache (obsidian.d.ts)", async () => {
    await started({ "A.md": "a" });
    const calls: unknown[][] = [];
    host.app.metadataCache.on("changed", (...values: unknown[]) => calls.push(values));
    const file = fileAt(host, "A.md");
    await host.app.vault.modify(file, "# B");
    await host.settle();
    expect(calls).toEqual([[file, "# B", host.app.metadataCache.getFileCache(file)]]);
  });

  test("resolved fires again after later edits (platform.md 1.6)", async () => {
    const log = await started({ "A.md": "a" });
    for (const text of ["b", "c"]) {
      await host.app.vault.modify(fileAt(host, "A.md"), text);
      await host.settle();
    }
    expect(log.filter((line) => line === "resolved")).toHaveLength(2);
  });

  test("create is told by create, then changed", async () => {
    const log = await started({});
    await host.app.vault.create("A.md", "a");
    await host.settle();
    expect(log).toEqual(["create A.md", "changed A.md", "resolve A.md", "resolved"]);
  });

  test("a rename moves the cache at once and is not followed by changed (obsidian.d.ts, metadataCache 'changed')", async () => {
    const log = await started({ "A.md": "# H" });
    const file = fileAt(host, "A.md");
    const before = host.app.metadataCache.getFileCache(file);
    const atRename: unknown[] = [];
    host.app.vault.on("rename", () => atRename.push(host.app.metadataCache.getCache("B.md")));
    await host.app.vault.rename(file, "B.md");
    await host.settle();
    expect(atRename).toEqual([before]);
    expect(host.app.metadataCache.getCache("A.md")).toBeNull();
    expect(log).toEqual(["rename A.md -> B.md", "resolve B.md", "resolved"]);
  });

  test("renaming a folder tells of the folder and of each file below it", async () => {
    const log = await started({ "F/A.md": "a", "F/G/B.md": "b" });
    const folder = host.app.vault.getFolderByPath("F");
    if (!folder) throw new Error("no folder");
    await host.app.vault.rename(folder, "H");
    await host.settle();
    const renames = log.filter((line) => line.startsWith("rename"));
    expect(renames).toEqual(["rename F -> H", "rename F/A.md -> H/A.md", "rename F/G -> H/G", "rename F/G/B.md -> H/G/B.md"]);
    expect(log.some((line) => line.startsWith("changed") || line.startsWith("create") || line.startsWith("delete"))).toBe(false);
    expect(host.files()).toEqual({ "H/A.md": "a", "H/G/B.md": "b" });
  });

  test("delete is told by the vault first, then by the cache with what it knew (obsidian.d.ts, 'deleted')", async () => {
    const log = await started({ "A.md": "# H" });
    const previous: unknown[] = [];
    host.app.metadataCache.on("deleted", (_file: unknown, cache: { headings?: { heading: string }[] } | null) => previous.push(cache?.headings?.[0]?.heading));
    await host.app.vault.delete(fileAt(host, "A.md"));
    await host.settle();
    expect(log).toEqual(["delete A.md", "deleted A.md", "resolved"]);
    expect(previous).toEqual(["H"]);
  });
});

describe("edits from outside (workbench.md 1: the watcher fires)", () => {
  test("a changed file is told by modify and changed, once", async () => {
    const log = await started({ "A.md": "a" });
    await host.write("A.md", "b");
    await host.settle();
    expect(log).toEqual(["modify A.md", "changed A.md", "resolve A.md", "resolved"]);
    expect(await host.app.vault.cachedRead(fileAt(host, "A.md"))).toBe("b");
  });

  test("a new file and its folder are told by create", async () => {
    const log = await started({});
    await host.write("F/A.md", "a");
    await host.settle();
    expect(log).toEqual(["create F", "create F/A.md", "changed F/A.md", "resolve F/A.md", "resolved"]);
  });

  test("a removed file is told by delete", async () => {
    const log = await started({ "A.md": "a" });
    await host.remove("A.md");
    await host.settle();
    expect(log).toEqual(["delete A.md", "deleted A.md", "resolved"]);
  });

  test("a file moved by the adapter is told by rename and keeps its object", async () => {
    const log = await started({ "A.md": "a" });
    const file = fileAt(host, "A.md");
    await host.app.vault.adapter.rename("A.md", "B.md");
    await host.settle();
    expect(log[0]).toBe("rename A.md -> B.md");
    expect(fileAt(host, "B.md")).toBe(file);
  });

  test("an edit from outside right behind an own write is told for itself", async () => {
    const log = await started({ "A.md": "a" });
    const stop = host.adapter.watch(() => {
      stop();
      void host.adapter.write("A.md", "other");
    });
    await host.app.vault.modify(fileAt(host, "A.md"), "own");
    await host.settle();
    expect(await host.read("A.md")).toBe("other");
    expect(log.filter((line) => line === "modify A.md")).toHaveLength(2);
    expect(host.app.vault.getFileByPath("A.md")?.stat.size).toBe(5);
  });

  test("a listener that throws does not keep others from being told (obsidian.d.ts, Events.tryTrigger)", async () => {
    const errors: unknown[] = [];
    const real = console.error;
    console.error = (...values: unknown[]) => errors.push(values);
    const log = await started({ "A.md": "a" });
    host.app.vault.on("modify", () => {
      throw new Error("mine");
    });
    host.app.vault.on("modify", () => log.push("second"));
    await host.app.vault.modify(fileAt(host, "A.md"), "b");
    console.error = real;
    expect(log).toContain("second");
    expect(errors).toHaveLength(1);
  });
});
