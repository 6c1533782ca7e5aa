import { afterEach, describe, expect, it, vi } from "vitest";
import type { Editor } from "../workspace/editor.ts";
import { MarkdownView } from "../workspace/markdown-view.ts";
import { startHost } from "../start-host.ts";
import type { Host } from "../start-host.ts";

let host: Host;

afterEach(async () => {
  vi.useRealTimers();
  const view = host.app.workspace.getActiveViewOfType(MarkdownView);
  await view?.save();
  await host.settle();
  await host.close();
});

/** The view of a note that holds the text, in source mode. */
async function viewOf(text: string): Promise<MarkdownView> {
  host = await startHost({ files: { "Note.md": text } });
  await host.open("Note.md");
  const view = host.app.workspace.getActiveViewOfType(MarkdownView);
  if (!view) throw new Error("The note did not open in a markdown view.");
  return view;
}

async function editorOf(text: string): Promise<Editor> {
  return (await viewOf(text)).editor;
}

describe("a note opens", () => {
  it("in source mode, with its name as title and its text in the editor", async () => {
    const view = await viewOf("one\ntwo\n");
    expect(view.getMode()).toBe("source");
    expect(view.editor.getValue()).toBe("one\ntwo\n");
    expect(view.contentEl.querySelector(".inline-title")?.textContent).toBe("Note");
    expect(host.app.workspace.activeEditor?.editor).toBe(view.editor);
  });

  it("without being written, whatever its line endings are", async () => {
    const text = "\uFEFFone\r\ntwo\r\n";
    const view = await viewOf(text);
    expect(view.getViewData()).toBe(text);
    expect(view.dirty).toBe(false);
    view.leaf.detach();
    await host.settle();
    expect(await host.read("Note.md")).toBe(text);
  });

  it("in reading view where the vault's settings say so", async () => {
    host = await startHost({ files: { "Note.md": "# Head\n\ntext" }, config: { defaultViewMode: "preview" } });
    await host.open("Note.md");
    const view = host.app.workspace.getActiveViewOfType(MarkdownView);
    expect(view?.getMode()).toBe("preview");
    expect(view?.contentEl.querySelector(".markdown-preview-view h1")?.textContent).toContain("Head");
  });
});

describe("saving", () => {
  it("happens two seconds after the last change, not before", async () => {
    const view = await viewOf("one");
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    view.editor.replaceRange("!", { line: 0, ch: 3 });
    await vi.advanceTimersByTimeAsync(1500);
    view.editor.replaceRange("!", { line: 0, ch: 4 });
    await vi.advanceTimersByTimeAsync(1900);
    expect(await host.read("Note.md")).toBe("one");
    await vi.advanceTimersByTimeAsync(200);
    vi.useRealTimers();
    await host.settle();
    expect(await host.read("Note.md")).toBe("one!!");
  });

  it("happens at once when asked for, and tells `modify` once", async () => {
    const view = await viewOf("one");
    const told: string[] = [];
    host.app.vault.on("modify", (file: { path: string }) => told.push(file.path));
    view.editor.setValue("two");
    await view.save();
    await host.settle();
    expect(await host.read("Note.md")).toBe("two");
    expect(told).toEqual(["Note.md"]);
  });

  it("happens before the note is closed", async () => {
    const view = await viewOf("one");
    view.editor.setValue("two");
    view.leaf.detach();
    await host.settle();
    expect(await host.read("Note.md")).toBe("two");
  });

  it("tells `editor-change` for what the user types, not for what the disk brings", async () => {
    const view = await viewOf("one");
    let changes = 0;
    host.app.workspace.on("editor-change", () => (changes += 1));
    await host.write("Note.md", "from outside");
    await host.settle();
    expect(changes).toBe(0);
    view.editor.replaceSelection("x");
    expect(changes).toBe(1);
    await view.save();
  });
});

describe("a change on the disk", () => {
  it("shows in the editor and leaves the cursor on its words", async () => {
    const view = await viewOf("one\ntwo\nthree");
    view.editor.setCursor({ line: 2, ch: 2 });
    await host.write("Note.md", "zero\none\ntwo\nthree");
    await host.settle();
    expect(view.editor.getValue()).toBe("zero\none\ntwo\nthree");
    expect(view.editor.getCursor()).toEqual({ line: 3, ch: 2 });
    expect(view.dirty).toBe(false);
  });

  it("shows in the reading view", async () => {
    const view = await viewOf("one");
    view.setMode("preview");
    await host.settle();
    await host.write("Note.md", "another");
    await host.settle();
    expect(view.contentEl.querySelector(".markdown-preview-sizer")?.textContent).toContain("another");
  });

  it("under a new name keeps the view and changes its title", async () => {
    const view = await viewOf("one");
    const file = host.app.vault.getFileByPath("Note.md");
    if (file) await host.app.fileManager.renameFile(file, "Other.md");
    await host.settle();
    expect(view.file?.path).toBe("Other.md");
    expect(view.contentEl.querySelector(".inline-title")?.textContent).toBe("Other");
  });
});

