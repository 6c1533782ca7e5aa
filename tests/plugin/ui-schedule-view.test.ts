import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { AgendaItem } from "../../src/domain/queries/agenda.ts";
import { openSchedule } from "../../src/ui/views/open-schedule.ts";
import { SCHEDULE_VIEW, ScheduleView } from "../../src/ui/views/schedule-view.ts";
import { button, frames, press, showView, startHost, the, type UiHost } from "./ui-host.ts";
import { aBand, anItem, SOME_ITEMS, testSchedule, TODAY, type TestSchedule } from "./ui-schedule-sample.ts";

let host: UiHost;
let leaf: WorkspaceLeaf;
let source: TestSchedule;

beforeEach(async () => {
  host = await startHost();
  source = testSchedule();
  leaf = await showView(host, SCHEDULE_VIEW, (of) => new ScheduleView(of, source));
  await frames();
});

afterEach(async () => {
  if (document.querySelector(".menu")) press("Escape");
  await host.close();
});

const view = (): ScheduleView => leaf.view as ScheduleView;
const root = (): HTMLElement => view().contentEl;
const cells = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>("[data-day]")];
const cell = (day: string): HTMLElement => the(`[data-day="${day}"]`, root());
const chips = (day: string): HTMLElement[] => [...cell(day).querySelectorAll<HTMLElement>("button")];
const chip = (day: string, words: string): HTMLElement => {
  const found = chips(day).find((el) => el.textContent?.includes(words));
  if (!found) throw new Error(`No chip says ${words}: ${cell(day).outerHTML}`);
  return found;
};
const shownChips = (day: string): string[] => chips(day).map((el) => el.textContent ?? "");
const cellName = (day: string): string => cell(day).querySelector(".operations-vault-unseen")?.textContent ?? "";
const heading = (): string => the(".operations-vault-schedule-title", root()).textContent ?? "";
const rows = (): HTMLElement[] => [...root().querySelectorAll<HTMLElement>(".operations-vault-entry")].filter((el) => !el.closest("[hidden]"));
const rowWords = (el: HTMLElement): string => [...el.querySelectorAll<HTMLElement>(".operations-vault-time, .operations-vault-row-title, .operations-vault-meta > span")].map((part) => part.textContent).filter(Boolean).join(" | ");
const detail = (): HTMLElement => the(".operations-vault-detail", root());
const lines = (): string[] => [...root().querySelectorAll<HTMLElement>(".operations-vault-schedule-line:not([hidden])")].map((el) => el.textContent ?? "");
const focused = (): string => {
  const el = document.activeElement as HTMLElement;
  return el.dataset["day"] ?? el.textContent ?? "";
};
const menuTitles = (): string[] => [...document.querySelectorAll(".menu .menu-item-title")].map((el) => el.textContent ?? "");
const select = (name: string): HTMLSelectElement => the<HTMLSelectElement>(`select[aria-label="${name}"]`, root());

async function choose(name: string, value: string): Promise<void> {
  select(name).value = value;
  select(name).dispatchEvent(new Event("change"));
  await frames();
}

async function keys(...pressed: string[]): Promise<string[]> {
  const all: string[] = [];
  for (const key of pressed) {
    press(key);
    await frames();
    all.push(focused());
  }
  return all;
}

async function layOut(name: "Month" | "Week" | "Agenda"): Promise<void> {
  button(name, root()).click();
  await frames();
}

async function change(items: readonly AgendaItem[]): Promise<void> {
  source.items = items;
  source.tell();
  await frames();
}

async function width(pixels: number): Promise<void> {
  Object.defineProperty(root(), "clientWidth", { configurable: true, value: pixels });
  view().onResize();
  await frames();
}

