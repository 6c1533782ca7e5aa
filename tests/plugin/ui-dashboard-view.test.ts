import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Dashboard } from "../../src/domain/queries/dashboard.ts";
import { DASHBOARD_VIEW, DashboardView } from "../../src/ui/views/dashboard-view.ts";
import { button, frames, press, showView, startHost, the, type UiHost } from "./ui-host.ts";
import { aDashboard, anItem, CHECKLIST, INCIDENT, ORDER, recordedActions, someFigures, someWork } from "./ui-sample.ts";

let host: UiHost;
let leaf: WorkspaceLeaf;
let shown: Dashboard | Error;
let revision: number;
let reads: number;
let tell: () => void;
let calls: string[];

beforeEach(async () => {
  [shown, revision, reads] = [aDashboard(), 1, 0];
  host = await startHost();
  const actions = recordedActions();
  calls = actions.calls;
  const listeners = new Set<() => void>();
  tell = () => listeners.forEach((listener) => listener());
  leaf = await showView(host, DASHBOARD_VIEW, (of) => new DashboardView(of, {
    read: () => {
      reads++;
      return shown instanceof Error ? Promise.reject(shown) : Promise.resolve(shown);
    },
    on: actions.on,
    revision: () => revision,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    today: () => "2026-11-23",
  }));
  await frames();
});

afterEach(() => host.close());

async function change(next: Dashboard | Error): Promise<void> {
  shown = next;
  revision++;
  tell();
  await frames();
}

function answered(line: number): Dashboard {
  const before = aDashboard();
  const checklists = before.today.checklists.map((card) => ({
    ...card,
    sections: card.sections.map((section) => ({ ...section, steps: section.steps.map((step) => (step.line === line ? { ...step, state: "passed" as const } : step)) })),
  }));
  return { ...before, today: { ...before.today, checklists } };
}

const view = (): DashboardView => leaf.view as DashboardView;
const section = (name: string): HTMLElement => the(`[data-section="${name}"]`, view().contentEl);
const box = (line: number): HTMLElement => the(`[data-key="step:${CHECKLIST}:${line}"]`, view().contentEl);

describe("the dashboard", () => {
  test("shows state, quick actions, today, offers, checklists, coverage and problems in this order", () => {
    const names = [...view().contentEl.querySelectorAll<HTMLElement>("[data-section]")].map((el) => el.dataset["section"]);
    expect(names).toEqual(["state", "quick", "today", "offers", "checklist", "coverage", "problems"]);
    expect(reads).toBe(1);
  });

  test("replaces only the section whose data changed", async () => {
    const before = ["state", "offers", "coverage", "problems", "checklist"].map(section);
    await change(answered(11));
    const same = ["state", "offers", "coverage", "problems", "checklist"].map((name, at) => section(name) === before[at]);
    expect(same).toEqual([true, true, true, true, false]);
    expect(box(11).getAttribute("aria-checked")).toBe("true");
  });

  test("keeps the focus on the step that was answered", async () => {
    box(11).focus();
    await change(answered(11));
    expect(document.activeElement === box(11)).toBe(true);
    expect(box(11).tabIndex).toBe(0);
  });

  test("gives the focus to the next row where the focused one went away", async () => {
    the<HTMLButtonElement>('[data-key^="problem:"]').focus();
    const second = { path: "B.md", name: "B", line: 1, sentence: "Another", hint: "", code: "b" };
    await change(aDashboard({ problems: [second] }));
    expect(document.activeElement?.textContent).toContain("Another");
  });

  test("does not take the focus from elsewhere", async () => {
    const elsewhere = document.body.createEl("input");
    elsewhere.focus();
    await change(answered(11));
    expect(document.activeElement === elsewhere).toBe(true);
    elsewhere.remove();
  });

  test("keeps the scroll position", async () => {
    view().contentEl.scrollTop = 120;
    await change(answered(11));
    expect(view().contentEl.scrollTop).toBe(120);
  });

  test("draws once for many changes in one frame", async () => {
    for (let at = 0; at < 5; at++) tell();
    await frames();
    expect(reads).toBe(2);
  });

  test("does not draw while it is hidden, and does once it shows again", async () => {
    view().containerEl.hide();
    await change(answered(11));
    expect(reads).toBe(1);
    view().containerEl.show();
    view().onResize();
    await frames();
    expect(box(11).getAttribute("aria-checked")).toBe("true");
  });

  test("does not move a row away while it is pressed", async () => {
    const pressed = box(11);
    pressed.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true, button: 0 }));
    await change(answered(12));
    expect(pressed.isConnected).toBe(true);
    pressed.dispatchEvent(new PointerEvent("pointerup", { bubbles: true }));
    pressed.click();
    await frames();
    expect(calls).toEqual([`answer ${CHECKLIST} 11 passed`]);
    expect(box(12).getAttribute("aria-checked")).toBe("true");
  });

  test("keeps what was closed over a redraw and in the layout", async () => {
    the<HTMLButtonElement>('[data-key="fold:coverage"]').click();
    await change(aDashboard({ coverage: { ...aDashboard().coverage, covered: 3 } }));
    expect(the('[data-key="fold:coverage"]').getAttribute("aria-expanded")).toBe("false");
    expect(view().getState()["folds"]).toEqual({ coverage: false });
    await view().setState({ folds: { problems: false, coverage: true, odd: "no" } }, { history: false } as ViewStateResult);
    await frames();
    expect(the('[data-key="fold:problems"]').getAttribute("aria-expanded")).toBe("false");
    expect(the('[data-key="fold:coverage"]').getAttribute("aria-expanded")).toBe("true");
    expect(view().getState()["folds"]).toEqual({ problems: false, coverage: true });
  });

  test("says what went wrong, keeps what it showed, and tries again", async () => {
    await change(new Error("The index is gone"));
    expect(the("[role=alert]", view().contentEl).textContent).toContain("The index is gone");
    expect(box(11).isConnected).toBe(true);
    shown = answered(11);
    button("Try again", view().contentEl).click();
    await frames();
    expect(view().contentEl.querySelector("[role=alert]")).toBeNull();
    expect(box(11).getAttribute("aria-checked")).toBe("true");
  });

  test("stops listening when it is closed", async () => {
    leaf.detach();
    tell();
    await frames();
    expect(reads).toBe(1);
  });

  test("offers a hover preview of what a row links to", async () => {
    const hovered: { source: string; linktext: string; hoverParent: unknown }[] = [];
    host.app.workspace.on("hover-link" as "quit", ((hover: (typeof hovered)[number]) => hovered.push(hover)) as unknown as () => void);
    the('a[data-href="db-1"]').dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    expect(hovered.map(({ source, linktext }) => [source, linktext])).toEqual([[DASHBOARD_VIEW, "db-1"]]);
    expect(hovered[0]?.hoverParent === view()).toBe(true);
  });

  test("draws again as the minute passes", async () => {
    leaf.detach();
    const intervals = vi.spyOn(window, "setInterval");
    leaf = await host.app.workspace.ensureSideLeaf(DASHBOARD_VIEW, "right", { reveal: true });
    await frames();
    const before = reads;
    const [minute] = intervals.mock.calls.filter(([, every]) => every === 60_000);
    (minute?.[0] as () => void)();
    await frames();
    expect(reads).toBe(before + 1);
    intervals.mockRestore();
  });
});

