import { afterEach, describe, expect, test } from "vitest";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";
import { MarkdownView } from "../workspace/markdown-view.ts";
import { fileAt, probe, probeOf } from "./probe.ts";

let host: Host;
afterEach(() => host.close());

const withView = probe(`
  onload() {
    const log = this.log;
    this.registerView("side", (leaf) => new (class extends o.ItemView {
      constructor(leaf) { super(leaf); log.push("made"); this.kept = {}; }
      getViewType() { return "side"; }
      getDisplayText() { return "Side view"; }
      async onOpen() { log.push("open"); this.contentEl.createEl("button", { text: "x" }); }
      async onClose() { log.push("close"); }
      getState() { return this.kept; }
      async setState(state, result) { log.push("state " + JSON.stringify(state)); this.kept = state; await super.setState(state, result); }
    })(leaf));
  }`);
const files = { "A.md": "# A\n[[B]]", "F/B.md": "b", "C.md": "c" };

describe("views in leaves (obsidian.d.ts, class WorkspaceLeaf)", () => {
  test("setViewState makes the view by its creator, opens it, then sets its state; detach closes it", async () => {
    host = await startHost({ plugin: withView });
    const leaf = host.app.workspace.getRightLeaf(false);
    await leaf.setViewState({ type: "side", state: { a: 1 }, active: true });
    expect(probeOf(host).log).toEqual(["made", "open", 'state {"a":1}']);
    expect(leaf.getViewState()).toEqual({ type: "side", state: { a: 1 } });
    expect(leaf.getDisplayText()).toBe("Side view");
    await leaf.setViewState({ type: "side", state: { a: 2 } });
    expect(probeOf(host).log).toHaveLength(4);
    leaf.detach();
    await host.settle();
    expect(probeOf(host).log.at(-1)).toBe("close");
    expect(host.app.workspace.getLeavesOfType("side")).toEqual([]);
  });

  test("an ItemView has its header first and its content second (obsidian.d.ts samples use containerEl.children[1])", async () => {
    host = await startHost({ plugin: withView });
    const leaf = await host.app.workspace.ensureSideLeaf("side", "right", { active: true });
    const [header, content] = [...leaf.view.containerEl.children];
    expect(header?.className).toContain("view-header");
    expect(header?.textContent).toBe("Side view");
    expect(content?.className).toContain("view-content");
    expect(leaf.view.containerEl.getAttribute("data-type")).toBe("side");
    expect(leaf.view.containerEl.parentElement?.className).toContain("workspace-leaf");
  });

  test("a leaf in the background is deferred until it is revealed (platform.md 1.8)", async () => {
    host = await startHost({ plugin: withView });
    const { workspace } = host.app;
    const leaf = workspace.getRightLeaf(false);
    await leaf.setViewState({ type: "side", state: { a: 1 } });
    expect(leaf.isDeferred).toBe(true);
    expect(probeOf(host).log).toEqual([]);
    expect(workspace.getLeavesOfType("side")).toEqual([leaf]);
    expect(leaf.getViewState()).toEqual({ type: "side", state: { a: 1 } });
    await workspace.revealLeaf(leaf);
    expect(leaf.isDeferred).toBe(false);
    expect(workspace.rightSplit.collapsed).toBe(false);
    expect(probeOf(host).log).toEqual(["made", "open", 'state {"a":1}']);
  });

  test("loadIfDeferred makes the view without showing it", async () => {
    host = await startHost({ plugin: withView });
    const leaf = host.app.workspace.getRightLeaf(false);
    await leaf.setViewState({ type: "side" });
    await leaf.loadIfDeferred();
    expect(leaf.isDeferred).toBe(false);
    expect(host.app.workspace.rightSplit.collapsed).toBe(true);
  });

  test("ensureSideLeaf uses the leaf that is there (obsidian.d.ts, since 1.7.2)", async () => {
    host = await startHost({ plugin: withView });
    const first = await host.app.workspace.ensureSideLeaf("side", "right");
    expect(await host.app.workspace.ensureSideLeaf("side", "right")).toBe(first);
    expect(host.app.workspace.getLeavesOfType("side")).toHaveLength(1);
  });

  test("getLayout and changeLayout bring leaves back; what is not seen waits", async () => {
    host = await startHost({ plugin: withView, files });
    await host.app.workspace.ensureSideLeaf("side", "right", { state: { a: 1 } });
    await host.open("A.md");
    host.app.workspace.rightSplit.collapse();
    const layout = JSON.parse(JSON.stringify(host.app.workspace.getLayout())) as unknown;
    await host.app.workspace.changeLayout(layout);
    await host.settle();
    expect(host.app.workspace.getActiveFile()?.path).toBe("A.md");
    const [leaf] = host.app.workspace.getLeavesOfType("side");
    expect(leaf?.isDeferred).toBe(true);
    expect(leaf?.getViewState().state).toEqual({ a: 1 });
  });

  test("pinning is kept and told", async () => {
    host = await startHost({ files });
    const leaf = host.app.workspace.getLeaf();
    const told: boolean[] = [];
    leaf.on("pinned-change", (pinned: boolean) => told.push(pinned));
    leaf.setPinned(true);
    expect(leaf.getViewState().pinned).toBe(true);
    expect(host.app.workspace.getLeaf()).not.toBe(leaf);
    leaf.togglePinned();
    expect(told).toEqual([true, false]);
  });
});