describe("the month", () => {
  test("shows whole weeks from Monday on, with the days around it apart", () => {
    expect([heading(), source.reads]).toEqual(["November 2026", ["2026-10-26 2026-12-06"]]);
    expect([cells().length, cells()[0]?.dataset["day"], cells().at(-1)?.dataset["day"]]).toEqual([42, "2026-10-26", "2026-12-06"]);
    expect(cells().filter((el) => el.classList.contains("operations-vault-outside")).length).toBe(12);
    expect(cells().map((el) => the(".operations-vault-date-number", el).textContent).filter((text) => text?.includes(" "))).toEqual(["1 Nov", "1 Dec"]);
  });

  test("says in every day's name what it holds", () => {
    expect(cellName(TODAY)).toBe("Monday 23 November 2026, Today, 5 entries, 1 overdue or missed");
    expect(cell(TODAY).getAttribute("aria-current")).toBe("date");
    expect(cellName("2026-11-18")).toBe("Wednesday 18 November 2026, 1 entry, Repentance Day");
    expect(cellName("2026-11-26")).toBe("Thursday 26 November 2026, nothing, Hard freeze: Black Friday");
  });

  test.each([
    ["2026-11-12", "Restore test, missed", "alarm", "Restore test, missed, backup", "circle-x"],
    ["2026-11-16", "Morning round", "done", "Morning round, done", ""],
    ["2026-11-17", "06:00 Rotate logs", "done", "06:00 Rotate logs, done, db-1", ""],
    ["2026-11-17", "22:00 Release 4.2", "blue", "22:00 Release 4.2, planned, shop", ""],
    ["2026-11-18", "Empty trash", "quiet", "Empty trash, skipped", "circle-minus"],
    ["2026-11-19", "Mow the lawn", "quiet", "Mow the lawn, not due", "circle-slash"],
    ["2026-11-20", "14:05 Checkout fails", "alarm", "14:05 Checkout fails, open, shop", "siren"],
    ["2026-11-20", "Fan of rack 2", "quiet", "Fan of rack 2, on hold", "circle-pause"],
    ["2026-11-21", "22:00 Window", "blue", "22:00 Window, Night window, 22:00 to 02:00", ""],
    [TODAY, "UPS self-test, late by 3 days", "alarm", "UPS self-test, late by 3 days, overdue, moved from Sunday 22 November, 2 more before it, power", "circle-alert"],
  ])("on %s draws %s as %s", (day, text, tone, name, icon) => {
    const el = chip(day, text);
    expect([el.textContent, el.dataset["tone"], el.getAttribute("aria-label")]).toEqual([text, tone, name]);
    expect(el.querySelector("svg")?.getAttribute("class") ?? "").toContain(icon);
    expect(el.querySelector("svg") === null).toBe(icon === "");
  });

  test("lets more stand than there is room for behind a count, but nothing that is late", async () => {
    expect(shownChips(TODAY)).toEqual(["Capacity review", "UPS self-test, late by 3 days", "3 more"]);
    chip(TODAY, "3 more").click();
    await frames();
    expect([button("Agenda", root()).getAttribute("aria-pressed"), rowWords(rows()[0] as HTMLElement)]).toEqual(["true", expect.stringContaining("Capacity review")]);
    expect(source.reads.at(-1)).toBe("2026-11-23 2026-12-22");
  });

  test("shows as many chips as the height has room for", async () => {
    Object.defineProperty(the(".operations-vault-schedule-main", root()), "clientHeight", { configurable: true, value: 26 + 6 * (30 + 5 * 24) });
    view().onResize();
    await frames();
    expect(shownChips(TODAY).length).toBe(5);
    expect(shownChips(TODAY).at(-1)).toBe("22:00 Patch web");
  });

  test("draws a freeze over all its days, named on the first of each week", () => {
    const lanes = cells().filter((el) => el.querySelector("[data-level=hard]")).map((el) => `${el.dataset["day"]} ${the("[data-level]", el).textContent}`);
    expect(lanes).toEqual(["2026-11-26 Black Friday", "2026-11-27 ", "2026-11-28 ", "2026-11-29 ", "2026-11-30 Black Friday", "2026-12-01 "]);
    expect(chip("2026-11-30", "Black Friday").getAttribute("aria-label")).toBe("Black Friday, Hard freeze, until Tuesday 1 December");
  });

  test("keeps the lane of a freeze while another one goes on", async () => {
    source.bands = [aBand("freeze", "A", "2026-11-16", "2026-11-17"), aBand("freeze", "B", "2026-11-17", "2026-11-19")];
    source.tell();
    await frames();
    const lanes = ["16", "17", "18", "20"].map((date) => [...cell(`2026-11-${date}`).querySelectorAll<HTMLElement>(".operations-vault-lane")].map((el) => ("level" in el.dataset ? el.textContent : "-")));
    expect(lanes).toEqual([["A"], ["", "B"], ["-", ""], []]);
  });

  test("is a grid of rows and named cells with one Tab stop", () => {
    const grid = the("[role=grid]", root());
    expect([grid.querySelectorAll("[role=row]").length, grid.querySelectorAll("[role=columnheader]").length, grid.querySelectorAll("[role=row] > [role=gridcell]").length]).toEqual([7, 7, 42]);
    expect(the("[role=columnheader]", grid).textContent).toBe("Monday");
    expect([...grid.querySelectorAll<HTMLElement>("*")].filter((el) => el.tabIndex === 0)).toEqual([cell(TODAY)]);
  });

  test.each([["2026-02-15", 4, "February 2027"], ["2027-02-01", 4, "February 2027"], ["2026-03-10", 6, "March 2026"]])("around %s has %i weeks or fewer", async (day, weeks) => {
    await view().setState({ day }, { history: false } as ViewStateResult);
    await frames();
    expect(cells().length / 7).toBe(day === "2026-02-15" ? 5 : weeks);
  });
});

