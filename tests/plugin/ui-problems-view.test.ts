import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CATALOGUE } from "../../src/domain/problems/catalogue.ts";
import type { ProblemRow } from "../../src/domain/problems/problem-row.ts";
import { fixLabel, problemDetail, problemTitle, ruleTitle } from "../../src/problem-words.ts";
import { drawProblems } from "../../src/ui/parts/problems-section.ts";
import { FoldState } from "../../src/ui/views/fold-state.ts";
import { PROBLEMS_VIEW, ProblemsView } from "../../src/ui/views/problems-view.ts";
import { button, frames, press, showView, startHost, the, type UiHost } from "./ui-host.ts";
import { aProblem, manyProblems, SOME_PROBLEMS, testSource, type TestSource } from "./ui-problem-sample.ts";
import { recordedActions } from "./ui-sample.ts";

let host: UiHost;
let leaf: WorkspaceLeaf;
let source: TestSource;

beforeEach(async () => {
  host = await startHost();
  source = testSource(SOME_PROBLEMS);
  leaf = await showView(host, PROBLEMS_VIEW, (of) => new ProblemsView(of, source));
  await frames();
});

afterEach(async () => {
  if (document.querySelector(".menu")) press("Escape");
  await host.close();
});

const view = (): ProblemsView => leaf.view as ProblemsView;
const rows = (): HTMLElement[] => [...view().contentEl.querySelectorAll<HTMLElement>('[role="listitem"]')];
const wordsOf = (el: HTMLElement): string => (el.textContent ?? "").replaceAll("\u200b", "").trim();
const titles = (): string[] => rows().map((row) => wordsOf(the("[data-walk]", row)).replace(/\s+/g, " "));
const row = (words: string): HTMLElement => {
  const found = rows().find((el) => wordsOf(el).includes(words));
  if (!found) throw new Error(`No row says ${words}: ${titles().join(" / ")}`);
  return found;
};
const open = (words: string): HTMLElement => the("[data-walk]", row(words));
const menuTitles = (): string[] => [...document.querySelectorAll(".menu .menu-item-title")].map((el) => el.textContent ?? "");

async function show(problems: readonly ProblemRow[] | Error): Promise<void> {
  source.change(problems);
  await frames();
}

async function choose(item: string): Promise<void> {
  [...document.querySelectorAll<HTMLElement>(".menu .menu-item")].find((el) => el.textContent === item)?.click();
  await frames();
}

describe("the Problems view", () => {
  test("lists problems under their notes in the order of their paths, with line, code, what was found and what to do", () => {
    expect(titles()).toEqual([
      "Operations/Incidents/2026/INC-20261112-01 Slow search",
      "Error: Line 3: a value with a colon needs quotes colon-in-valuetitle: Search: slow again Write title: \"Search: slow again\". Obsidian cannot read this note's properties; last known: incident, SEV3, responding.",
      "Warning: Nobody owns this GEN-OWNER Expected owner or commander while it is responding. Name who sees to it.",
      "Operations/Maintenance/Rotate logs",
      "Warning: “bi-weekly” can mean two things schedule-ambiguous Expected one meaning. Twice a week, or every two weeks?",
      "Operations/Procedures/Failover of db-1",
      "Warning: Past review PRC-FRESH Due 2026-06-20, last reviewed 2025-12-20, every 6 months. It was run on 2026-09-03.",
      "Operations/Services/db-1",
      "Minor: Another note has the same name same-name Also: Operations/Old/db-1.md. Links by name alone go to one of them.",
    ]);
    expect(the(".operations-vault-problems-title", view().contentEl).textContent).toBe("Problems5");
  });

  test("shows each weight by an icon of its own", () => {
    const icons = ["colon-in-value", "schedule-ambiguous", "same-name"].map((code) => the("svg", row(code)).getAttribute("class"));
    expect(new Set(icons).size).toBe(3);
  });

  test("opens a problem by a click and a note by its heading", () => {
    open("schedule-ambiguous").click();
    open("Operations/Services/db-1").click();
    expect(source.calls).toEqual(["open schedule-ambiguous Rotate logs", "open same-name db-1"]);
  });

  test.each([["colon-in-value", "Add quotes"], ["schedule-ambiguous", "Choose"], ["PRC-FRESH", "Mark reviewed"], ["GEN-OWNER", "Fill in"]])("offers to mend %s by %s, with its button and by F", (code, label) => {
    button(label, row(code)).click();
    open(code).focus();
    press("f");
    press("F");
    expect(source.calls.map((call) => call.split(" ").slice(0, 2).join(" "))).toEqual(Array(3).fill(`fix ${code}`));
  });

  test("offers no fix where there is none, and leaves F with a modifier to the app", () => {
    open("same-name").focus();
    press("f");
    open("PRC-FRESH").focus();
    press("f", { ctrlKey: true });
    expect([row("same-name").querySelectorAll("button").length, source.calls]).toEqual([1, []]);
  });

  test.each([
    ["colon-in-value", ["Open note", "Add quotes", "Fix all of this kind", "Copy code"]],
    ["PRC-FRESH", ["Open note", "Mark reviewed", "Fix all of this kind", "Snooze", "Copy code"]],
    ["schedule-ambiguous", ["Open note", "Choose", "Copy code"]],
    ["same-name", ["Open note", "Copy code"]],
  ])("has a menu on %s", (code, expected) => {
    open(code).focus();
    press("F10", { shiftKey: true });
    expect(menuTitles()).toEqual(expected);
  });

  test("puts a review off and mends all of a kind from the menu", async () => {
    row("PRC-FRESH").dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    await choose("Snooze");
    row("PRC-FRESH").dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    await choose("Fix all of this kind");
    expect(source.calls).toEqual(["snooze PRC-FRESH Failover of db-1", "fix all PRC-FRESH"]);
  });

  test("is walked over headings and problems", () => {
    view().focusList();
    const walked = ["ArrowDown", "End", "ArrowUp", "Home"].map((key) => {
      press(key);
      return wordsOf(document.activeElement as HTMLElement).slice(0, 20);
    });
    expect(walked).toEqual(["Error: Line 3: a val", "Minor: Another note ", "Operations/Services/", "Operations/Incidents"]);
  });

  test("gives the focus to the next row once a problem is mended", async () => {
    open("colon-in-value").focus();
    await show(SOME_PROBLEMS.filter(({ code }) => code !== "colon-in-value"));
    expect(wordsOf(document.activeElement as HTMLElement)).toContain("GEN-OWNER");
  });

  test("never draws what was found as HTML", async () => {
    await show([aProblem("value-unreadable", "<b>x</b>.md", { key: "<i>severity</i>", found: '<img src=x onerror="alert(1)">', expected: "<u>SEV1</u>", hint: "[a](javascript:alert(1))", lastKnown: "<s>incident</s>" })]);
    expect(view().contentEl.querySelector("img, i, u, s, [href]")).toBeNull();
    expect(titles().join(" ")).toContain('“<img src=x onerror="alert(1)">” cannot be read as <i>severity</i>');
  });
});

