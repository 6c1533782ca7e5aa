import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { ChecklistCard } from "../../src/domain/queries/dashboard.ts";
import { drawChecklistCard } from "../../src/ui/parts/checklist-card.ts";
import { FoldState } from "../../src/ui/views/fold-state.ts";
import { button, press, startHost, the, type UiHost } from "./ui-host.ts";
import { aDashboard, aStep, CHECKLIST, recordedActions } from "./ui-sample.ts";

let host: UiHost;
let calls: string[];
let root: HTMLElement;

beforeAll(async () => {
  host = await startHost();
  return () => host.close();
});

beforeEach(() => {
  root = document.body.createDiv("operations-vault");
});

afterEach(() => {
  closeMenu();
  root.remove();
});

function draw(more: Partial<ChecklistCard> = {}): void {
  const card = aDashboard().today.checklists[0];
  if (!card) throw new Error("The sample has a checklist");
  const actions = recordedActions();
  calls = actions.calls;
  drawChecklistCard(root, { ...card, ...more }, actions.on, new FoldState(() => undefined));
}

function box(line: number): HTMLElement {
  return the(`[data-key="step:${CHECKLIST}:${line}"]`, root);
}

function rowOf(line: number): HTMLElement {
  const row = box(line).closest<HTMLElement>(".operations-vault-row");
  if (!row) throw new Error("A box stands in a row");
  return row;
}

/** A menu that is open takes the arrow keys. */
function closeMenu(): void {
  if (document.querySelector(".menu")) press("Escape");
  expect(document.querySelector(".menu")).toBeNull();
}

function menuTitles(): string[] {
  return [...document.querySelectorAll(".menu .menu-item-title")].map((el) => el.textContent ?? "");
}

describe("a step in the dashboard", () => {
  test.each([
    [10, "true", "Every service answers on its health page: Passed"],
    [11, "false", "Disk usage of db-1: Open"],
    [12, "false", "Replica lag of db-2: Failed"],
    [14, "mixed", "Read the log: In progress"],
    [21, "false", "Call back the lab: Deferred"],
    [22, "false", "Check the printer on the second floor: Not applicable"],
  ])("on line %i is a checkbox that says %s and its state in its name", (line, checked, name) => {
    draw();
    expect(box(line).getAttribute("role")).toBe("checkbox");
    expect(box(line).getAttribute("aria-checked")).toBe(checked);
    expect(box(line).textContent).toBe(name);
  });

  test.each([[12, "Failed"], [14, "In progress"], [21, "Deferred"], [22, "Not applicable"]])("on line %i shows %s by icon and word", (line, word) => {
    draw();
    const tag = the(".operations-vault-tag", rowOf(line));
    expect(tag.textContent).toBe(word);
    expect(tag.querySelector("svg")).not.toBeNull();
  });

  test("shows limit, reading, time, person and notes", () => {
    draw();
    for (const words of ["Limit 0..10 s", "14 s", "08:09", "by Ana", "Ticket raised, see 2026-11-23 Replica lag"]) expect(rowOf(12).textContent).toContain(words);
  });

  test("says what it asks for until it is answered", () => {
    draw();
    expect(rowOf(13).textContent).toContain("EvidenceSecond person");
    expect(rowOf(12).textContent).not.toContain("Reading");
  });

  test("says from which checklist it was carried over and opens it", () => {
    draw();
    the<HTMLAnchorElement>('a[data-href="2026-11-20 Daily checklist"]', rowOf(23)).click();
    expect(rowOf(23).textContent).toContain("Carried over from 2026-11-20 Daily checklist");
    expect(calls).toEqual(["note 2026-11-20 Daily checklist"]);
  });

  test("never draws its words as HTML", () => {
    draw({ sections: [{ title: "<b>x</b>", linkText: "", change: "none", steps: [aStep(3, '<img src=x onerror="alert(1)"> [[a|<i>b</i>]] `<u>`', { notes: ["<script>1</script>"] })] }] });
    expect(root.querySelector("img, i, u, b, script")).toBeNull();
    expect(rowOf(3).textContent).toContain('<img src=x onerror="alert(1)"> <i>b</i> <u>');
  });

  test("is passed by a click on its box and opened by a click on its words", () => {
    draw();
    box(11).click();
    the(".operations-vault-step-words", rowOf(11)).click();
    expect(calls).toEqual([`answer ${CHECKLIST} 11 passed`, `note ${CHECKLIST} 11`]);
  });

  test.each([
    [" ", 11, "answer 11 passed"], [" ", 12, "answer 12 open"], [" ", 14, "answer 14 passed"],
    ["f", 11, "answer 11 failed"], ["N", 11, "answer 11 not-applicable"], ["d", 11, "answer 11 deferred"], ["Enter", 11, "note 11"],
  ])("answers to the key %j on line %i", (key, line, expected) => {
    draw();
    box(line).focus();
    press(key);
    expect(calls.map((call) => call.replace(`${CHECKLIST} `, ""))).toEqual([expected]);
  });

  test.each(["f", "n", "d", " "])("leaves %j with a modifier to the app", (key) => {
    draw();
    box(11).focus();
    press(key, { ctrlKey: true });
    expect(calls).toEqual([]);
  });

  test.each([["ContextMenu", {}], ["F10", { shiftKey: true }]])("opens its menu by %s", (key, more) => {
    draw();
    box(12).focus();
    press(key, more);
    expect(menuTitles()).toEqual(["Pass", "Mark not applicable", "Defer", "Reopen", "Declare incident", "Open in note"]);
  });

  test("opens the same menu by its button and by the right mouse button", () => {
    draw();
    button("More actions for Disk usage of db-1", root).click();
    const byButton = menuTitles();
    closeMenu();
    rowOf(11).dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    expect(byButton).toEqual(["Pass", "Fail", "Mark not applicable", "Defer", "Open in note"]);
    expect(menuTitles()).toEqual(byButton);
  });
});