describe("modes", () => {
  it("what was typed shows in the reading view, and is on the disk", async () => {
    const view = await viewOf("one");
    view.editor.setValue("- [ ] a task");
    view.toggleMode();
    await host.settle();
    expect(view.contentEl.querySelector(".markdown-preview-sizer input.task-list-item-checkbox")).not.toBeNull();
    expect(await host.read("Note.md")).toBe("- [ ] a task");
    expect(view.getState()).toMatchObject({ file: "Note.md", mode: "preview" });
  });

  it("a click on a checkbox in the reading view changes its one character, on disk and in the editor", async () => {
    const view = await viewOf("- [ ] a\n- [ ] b\n");
    view.setMode("preview");
    await host.settle();
    view.contentEl.querySelectorAll<HTMLElement>(".markdown-preview-sizer input.task-list-item-checkbox")[1]?.click();
    await host.settle();
    expect(await host.read("Note.md")).toBe("- [ ] a\n- [x] b\n");
    expect(view.editor.getValue()).toBe("- [ ] a\n- [x] b\n");
  });
});

describe("the editor", () => {
  it("counts lines and characters from 0 and takes positions outside the text for the nearest inside", async () => {
    const editor = await editorOf("ab\ncde\n");
    expect([editor.lineCount(), editor.lastLine(), editor.getLine(1), editor.getLine(9)]).toEqual([3, 2, "cde", ""]);
    expect(editor.posToOffset({ line: 1, ch: 2 })).toBe(5);
    expect(editor.offsetToPos(5)).toEqual({ line: 1, ch: 2 });
    expect([editor.posToOffset({ line: 0, ch: 99 }), editor.posToOffset({ line: 99, ch: 0 }), editor.posToOffset({ line: -1, ch: 5 })]).toEqual([2, 7, 0]);
  });

  it("replaces lines, ranges and selections", async () => {
    const editor = await editorOf("ab\ncd\n");
    editor.setLine(0, "AB!");
    editor.replaceRange("x", { line: 1, ch: 1 });
    expect(editor.getValue()).toBe("AB!\ncxd\n");
    editor.setSelection({ line: 1, ch: 0 }, { line: 1, ch: 2 });
    expect([editor.getSelection(), editor.somethingSelected()]).toEqual(["cx", true]);
    editor.replaceSelection("y");
    expect(editor.getRange({ line: 1, ch: 0 }, { line: 1, ch: 9 })).toBe("yd");
    expect(editor.getCursor()).toEqual({ line: 1, ch: 1 });
  });

  it("makes a transaction one step of undo, with positions of the text before and the selection of the text after", async () => {
    const editor = await editorOf("one\ntwo\nthree");
    editor.transaction({
      changes: [
        { text: "1", from: { line: 0, ch: 0 }, to: { line: 0, ch: 3 } },
        { text: "zwei\ndrei", from: { line: 1, ch: 0 }, to: { line: 2, ch: 5 } },
      ],
      selection: { from: { line: 2, ch: 4 } },
    });
    expect(editor.getValue()).toBe("1\nzwei\ndrei");
    expect(editor.getCursor()).toEqual({ line: 2, ch: 4 });
    editor.undo();
    expect(editor.getValue()).toBe("one\ntwo\nthree");
    editor.redo();
    expect(editor.getValue()).toBe("1\nzwei\ndrei");
  });

  it("knows the word at a place, several selections, and processes lines in one go", async () => {
    const editor = await editorOf("alpha beta\n\ngamma");
    expect(editor.wordAt({ line: 0, ch: 7 })).toEqual({ from: { line: 0, ch: 6 }, to: { line: 0, ch: 10 } });
    editor.setSelections([{ anchor: { line: 0, ch: 0 } }, { anchor: { line: 2, ch: 0 }, head: { line: 2, ch: 2 } }]);
    expect(editor.listSelections()).toHaveLength(2);
    editor.processLines(
      (_line, text) => text.toUpperCase(),
      (line, text, value) => ({ text: value ?? "", from: { line, ch: 0 }, to: { line, ch: text.length } }),
      true,
    );
    expect(editor.getValue()).toBe("ALPHA BETA\n\nGAMMA");
    editor.undo();
    expect(editor.getValue()).toBe("alpha beta\n\ngamma");
  });

  it("runs named commands", async () => {
    const editor = await editorOf("one\ntwo");
    editor.exec("goEnd");
    expect(editor.getCursor()).toEqual({ line: 1, ch: 3 });
    editor.exec("swapLineUp");
    expect(editor.getValue()).toBe("two\none");
    editor.exec("deleteLine");
    expect(editor.getValue()).toBe("one");
  });

  it.each([
    ["- one", "- one\n- "],
    ["1. one", "1. one\n2. "],
    ["- [x] done", "- [x] done\n- [ ] "],
    ["> quoted", "> quoted\n> "],
  ])("Enter after %j continues the list", async (before, after) => {
    const editor = await editorOf(before);
    editor.setCursor({ line: 0, ch: before.length });
    editor.cm.contentDOM.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", keyCode: 13, bubbles: true, cancelable: true }));
    expect(editor.getValue()).toBe(after);
  });

  it("marks task lines with their character, and front matter as what it is", async () => {
    const editor = await editorOf("---\ntitle: A\n---\n- [!] failed\n");
    expect(editor.cm.contentDOM.querySelector(".HyperMD-task-line")?.getAttribute("data-task")).toBe("!");
    expect(editor.cm.contentDOM.querySelector(".cm-header")).toBeNull();
    expect(editor.cm.contentDOM.querySelectorAll(".cm-hmd-frontmatter").length).toBeGreaterThan(0);
  });
});