describe("grouped by rule", () => {
  beforeEach(() => button("By note: group by rule").click());

  test("shows errors first, each rule with its code and count, each problem with its note", () => {
    const headings = [...view().contentEl.querySelectorAll<HTMLElement>(".operations-vault-problem-group")].map(wordsOf);
    expect(headings).toEqual(["A value with a colon needs quotescolon-in-value1Fix all", "Nobody owns thisGEN-OWNER1", "ReviewsPRC-FRESH1Fix all", "A schedule can mean two thingsschedule-ambiguous1", "Another note has the same namesame-name1"]);
    expect(titles()[3]).toContain("INC-20261112-01 Slow search");
  });

  test("mends all of a rule where nothing has to be chosen", () => {
    button("Fix all: Reviews").click();
    expect(source.calls).toEqual(["fix all PRC-FRESH"]);
  });

  test("folds a rule by a click and by arrows, and keeps the focus on it", () => {
    open("colon-in-value").focus();
    press("ArrowLeft");
    expect([rows().length, open("colon-in-value").getAttribute("aria-expanded")]).toEqual([9, "false"]);
    expect(document.activeElement === open("colon-in-value")).toBe(true);
    press("ArrowRight");
    expect(rows().length).toBe(10);
    open("colon-in-value").click();
    expect(rows().length).toBe(9);
  });

  test("is kept in the layout with what is folded and left out", async () => {
    open("GEN-OWNER").click();
    button("More actions for Problems").click();
    await choose("Hide minor problems");
    const state = view().getState();
    expect(state).toMatchObject({ grouping: "rule", hidesMinor: true, folds: { "GEN-OWNER": false } });
    await view().setState({ grouping: "odd", folds: 5 }, { history: false } as ViewStateResult);
    expect([titles()[0], rows().length]).toEqual(["Operations/Incidents/2026/INC-20261112-01 Slow search", 9]);
    await view().setState(state, { history: false } as ViewStateResult);
    expect([rows().length, wordsOf(button("By rule: group by note"))]).toEqual([7, "By rule"]);
  });
});

describe("many problems", () => {
  test("are drawn as far as they are in sight", async () => {
    await show(manyProblems(10_000));
    expect(rows().length).toBeLessThan(40);
    expect(the(".operations-vault-problems-title", view().contentEl).textContent).toBe("Problems10,000");
  });

  test.each([[20, "Operations/A0"], [21, "Operations/Z"]])("%i overdue reviews let the list begin with %s", async (count, first) => {
    const reviews = Array.from({ length: count }, (_, at) => aProblem("PRC-FRESH", `Operations/A${at}.md`));
    await show([...reviews, aProblem("GEN-LINK", "Operations/Z.md")]);
    expect(titles()[0]).toBe(first);
    expect(rows().some((el) => wordsOf(el).startsWith("ReviewsPRC-FRESH21"))).toBe(count === 21);
  });

  test("that say the same in one note are all listed", async () => {
    await show([1, 2, 3].map(() => aProblem("GEN-LINK", "A.md", { key: "services", found: "[[X]]" })));
    expect(rows().length).toBe(4);
  });
});