describe("walking the month", () => {
  beforeEach(() => cell(TODAY).focus());

  test("goes from day to day and week to week", async () => {
    expect(await keys("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home", "End")).toEqual(["2026-11-24", "2026-12-01", "2026-11-30", "2026-11-23", "2026-11-23", "2026-11-29"]);
  });

  test("turns to the other month where it leaves this one, and back", async () => {
    await keys("ArrowDown");
    expect([heading(), focused()]).toEqual(["November 2026", "2026-11-30"]);
    await keys("ArrowRight");
    expect([heading(), focused()]).toEqual(["December 2026", "2026-12-01"]);
    await keys("PageUp", "PageUp", "PageDown");
    expect([heading(), focused()]).toEqual(["November 2026", "2026-11-01"]);
    await keys("t");
    expect([heading(), focused()]).toEqual(["November 2026", TODAY]);
  });

  test("keeps the last day of a month where a month is shorter", async () => {
    await view().setState({ day: "2027-01-31" }, { history: false } as ViewStateResult);
    await frames();
    cell("2027-01-31").focus();
    expect(await keys("PageDown")).toEqual(["2027-02-28"]);
  });

  test("enters a day by Enter, goes through its entries, and leaves it by Escape", async () => {
    expect(await keys("Enter", "ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp")).toEqual(["Capacity review", "UPS self-test, late by 3 days", "3 more", "3 more", "UPS self-test, late by 3 days"]);
    expect(await keys("Escape")).toEqual([TODAY]);
  });

  test("opens a note by O and by Ctrl+Enter", async () => {
    await keys("Enter", "o");
    press("Enter", { ctrlKey: true });
    expect(source.calls).toEqual(["open Operations/Capacity review.md", "open Operations/Capacity review.md in a tab"]);
  });

  test.each([["w", "Week"], ["a", "Agenda"], ["m", "Month"]])("changes the layout by %s and stays in the days", async (key, name) => {
    await keys(key);
    expect(button(name, root()).getAttribute("aria-pressed")).toBe("true");
    expect(the(".operations-vault-schedule-body", root()).contains(document.activeElement)).toBe(true);
  });

  test("leaves letters to a filter, and keys with modifiers to the app", async () => {
    select("Kind").focus();
    expect(press("w")).toBe(true);
    cell(TODAY).focus();
    expect(press("w", { ctrlKey: true })).toBe(true);
    await frames();
    expect(button("Month", root()).getAttribute("aria-pressed")).toBe("true");
  });
});

