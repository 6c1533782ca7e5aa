import { afterEach, describe, expect, test } from "vitest";

import { startHost, type Host } from "../host/start-host.ts";

const ROUND = "---\ntype: procedure\nschedule: every day\n---\n\n## Steps\n\n1. Look\n2. Listen\n";
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const BODY = "\n## [[Round]]\n\n- [ ] Look\n- [ ] Listen\n";
const HEAD = "type: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open\n";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(files: Record<string, string>): Promise<Host> {
  host = await startHost({ files: { "Operations/Round.md": ROUND, ...files }, plugin: "built", now: "2026-11-23T08:00:00Z" });
  return host;
}

/** The rows of "Problems in notes", as text. */
async function problems(): Promise<string> {
  await host.run("open-dashboard");
  await host.settle();
  return document.querySelector(".operations-vault")?.textContent ?? "";
}

const BAD_NOTES: readonly (readonly [title: string, note: string, told: readonly string[]])[] = [
  ["an unquoted colon in the title", "---\ntype: procedure\ntitle: Incident: db down: again\n---\n\n1. a\n2. b\n", ["title", "line 3", "quotes"]],
  ["duplicate keys", "---\ntype: procedure\ntitle: a\ntitle: b\n---\n", ["title", "line 4"]],
  ["frontmatter that is never closed", "---\ntype: procedure\n\n# Heading\n\nText\n", ["line 1", "---"]],
  ["TOML frontmatter", '+++\ntype = "procedure"\n+++\n\n1. a\n2. b\n', ["line 1", "TOML"]],
  ["tabs for indentation", "---\ntype: procedure\nservices:\n\t- a\n---\n", ["line 4", "tab"]],
  ["conflict markers in the properties", "---\ntype: procedure\n<<<<<<< HEAD\nversion: 1\n=======\nversion: 2\n>>>>>>> theirs\n---\n", ["line 3", "<<<<<<<"]],
  ["a template tag as a value", '---\ntype: procedure\nversion: "<% tp.file.title %>"\n---\n\n1. a\n2. b\n', ["version", "line 3", "template"]],
  ["a schedule that is not understood", "---\ntype: procedure\nschedule: every blue moon\n---\n\n1. a\n2. b\n", ["schedule", "line 3", "every blue moon"]],
  ["bi-weekly, which may mean two things", "---\ntype: procedure\nschedule: bi-weekly\n---\n\n1. a\n2. b\n", ["schedule", "every 2 weeks"]],
  ["a day that does not exist", "---\ntype: procedure\nstarts: 2026-02-30\n---\n\n1. a\n2. b\n", ["starts", "line 3", "2026-02-30"]],
  ["a pick-list left in", "---\ntype: procedure\nstatus: draft | approved\n---\n\n1. a\n2. b\n", ["status", "draft | approved", "in-review"]],
  ["a zone that does not exist", "---\ntype: framework\ntimezone: Mars/Olympus\n---\n", ["timezone", "Mars/Olympus", "Europe/Berlin"]],
  ["a due procedure without steps", "---\ntype: procedure\nschedule: every day\n---\n\n- a\n- b\n", ["no steps", "Number its bullets"]],
  ["a due procedure with a code block that is never closed", "---\ntype: procedure\nschedule: every day\n---\n\n```sh\n1. a\n2. b\n", ["line 6", "never closed"]],
];

describe("A note keeps its place and is explained, and no other note is hurt:", () => {
  test.each(BAD_NOTES)("%s", async (_title, note, told) => {
    await start({ "Operations/Bad.md": note });
    const shown = await problems();
    expect(shown).toContain("Bad");
    for (const words of told) expect(shown.toLowerCase()).toContain(words.toLowerCase());
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("- [ ] Look\n- [ ] Listen\n");
    expect(await host.read("Operations/Bad.md")).toBe(note);
  });
});

describe("Where there may be one, a second is told, and the first by path counts:", () => {
  test.each([
    ["an operations note", { "Operations/A.md": "---\ntype: framework\n---\n", "Operations/B.md": "---\ntype: framework\n---\n" }, "only A"],
    ["a day's checklist", { [TODAY]: `---\n${HEAD}---\n${BODY}`, "Operations/Checklists/2026/2026-11-23 Daily checklist (Conflicted copy).md": `---\n${HEAD}---\n${BODY}` }, "one note, 2026-11-23 Daily checklist"],
  ])("%s", async (_title, files, told) => {
    await start(files);
    expect(await problems()).toContain(told);
  });
});

