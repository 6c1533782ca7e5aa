import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { SchedulePage } from "./schedule-page.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const FRAMEWORK = { "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n" };
const PLANS = "Operations/Maintenance";
const note = (...lines: readonly string[]): string => ["---", ...lines, "---", "", "## Log", ""].join("\n");

describe("A plan of the 31st", () => {
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

  journey("stands on the last day of every month of a year, and its details say what was understood; a rule by the letter leaves short months out", async ({ serve }) => {
    const notes = {
      ...FRAMEWORK,
      [`${PLANS}/Close the month.md`]: note("type: maintenance", "schedule: every month on the 31st at 17:00", "starts: 2026-01-31"),
      [`${PLANS}/By the letter.md`]: note("type: maintenance", "schedule: RRULE:FREQ=MONTHLY;BYMONTHDAY=31", "starts: 2026-01-31"),
    };
    const vault = await VaultOnDisk.with(notes);
    const schedule = await SchedulePage.open(await (await serve(vault))({ now: "2026-01-05T08:00" }));
    const found: string[] = [];
    for (const [at, month] of [...MONTHS, "January"].entries()) {
      if (at > 0) await schedule.turnTo("PageDown", `${month} ${at < 12 ? "2026" : "2027"}`);
      found.push(...(await schedule.chips()));
    }
    expect(found).toMatchInlineSnapshot(`
      [
        "2026-01-31 By the letter",
        "2026-01-31 17:00 Close the month",
        "2026-02-28 17:00 Close the month",
        "2026-03-31 By the letter",
        "2026-03-31 17:00 Close the month",
        "2026-04-30 17:00 Close the month",
        "2026-05-31 By the letter",
        "2026-05-31 17:00 Close the month",
        "2026-06-30 17:00 Close the month",
        "2026-07-31 By the letter",
        "2026-07-31 17:00 Close the month",
        "2026-08-31 By the letter",
        "2026-08-31 17:00 Close the month",
        "2026-09-30 17:00 Close the month",
        "2026-10-31 By the letter",
        "2026-10-31 17:00 Close the month",
        "2026-11-30 17:00 Close the month",
        "2026-12-31 By the letter",
        "2026-12-31 17:00 Close the month",
        "2027-01-31 By the letter",
        "2027-01-31 17:00 Close the month",
      ]
    `);

    // Back at today: along the weeks to the end of the month, into the day, and the details.
    await schedule.turnTo("t", "January 2026");
    await schedule.standsOn("2026-01-05");
    await schedule.press("ArrowDown", "ArrowDown", "ArrowDown", "End", "ArrowLeft");
    await schedule.standsOn("2026-01-31");
    await schedule.press("Enter", "ArrowDown");
    expect(await schedule.focusedEntry()).toBe("17:00 Close the month");
    await schedule.press("Enter");
    await schedule.details.getByText("Next dates").waitFor();
    expect((await schedule.details.locator("dl").innerText()).split("\n")).toMatchInlineSnapshot(`
      [
        "Understood as",
        "every month on the 31st at 17:00, from 2026-01-31",
        "Last done",
        "never",
        "Next dates",
        "Saturday 31 January 17:00",
        "Saturday 28 February 17:00",
        "Tuesday 31 March 17:00",
        "Thursday 30 April 17:00",
        "Sunday 31 May 17:00",
      ]
    `);
    expect(vaultDiff(notes, await vault.notes())).toBe("");
  });
});