describe("the week", () => {
  beforeEach(() => layOut("Week"));

  test("shows seven days with all that they hold, in the order of time", async () => {
    expect([heading(), cells().length, source.reads.at(-1)]).toEqual(["23 to 29 November 2026", 7, "2026-11-23 2026-11-29"]);
    expect(shownChips(TODAY)).toEqual(["Capacity review", "Lift inspection", "UPS self-test, late by 3 days", "08:00 Vacuum db", "22:00 Patch web"]);
  });

  test("is walked over its entries and its days", async () => {
    cell(TODAY).focus();
    expect(await keys("ArrowUp", "ArrowDown", "ArrowDown", "ArrowUp", "ArrowRight", "ArrowDown")).toEqual([TODAY, "Capacity review", "Lift inspection", "Capacity review", "2026-11-24", "06:00 Rotate logs"]);
    expect(await keys("Home", "ArrowLeft")).toEqual([TODAY, "2026-11-22"]);
    expect(heading()).toBe("16 to 22 November 2026");
  });

  test.each([["2026-12-01", "30 November to 6 December 2026"], ["2026-12-31", "28 December 2026 to 3 January 2027"]])("around %s is headed %s", async (day, expected) => {
    await view().setState({ layout: "week", day }, { history: false } as ViewStateResult);
    await frames();
    expect(heading()).toBe(expected);
  });
});

describe("the agenda", () => {
  beforeEach(() => layOut("Agenda"));

  test("lists day after day what is there, with how it stands", () => {
    const listed = [...root().querySelectorAll<HTMLElement>(".operations-vault-day-heading, .operations-vault-entry")].filter((el) => !el.closest("[hidden]"));
    expect(listed.map((el) => (el.matches(".operations-vault-entry") ? rowWords(el) : `# ${el.textContent}`))).toEqual([
      "# Today, Monday 23 November",
      "Maintenance: Capacity review | in grace, late by 1 day",
      "Maintenance: Lift inspection | due",
      "Maintenance: UPS self-test | power | overdue, late by 3 days, moved from Sunday 22 November, 2 more before it",
      "08:00 | Maintenance: Vacuum db | db-1 | in progress",
      "22:00 | Maintenance: Patch web | shop | due, in freeze",
      "# Tomorrow, Tuesday 24 November",
      "06:00 | Maintenance: Rotate logs | db-1 | planned",
      "# Thursday 26 November",
      "Hard freeze: Black Friday | until Tuesday 1 December",
      "# Friday 27 November",
      "Review: Review of INC-502 | planned",
      "# Saturday 28 November",
      "22:00 | Window: Night window | shop | 22:00 to 02:00",
      "# Tuesday 1 December",
      "06:00 | Maintenance: Rotate logs | db-1 | planned",
    ]);
  });

  test("shows 30 days, and 30 more for each time they are asked for", async () => {
    button("Later", root()).click();
    await frames();
    button("Later", root()).click();
    await frames();
    expect(source.reads.slice(-3)).toEqual(["2026-11-23 2026-12-22", "2026-11-23 2027-01-21", "2026-11-23 2027-02-20"]);
    expect(heading()).toBe("23 November 2026 to 20 February 2027");
    button("30 days later", root()).click();
    await frames();
    expect(source.reads.at(-1)).toBe("2026-12-23 2027-01-21");
  });

  test("is walked from row to row, and its pages turn the period", async () => {
    rows()[0]?.focus();
    const walked = (await keys("ArrowDown", "End", "Home")).map((text) => text.replace(/^Maintenance: /, ""));
    expect(walked).toEqual([expect.stringContaining("Lift inspection"), "Later", expect.stringContaining("Capacity review")]);
    await keys("PageDown");
    expect(heading()).toBe("23 December 2026 to 21 January 2027");
  });

  test("lists an occurrence twice that two lines of a log tell of", async () => {
    await change([anItem(TODAY, "Patch web", { state: "done" }), anItem(TODAY, "Patch web", { state: "missed" })]);
    expect(rows().slice(0, 2).map(rowWords)).toEqual(["Maintenance: Patch web | done", "Maintenance: Patch web | missed"]);
  });

  test("draws of thousands of rows those in sight", async () => {
    await change(Array.from({ length: 3000 }, (_, at) => anItem(TODAY, `Job ${at}`)));
    expect(rows().length).toBeLessThan(60);
  });
});