describe("A note is read all the same", () => {
  test.each([
    ["with a byte order mark", `\ufeff${ROUND}`],
    ["with CRLF", ROUND.replace(/\n/g, "\r\n")],
    ["as another kind of runbook", ROUND.replace("type: procedure", "doc_type: Runbook")],
    ["with unusual keys beside", ROUND.replace("schedule", "Ключ: значение\n🔑: x\nconstructor: y\n__proto__: z\nschedule")],
  ])("%s", async (_title, note) => {
    await start({ "Operations/Round.md": "", "Operations/Other.md": note });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("## [[Other]]");
    expect(await host.read("Operations/Other.md")).toBe(note);
  });

  test.each([["an empty file", ""], ["a file of white space", " \n\n"], ["nothing but ---", "---"], ["empty properties", "---\n---"], ["NUL and control characters", "\u0000\u0001---\n"]])("%s is no problem", async (_title, note) => {
    await start({ "Operations/Empty.md": note });
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).toContain(TODAY);
    expect(await host.read("Operations/Empty.md")).toBe(note);
  });
});

describe("A write is refused with the reason, and the note stays byte for byte:", () => {
  test.each([
    ["an unquoted colon", `---\n${HEAD}title: A: b\n---\n${BODY}`],
    ["duplicate keys", `---\n${HEAD}status: open\n---\n${BODY}`],
    ["conflict markers in the steps", `---\n${HEAD}---\n\n## [[Round]]\n\n<<<<<<< HEAD\n- [ ] Look\n=======\n- [x] Look\n>>>>>>> theirs\n- [ ] Listen\n`],
  ])("%s", async (_title, note) => {
    await start({});
    await host.write(TODAY, `---\n${HEAD}---\n${BODY}`);
    await host.settle();
    await host.write(TODAY, note);
    await host.settle();
    await host.open(TODAY);
    await host.run("pass-step");
    expect(await host.read(TODAY)).toBe(note);
    await host.run("finish-checklist");
    expect(await host.read(TODAY)).toBe(note);
    expect(document.querySelectorAll(".notice, .modal").length).toBeGreaterThan(0);
  });
});

describe("A checklist whose procedure was", () => {
  const open = async (): Promise<void> => {
    await start({});
    await host.run("open-daily-checklist");
    await host.run("open-dashboard");
  };

  test("edited since says so, and keeps its steps", async () => {
    await open();
    await host.write("Operations/Round.md", ROUND.replace("Listen", "Listen closely"));
    await host.settle();
    expect(document.querySelector(".operations-vault")?.textContent).toContain("The procedure was edited since");
    expect(await host.read(TODAY)).toContain("- [ ] Listen\n");
  });

  test("deleted since says so, and is still answered", async () => {
    await open();
    await host.remove("Operations/Round.md");
    await host.settle();
    expect(document.querySelector(".operations-vault")?.textContent).toContain("The procedure is gone");
    await host.run("pass-step");
    expect(await host.read(TODAY)).toContain("- [x] Look");
  });

  test("renamed since follows the link, and asks for nothing", async () => {
    await open();
    const file = host.app.vault.getFileByPath("Operations/Round.md");
    if (file) await host.app.fileManager.renameFile(file, "Operations/Evening round.md");
    await host.settle();
    expect(await host.read(TODAY)).toContain("## [[Evening round]]");
    const shown = document.querySelector(".operations-vault")?.textContent ?? "";
    expect(shown).not.toContain("The procedure is gone");
    expect(shown).not.toContain("came due since");
  });
});

describe("Size is no trouble", () => {
  test("for a line of 65,000 characters and 6,000 checkboxes", async () => {
    const long = `---\ntype: procedure\nschedule: every day\n---\n\n1. ${"word ".repeat(13_000)}\n2. b\n`;
    const many = `---\n${HEAD.replace(/2026-11-23/g, "2026-11-20")}---\n\n## [[Round]]\n\n${"- [ ] Look\n".repeat(6_000)}`;
    await start({ "Operations/Long.md": long, "Operations/Many.md": many });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("## [[Long]]");
    expect(await host.read("Operations/Many.md")).toBe(many);
  });
});
