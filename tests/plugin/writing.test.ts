import { afterEach, describe, expect, test } from "vitest";

import type { Editor } from "../host/workspace/editor.ts";
import { startHost, type Host, type HostOptions } from "../host/start-host.ts";
import { MarkdownView } from "../host/workspace/markdown-view.ts";

const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const CHECKLIST = "---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open # mine\n---\n\n## [[Round]]\n\n- [ ] Look\n- [ ] Listen\n- [ ] Report\n";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(text = CHECKLIST, options: HostOptions = {}): Promise<Host> {
  host = await startHost({ files: { [TODAY]: text }, plugin: "built", now: "2026-11-23T08:00:00Z", ...options });
  return host;
}

const notices = (): string => [...document.querySelectorAll(".notice")].map((notice) => notice.textContent ?? "").join("\n");

describe("An answer", () => {
  test("is refused where an editor still differs from the disk, and neither loses a letter", async () => {
    await start();
    await host.open(TODAY);
    const view = host.app.workspace.getActiveViewOfType(MarkdownView);
    if (!view) throw new Error("No editor is open");
    view.save = () => Promise.resolve();
    view.editor.replaceRange("Not saved.\n", { line: view.editor.lastLine(), ch: 0 });
    await host.run("pass-step");
    expect(await host.read(TODAY)).toBe(CHECKLIST);
    expect(view.getViewData()).toContain("Not saved.");
    expect(notices()).toContain("not saved yet");
    Object.assign(view, { save: MarkdownView.prototype.save });
    await view.save();
  });

  test("of the step under the cursor is that step's, not the next open one's", async () => {
    await start();
    await host.open(TODAY);
    const editor = host.app.workspace.activeEditor?.editor as Editor | undefined;
    editor?.setCursor({ line: (editor.getValue().split("\n").findIndex((line) => line.includes("Listen"))), ch: 0 });
    await host.run("pass-step");
    expect(await host.read(TODAY)).toContain("- [ ] Look\n- [x] Listen [at:: 08:00]\n- [ ] Report\n");
  });

  test.each([
    ["CRLF", CHECKLIST.replace(/\n/g, "\r\n"), "\r\n"],
    ["no final newline", CHECKLIST.trimEnd(), "\n"],
    ["a byte order mark", `\ufeff${CHECKLIST}`, "\n"],
  ])("keeps %s, and touches only its own lines", async (_title, text, ending) => {
    await start(text);
    await host.run("pass-step");
    const expected = text
      .replace(`status: open # mine${ending}`, `status: open # mine${ending}started: 2026-11-23T08:00${ending}`)
      .replace("- [ ] Look", "- [x] Look [at:: 08:00]");
    expect(await host.read(TODAY)).toBe(expected);
    await host.run("undo-last-operation");
    expect(await host.read(TODAY)).toBe(text);
  });

  test("given twice at once is written once after the other, and none is lost", async () => {
    await start(CHECKLIST, { diskPause: () => new Promise((resolve) => setTimeout(resolve, 2)) });
    host.app.commands.executeCommandById("operations-vault:pass-step");
    host.app.commands.executeCommandById("operations-vault:pass-step");
    await host.settle();
    const marks = (await host.read(TODAY)).match(/^- \[x\]/gm) ?? [];
    expect(marks.length).toBeGreaterThanOrEqual(1);
    expect((await host.read(TODAY)).match(/started:/g)).toHaveLength(1);
    expect((await host.read(TODAY)).match(/- \[.\] /g)).toHaveLength(3);
  });

  test("by a person alone carries no name", async () => {
    await start(CHECKLIST, { localStorage: { "operations-vault-person": "Ana" }, data: { profile: "solo" } });
    await host.run("pass-step");
    expect(await host.read(TODAY)).toContain("- [x] Look [at:: 08:00]\n");
    expect(await host.read(TODAY)).not.toContain("Ana");
  });

  test("in the hour that autumn repeats says which of the two it was", async () => {
    const text = CHECKLIST.replace(/2026-11-23/g, "2026-10-25");
    await start(text, { now: "2026-10-25T01:30:00Z", data: { zone: "Europe/Berlin" } });
    await host.open(TODAY);
    await host.run("pass-step");
    expect(await host.read(TODAY)).toContain("started: 2026-10-25T02:30+01:00\n");
    expect(await host.read(TODAY)).toContain("[at:: 02:30+01:00]");
  });

  test("carries nothing where stamps are off", async () => {
    await start(CHECKLIST, { data: { stamps: false } });
    await host.run("pass-step");
    expect(await host.read(TODAY)).toBe(CHECKLIST.replace("- [ ] Look", "- [x] Look"));
  });
});

describe("A closed checklist", () => {
  test("is not answered by a command, and says how to go on", async () => {
    const text = CHECKLIST.replace("status: open # mine", "status: done");
    await start(text);
    await host.run("pass-step");
    expect(await host.read(TODAY)).toBe(text);
    expect(notices()).toContain("The checklist is done already.");
  });
});

describe("A tick", () => {
  test("in the dashboard, by the command and by hand in the note mean the same", async () => {
    await start(CHECKLIST, { data: { stamps: false } });
    await host.run("open-dashboard");
    const boxes = document.querySelectorAll<HTMLElement>(".operations-vault [role=checkbox]");
    boxes[0]?.click();
    await host.settle();
    await host.run("pass-step");
    await host.write(TODAY, (await host.read(TODAY)).replace("- [ ] Report", "- [x] Report"));
    await host.settle();
    expect(await host.read(TODAY)).toBe(CHECKLIST.replace(/\[ \]/g, "[x]"));
    const states = [...document.querySelectorAll(".operations-vault [role=checkbox]")].map((box) => box.getAttribute("aria-checked"));
    expect(states).toEqual(["true", "true", "true"]);
    expect(document.querySelector(".operations-vault")?.textContent).toContain("Finish checklist");
  });
});