describe("the list is drawn", () => {
  test("once for many changes in one frame, and read anew only where the problems changed", async () => {
    for (let at = 0; at < 5; at++) source.check(`Checking ${at} of 5 notes`);
    await frames();
    expect([source.reads, the("[role=status]", view().contentEl).textContent]).toEqual([1, "Checking 4 of 5 notes"]);
    await show(SOME_PROBLEMS.slice(1));
    expect([source.reads, rows().length]).toEqual([2, 7]);
  });

  test("only while it shows", async () => {
    view().containerEl.hide();
    await show([]);
    expect(source.reads).toBe(1);
    view().containerEl.show();
    view().onResize();
    await frames();
    expect([source.reads, rows().length]).toEqual([2, 0]);
  });

  test("no more once it is closed", async () => {
    leaf.detach();
    await show([]);
    expect(source.reads).toBe(1);
  });

  test("with what went wrong, until it can be read again", async () => {
    await show(new Error("The index is gone"));
    expect(the("[role=status]", view().contentEl).textContent).toContain("The index is gone");
    await show(SOME_PROBLEMS);
    expect(the("[role=status]", view().contentEl).textContent).toBe("");
  });

  test("as a sentence and a way to look further where there is no problem", async () => {
    await show([]);
    const empty = the(".operations-vault-problems-empty", view().contentEl);
    expect([empty.hidden, empty.textContent]).toEqual([false, expect.stringContaining("No problems found.")]);
    button("Check vault", empty).click();
    expect(source.calls).toEqual(["check"]);
  });

  test("without minor problems where they are hidden, and says so where nothing else is left", async () => {
    button("More actions for Problems").click();
    expect(menuTitles()).toEqual(["Write report", "Hide minor problems"]);
    await choose("Hide minor problems");
    expect(rows().length).toBe(7);
    await show(SOME_PROBLEMS.filter(({ weight }) => weight === "note"));
    expect(the(".operations-vault-problems-empty", view().contentEl).textContent).toContain("1 minor problem is hidden.");
    button("More actions for Problems").click();
    await choose("Write report");
    expect(source.calls).toEqual(["report"]);
  });
});

describe("the words of a problem", () => {
  test.each(Object.keys(CATALOGUE))("say the rule %s without a note", (code) => {
    expect(ruleTitle(code)).toMatch(/^[A-Z][^{}|]{5,60}$/);
  });

  test.each([
    [{ code: "value-unreadable", key: "severity", line: 4, found: "bad" }, "Line 5: “bad” cannot be read as severity"],
    [{ code: "toml", line: 0 }, "Line 1: properties in TOML are not read"],
    [{ code: "GEN-ID", line: 4, found: "INC-1", expected: "an id of its own" }, "“INC-1” is not an id of its own"],
    [{ code: "PRC-FRESH", key: "last_tested" }, "Not tested for a year"],
    [{ code: "GEN-LINK", found: "x".repeat(80) }, `“${"x".repeat(59)}…” leads nowhere`],
    [{ code: "constructor" }, "Something cannot be read"],
  ])("%j", (problem, expected) => {
    expect(problemTitle({ found: "", expected: "", hint: "", ...problem })).toBe(expected);
  });

  test("quote what was found where the title does not, and say it once", () => {
    const details = SOME_PROBLEMS.map((problem) => problemDetail(problem));
    expect(details.map(({ quoted }) => quoted)).toEqual(["", "title: Search: slow again", "", "", ""]);
  });

  test.each([["colon-in-value", "mend", "Add quotes"], ["yaml", "mend", "Mend"], ["MNT-DUP", "merge", "Merge"], ["GEN-ID", "renumber", "Renumber"], ["no-steps", "number-bullets", "Number its bullets"]] as const)("call the fix of %s (%s) %s", (code, fix, label) => {
    expect(fixLabel(code, fix)).toBe(label);
  });
});

describe("the dashboard's problems", () => {
  test.each([[8, 8, false], [9, 8, true]])("of %i shows %i and the way to all: %s", (count, drawn, hasMore) => {
    const root = document.body.createDiv();
    const { on, calls } = recordedActions();
    const problems = Array.from({ length: count }, (_, line) => ({ path: "A.md", name: "A", line, sentence: "Something", hint: "", code: "yaml" }));
    drawProblems(root, problems, on, new FoldState(() => undefined));
    expect(root.querySelectorAll('[role="listitem"]').length).toBe(drawn);
    [...root.querySelectorAll("button")].find((el) => el.textContent === `Show all ${count}`)?.click();
    expect(calls).toEqual(hasMore ? ["open problems"] : []);
    root.remove();
  });
});