describe("The schedule by keyboard alone", () => {
  const notes = {
    ...FRAMEWORK,
    [`${PLANS}/Rotate logs.md`]: note("type: maintenance", "schedule: every week on Tuesday at 06:00", "starts: 2026-11-03", "services:", '  - "[[db-1]]"', "last_due: 2026-11-17"),
    [`${PLANS}/UPS self-test.md`]: note("type: maintenance", "schedule: every month on the 25th", "starts: 2026-09-25", "services:", '  - "[[power]]"', "last_due: 2026-10-25"),
    "Operations/Changes/2026/CHG-20261120-01 Release 4.2.md": note("type: change", "id: CHG-20261120-01", "title: Release 4.2", "status: scheduled", "planned_start: 2026-11-24T22:00", "planned_end: 2026-11-24T23:00", "services:", '  - "[[db-1]]"'),
    "Operations/Services/db-1.md": note("type: service"),
    "Operations/Services/power.md": note("type: service"),
  };

  journey("its layouts, days, filters and details are all in reach, Escape leads back, and a note opens", async ({ serve }) => {
    const vault = await VaultOnDisk.with(notes);
    const page = await (await serve(vault))({ now: "2026-11-23T08:00" });
    const schedule = await SchedulePage.open(page);
    await schedule.standsOn("2026-11-23");

    // Layouts, and periods of each.
    await schedule.turnTo("w", "23 to 29 November 2026");
    await schedule.turnTo("PageUp", "16 to 22 November 2026");
    await schedule.turnTo("a", "16 November to 15 December 2026");
    expect(await schedule.rowTexts()).toMatchInlineSnapshot(`
      [
        "06:00 Maintenance: Rotate logs db-1 coming up",
        "22:00 Change: Release 4.2 db-1 planned, 22:00 to 23:00",
        "Maintenance: UPS self-test power coming up",
        "06:00 Maintenance: Rotate logs db-1 planned",
        "06:00 Maintenance: Rotate logs db-1 planned",
        "06:00 Maintenance: Rotate logs db-1 planned",
      ]
    `);
    await schedule.turnTo("m", "November 2026");
    await schedule.turnTo("t", "November 2026");
    await schedule.standsOn("2026-11-23");

    // Days: over the edge of the month the month changes too.
    for (const [key, day] of [["ArrowRight", "2026-11-24"], ["End", "2026-11-29"], ["Home", "2026-11-23"], ["ArrowDown", "2026-11-30"], ["ArrowDown", "2026-12-07"], ["ArrowUp", "2026-11-30"], ["ArrowUp", "2026-11-23"], ["ArrowRight", "2026-11-24"]] as const) {
      await schedule.press(key);
      await schedule.standsOn(day);
    }

    // Nobody has to wait: what is typed while the next month is drawn counts from there.
    await schedule.press("End", "ArrowDown", "ArrowDown", "ArrowRight", "ArrowUp", "ArrowUp", "Home", "ArrowUp", "ArrowRight");
    await schedule.standsOn("2026-11-24");

    // Into the day, its entries, the details of one; Escape gives the focus back step by step.
    await schedule.press("Enter");
    expect(await schedule.focusedEntry()).toBe("06:00 Rotate logs");
    await schedule.press("ArrowDown");
    expect(await schedule.focusedEntry()).toBe("22:00 Release 4.2");
    await schedule.press("ArrowUp", "Enter");
    await schedule.details.getByText("every week on Tuesday").waitFor();
    expect(await page.focusedIn(schedule.details)).toBe(true);
    await schedule.press("Escape");
    await schedule.details.waitFor({ state: "hidden" });
    expect(await schedule.focusedEntry()).toBe("06:00 Rotate logs");
    await schedule.press("Escape");
    await schedule.standsOn("2026-11-24");

    // Filters stand before the days.
    const november = await schedule.chips();
    expect(november).toMatchInlineSnapshot(`
      [
        "2026-11-24 06:00 Rotate logs",
        "2026-11-24 22:00 Release 4.2",
        "2026-11-25 UPS self-test",
      ]
    `);
    await schedule.press("Shift+Tab");
    expect(await page.focusedIn(schedule.chooser("Kind"))).toBe(true);
    await page.keyboard.type("Ch");
    await expect.poll(() => schedule.chips()).toEqual(["2026-11-24 22:00 Release 4.2"]);
    await schedule.press("Home");
    await expect.poll(() => schedule.chips()).toEqual(november);
    await schedule.press("Shift+Tab");
    await page.keyboard.type("pow");
    await expect.poll(() => schedule.chips()).toEqual(november.filter((chip) => chip.includes("UPS")));
    await schedule.press("Home");
    await expect.poll(() => schedule.chips()).toEqual(november);
    await schedule.press("Tab", "Tab");
    await schedule.standsOn("2026-11-24");

    // A note opens in a tab of its own, and the schedule stays.
    await schedule.press("ArrowRight", "Enter");
    expect(await schedule.focusedEntry()).toBe("UPS self-test");
    await schedule.press("o");
    await expect.poll(() => page.activePath()).toBe(`${PLANS}/UPS self-test.md`);
    expect(vaultDiff(notes, await vault.notes())).toBe("");
  });
});

describe("What is late from before the days that are shown", () => {
  const notes = {
    ...FRAMEWORK,
    [`${PLANS}/Risk assessment.md`]: note("type: maintenance", "schedule: every year on October 5", "starts: 2025-10-05", "services:", '  - "[[atlas]]"', "last_due: 2025-10-05"),
    [`${PLANS}/Rotate logs.md`]: note("type: maintenance", "schedule: every week on Tuesday at 06:00", "starts: 2026-11-03", "services:", '  - "[[db-1]]"', "last_due: 2026-11-17"),
    "Operations/Services/atlas.md": note("type: service"),
    "Operations/Services/db-1.md": note("type: service"),
  };

  journey("is told of over a month and a week, leads to the agenda with the mouse or a key, opens there, and follows the filters", async ({ serve }) => {
    const page = await (await serve(await VaultOnDisk.with(notes)))({ now: "2026-11-23T08:00" });
    const schedule = await SchedulePage.open(page);
    const said = schedule.view.getByText("1 entry from before these days is still late");
    await said.waitFor();
    await schedule.turnTo("w", "23 to 29 November 2026");
    await said.waitFor();
    await schedule.view.getByRole("button", { name: "Show late" }).click();
    await expect.poll(() => schedule.focusedEntry()).toContain("Risk assessment");
    await said.waitFor({ state: "hidden" });
    expect((await schedule.rowTexts())[0]).toBe("Maintenance: Risk assessment atlas overdue, late by 49 days");
    await schedule.press("Enter");
    await schedule.details.getByText("every year on October 5").waitFor();
    await schedule.press("Escape");
    expect(await schedule.focusedEntry()).toContain("Risk assessment");
    await schedule.chooser("Service").selectOption("db-1");
    await expect.poll(async () => (await schedule.rowTexts())[0]).toBe("06:00 Maintenance: Rotate logs db-1 coming up");
  });
});
