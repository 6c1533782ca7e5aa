import ICAL from "ical.js";
import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { dialog, planText, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string>, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault(files, options));
}

const ics = (...lines: string[]): string => ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...lines, "END:VCALENDAR", ""].join("\r\n");
const event = (day: string, summary: string): string[] => ["BEGIN:VEVENT", `UID:${day}`, "DTSTAMP:20260101T000000Z", `DTSTART;VALUE=DATE:${day}`, `SUMMARY:${summary}`, "END:VEVENT"];
const BERLIN = ics(...event("20261225", "Christmas Day"), ...event("20261226", "Second Day of Christmas"));

describe("Importing holidays", () => {
  const NOTE = "Operations/Calendars/Holidays Berlin.md";

  test("makes a note of the file's whole days, and Undo takes it away", async () => {
    await start({ "Downloads/holidays.ics": BERLIN });
    await vault.host.run("import-holidays");
    expect(vault.offered()).toEqual(["holidays | Downloads/holidays.ics"]);
    await vault.choose("holidays");
    expect(dialog()).toContain("2 holidays found");
    await vault.fill();
    expect(dialog()).toContain("Enter a name.");
    await vault.fill({ "Name of the calendar": "Holidays Berlin" });
    expect(await vault.host.read(NOTE)).toBe('---\ntype: calendar\nkind: holidays\ndates:\n  - "2026-12-25 Christmas Day"\n  - "2026-12-26 Second Day of Christmas"\n---\n');
    await vault.click("Undo");
    expect(vault.changes()).toBe("");
  });

  test("adds to the note that is chosen what it has not, and a second time nothing", async () => {
    const note = "---\ntype: calendar\nkind: holidays\ndates:\n  - 2026-12-25 Weihnachten # home\n  - 2027-01-01 New Year\n---\n";
    await start({ "holidays.ics": BERLIN, [NOTE]: note });
    const add = async (): Promise<void> => {
      await vault.host.run("import-holidays");
      await vault.choose("holidays");
      expect(vault.offered()).toEqual([`Holidays Berlin | ${NOTE}`, "A new note"]);
      await vault.choose("Holidays Berlin");
    };
    await add();
    const changes = `${NOTE}\n+  - "2026-12-26 Second Day of Christmas"`;
    expect(vault.changes()).toBe(changes);
    await add();
    expect(said()).toContain("Holidays Berlin has all of them already.");
    expect(vault.changes()).toBe(changes);
  });

  test("says where a file is broken, and writes nothing", async () => {
    await start({ "holidays.ics": ics("BEGIN:VEVENT", "UID:1", "DTSTART;VALUE=DATE:20261399", "SUMMARY:Never", "END:VEVENT") });
    await vault.host.run("import-holidays");
    await vault.choose("holidays");
    expect(dialog()).toContain("20261399");
    expect(dialog()).toContain("holidays.ics, line 4");
    expect(vault.changes()).toBe("");
  });

  const NO_CALENDAR = "Expected BEGIN:VCALENDAR";
  test.each([["nothing", "", NO_CALENDAR], ["what is no calendar", "hello\n", NO_CALENDAR], ["meetings only", ics("BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", "DTSTART:20261223T090000Z", "SUMMARY:Meeting", "END:VEVENT"), "There are no whole-day events in these years."]])("of a file that holds %s says so before it asks for a name", async (_what, text, words) => {
    await start({ "holidays.ics": text });
    await vault.host.run("import-holidays");
    await vault.choose("holidays");
    expect(said()).toContain(words);
    expect([vault.asked(), vault.changes()]).toEqual([[], ""]);
  });

  test("takes the rest where one event is broken, and says how many were left out", async () => {
    const broken = BERLIN.replace("END:VCALENDAR", ["BEGIN:VEVENT", "UID:9", "DTSTART;VALUE=DATE:soon", "SUMMARY:Never", "END:VEVENT", "END:VCALENDAR"].join("\r\n"));
    await start({ "holidays.ics": broken, [NOTE]: "---\ntype: calendar\nkind: holidays\n---\n" });
    await vault.host.run("import-holidays");
    await vault.choose("holidays");
    await vault.choose("Holidays Berlin");
    expect(said()).toContain("2 holidays found, 1 event left out");
    expect(await vault.host.read(NOTE)).toContain('dates:\n  - "2026-12-25 Christmas Day"\n  - "2026-12-26 Second Day of Christmas"\n');
  });

  test("without a file says where to put one", async () => {
    await start({});
    await vault.host.run("import-holidays");
    expect(said()).toBe("There is no .ics file in this vault. Put one into any folder of it first.");
  });
});

