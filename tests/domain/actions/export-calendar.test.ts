import ICAL from "ical.js";
import { describe, expect, test } from "vitest";

import { planExportCalendar, type CalendarExport, type ExportItem } from "../../../src/domain/actions/export-calendar.ts";
import type { Planned } from "../../../src/domain/actions/plan.ts";

const ITEM: ExportItem = { key: "Maintenance/UPS.md@2026-12-22", title: "UPS battery self-test", from: "2026-12-22", path: "Operations/Maintenance/UPS & co.md", categories: ["Maintenance"], description: "db-1", status: "tentative", busy: false };
const planned = (items: readonly ExportItem[], more: Partial<CalendarExport> = {}): Planned =>
  planExportCalendar({ path: "Operations/Calendars/Operations.ics", name: "Operations", items, zone: "Europe/Berlin", now: Date.parse("2026-11-23T08:05:00Z"), vault: "My vault", present: undefined, ...more });
const textOf = (plan: Planned): string => (plan.ok ? (plan.plan.creates[0]?.text ?? "") : "");
const events = (...items: ExportItem[]): ICAL.Event[] => new ICAL.Component(ICAL.parse(textOf(planned(items))) as unknown[]).getAllSubcomponents("vevent").map((each) => new ICAL.Event(each));

describe("An exported calendar", () => {
  test("is a new file, with its events as ical.js reads them", () => {
    const plan = planned([ITEM]);
    expect(plan).toMatchObject({ ok: true, plan: { title: "Exported 1 date", creates: [{ path: "Operations/Calendars/Operations.ics" }], edits: [] } });
    const [event] = events(ITEM);
    expect([event?.summary, event?.description, event?.startDate.toString(), event?.endDate.toString(), event?.component.getFirstPropertyValue("url"), event?.component.getFirstPropertyValue("dtstamp")?.toString()]).toEqual(
      ["UPS battery self-test", "db-1", "2026-12-22", "2026-12-23", "obsidian://open?vault=My%20vault&file=Operations%2FMaintenance%2FUPS%20%26%20co.md", "2026-11-23T08:05:00Z"],
    );
  });

  test.each<[string, Partial<ExportItem>, string, string]>([
    ["days, the last included", { from: "2026-12-22", to: "2026-12-24" }, "2026-12-22", "2026-12-25"],
    ["a winter evening in Berlin, in UTC", { from: "2026-12-22T22:00", to: "2026-12-23T02:00" }, "2026-12-22T21:00:00Z", "2026-12-23T01:00:00Z"],
    ["a summer evening in Berlin, in UTC", { from: "2026-07-22T22:00", to: "2026-07-23T02:00" }, "2026-07-22T20:00:00Z", "2026-07-23T00:00:00Z"],
    ["the night in which the clock goes back", { from: "2026-10-25T01:30", to: "2026-10-25T03:30" }, "2026-10-24T23:30:00Z", "2026-10-25T02:30:00Z"],
    ["the night in which the clock goes forward", { from: "2026-03-29T01:30", to: "2026-03-29T03:30" }, "2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z"],
    ["a moment to a day, that day included", { from: "2026-12-22T22:00", to: "2026-12-23" }, "2026-12-22T21:00:00Z", "2026-12-23T23:00:00Z"],
    ["a moment with its offset", { from: "2026-10-25T02:30+01:00", to: "2026-10-25T03:30" }, "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"],
    ["a beginning only", { from: "2026-12-22T22:00", to: undefined }, "2026-12-22T21:00:00Z", "2026-12-22T21:00:00Z"],
  ])("tells %s", (_title, more, start, end) => {
    const [event] = events({ ...ITEM, ...more });
    expect([event?.startDate.toString(), event?.endDate.toString()]).toEqual([start, end]);
  });

  test("has ids that stay and show nothing, and each thing once", () => {
    const one = events(ITEM, { ...ITEM, title: "Renamed", from: "2026-12-23" });
    expect(one.map(({ uid, summary }) => [uid, summary])).toEqual([[events(ITEM)[0]?.uid, "Renamed"]]);
    expect(one[0]?.uid).toMatch(/^[\da-f]{32}@operations-vault$/);
    expect(events(ITEM)[0]?.uid).not.toBe(events({ ...ITEM, key: "other" })[0]?.uid);
  });

  test("says of a confidential record only when it is", () => {
    const text = textOf(planned([{ ...ITEM, key: "Incidents/Leak.md", title: "Leak at ACME", description: "Ana", path: "Incidents/Leak.md", categories: ["Leak"], confidential: true }])).replace(/\r\n /g, "");
    expect(text).toContain("SUMMARY:Confidential\r\n");
    expect(text).not.toMatch(/leak|acme|ana\b|URL|DESCRIPTION|CATEGORIES/i);
  });

  test("has no links where the vault has no name", () => {
    expect(textOf(planned([ITEM], { vault: undefined as unknown as string }))).not.toContain("URL");
  });
});

describe("A calendar that was exported before", () => {
  const before = textOf(planned([ITEM]));
  test("is replaced where it says something else", () => {
    const plan = planned([ITEM, { ...ITEM, key: "b" }], { present: before });
    expect(plan).toMatchObject({ ok: true, plan: { title: "Exported 2 dates", creates: [], edits: [{ path: "Operations/Calendars/Operations.ics", edits: [{ kind: "replace-text", was: before }] }] } });
  });

  test("is left alone where only the time of writing differs", () => {
    expect(planned([ITEM], { present: before, now: Date.parse("2026-11-24T08:05:00Z") })).toMatchObject({ ok: false, refusals: [{ code: "calendar-unchanged" }] });
  });

  test("is not replaced where the file is something else, and is where it is empty", () => {
    expect(planned([ITEM], { present: "my notes" })).toMatchObject({ ok: false, refusals: [{ code: "name-taken" }] });
    expect(planned([ITEM], { present: "" })).toMatchObject({ ok: true });
  });

  test("is not emptied", () => {
    expect(planned([], { present: before })).toMatchObject({ ok: false, refusals: [{ code: "nothing-to-export" }] });
  });
});