describe("details", () => {
  const openDetail = async (): Promise<void> => {
    chip(TODAY, "UPS").focus();
    chip(TODAY, "UPS").click();
    await frames();
  };
  const detailButtons = (): string[] => [...detail().querySelectorAll(".operations-vault-detail-buttons button")].map((el) => el.textContent ?? "");

  test("say what was understood, the next dates, when it was done last and what went by", async () => {
    await openDetail();
    expect([...detail().querySelectorAll("dl *")].filter((el) => el.childElementCount === 0).map((el) => el.textContent)).toEqual([
      "Understood as", "every month on the 22nd; on the next working day", "Last done", "Thursday 22 October 2026", "Not accounted for", "2 occurrences",
      "Next dates", "Tuesday 22 December", "Monday 25 January 2027 09:00, moved from Friday 22 January 2027", "Monday 22 February 2027, not due, freeze",
    ]);
    expect(the(".operations-vault-standing", detail()).textContent).toBe("overdue, late by 3 days, moved from Sunday 22 November, 2 more before it");
    expect([focused(), detail().hidden]).toEqual(["UPS self-test", false]);
    expect(chip(TODAY, "UPS").getAttribute("aria-current")).toBe("true");
  });

  test("close by Escape and by their button, and give the focus back", async () => {
    await openDetail();
    expect(await keys("Escape")).toEqual(["UPS self-test, late by 3 days"]);
    expect([detail().hidden, chip(TODAY, "UPS").getAttribute("aria-current")]).toEqual([true, null]);
    await openDetail();
    button("Close details", detail()).click();
    expect([detail().hidden, focused()]).toEqual([true, "UPS self-test, late by 3 days"]);
  });

  test("open the note by their title and do what fits", async () => {
    await openDetail();
    source.calls.length = 0;
    the(".internal-link", detail()).click();
    for (const text of detailButtons()) button(text, detail()).click();
    const path = "Operations/UPS self-test.md";
    expect(detailButtons()).toEqual(["Done", "Start work order", "Skip", "Open note", "Catch up"]);
    expect(source.calls).toEqual(["open", "complete", "start", "skip", "open", "catch up"].map((name) => `${name} ${path}`));
  });

  test.each([
    ["2026-11-12", "Restore test", ["Open note", "Catch up"]],
    ["2026-11-17", "Rotate logs", ["Open note", "Catch up"]],
    ["2026-11-17", "Release", ["Check conflicts", "Change status", "Open note"]],
    ["2026-11-20", "Fan of rack", ["Continue", "Change status", "Open note"]],
    ["2026-11-20", "Checkout", ["Open note"]],
    ["2026-11-24", "Rotate logs", ["Open note", "Catch up"]],
  ])("of what stands on %s (%s) offer %j", async (day, words, expected) => {
    chip(day, words).click();
    await frames();
    expect(detailButtons()).toEqual(expected);
  });

  test("offer no skipping of statutory work, and a work order to go on with", async () => {
    await layOut("Week");
    chip(TODAY, "Lift").click();
    await frames();
    expect(detailButtons()).toEqual(["Done", "Start work order", "Open note", "Catch up"]);
    chip(TODAY, "Vacuum").click();
    await frames();
    expect(detailButtons()).toEqual(["Done", "Continue", "Change status", "Skip", "Open note", "Catch up"]);
    source.calls.length = 0;
    for (const text of ["Done", "Continue", "Skip"]) button(text, detail()).click();
    expect(source.calls).toEqual(["complete Operations/WO-1.md", "start Operations/WO-1.md", "skip Operations/Vacuum db.md"]);
  });

  test("follow what changes, keep the focus, and go where their item goes", async () => {
    await openDetail();
    button("Skip", detail()).focus();
    await change(SOME_ITEMS.map((item) => (item.title === "UPS self-test" ? { ...item, lateDays: 4 } : item)));
    expect([the(".operations-vault-standing", detail()).textContent, focused()]).toEqual([expect.stringContaining("late by 4 days"), "Skip"]);
    await change(SOME_ITEMS.filter(({ title }) => title !== "UPS self-test"));
    expect(detail().hidden).toBe(true);
  });

  test("are drawn without a plan that cannot be read", async () => {
    source.plan = undefined;
    await openDetail();
    expect([detail().querySelector("dl"), detailButtons()]).toEqual([null, ["Done", "Start work order", "Skip", "Open note"]]);
  });

  test("are left out where a modifier opens the note at once, and for a window", async () => {
    chip(TODAY, "UPS").dispatchEvent(new MouseEvent("click", { bubbles: true, ctrlKey: true }));
    chip("2026-11-21", "Window").click();
    await frames();
    expect([detail().hidden, source.calls]).toEqual([true, ["open Operations/UPS self-test.md in a tab", "open Operations/Night window.md"]]);
  });

  test("have their actions in a menu on the entry, by mouse and by keyboard", async () => {
    chip(TODAY, "UPS").dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    expect(menuTitles()).toEqual(["Done", "Start work order", "Skip", "Open note"]);
    press("Escape");
    chip("2026-11-17", "Release").focus();
    press("F10", { shiftKey: true });
    expect(menuTitles()).toEqual(["Check conflicts", "Change status", "Open note"]);
  });
});