describe("what the dashboard offers", () => {
  test.each([
    ["Open today's checklist", "open today"],
    ["Run a procedure", "run"],
    ["Add what came due: Rotate logs, Check certificates", `add due ${CHECKLIST}`],
    ["Open the checklist of Friday 20 November 2026", "note Operations/Checklists/2026-11-20 Daily checklist.md"],
    ["Create a procedure for User support", "create user-support User support"],
  ])("%s", (name, call) => {
    button(name, view().contentEl).click();
    expect(calls).toEqual([call]);
  });

  test("in an empty vault is to set it up", async () => {
    await change(aDashboard({ isEmpty: true, coverage: { frameworkPath: undefined, covered: 0, total: 0, groups: [] }, problems: [] }));
    expect([...view().contentEl.querySelectorAll("button")].map((el) => el.textContent)).toEqual(["Set up operations vault"]);
    button("Set up operations vault", view().contentEl).click();
    expect(calls).toEqual(["set up"]);
  });

  test("puts the gaps of coverage first and opens a unit at its line in the framework", () => {
    const units = [...section("coverage").querySelectorAll("[data-key^='unit:']")];
    expect(units.map((el) => el.textContent)).toEqual(["User support", "Service management", "System monitoring", "Performance monitoring"]);
    (units[2] as HTMLElement).click();
    expect(calls).toEqual(["note Operations/Operational procedures.md 30"]);
    expect(section("coverage").textContent).toContain("From the framework note");
  });

  test("opens a problem at its line, also by keyboard", () => {
    const row = the<HTMLButtonElement>('[data-key^="problem:"]');
    expect(row.textContent).toContain("Patch web servers, line 4");
    row.click();
    expect(calls).toEqual(["note Operations/Patch web servers.md 3"]);
    the('[data-key="fold:problems"]').focus();
    press("ArrowDown");
    expect(document.activeElement === row).toBe(true);
  });
});

