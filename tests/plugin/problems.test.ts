import { afterEach, describe, expect, test } from "vitest";

import { startHost, type Host, type HostOptions } from "../host/start-host.ts";
import { vaultDiff } from "../shared/vault-diff.ts";
import { button } from "./ui-host.ts";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<Host> {
  host = await startHost({ files, plugin: "built", now: "2026-11-23T09:05:00Z", data: { zone: "UTC", profile: "team" }, ...options });
  return host;
}

const notices = (): string => [...document.querySelectorAll(".notice")].map((notice) => notice.textContent ?? "").join("\n");
const diff = (before: Record<string, string>): string => vaultDiff(before, host.files());

/** Opens the note and mends its problem that the title names; the only one where none is named. */
async function fix(path: string, title?: string): Promise<void> {
  await host.app.workspace.openLinkText(path, "");
  await host.settle();
  await host.run("fix-problem");
  await host.settle();
  if (title !== undefined) await choose(title);
}

async function choose(words: string): Promise<void> {
  const items = [...document.querySelectorAll(".suggestion-item")];
  const titleOf = (item: Element): string => item.querySelector(".suggestion-title")?.textContent ?? "";
  const item = items.find((each) => titleOf(each) === words) ?? items.find((each) => titleOf(each).includes(words));
  if (!item) throw new Error(`Nothing offered holds ${words}: ${document.querySelector(".prompt-results")?.textContent ?? document.body.textContent ?? ""}`);
  item.dispatchEvent(new MouseEvent("click", { bubbles: true }));
  await host.settle();
}

async function confirm(): Promise<void> {
  document.querySelector<HTMLFormElement>(".modal form")?.requestSubmit();
  await host.settle();
}

async function problemsShown(): Promise<string> {
  await host.run("open-problems");
  await host.settle();
  return document.querySelector('[data-type="operations-problems"]')?.textContent ?? "";
}

const BROKEN = "---\r\ntype: incident\r\ntitle: Search: slow again # really\r\nowner: Ana\r\n---\r\nText\r\n";

describe("A broken note", () => {
  test("keeps its last known row, is told, is mended by its fix, and is as before after undo", async () => {
    const note = BROKEN.replace("Search: slow again", '"Search: slow again"').replace("owner: Ana", "owner: Ana\r\nseverity: SEV3");
    await start({ "Operations/Slow.md": note });
    const broken = note.replace('"Search: slow again"', "Search: slow again");
    await host.write("Operations/Slow.md", broken);
    await host.settle();
    const shown = await problemsShown();
    for (const words of ["Slow", "colon", "colon-in-value", "incident, SEV3, new"]) expect(shown).toContain(words);
    await fix("Operations/Slow.md");
    expect(await host.read("Operations/Slow.md")).toBe(note);
    expect(await problemsShown()).not.toContain("colon-in-value");
    await host.run("undo-last-operation");
    expect(await host.read("Operations/Slow.md")).toBe(broken);
  });

  test("outside our folders is found by a check of the vault only, and nothing is written", async () => {
    const files = { "Operations/Round.md": "---\ntype: procedure\n---\n\n1. a\n2. b\n", "Diary/x.md": "---\ntitle: A: b\n---\n" };
    await start(files);
    expect(await problemsShown()).not.toContain("colon-in-value");
    await host.run("check-vault");
    await host.settle();
    expect(await problemsShown()).toContain("colon-in-value");
    expect(notices()).toContain("Found 1 problem");
    expect(host.files()).toEqual(files);
  });
});

test("What a check found in a text goes from the list when the text is mended by hand", async () => {
  const note = "---\ntype: incident\nowner: Ana\n---\nÃœberlauf\n";
  await start({ "Operations/N.md": note });
  await host.run("check-vault");
  await host.settle();
  expect(await problemsShown()).toContain("mojibake");
  await host.write("Operations/N.md", note.replace("Ãœ", "Ü"));
  await host.settle();
  expect(await problemsShown()).not.toContain("mojibake");
});