describe("filters", () => {
  test("list the services and the kinds that there are", () => {
    expect([...select("Service").options].map((option) => option.text)).toEqual(["Service: all", "backup", "db-1", "power", "shop"]);
    expect([...select("Kind").options].map((option) => option.text)).toEqual(["Kind: all", "Maintenance", "Procedures", "Changes", "Reviews", "Incidents", "Work orders"]);
  });

  test("leave the chosen service with its windows, and what concerns every service", async () => {
    await choose("Service", "db-1");
    expect([shownChips(TODAY), shownChips("2026-11-17"), shownChips("2026-11-21"), shownChips("2026-11-26")]).toEqual([["08:00 Vacuum db"], ["06:00 Rotate logs"], [], ["Black Friday"]]);
    await choose("Service", "shop");
    expect([shownChips("2026-11-17"), shownChips("2026-11-21")]).toEqual([["22:00 Release 4.2"], ["22:00 Window"]]);
    await choose("Service", "");
    expect(shownChips("2026-11-17").length).toBe(2);
  });

  test("leave the chosen kind", async () => {
    await choose("Kind", "change");
    expect([shownChips(TODAY), shownChips("2026-11-17")]).toEqual([[], ["22:00 Release 4.2"]]);
    expect(source.reads.length).toBe(1);
  });

  test("are told of where they leave nothing", async () => {
    await choose("Service", "power");
    await choose("Kind", "change");
    expect(lines()).toEqual(["No plan is due in this month. The filters leave some of it out."]);
  });
});

