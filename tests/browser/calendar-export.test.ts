import ICAL from "ical.js";
import { describe, expect } from "vitest";
import { vaultDiff } from "../shared/vault-diff.ts";
import { journey } from "./journey.ts";
import { SchedulePage } from "./schedule-page.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const PLANS = "Operations/Maintenance";
const FILE = "Operations/Calendars/Operations.ics";
const note = (...lines: readonly string[]): string => ["---", ...lines, "---", "", "## Log", ""].join("\n");

/** Sundays at an hour that one Sunday has twice and another not at all, mornings, month ends without a time, a change and a review. */
const NOTES = {
  "Operations/Operational procedures.md": "---\ntype: framework\ntimezone: Europe/Berlin\nprofile: team\n---\n\n# Operational procedures\n",
  [`${PLANS}/Verify backups, all of them.md`]: note("type: maintenance", "schedule: every week on Sunday at 02:30", "starts: 2026-10-25"),
  [`${PLANS}/Morning walk.md`]: note("type: maintenance", "schedule: every 2 weeks on Saturday, Monday at 09:00", "starts: 2026-10-24", "services:", '  - "[[atlas]]"'),
  [`${PLANS}/Close the month.md`]: note("type: maintenance", "schedule: every month on the 31st", "starts: 2026-10-31"),
  "Operations/Changes/2026/CHG-20261020-01 Release 4.2.md": note("type: change", "id: CHG-20261020-01", "title: Release 4.2", "status: scheduled", "planned_start: 2026-10-24T23:30", "planned_end: 2026-10-25T04:30", 'owner: "[[Ana]]"'),
  "Operations/Services/atlas.md": note("type: service"),
};

const wallTime = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" });

/** Each event as the schedule would show it: "2026-10-24 09:00 Morning walk". */
function eventLines(text: string): string[] {
  const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));
  const lines = events.map(({ summary, startDate }) => `${startDate.isDate ? startDate.toString() : wallTime.format(startDate.toJSDate())} ${summary}`);
  return lines.sort();
}

describe("The exported calendar", () => {
  journey("is read by ical.js into the dates and times that the schedule shows, over both changes of the clock, and again unchanged", async ({ serve }) => {
    const vault = await VaultOnDisk.with(NOTES);
    const page = await (await serve(vault))({ now: "2026-10-20T08:00" });
    await page.command("Operations Vault: Export calendar");
    await page.notices.getByText(/^Exported \d+ dates/).waitFor();
    const exported = await vault.read(FILE);
    expect(vaultDiff(NOTES, { ...(await vault.notes()), [FILE]: "" })).toBe(`${FILE}\n+`);

    const schedule = await SchedulePage.open(page);
    const shown = await schedule.chips();
    for (const month of ["November 2026", "December 2026", "January 2027", "February 2027", "March 2027"]) {
      await schedule.turnTo("PageDown", month);
      shown.push(...(await schedule.chips()));
    }
    // On the day that has no 02:30 it is the same instant by the new clock (domain.md C5).
    const byTheClock = shown.map((line) => line.replace("2027-03-28 02:30", "2027-03-28 03:30")).sort();
    expect(eventLines(exported).filter((line) => line < "2027-04")).toEqual(byTheClock);
    expect(byTheClock).toEqual(expect.arrayContaining(["2026-10-24 09:00 Morning walk", "2026-10-25 02:30 Verify backups, all of them", "2026-10-31 Close the month", "2026-11-02 09:00 Morning walk", "2027-03-27 09:00 Morning walk", "2027-03-28 03:30 Verify backups, all of them"]));

    const calendar = new ICAL.Component(ICAL.parse(exported) as unknown[]);
    const release = calendar.getAllSubcomponents("vevent").map((each) => new ICAL.Event(each)).find(({ summary }) => summary === "Release 4.2");
    expect([release?.startDate, release?.endDate].map((time) => time?.toJSDate().toISOString())).toEqual(["2026-10-24T21:30:00.000Z", "2026-10-25T03:30:00.000Z"]);

    // Later it is up to date, and written anew only where something is new; what stays keeps its identity.
    const uids = (text: string): string[] => [...text.matchAll(/^UID:(.*)$/gmu)].map(([, uid]) => uid ?? "");
    await page.command("Operations Vault: Export calendar");
    await page.notices.getByText("The calendar file is up to date.").waitFor();
    expect(await vault.read(FILE)).toBe(exported);
    await vault.write(`${PLANS}/Check the ladder.md`, note("type: maintenance", "schedule: once 2027-03-10", "starts: 2026-10-01"));
    await expect.poll(() => schedule.chips()).toContain("2027-03-10 Check the ladder");
    await page.command("Operations Vault: Export calendar");
    await expect.poll(async () => eventLines(await vault.read(FILE))).toEqual([...eventLines(exported), "2027-03-10 Check the ladder"].sort());
    expect(uids(await vault.read(FILE))).toEqual(expect.arrayContaining(uids(exported)));
    expect(new Set(uids(exported)).size).toBe(uids(exported).length);
  });
});