test("What is known of one note follows its name, goes with it, and leaves the others' problems as they are", async () => {
  const note = "---\ntype: incident\nowner: Ana\nseverity: huge\n---\nÃœberlauf\n";
  await start({ "Operations/First.md": note, "Operations/Second.md": note });
  await host.run("check-vault");
  await host.settle();
  const shownOf = async (...names: readonly string[]): Promise<boolean[]> => {
    const shown = await problemsShown();
    return names.map((name) => shown.includes(name));
  };
  expect(await shownOf("First", "Second", "mojibake")).toEqual([true, true, true]);
  const file = host.app.vault.getFileByPath("Operations/First.md");
  if (!file) throw new Error("no note");
  await host.app.vault.rename(file, "Operations/Third.md");
  await host.settle();
  expect(await shownOf("First", "Second", "Third")).toEqual([false, true, true]);
  await host.write("Operations/Third.md", "---\ntype: incident\nowner: Ana\nseverity: SEV2\n---\n");
  await host.settle();
  expect(await shownOf("huge", "Second")).toEqual([true, true]);
  await host.app.vault.delete(file);
  await host.settle();
  expect(await shownOf("Third", "Second", "huge", "mojibake")).toEqual([false, true, true, true]);
});

describe("A fix", () => {
  test.each<[string, string, string | undefined, string | undefined, string]>([
    ["chooses an allowed word", "---\ntype: procedure\nstatus: aproved\n---\n\n1. a\n2. b\n", undefined, "approved", "---\ntype: procedure\nstatus: approved\n---\n\n1. a\n2. b\n"],
    ["keeps one of two lines", "---\ntype: incident\nowner: Ana\ntitle: A\ntitle: B\n---\n", undefined, "5: B", "---\ntype: incident\nowner: Ana\ntitle: B\n---\n"],
    ["keeps the name that is chosen of two", "---\ntype: incident\nowner: Ana\nseverity: SEV1\nsev: 2\n---\n", undefined, "sev", "---\ntype: incident\nowner: Ana\nsev: 2\n---\n"],
    ["says which of two meanings", "---\ntype: procedure\nstarts: 2026-11-02\nschedule: bi-weekly\n---\n\n1. a\n2. b\n", undefined, "every 2 weeks", "---\ntype: procedure\nstarts: 2026-11-02\nschedule: every 2 weeks\n---\n\n1. a\n2. b\n"],
    ["numbers the bullets", "---\ntype: procedure\n---\n\n- a\n  - detail\n- b\n", undefined, undefined, "---\ntype: procedure\n---\n\n1. a\n  - detail\n1. b\n"],
    ["puts letters right", "---\ntype: incident\nowner: Ana\n---\nÃœberlauf\n", undefined, undefined, "---\ntype: incident\nowner: Ana\n---\nÜberlauf\n"],
    ["merges what git left, keeping both logs", "---\ntype: incident\nowner: Ana\n---\n\n## Log\n\n<<<<<<< HEAD\n- 2026-11-20 08:00 a\n=======\n- 2026-11-20 08:05 b\n>>>>>>> x\n", undefined, "", "---\ntype: incident\nowner: Ana\n---\n\n## Log\n\n- 2026-11-20 08:00 a\n- 2026-11-20 08:05 b\n"],
  ])("%s", async (_title, before, title, answer, after) => {
    await start({ "Operations/N.md": before });
    await fix("Operations/N.md", title);
    if (answer === "") await confirm();
    else if (answer !== undefined) await choose(answer);
    expect(await host.read("Operations/N.md")).toBe(after);
    await host.run("undo-last-operation");
    expect(await host.read("Operations/N.md")).toBe(before);
  });

  test("asks for a value where there is no list of words", async () => {
    await start({ "Operations/N.md": "---\ntype: problem\nstatus: identified\n---\n" });
    await fix("Operations/N.md");
    const input = document.querySelector<HTMLInputElement>(".modal input");
    if (input) input.value = "[[Ana]]";
    await confirm();
    expect(await host.read("Operations/N.md")).toBe('---\ntype: problem\nstatus: identified\nowner: "[[Ana]]"\n---\n');
  });

  test("gives the newer of two records of one id another, renames it, and keeps the old id", async () => {
    const record = (created: string): string => `---\ntype: incident\nid: INC-20261120-01\nowner: Ana\ncreated: ${created}\n---\n`;
    const files = { "Operations/INC-20261120-01 A.md": record("2026-11-20T08:00"), "Operations/INC-20261120-01 B.md": record("2026-11-20T09:00") };
    await start(files);
    await fix("Operations/INC-20261120-01 B.md");
    await confirm();
    expect(Object.keys(host.files()).sort()).toEqual(["Operations/INC-20261120-01 A.md", "Operations/INC-20261120-02 B.md"]);
    expect(await host.read("Operations/INC-20261120-02 B.md")).toBe("---\ntype: incident\nid: INC-20261120-02\nowner: Ana\ncreated: 2026-11-20T09:00\naliases:\n  - INC-20261120-01\n---\n");
    await host.run("undo-last-operation");
    expect(diff(files)).toBe("");
  });

  test("merges a conflicted copy into its note after a preview, and the copy goes to the trash", async () => {
    const note = (line: string): string => `---\ntype: incident\nowner: Ana\n---\n\n## Timeline\n\n- 2026-11-20 08:00 Alert\n${line}`;
    const copy = "Operations/N (Conflicted copy laptop 202611201011).md";
    const files = { "Operations/N.md": note("- 2026-11-20 08:05 Called\n"), [copy]: note("- 2026-11-20 08:06 Restarted\n") };
    await start(files);
    await fix(copy);
    await confirm();
    expect(Object.keys(host.files())).toEqual(["Operations/N.md"]);
    expect(await host.read("Operations/N.md")).toBe(note("- 2026-11-20 08:05 Called\n- 2026-11-20 08:06 Restarted\n"));
    await host.run("undo-last-operation");
    expect(diff(files)).toBe("");
  });

  test("of all of one kind is shown first and mends every note", async () => {
    const broken = (name: string): string => `---\ntype: incident\nowner: Ana\ntitle: ${name}: down\n---\n`;
    const files = Object.fromEntries(["A", "B", "C", "D"].map((name) => [`Operations/${name}.md`, broken(name)]));
    await start(files);
    await problemsShown();
    document.querySelector<HTMLElement>('[data-key="group"]')?.click();
    await host.settle();
    button("Fix all").click();
    await host.settle();
    expect(host.files()).toEqual(files);
    await confirm();
    for (const name of ["A", "B", "C", "D"]) expect(await host.read(`Operations/${name}.md`)).toBe(broken(name).replace(`${name}: down`, `"${name}: down"`));
    await host.run("undo-last-operation");
    expect(diff(files)).toBe("");
  });
});

describe("A report of the check", () => {
  test("is a note that reads back with no problem and in which nothing of a note comes alive", async () => {
    await start({ "Operations/N.md": '---\ntype: incident\nowner: Ana\nseverity: "<% alert %> `x` [[y]]"\n---\n' });
    await problemsShown();
    document.querySelector<HTMLElement>('[aria-label="More actions for Problems"]')?.click();
    await host.settle();
    [...document.querySelectorAll<HTMLElement>(".menu-item")].find((item) => item.textContent?.includes("Write report"))?.click();
    await host.settle();
    const [path] = Object.keys(host.files()).filter((each) => each.includes("Check of the vault"));
    const text = await host.read(path ?? "");
    expect([path, text.includes("<%"), text.includes("template-tag")]).toEqual(["Operations/Reports/2026/2026-11-23 Check of the vault.md", false, true]);
    expect(await problemsShown()).not.toContain("Check of the vault");
  });
});