describe("a redraw", () => {
  test("keeps every day but the one that changed", async () => {
    const before = cells();
    await change(SOME_ITEMS.map((item) => ({ ...item, state: item.title === "Patch web" || item.title === "UPS self-test" ? "done" : item.state })));
    const other = cells().filter((el, at) => el !== before[at]).map((el) => el.dataset["day"]);
    expect(other).toEqual([TODAY]);
  });

  test("keeps everything where nothing changed, and the focus on the entry that did", async () => {
    const before = cells();
    source.tell();
    await frames();
    expect(cells().every((el, at) => el === before[at])).toBe(true);
    chip(TODAY, "UPS").focus();
    await change(SOME_ITEMS.map((item) => (item.title === "UPS self-test" ? { ...item, lateDays: 4 } : item)));
    expect(focused()).toBe("UPS self-test, late by 4 days");
    expect(cell(TODAY).tabIndex).toBe(0);
  });

  test("keeps the rows of the agenda that did not change", async () => {
    await layOut("Agenda");
    const before = rows();
    await change(SOME_ITEMS.map((item) => (item.title === "UPS self-test" ? { ...item, lateDays: 4 } : item)));
    expect(rows().map((el, at) => el === before[at]).filter((same) => !same).length).toBe(1);
  });

  test("reads once for many changes in one frame, and not while it is hidden", async () => {
    for (let at = 0; at < 5; at++) source.tell();
    await frames();
    expect(source.reads.length).toBe(2);
    view().containerEl.hide();
    source.tell();
    await frames();
    expect(source.reads.length).toBe(2);
    view().containerEl.show();
    view().onResize();
    await frames();
    expect(source.reads.length).toBe(3);
  });

  test("goes on with the day", async () => {
    source.day = "2026-11-24";
    view().onResize();
    await frames();
    expect([cell("2026-11-24").getAttribute("aria-current"), cell(TODAY).getAttribute("aria-current"), cell("2026-11-24").tabIndex]).toEqual(["date", null, 0]);
  });

  test("says what went wrong, until it can be read again", async () => {
    source.failure = "The index is gone";
    source.tell();
    await frames();
    expect([the("[role=alert]", root()).textContent, cells().length]).toEqual([expect.stringContaining("The index is gone"), 42]);
    source.failure = "";
    button("Try again", root()).click();
    await frames();
    expect(the("[role=alert]", root()).textContent).toBe("");
  });

  test("takes back what went wrong where a period that was read before shows again", async () => {
    source.failure = "The index is gone";
    button("Next month", root()).click();
    await frames();
    button("Previous month", root()).click();
    await frames();
    expect([the("[role=alert]", root()).textContent, heading()]).toEqual(["", "November 2026"]);
  });
});

describe("around the days", () => {
  test("stands how many plans cannot be scheduled, with the way to the problems", async () => {
    expect(lines()).toEqual([]);
    source.unscheduled = [{ path: "A.md", name: "A" }, { path: "B.md", name: "B" }];
    source.tell();
    await frames();
    expect(lines()).toEqual(["2 plans cannot be scheduledShow problems"]);
    button("Show problems", root()).click();
    expect(source.calls).toEqual(["open problems"]);
  });

  test.each([["Month", "month"], ["Week", "week"]] as const)("stands that nothing is due in an empty %s, and how to make a plan", async (layout, word) => {
    await layOut(layout);
    await change([]);
    expect(lines()).toEqual([`No plan is due in this ${word}. To make one: New record, Maintenance plan.`]);
  });

  test("buttons go to the next and the previous month and to today", async () => {
    button("Next month", root()).click();
    await frames();
    expect(heading()).toBe("December 2026");
    button("Today", root()).click();
    await frames();
    button("Previous month", root()).click();
    await frames();
    expect([heading(), source.reads.at(-1)]).toEqual(["October 2026", "2026-09-28 2026-11-01"]);
  });

  test("every control has a name", () => {
    const unnamed = [...root().querySelectorAll<HTMLElement>("button, select, [role=grid], [role=gridcell], [role=list]")]
      .filter((el) => !(el.getAttribute("aria-label") || document.getElementById(el.getAttribute("aria-labelledby") ?? "")?.textContent || el.textContent?.trim()));
    expect(unnamed).toEqual([]);
  });

  test("never draws what a note says as HTML", async () => {
    await change([anItem(TODAY, "<img src=x>", { services: ["<b>a</b>"], state: "overdue" })]);
    chip(TODAY, "<img").click();
    await layOut("Agenda");
    expect(root().querySelector("img, b")).toBeNull();
  });
});

