import { afterEach, describe, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { probe, probeOf, recordEvents } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

const watching = probe(`
  onload() {
    const { vault, metadataCache, workspace } = this.app;
    this.log.push("onload " + vault.getMarkdownFiles().length);
    this.registerEvent(vault.on("create", (file) => this.log.push("create " + file.path + (workspace.layoutReady ? " late" : ""))));
    this.registerEvent(metadataCache.on("changed", (file) => this.log.push("changed " + file.path)));
    this.registerEvent(metadataCache.on("resolved", () => this.log.push("resolved")));
    workspace.onLayoutReady(() => this.log.push("ready " + vault.getMarkdownFiles().length + " " + JSON.stringify(metadataCache.getCache("A.md")?.frontmatter ?? null)));
  }`);
const files = { "A.md": "---\nk: 1\n---\n", "F/B.md": "b" };

describe("the start of the app (workbench.md 3, real start order; platform.md 1.6)", () => {
  test("onload runs before any file is known, then create for every file, then the layout is ready with the cache filled, then resolved", async () => {
    host = await startHost({ files, plugin: watching });
    expect(probeOf(host).log).toEqual(["onload 0", "create A.md", "create F", "create F/B.md", 'ready 2 {"k":1}', "resolved"]);
  });

  test("with a cold cache nothing is known when the layout is ready; changed follows for each note (platform.md 1.6)", async () => {
    host = await startHost({ files, plugin: watching, coldCache: true });
    expect(probeOf(host).log.slice(4)).toEqual(["ready 2 null", "changed A.md", "changed F/B.md", "resolved"]);
    expect(host.app.metadataCache.getCache("A.md")?.frontmatter).toEqual({ k: 1 });
  });

  test("onLayoutReady calls back at once when the layout is ready (obsidian.d.ts)", async () => {
    host = await startHost();
    const calls: number[] = [];
    host.app.workspace.onLayoutReady(() => calls.push(1));
    expect(calls).toEqual([1]);
  });

  test("resolvedLinks and unresolvedLinks are filled by the first resolved", async () => {
    host = await startHost({ files: { "A.md": "[[B]] [[B]] [[C]]", "B.md": "" } });
    expect(host.app.metadataCache.resolvedLinks).toEqual({ "A.md": { "B.md": 2 }, "B.md": {} });
    expect(host.app.metadataCache.unresolvedLinks).toEqual({ "A.md": { C: 1 }, "B.md": {} });
  });

  test("starting writes nothing", async () => {
    const log: string[] = [];
    host = await startHost({ files, plugin: watching, beforeStart: (app) => void app.vault.adapter.watch(({ path }) => log.push(path)) });
    expect(log).toEqual([]);
    expect(host.files()).toEqual(files);
  });

  test("a plugin whose onload fails does not stop the app, and is not left running", async () => {
    const real = console.error;
    const errors: unknown[] = [];
    console.error = (...values: unknown[]) => errors.push(values[0]);
    host = await startHost({ files, plugin: probe(`async onload() { this.addCommand({ id: "x", name: "X", callback() {} }); throw new Error("broken"); }`) });
    console.error = real;
    expect(errors).toEqual(["Plugin failure: probe"]);
    expect(host.app.workspace.layoutReady).toBe(true);
    expect(Object.keys(host.app.commands.commands)).toEqual([]);
  });

  test("events before the start can be recorded from the very first one", async () => {
    let log: string[] = [];
    host = await startHost({ files, beforeStart: (app) => void (log = recordEvents(app)) });
    expect(log.slice(0, 3)).toEqual(["create A.md", "create F", "create F/B.md"]);
    expect(log.at(-1)).toBe("resolved");
  });
});