describe("what the dashboard tells of maintenance", () => {
  const withWork = (more: Partial<Dashboard> = {}): Dashboard => aDashboard({ ...someWork(), ...more });
  const texts = (root: ParentNode, selector: string): string[] => [...root.querySelectorAll(selector)].map((el) => el.textContent ?? "");
  const rowOf = (title: string): HTMLElement => {
    const row = [...view().contentEl.querySelectorAll<HTMLElement>('[role="listitem"]')].find((el) => el.querySelector(".operations-vault-row-title")?.textContent === title);
    if (!row) throw new Error(`No row is called ${title}`);
    return row;
  };
  const menuOfRow = (title: string): string[] => {
    button(`More actions for ${title}`, rowOf(title)).click();
    return texts(document, ".menu .menu-item-title");
  };
  const choose = (item: string): void => [...document.querySelectorAll<HTMLElement>(".menu .menu-item")].find((el) => el.textContent === item)?.click();

  beforeEach(() => change(withWork()));
  afterEach(() => void (document.querySelector(".menu") && press("Escape")));

  test("stands in its place: what goes on before today, what went by above what is to do, the week and the figures below", () => {
    const names = [...view().contentEl.querySelectorAll<HTMLElement>("[data-section]")].map((el) => el.dataset["section"]);
    expect(names).toEqual(["state", "quick", "now", "today", "offers", "passed", "checklist", "work", "week", "figures", "coverage", "problems"]);
    expect(section("today").textContent).toBe("Today1");
  });

  test("says how each thing stands, with what it is about", () => {
    expect(texts(section("now"), '[role="listitem"] .operations-vault-row-text')).toEqual(["Checkout is downopensince Mon 23 Nov 08:10Checkout", "UPSin progress", "Filterson hold"]);
    expect(texts(section("work"), '[role="listitem"] .operations-vault-row-text')).toEqual([
      "Rotate logslate by 8 days2 missed beforedb-1, db-2", "Extinguishers1 day late, in gracemoved from Sat 21 Novin a freeze", "Patchesdue today22:00",
    ]);
    const pressing = [...view().contentEl.querySelectorAll<HTMLElement>('[role="listitem"]')].filter((el) => el.querySelector(".operations-vault-icon.operations-vault-alarm"));
    expect(pressing.map((el) => el.querySelector(".operations-vault-row-title")?.textContent)).toEqual(["Checkout is down", "Rotate logs"]);
  });

  test.each([
    ["Rotate logs", "Done", "complete Operations/Maintenance/Rotate logs.md"],
    ["UPS", "Done", `complete ${ORDER}`],
    ["Filters", "Continue", "start Operations/Work orders/Filters.md"],
  ])("has on the row of %s the button %s", (title, name, call) => {
    expect(texts(rowOf(title), "button.operations-vault-link-button")).toEqual([name]);
    button(`${name}: ${title}`, rowOf(title)).click();
    expect(calls).toEqual([call]);
  });

  test("has no button for what comes next on an incident", () => {
    expect(texts(rowOf("Checkout is down"), "button.operations-vault-link-button")).toEqual([]);
  });

  test("begins a work order that is only planned before it offers that it is done", async () => {
    await change(withWork({ work: [anItem("Fuse", { kind: "work-order", state: "overdue", lateDays: 2, path: "Operations/WO.md", plan: "" })] }));
    button("Start work order: Fuse").click();
    expect(calls).toEqual(["start Operations/WO.md"]);
    expect(menuOfRow("Fuse")).toEqual(["Start work order", "Change status", "Open note"]);
  });

  test.each([
    ["Rotate logs", ["Done", "Start work order", "Skip", "Catch up", "Open note"]],
    ["Extinguishers", ["Done", "Start work order", "Open note"]],
    ["UPS", ["Done", "Change status", "Skip", "Open note", "Open plan"]],
    ["Filters", ["Continue", "Change status", "Open note"]],
    ["Checkout is down", ["Add entry", "Post update", "Severity", "Assign role", "Change status", "Open note"]],
  ])("has a menu on %s, by its button and by the right mouse button", (title, lines) => {
    expect(menuOfRow(title)).toEqual(lines);
    press("Escape");
    rowOf(title).dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5, clientY: 5 }));
    expect(texts(document, ".menu .menu-item-title")).toEqual(lines);
  });

  test.each([
    ["Rotate logs", "Start work order", "start Operations/Maintenance/Rotate logs.md"],
    ["Rotate logs", "Skip", "skip work Operations/Maintenance/Rotate logs.md"],
    ["Rotate logs", "Catch up", "catch up Operations/Maintenance/Rotate logs.md"],
    ["UPS", "Change status", `status ${ORDER}`],
    ["UPS", "Skip", "skip work Operations/Maintenance/UPS.md"],
    ["UPS", "Open plan", "note Operations/Maintenance/UPS.md"],
    ["Checkout is down", "Open note", `note ${INCIDENT}`],
  ])("carries out on %s: %s", (title, line, call) => {
    menuOfRow(title);
    choose(line);
    expect(calls).toEqual([call]);
  });

  test("offers to catch up with what went by, and does nothing alone", () => {
    expect(section("passed").textContent).toContain("5 occurrences of 2 plans went by and nobody accounted for them.");
    expect(calls).toEqual([]);
    button("Catch up", section("passed")).click();
    expect(calls).toEqual(["catch up"]);
  });

  test("leads to the schedule where more is to be done than is shown", async () => {
    expect(texts(section("work"), "button")).not.toContain("Show all 3 in the schedule");
    await change(withWork({ workCount: { overdue: 5, others: 15 } }));
    button("Show all 20 in the schedule", section("work")).click();
    expect(calls).toEqual(["schedule"]);
  });

  test("is walked through by the arrow keys, row by row, and Tab goes on to what can be done with the row", () => {
    the('[data-key^="work:"]', section("work")).focus();
    press("ArrowDown");
    expect(document.activeElement?.textContent).toBe("Extinguishers");
    const stops = [...section("work").querySelectorAll<HTMLElement>("a, button")].filter((el) => el.tabIndex === 0);
    expect(stops.map((el) => el.getAttribute("aria-label") ?? el.textContent)).toEqual(["Extinguishers", "Done: Extinguishers", "More actions for Extinguishers"]);
  });

  test("keeps the focus in the list when the row that had it is done", async () => {
    button("Done: Rotate logs").focus();
    await change(withWork({ work: someWork().work.slice(1), workCount: { overdue: 0, others: 2 } }));
    expect(section("work").contains(document.activeElement)).toBe(true);
  });

  test("shows the next seven days with their windows and freezes, a few of each day", () => {
    const week = section("week");
    expect(texts(week, '[aria-level="3"]')).toEqual(["Tue 24 Nov", "Thu 26 Nov"]);
    expect(texts(week, ".operations-vault-band")).toEqual(["Window: Tuesday night 22:00 to 23:30", "Freeze: Sale until Monday 30 November"]);
    expect(texts(week, '[role="listitem"]')).toEqual(["Backup 002:00", "Backup 1", "Backup 2", "Backup 3", "Backup 4", "Backup 5", "Firmwareleft out"]);
    expect(week.textContent).toContain("And 2 more.");
    the('[data-key^="week:Operations/Maintenance/Firmware"]').click();
    button("Open schedule", week).click();
    expect(calls).toEqual(["note Operations/Maintenance/Firmware.md", "schedule"]);
  });

  test("asks for the figures only when their fold is opened, then shows them when they are there", async () => {
    await change(withWork({ state: { ...aDashboard().state, moment: "Monday 23 November 2026, 09:13" } }));
    expect(calls).toEqual([]);
    the('[data-key="fold:figures"]').click();
    expect(calls).toEqual(["figures"]);
    expect(section("figures").textContent).toContain("Reading the logs of the plans.");
    await change(withWork({ maintenance: someFigures() }));
    expect(the('[data-key="fold:figures"]').textContent).toBe("Maintenance figures70.0 %");
    expect(texts(section("figures"), "tr")).toEqual([
      "On time70.0 %7 of 10", "Within grace80.0 %8 of 10", "Done at all90.0 %9 of 10", "Planned work75.0 %6 of 8 h", "Left out1 skipped, 2 by season, pause or freeze",
      "Overdue2 jobs, 1.5 h; half older than 5 days", "Checkout2 failures, 350 h between failures, 95 min down", "Mail0 failures, more than 744 h between failures, 0 min down",
    ]);
    expect(texts(section("figures"), "li")).toEqual(["Rotate logs late by 8 days, 127 %", "Once late by 1 day", "Disks Sun 1 Nov", "Logs 3 times, Mon 2 Nov to Mon 16 Nov"]);
    the('[data-href="Operations/Maintenance/Logs.md"]', section("figures")).click();
    expect(calls).toEqual(["figures", "note Operations/Maintenance/Logs.md"]);
  });

  test("says where there is no whole that there is no figure", async () => {
    const none = { part: 0, of: 0 };
    await change(withWork({ maintenance: someFigures({ strict: none, graced: none, executed: none, planned: none, overdue: [], missed: [], services: [], backlog: { count: 0, hours: 0, unestimated: 0, ageMedian: undefined, age90: undefined } }) }));
    expect(texts(section("figures"), "tr").slice(0, 4)).toEqual(["On timen/anone in this time", "Within gracen/anone in this time", "Done at alln/anone in this time", "Planned workn/anone in this time"]);
    expect(section("figures").textContent).toContain("Overduenothing");
  });

  test("leaves out what it has nothing of", async () => {
    await change(aDashboard());
    expect(["now", "passed", "work", "week", "figures"].map((name) => view().contentEl.querySelector(`[data-section="${name}"]`))).toEqual([null, null, null, null, null]);
  });
});
