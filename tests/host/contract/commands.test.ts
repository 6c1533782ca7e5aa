import { afterEach, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { probe, probeOf } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

const commands = probe(`
  ready = false;
  onload() {
    this.addCommand({ id: "plain", name: "Plain", callback: () => { this.log.push("plain"); } });
    this.addCommand({ id: "check", name: "Check", checkCallback: (checking) => { if (!this.ready) return false; if (!checking) this.log.push("check"); return true; } });
    this.addCommand({ id: "editor", name: "Editor", editorCallback: (editor, view) => this.log.push("editor " + editor.getValue() + " " + view.file.path) });
    this.addCommand({ id: "editor-check", name: "Editor check", editorCheckCallback: (checking, editor) => { if (editor.getValue() !== "a") return false; if (!checking) this.log.push("editor check"); return true; } });
  }`);

const listed = (): string[] => host.app.commands.listCommands().map((command) => command.id);

test("without a note only commands that can run are listed and run (obsidian.d.ts, interface Command)", async () => {
  host = await startHost({ plugin: commands });
  expect(listed()).toEqual(["probe:plain"]);
  expect(await host.run("plain")).toBe(true);
  expect(await host.run("check")).toBe(false);
  expect(await host.run("editor")).toBe(false);
  expect(host.app.commands.executeCommandById("probe:unknown")).toBe(false);
  expect(probeOf(host).log).toEqual(["plain"]);
});

test("a checkCallback that answers true is listed, and run without checking once chosen", async () => {
  host = await startHost({ plugin: commands });
  Object.assign(host.plugin, { ready: true });
  expect(listed()).toContain("probe:check");
  expect(probeOf(host).log).toEqual([]);
  expect(await host.run("check")).toBe(true);
  expect(probeOf(host).log).toEqual(["check"]);
});

test("editor commands get the editor in use and its view", async () => {
  host = await startHost({ plugin: commands, files: { "A.md": "a", "B.md": "b" } });
  await host.open("A.md");
  expect(listed()).toEqual(["probe:plain", "probe:editor", "probe:editor-check"]);
  expect(await host.run("editor")).toBe(true);
  expect(await host.run("editor-check")).toBe(true);
  await host.open("B.md");
  expect(await host.run("editor-check")).toBe(false);
  expect(probeOf(host).log).toEqual(["editor a A.md", "editor check"]);
});

test("editor commands also run while a side bar has the focus, and not in reading view", async () => {
  host = await startHost({ plugin: commands, files: { "A.md": "a" } });
  await host.open("A.md");
  const side = host.app.workspace.getRightLeaf(false);
  host.app.workspace.setActiveLeaf(side);
  expect(await host.run("editor")).toBe(true);
  const [note] = host.app.workspace.getLeavesOfType("markdown");
  await note?.setViewState({ type: "markdown", state: { file: "A.md", mode: "preview" } });
  expect(await host.run("editor")).toBe(false);
});