describe("the layout of the workspace", () => {
  test("keeps layout, day and filters", async () => {
    await layOut("Week");
    await choose("Service", "db-1");
    await choose("Kind", "maintenance");
    button("Next week", root()).click();
    await frames();
    const state = view().getState();
    expect(state).toMatchObject({ layout: "week", day: "2026-11-30", service: "db-1", kind: "maintenance" });
    await view().setState({ layout: "odd", day: "2026-02-30", service: 5, kind: "toString" }, { history: false } as ViewStateResult);
    await frames();
    expect(view().getState()).toMatchObject({ layout: "month", day: "", service: "", kind: "" });
    await view().setState(state, { history: false } as ViewStateResult);
    await frames();
    expect([heading(), select("Service").value, select("Kind").value, shownChips("2026-12-01")]).toEqual(["30 November to 6 December 2026", "db-1", "maintenance", ["06:00 Rotate logs"]]);
  });

  test.each(["9999-12-31", "0001-01-01"])("with the day %s shows today", async (day) => {
    await view().setState({ day }, { history: false } as ViewStateResult);
    await frames();
    expect(heading()).toBe("November 2026");
  });

  test("opens the schedule once, in the main area, with the focus on today", async () => {
    leaf.detach();
    await openSchedule(host.app);
    await openSchedule(host.app);
    await frames();
    const leaves = host.app.workspace.getLeavesOfType(SCHEDULE_VIEW);
    expect([leaves.length, leaves[0]?.getRoot() === host.app.workspace.rootSplit, focused()]).toEqual([1, true, TODAY]);
  });
});

describe("at a phone's width", () => {
  beforeEach(() => width(390));

  test("days show up to three dots and a count, and the chosen one is listed beneath", async () => {
    const dots = [...cell(TODAY).querySelectorAll<HTMLElement>("[data-tone]")].map((el) => el.dataset["tone"]);
    expect([dots, the(".operations-vault-count", cell(TODAY)).textContent, chips(TODAY)]).toEqual([["plain", "plain", "alarm"], "5", []]);
    expect(cell("2026-11-25").querySelector(".operations-vault-dots")).toBeNull();
    expect([the(".operations-vault-day-list .operations-vault-day-heading", root()).textContent, rows().length]).toEqual(["Today, Monday 23 November", 5]);
  });

  test("a tap on a day lists it", async () => {
    cell("2026-11-27").click();
    await frames();
    expect(rows().map(rowWords)).toEqual(["Hard freeze: Black Friday | until Tuesday 1 December", "Review: Review of INC-502 | planned"]);
    cell("2026-11-25").click();
    await frames();
    expect(the(".operations-vault-day-list", root()).textContent).toContain("Nothing on this day.");
  });

  test("a row of the list opens the details, and Escape goes back to it", async () => {
    cell(TODAY).focus();
    await keys("Enter", "ArrowDown", "ArrowDown");
    expect(focused()).toContain("UPS self-test");
    (document.activeElement as HTMLElement).click();
    await frames();
    expect(detail().hidden).toBe(false);
    await keys("Escape");
    expect((document.activeElement as HTMLElement).closest(".operations-vault-day-list")).not.toBeNull();
  });

  test("the days of a week say their whole date", async () => {
    await layOut("Week");
    expect(the(".operations-vault-date-number", cell(TODAY)).textContent).toBe("Monday 23 November");
    expect(shownChips(TODAY).length).toBe(5);
  });

  test("chips come back with the room for them", async () => {
    await width(800);
    expect([shownChips(TODAY).length, rows().length]).toEqual([3, 0]);
  });
});
