import { mkdir } from "node:fs/promises";
import path from "node:path";
import { describe, expect } from "vitest";
import { axeFindings, lowTargets, sidewaysScrolling } from "./accessibility.ts";
import { journey } from "./journey.ts";
import type { OpenWindow } from "./journey.ts";
import { SchedulePage } from "./schedule-page.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";
import { phone } from "./workbench-page.ts";
import type { PageWishes, WorkbenchPage } from "./workbench-page.ts";

const SAMPLE = path.resolve(process.cwd(), "tests/workbench/sample-vault");
const PICTURES = path.resolve(process.cwd(), "build/screenshots");

interface Look extends PageWishes {
  readonly name: string;
  readonly sidebar?: number;
}

const LOOKS: readonly Look[] = [
  { name: "light" },
  { name: "dark", theme: "dark" },
  { name: "phone", size: phone },
];

/** Looks at the window: a picture to judge, and what can be measured. */
async function look(page: WorkbenchPage, { name, size }: Look, what: string): Promise<void> {
  await mkdir(PICTURES, { recursive: true });
  await page.page.screenshot({ path: path.join(PICTURES, `${what}-${name}.png`) });
  expect.soft(await axeFindings(page.page), `${what}, ${name}: axe-core`).toEqual([]);
  expect.soft(await sidewaysScrolling(page.page), `${what}, ${name}: sideways`).toEqual([]);
  if (size === phone) expect.soft(await lowTargets(page.page, 44), `${what}, ${name}: targets`).toEqual([]);
}

/** The sample vault at twenty past eight: the round is half done, one step failed, one does not apply. */
async function atWork(open: OpenWindow, wishes: Look): Promise<WorkbenchPage> {
  const page = await open({ now: "2026-11-23T08:20", person: "[[Mira]]", ...wishes });
  await page.dashboard.waitFor();
  if (wishes.sidebar !== undefined) await page.page.addStyleTag({ content: `.workspace-split.mod-right-split { flex: 0 0 ${wishes.sidebar}px !important; }` });
  await page.button("Open today's checklist").click();
  await expect.poll(() => page.activePath()).toContain("2026-11-23 Daily checklist");
  await page.showDashboard();
  await page.box("The newest sample in the monitoring is younger than five minutes").click();
  await page.stepIs("The newest sample in the monitoring is younger than five minutes", "Passed");
  await page.box("Fullest disk of atlas").click();
  await page.field("Reading").fill("88");
  await page.field("Note").fill("Old snapshots: see [[Weekly tidy-up]]");
  await page.keyboard.press("Enter");
  await page.stepIs("Fullest disk of atlas", "Failed");
  await page.stepMenu("Photo of the UPS panel", "Mark not applicable");
  await page.field("Note").fill("The panel is at the repair shop");
  await page.keyboard.press("Enter");
  await page.stepIs("Photo of the UPS panel", "Not applicable");
  await page.stepMenu("Spare disks in the safe are counted", "Defer");
  await page.stepIs("Spare disks in the safe are counted", "Deferred");
  return page;
}

describe("How it looks", () => {
  journey("narrow: the dashboard fits a sidebar of 250 pixels", async ({ serve }) => {
    const narrow = { name: "narrow", sidebar: 250 };
    const page = await atWork(await serve(await VaultOnDisk.copyOf(SAMPLE)), narrow);
    await look(page, narrow, "dashboard");
    expect((await page.dashboard.boundingBox())?.width).toBeLessThan(250);
    await page.dashboard.getByText("Problems in notes").scrollIntoViewIfNeeded();
    await look(page, narrow, "dashboard-below");
  });

  for (const wishes of LOOKS) {
    journey(`${wishes.name}: the dashboard, its dialogs and the settings are readable, in reach and fit`, async ({ serve }) => {
      const open = await serve(await VaultOnDisk.copyOf(SAMPLE));
      const page = await atWork(open, wishes);
      await look(page, wishes, "dashboard");
      await page.dashboard.getByText("Problems in notes").scrollIntoViewIfNeeded();
      await look(page, wishes, "dashboard-below");

      await page.box("Room temperature").click();
      await page.field("Reading").fill("31");
      await page.keyboard.press("Enter");
      await page.dialog.getByText("Say why.").waitFor();
      await look(page, wishes, "answer");
      await page.keyboard.press("Escape");
      await page.dialog.waitFor({ state: "detached" });

      await page.command("Operations Vault: Finish checklist");
      await page.dialog.getByRole("list").waitFor();
      await look(page, wishes, "refusals");
      await page.keyboard.press("Escape");

      await page.command("Operations Vault: Skip checklist");
      await page.field("Reason").waitFor();
      await page.keyboard.press("Enter");
      await look(page, wishes, "skip");
      await page.keyboard.press("Escape");

      await page.command("Operations Vault: Set up operations vault");
      await page.field("Folder").waitFor();
      await look(page, wishes, "set-up");
      await page.keyboard.press("Escape");

      await page.page.evaluate("app.setting.open(), app.setting.openTabById('operations-vault')");
      await page.dialog.getByText("Time zone").first().waitFor();
      await look(page, wishes, "settings");
    });
  }
});

describe("How the schedule looks", () => {
  const wide: Look = { name: "dark", theme: "dark", size: { width: 1720, height: 900 } };

  async function lookAt(schedule: SchedulePage, wishes: Look, what: string): Promise<void> {
    await look(schedule.window, wishes, `schedule-${what}`);
    expect.soft(await schedule.sideways(), `${what}, ${wishes.name}: sideways`).toEqual([]);
    if (wishes.size === phone) expect.soft(await schedule.low(), `${what}, ${wishes.name}: targets`).toEqual([]);
    else expect.soft(await schedule.focusShows(), `${what}, ${wishes.name}: focus`).toBe(true);
  }

  async function start(open: OpenWindow, wishes: Look): Promise<SchedulePage> {
    const page = await open({ now: "2026-11-23T08:20", ...wishes });
    if (wishes.size === phone) await page.page.locator(".workspace-drawer-backdrop:visible").click({ position: { x: 10, y: 400 } });
    return SchedulePage.open(page);
  }

  for (const wishes of LOOKS.filter(({ theme }) => theme !== "dark")) {
    journey(`${wishes.name}: month, week and agenda are readable, in reach and fit`, async ({ serve }) => {
      const schedule = await start(await serve(await VaultOnDisk.copyOf(SAMPLE)), wishes);
      await lookAt(schedule, wishes, "month");
      await schedule.layOut("Week", "23 to 29 November 2026");
      await lookAt(schedule, wishes, "week");
      await schedule.layOut("Agenda", "23 November to 22 December 2026");
      await lookAt(schedule, wishes, "agenda");
    });
  }

  journey("dark and wide: a month with details beside it", async ({ serve }) => {
    const schedule = await start(await serve(await VaultOnDisk.copyOf(SAMPLE)), wide);
    await schedule.press("Enter", "Enter");
    await schedule.details.getByText("Next dates").waitFor();
    await lookAt(schedule, wide, "month");
  });

  journey("on a phone: the details of a day's first entry", async ({ serve }) => {
    const wishes = { name: "phone", size: phone };
    const schedule = await start(await serve(await VaultOnDisk.copyOf(SAMPLE)), wishes);
    await schedule.rows.first().click();
    await schedule.details.getByText("Next dates").waitFor();
    await lookAt(schedule, wishes, "details");
  });
});
