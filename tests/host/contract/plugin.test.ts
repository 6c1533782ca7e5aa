import { afterEach, describe, expect, test, vi } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { postProcessors } from "../core/post-processing.ts";
import { probe, probeOf } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

const everything = probe(`
  async onload() {
    this.settings = { a: 1 };
    this.addCommand({ id: "one", name: "One", callback: () => this.log.push("one") });
    this.addRibbonIcon("dice", "Roll", () => this.log.push("ribbon"));
    this.addStatusBarItem().setText("status");
    this.addSettingTab(new (class extends o.PluginSettingTab { display() { this.containerEl.createEl("p", { text: "tab" }); } })(this.app, this));
    this.registerView("probe-view", (leaf) => new (class extends o.ItemView {
      getViewType() { return "probe-view"; }
      getDisplayText() { return "Probe view"; }
      async onOpen() { this.contentEl.setText("open"); }
    })(leaf));
    this.registerExtensions(["probe"], "probe-view");
    this.registerHoverLinkSource("probe", { display: "Probe", defaultMod: true });
    this.registerMarkdownPostProcessor(() => {});
    this.registerMarkdownCodeBlockProcessor("probe", () => {});
    this.registerEditorExtension([]);
    this.registerObsidianProtocolHandler("probe", (params) => { this.log.push(params); return "followed"; });
    this.registerCliHandler("probe:due", "What is due", { within: { value: "<days>", description: "Horizon", required: true } }, (params) => "within " + params.within);
    this.registerEvent(this.app.vault.on("create", () => this.log.push("create")));
  }
  onunload() { this.log.push("unloaded"); }`);

/** What a plugin left in the app. */
function traces(): Record<string, unknown> {
  const { commands, workspace, setting, viewRegistry, protocolHandlers, cliHandlers, statusBarEl } = host.app;
  return {
    commands: Object.keys(commands.commands),
    ribbon: workspace.leftRibbon.items.length,
    ribbonEls: workspace.leftRibbon.containerEl.childElementCount,
    status: statusBarEl.textContent,
    tabs: setting.pluginTabs.length,
    view: viewRegistry.getViewCreatorByType("probe-view") !== undefined,
    extension: viewRegistry.getTypeByExtension("probe"),
    hover: [...workspace.hoverLinkSources.keys()],
    processors: postProcessors().length,
    editorExtensions: workspace.editorExtensions.length,
    protocol: [...protocolHandlers.handlers.keys()],
    cli: [...cliHandlers.handlers.keys()],
  };
}