describe("opening notes (obsidian.d.ts, class Workspace)", () => {
  test("openLinkText opens in the active leaf, or in a new one, and tells file-open once each", async () => {
    host = await startHost({ files });
    const { workspace } = host.app;
    const opened: (string | undefined)[] = [];
    workspace.on("file-open", (file: { path: string } | null) => opened.push(file?.path));
    await workspace.openLinkText("A", "");
    await workspace.openLinkText("B", "A.md");
    await workspace.openLinkText("C", "", "tab");
    await host.settle();
    expect(opened).toEqual(["A.md", "F/B.md", "C.md"]);
    expect(workspace.getLeavesOfType("markdown").map((leaf) => (leaf.view as MarkdownView).file?.path)).toEqual(["F/B.md", "C.md"]);
    expect(workspace.getActiveFile()?.path).toBe("C.md");
    expect(workspace.getLastOpenFiles()).toEqual(["C.md", "F/B.md", "A.md"]);
  });

  test("openLinkText makes a note that does not exist", async () => {
    host = await startHost({ files });
    await host.app.workspace.openLinkText("New#H", "A.md");
    expect(host.files()["New.md"]).toBe("");
  });

  test("getActiveViewOfType is null while a side bar is active; activeEditor and getActiveFile stay with the note", async () => {
    host = await startHost({ plugin: withView, files });
    const { workspace } = host.app;
    await host.open("A.md");
    expect(workspace.getActiveViewOfType(MarkdownView)?.file?.path).toBe("A.md");
    await workspace.ensureSideLeaf("side", "right", { active: true });
    expect(workspace.getActiveViewOfType(MarkdownView)).toBeNull();
    expect(workspace.getActiveFile()?.path).toBe("A.md");
    expect(workspace.activeEditor?.file?.path).toBe("A.md");
  });

  test("getActiveFile is the most recently active file while the view in front has none (obsidian.d.ts); file-open tells null then", async () => {
    host = await startHost({ files });
    const { workspace } = host.app;
    await host.open("A.md");
    const opened: unknown[] = [];
    workspace.on("file-open", (file: unknown) => opened.push(file));
    workspace.setActiveLeaf(workspace.getLeaf("tab"));
    expect(workspace.getActiveFile()?.path).toBe("A.md");
    expect(workspace.activeEditor).toBeNull();
    expect(opened).toEqual([null]);
  });

  test("active-leaf-change and layout-change are told, layout-change after the fact and together", async () => {
    host = await startHost({ files });
    const log: string[] = [];
    host.app.workspace.on("active-leaf-change", () => log.push("active"));
    host.app.workspace.on("layout-change", () => log.push("layout"));
    const leaf = host.app.workspace.getLeaf("tab");
    host.app.workspace.setActiveLeaf(leaf);
    expect(log).toEqual(["active"]);
    await host.settle();
    expect(log).toEqual(["active", "layout"]);
  });

  test("the middle never stays without a leaf; the note of a deleted file closes", async () => {
    host = await startHost({ files });
    await host.open("A.md");
    await host.app.vault.delete(fileAt(host, "A.md"));
    await host.settle();
    expect(host.app.workspace.getLeavesOfType("markdown")).toEqual([]);
    host.app.workspace.detachLeavesOfType("empty");
    expect(host.app.workspace.getLeavesOfType("empty")).toHaveLength(1);
    expect(host.app.workspace.activeLeaf).toBe(host.app.workspace.getLeavesOfType("empty")[0]);
  });

  test("iterateRootLeaves leaves the side bars out, iterateAllLeaves does not", async () => {
    host = await startHost({ plugin: withView, files });
    await host.app.workspace.ensureSideLeaf("side", "left");
    const seen = (iterate: "iterateRootLeaves" | "iterateAllLeaves"): string[] => {
      const types: string[] = [];
      host.app.workspace[iterate]((leaf) => types.push(leaf.view.getViewType()));
      return types;
    };
    expect(seen("iterateRootLeaves")).toEqual(["empty"]);
    expect(seen("iterateAllLeaves")).toEqual(["empty", "side"]);
  });
});