describe("the list of steps", () => {
  const keys = (): string => document.activeElement?.getAttribute("data-key")?.replace(CHECKLIST, "") ?? "";

  test("is walked by arrows, Home and End over headings and steps", () => {
    draw();
    box(10).focus();
    const walked = ["ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home"].map((key) => {
      press(key);
      return keys();
    });
    expect(walked).toEqual(["step::11", "step::12", "step::11", "step::23", "step::23", "fold:section::[[Morning round]]"]);
  });

  test("has one Tab stop: the row that was walked to, with what stands beside it", () => {
    draw();
    const stops = (): string[] => [...root.querySelectorAll<HTMLElement>(".operations-vault-card-body [tabindex='0']")].map((el) => el.dataset["key"]?.replace(CHECKLIST, "") ?? el.textContent ?? "");
    expect(stops()).toEqual(["fold:section::[[Morning round]]", "open:section::[[Morning round]]"]);
    box(11).focus();
    expect(stops()).toEqual(["step::11", "db-1", "more::11"]);
  });

  test("leaves out the steps of a section that was closed by the left arrow", () => {
    draw();
    box(10).focus();
    press("ArrowUp");
    press("ArrowLeft");
    press("ArrowDown");
    expect(keys()).toBe("fold:section::User support");
    expect(box(10).closest("[hidden]")).not.toBeNull();
  });
});

describe("a checklist in the dashboard", () => {
  test("says how far it is and what is next", () => {
    draw();
    expect(the("svg[role=img]", root).getAttribute("aria-label")).toBe("5 of 9 steps answered");
    expect(the(".operations-vault-card-head", root).textContent).toContain("Next: Disk usage of db-1");
  });

  test("can be finished by its button only when it is ready, and by its menu always", () => {
    draw();
    expect(root.querySelector(".mod-cta")).toBeNull();
    button("More actions for Daily checklist", root).click();
    expect(menuTitles()).toEqual(["Finish checklist", "Skip checklist", "Open note"]);
    root.empty();
    draw({ ready: true });
    the(".mod-cta", root).click();
    expect(calls).toEqual([`finish ${CHECKLIST}`]);
  });

  test("that is closed takes no answer any more and keeps its steps folded", () => {
    draw({ status: "done-with-exceptions" });
    expect(the(".operations-vault-card-head", root).textContent).toContain("Done with exceptions");
    expect(box(11).closest("[hidden]")).not.toBeNull();
    box(11).click();
    box(11).focus();
    press(" ");
    press("f");
    expect(calls).toEqual([]);
    expect(box(11).getAttribute("aria-disabled")).toBe("true");
  });
});