describe("Plugin (obsidian.d.ts)", () => {
  test("what a plugin adds is there, and gone once it is unloaded (workbench.md 3: unload removes all)", async () => {
    host = await startHost();
    const before = traces();
    host.app.plugins.install({ manifest: { id: "probe", name: "Probe", version: "1.0.0", minAppVersion: "1.13.1", author: "", description: "" }, main: everything });
    await host.app.plugins.enablePlugin("probe");
    expect(traces()).toMatchObject({ commands: ["probe:one"], ribbon: 1, ribbonEls: 1, status: "status", tabs: 1, view: true, extension: "probe-view", hover: ["probe"], processors: 2, editorExtensions: 1, protocol: ["probe"], cli: ["probe:due"] });
    const plugin = probeOf(host);
    await host.app.plugins.disablePlugin("probe");
    expect(traces()).toEqual(before);
    expect(plugin.log).toEqual(["unloaded"]);
    await host.app.vault.create("A.md", "");
    expect(plugin.log).toEqual(["unloaded"]);
    expect(await host.app.plugins.enablePlugin("probe")).toBe(true);
    expect(host.app.plugins.enabledPlugins.has("probe")).toBe(true);
  });

  test("leaves of an unloaded plugin's view stay with nothing to show, and come back with the plugin", async () => {
    host = await startHost({ plugin: everything });
    const leaf = host.app.workspace.getRightLeaf(false);
    await leaf.setViewState({ type: "probe-view", active: true });
    expect(leaf.view.containerEl.textContent).toContain("open");
    await host.app.plugins.unloadPlugin("probe");
    await host.settle();
    expect(host.app.workspace.getLeavesOfType("probe-view")).toEqual([leaf]);
    expect(leaf.view.containerEl.textContent).not.toContain("open");
    await host.app.plugins.enablePlugin("probe");
    await host.settle();
    expect(leaf.view.containerEl.textContent).toContain("open");
  });

  test("commands carry the plugin's id and name; the ribbon answers a click", async () => {
    host = await startHost({ plugin: everything });
    expect(host.app.commands.findCommand("probe:one")?.name).toBe("Probe: One");
    expect(await host.run("one")).toBe(true);
    host.app.workspace.leftRibbon.containerEl.querySelector<HTMLElement>("[aria-label='Roll']")?.click();
    expect(probeOf(host).log).toEqual(["one", "ribbon"]);
  });

  test("removeCommand takes the plugin's own id (obsidian.d.ts, since 1.7.2)", async () => {
    host = await startHost({ plugin: everything });
    host.plugin.removeCommand("one");
    expect(host.app.commands.listCommands()).toEqual([]);
  });

  test("a settings tab opens by the plugin's id", async () => {
    host = await startHost({ plugin: everything });
    const { setting } = host.app;
    expect(setting.openTabById("probe")).not.toBeNull();
    expect(setting.tabContentContainer.textContent).toBe("tab");
    expect(setting.openTabById("unknown")).toBeNull();
    setting.close();
    expect(setting.tabContentContainer.textContent).toBe("");
  });

  test("an obsidian:// address reaches its handler with values and flags (platform.md 1.9)", async () => {
    host = await startHost({ plugin: everything });
    expect(host.app.protocolHandlers.open("obsidian://probe?title=a%20b&flag")).toBe("followed");
    expect(probeOf(host).log).toEqual([{ action: "probe", title: "a b", flag: "true" }]);
    expect(() => host.app.protocolHandlers.open("obsidian://nobody")).toThrow();
  });

  test("a CLI command runs with its parameters; a required one must be there; a taken id throws (platform.md 1.3)", async () => {
    host = await startHost({ plugin: everything });
    const { cliHandlers } = host.app;
    expect(await cliHandlers.run("probe:due", { within: "3" })).toBe("within 3");
    await expect(cliHandlers.run("probe:due")).rejects.toThrow("within");
    expect(() => host.plugin.registerCliHandler("probe:due", "", null, () => "")).toThrow(/already/);
  });

  test("registerBasesView is false while the core plugin Bases is off (platform.md 1.2)", async () => {
    host = await startHost({ plugin: everything });
    const registration = { name: "Board", icon: "x", factory: () => null };
    expect(host.plugin.registerBasesView("probe-board", registration)).toBe(true);
    host.app.internalPlugins.configure("bases", { enabled: false });
    expect(host.plugin.registerBasesView("probe-list", registration)).toBe(false);
    expect([...host.app.basesViews.keys()]).toEqual(["probe-board"]);
  });

  test("on a phone there is no status bar (platform.md 1.9)", async () => {
    host = await startHost({ plugin: everything, mobile: true });
    expect(host.app.statusBarEl.textContent).toBe("");
  });

  test("onUserEnable is called when the user switches the plugin on, not when the app starts (platform.md 1.8)", async () => {
    host = await startHost({ plugin: probe("onUserEnable() { this.log.push('enabled'); }") });
    expect(probeOf(host).log).toEqual([]);
    await host.app.plugins.disablePluginAndSave("probe");
    await host.app.plugins.enablePluginAndSave("probe");
    expect(probeOf(host).log).toEqual(["enabled"]);
  });

  test("an unset field of a plugin's own is undefined (workbench.md 1)", async () => {
    host = await startHost({ plugin: probe("") });
    expect((host.plugin as unknown as Record<string, unknown>)["nothing"]).toBeUndefined();
    expect(host.plugin.settings).toBeUndefined();
  });

  test("require finds Obsidian and CodeMirror, and nothing of Node", async () => {
    host = await startHost({ plugin: probe(`onload() { this.log.push(typeof require("@codemirror/state").EditorState); try { require("fs"); } catch (e) { this.log.push(e.message); } }`) });
    expect(probeOf(host).log).toEqual(["function", expect.stringContaining('Cannot find module "fs"')]);
  });
});