describe("Exporting the calendar", () => {
  const FILE = "Operations/Calendars/Operations.ics";
  const VAULT = {
    "Operations/Maintenance/Disks.md": planText(["schedule: every month on the 31st", "starts: 2026-10-31", "last_due: 2026-10-31", "services:", '  - "[[db-1]]"']),
    "Operations/Maintenance/Audit; secret, plan.md": planText(["schedule: 2026-12-03", "confidential: true", "services:", '  - "[[db-1]]"']),
    "Operations/Changes/CHG-1.md": "---\ntype: change\ntitle: Move the logs, then check\nstatus: scheduled\nplanned_start: 2026-12-01T22:00\nplanned_end: 2026-12-01T23:30\n---\n",
    "Operations/Incidents/INC-1.md": "---\ntype: incident\nstarted: 2026-11-23T07:00\n---\n",
    "Operations/Procedures/Round.md": "---\ntype: procedure\nschedule: every day\n---\n\n1. Look\n2. Listen\n",
    "Operations/Maintenance/Gone.md": planText(["schedule: every day", "status: retired"]),
  };
  const BERLIN_ZONE: HostOptions = { data: { zone: "Europe/Berlin", profile: "team" } };

  async function events(): Promise<{ title: string; from: string; to: string; whole: boolean; text: string }[]> {
    const calendar = new ICAL.Component(ICAL.parse(await vault.host.read(FILE)) as unknown[]);
    return calendar.getAllSubcomponents("vevent").map((component) => {
      const { summary, startDate, endDate } = new ICAL.Event(component);
      return { title: summary, from: startDate.toString(), to: endDate.toString(), whole: startDate.isDate, text: component.toString() };
    });
  }

  test("writes a file that a calendar app reads into the same dates", async () => {
    await start(VAULT, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    expect(vault.changes().split("\n")[0]).toBe(FILE);
    const read = await events();
    const disks = read.filter(({ title }) => title === "Disks");
    expect(disks.map(({ from }) => from)).toEqual(["2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28", "2027-03-31", "2027-04-30", "2027-05-31", "2027-06-30", "2027-07-31", "2027-08-31", "2027-09-30", "2027-10-31"]);
    expect(disks[0]).toMatchObject({ to: "2026-12-01", whole: true });
    expect(read.find(({ title }) => title === "Move the logs, then check")).toMatchObject({ from: "2026-12-01T21:00:00Z", to: "2026-12-01T22:30:00Z", whole: false });
    expect(read.map(({ title }) => title).filter((title) => /INC|Round|Gone/.test(title))).toEqual([]);
  });

  test("keeps what was done in the last month, and tells the times of another zone rightly", async () => {
    await start({
      "Operations/A.md": planText(["schedule: every week on Monday at 02:00", "starts: 2026-11-02", "timezone: America/New_York", "duration: 90 min", "last_due: 2026-11-16", "last_done: 2026-11-17"], ["2026-11-17 done (due 2026-11-16) by [[Ana]]"]),
      "Operations/CHG.md": "---\ntype: change\nstatus: scheduled\ntimezone: America/New_York\nplanned_start: 2026-12-01T22:00\nplanned_end: 2026-12-01T23:30\n---\n",
    }, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    const read = await events();
    expect(read.filter(({ title }) => title === "A").slice(0, 2).map(({ from, to }) => [from, to])).toEqual([["2026-11-16", "2026-11-17"], ["2026-11-23T07:00:00Z", "2026-11-23T08:30:00Z"]]);
    expect(read[0]?.text).toContain("STATUS:CONFIRMED");
    expect(read.find(({ title }) => title === "CHG")).toMatchObject({ from: "2026-12-02T03:00:00Z", to: "2026-12-02T04:30:00Z" });
  });

  test("tells nothing of a confidential plan's work order either", async () => {
    await start({ ...VAULT, "Operations/Secret order.md": '---\ntype: work-order\ntitle: Secret order\nplan: "[[Audit; secret, plan]]"\noccurrence: 2026-12-03\ndue: 2026-12-03\nstatus: planned\n---\n' }, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    expect(await vault.host.read(FILE)).not.toMatch(/secret|audit/i);
  });

  test("tells nothing of what is confidential but when it is", async () => {
    await start(VAULT, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    const [secret] = (await events()).filter(({ from }) => from === "2026-12-03");
    expect(secret?.title).toBe("Confidential");
    expect(await vault.host.read(FILE)).not.toMatch(/secret|audit/i);
    expect(secret?.text).not.toMatch(/DESCRIPTION|CATEGORIES|URL/);
  });

  test("again says that it is up to date, and after a change writes over its own file", async () => {
    await start(VAULT, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    const first = await vault.host.read(FILE);
    vault.host.setNow("2026-11-23T10:00:00Z");
    await vault.host.run("export-calendar");
    expect(said()).toContain("The calendar file is up to date.");
    expect(await vault.host.read(FILE)).toBe(first);
    await vault.host.write("Operations/Maintenance/Disks.md", VAULT["Operations/Maintenance/Disks.md"].replace("31st", "15th"));
    await vault.host.settle();
    await vault.host.run("export-calendar");
    expect((await events()).find(({ title }) => title === "Disks")?.from).toMatch(/-15$/);
    await vault.host.run("undo-last-operation");
    expect(await vault.host.read(FILE)).toBe(first);
  });

  test("writes the same file on two devices, but for when it was written", async () => {
    await start(VAULT, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    const one = await vault.host.read(FILE);
    await vault.end();
    await start(VAULT, { ...BERLIN_ZONE, now: "2026-11-23T11:00:00Z", language: "de", localStorage: {} });
    await vault.host.run("export-calendar");
    const plain = (text: string): string => text.replace(/^DTSTAMP:.*$/gm, "");
    expect(plain(await vault.host.read(FILE))).toBe(plain(one));
  });

  test("does not write over a file that is no calendar", async () => {
    await start({ ...VAULT, [FILE]: "My notes\n" }, BERLIN_ZONE);
    await vault.host.run("export-calendar");
    expect(said()).toContain("The file that is there is no calendar.");
    expect(vault.changes()).toBe("");
  });

  test("of a vault without dates says so", async () => {
    await start({});
    await vault.host.run("export-calendar");
    expect(said()).toContain("Nothing has a date in this time.");
    expect(vault.host.files()).toEqual({});
  });
});
