import type { ViewStateResult, WorkspaceLeaf } from "obsidian";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Dashboard } from "../../src/domain/queries/dashboard.ts";
import { DASHBOARD_VIEW, DashboardView } from "../../src/ui/views/dashboard-view.ts";
import { button, frames, press, showView, startHost, the, type UiHost } from "./ui-host.ts";
import { aDashboard, CHECKLIST, recordedActions } from "./ui-sample.ts";

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