describe("notes in an editor and on the disk (obsidian.d.ts, TextFileView; platform.md 6.1)", () => {
  const editing = async (text: string): Promise<MarkdownView> => {
    host = await startHost({ files: { "A.md": text, "B.md": "b" } });
    await host.open("A.md");
    const view = host.app.workspace.getActiveViewOfType(MarkdownView);
    if (!view) throw new Error("no view");
    return view;
  };

  test("typed text is on the disk only about two seconds later, or at once by save()", async () => {
    const view = await editing("a");
    view.editor.setValue("typed");
    await host.settle();
    expect(host.files()["A.md"]).toBe("a");
    await view.save();
    expect(host.files()["A.md"]).toBe("typed");
    view.editor.setValue("later");
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await host.settle();
    expect(host.files()["A.md"]).toBe("later");
  });

  test("save() on a clean view writes nothing (platform.md 6.3, unverified there)", async () => {
    const view = await editing("a");
    const { mtime } = fileAt(host, "A.md").stat;
    await view.save();
    expect(fileAt(host, "A.md").stat.mtime).toBe(mtime);
  });

  test("a clean view takes what is written to the file by others", async () => {
    const view = await editing("a");
    await host.write("A.md", "outside");
    await host.settle();
    expect(view.getViewData()).toBe("outside");
    await host.app.vault.process(fileAt(host, "A.md"), (text) => `${text}!`);
    await host.settle();
    expect(view.getViewData()).toBe("outside!");
  });

  test("unsaved text survives a write by others and is written at the next save", async () => {
    const view = await editing("a");
    view.editor.setValue("typed");
    await host.write("A.md", "outside");
    await host.settle();
    expect(view.getViewData()).toBe("typed");
    expect(host.files()["A.md"]).toBe("outside");
    await view.save();
    expect(host.files()["A.md"]).toBe("typed");
  });

  test("leaving a note saves it", async () => {
    const view = await editing("a");
    view.editor.setValue("typed");
    await host.open("B.md");
    expect(host.files()["A.md"]).toBe("typed");
  });

  test("a renamed file stays open, its view's name follows, and typed text goes to the new path", async () => {
    const view = await editing("a");
    view.editor.setValue("typed");
    await host.app.vault.rename(fileAt(host, "A.md"), "C.md");
    await view.save();
    expect(view.getDisplayText()).toBe("C");
    expect(host.files()).toEqual({ "B.md": "b", "C.md": "typed" });
  });
});