describe("a plugin's data (obsidian.d.ts; platform.md 6.1)", () => {
  const saving = probe("onExternalSettingsChange() { this.log.push('outside'); }");
  const path = ".obsidian/plugins/probe/data.json";

  test("loadData is null without a file; saveData writes data.json; loadData gives it back", async () => {
    host = await startHost({ plugin: saving });
    expect(await host.plugin.loadData()).toBeNull();
    await host.plugin.saveData({ a: 1 });
    expect(await host.read(path)).toBe('{\n  "a": 1\n}');
    expect(await host.plugin.loadData()).toEqual({ a: 1 });
  });

  test("of saves at once the last wins, whole", async () => {
    host = await startHost({ plugin: saving, diskPause: () => new Promise((resolve) => setTimeout(resolve, 1)) });
    await Promise.all([1, 2, 3].map((a) => host.plugin.saveData({ a })));
    expect(await host.plugin.loadData()).toEqual({ a: 3 });
  });

  test("onExternalSettingsChange is called for a change by somebody else, not for an own save", async () => {
    host = await startHost({ plugin: saving, data: { a: 1 } });
    await host.plugin.loadData();
    await host.plugin.saveData({ a: 2 });
    await host.settle();
    expect(probeOf(host).log).toEqual([]);
    await host.write(path, '{"a":3}');
    await host.settle();
    expect(probeOf(host).log).toEqual(["outside"]);
    expect(await host.plugin.loadData()).toEqual({ a: 3 });
  });

  test("a plugin's files are no part of the vault's notes", async () => {
    host = await startHost({ plugin: saving, data: { a: 1 } });
    expect(host.files()).toEqual({});
    expect(host.app.vault.getFiles()).toEqual([]);
  });
});

describe("the app around plugins", () => {
  test("local storage is kept as JSON under the vault's own keys; null removes (obsidian.d.ts)", async () => {
    host = await startHost({ localStorage: { known: ["x"] } });
    expect(host.app.loadLocalStorage("known")).toEqual(["x"]);
    host.app.saveLocalStorage("a", { b: 1 });
    expect(host.app.loadLocalStorage("a")).toEqual({ b: 1 });
    host.app.saveLocalStorage("a", null);
    expect(host.app.loadLocalStorage("a")).toBeNull();
  });

  test("secrets have ids of lower-case letters, digits and dashes (platform.md 1.5)", async () => {
    host = await startHost();
    host.app.secretStorage.setSecret("my-key-1", "s");
    expect(host.app.secretStorage.getSecret("my-key-1")).toBe("s");
    expect(host.app.secretStorage.getSecret("other")).toBeNull();
    expect(host.app.secretStorage.listSecrets()).toEqual(["my-key-1"]);
    expect(() => host.app.secretStorage.setSecret("My key", "s")).toThrow();
  });

  test("property types are assigned vault-wide and written to types.json (platform.md 1.7)", async () => {
    host = await startHost();
    const types = host.app.metadataTypeManager;
    expect(types.getAssignedWidget("due")).toBeNull();
    await types.setType("Due", "date");
    expect(types.getAssignedWidget("due")).toBe("date");
    expect(types.getAssignedWidget("tags")).toBe("tags");
    expect(JSON.parse(await host.read(".obsidian/types.json"))).toMatchObject({ types: { Due: "date" } });
  });

  test("core plugins can be looked at, and are null while off (platform.md 5)", async () => {
    host = await startHost({ internalPlugins: { "daily-notes": { options: { folder: "Daily" } }, templates: { enabled: false } } });
    const { internalPlugins } = host.app;
    expect(internalPlugins.getEnabledPluginById("daily-notes")?.options).toEqual({ folder: "Daily" });
    expect(internalPlugins.getEnabledPluginById("templates")).toBeNull();
    expect(internalPlugins.getPluginById("templates")?.enabled).toBe(false);
  });

  test("dark mode is the body's theme class, and switching tells css-change", async () => {
    host = await startHost();
    const changed = vi.fn();
    host.app.workspace.on("css-change", changed);
    host.app.setDarkMode(true);
    expect(host.app.isDarkMode()).toBe(true);
    host.app.setDarkMode(false);
    expect(host.app.isDarkMode()).toBe(false);
    expect(changed).toHaveBeenCalledTimes(2);
  });
});
