import { describe, expect, test } from "vitest";

import { utcText, writeCalendar, type CalendarEvent } from "../../../src/domain/icalendar/write-calendar.ts";

const STAMP = "20261123T080500Z";
const event = (more: Partial<CalendarEvent>): CalendarEvent => ({ uid: "a@operations-vault", time: { from: "2026-12-24", to: "2026-12-26" }, summary: "Works holiday", ...more });
const written = (...events: CalendarEvent[]): string => writeCalendar({ name: "Operations", stamp: STAMP, events });
const unfolded = (text: string): string[] => text.replace(/\r\n /g, "").split("\r\n");

describe("A calendar file", () => {
  test("holds an event of whole days with its end exclusive, and one of an hour in UTC", () => {
    const hour = Date.parse("2026-12-20T21:00:00Z");
    const text = written(event({}), event({ uid: "b@operations-vault", time: { from: hour, to: hour + 3_600_000 }, summary: "Patch", description: "With db-1", categories: ["maintenance", "a,b"], status: "confirmed", busy: false, url: "obsidian://open?vault=V&file=A%20b.md" }));
    expect(text).toBe([
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Operations Vault//EN", "CALSCALE:GREGORIAN", "METHOD:PUBLISH", "X-WR-CALNAME:Operations",
      "BEGIN:VEVENT", "UID:b@operations-vault", "DTSTAMP:20261123T080500Z", "DTSTART:20261220T210000Z", "DTEND:20261220T220000Z", "SUMMARY:Patch", "DESCRIPTION:With db-1",
      "CATEGORIES:maintenance,a\\,b", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT", "URL:obsidian://open?vault=V&file=A%20b.md", "END:VEVENT",
      "BEGIN:VEVENT", "UID:a@operations-vault", "DTSTAMP:20261123T080500Z", "DTSTART;VALUE=DATE:20261224", "DTEND;VALUE=DATE:20261227", "SUMMARY:Works holiday", "END:VEVENT",
      "END:VCALENDAR", "",
    ].join("\r\n"));
  });

  test.each<[string, string]>([
    ["a, b; c \\ d", "a\\, b\\; c \\\\ d"],
    ["one\ntwo\r\nthree\rfour\u2028five", "one\\ntwo\\nthree\\nfour\\nfive"],
    ["bell\u0007 and \u0000nothing\u007f\u0085", "bell and nothing\\n"],
    ["a\ttab", "a\ttab"],
    ["half \ud83d a pair", "half \ufffd a pair"],
    ["BEGIN:VEVENT", "BEGIN:VEVENT"],
  ])("writes the text %j as %j", (summary, value) => {
    expect(unfolded(written(event({ summary })))).toContain(`SUMMARY:${value}`);
  });

  test("has events in the order of their time, whatever the order given", () => {
    const events = [event({ uid: "1", time: { from: "2026-12-25", to: "2026-12-25" } }), event({ uid: "0" }), event({ uid: "2", time: { from: Date.parse("2026-12-25T08:00:00Z"), to: 0 } }), event({ uid: "3" })];
    expect(written(...events)).toBe(written(...events.slice().reverse()));
    expect(unfolded(written(...events)).filter((line) => line.startsWith("UID"))).toEqual(["UID:0", "UID:3", "UID:1", "UID:2"]);
  });

  test("leaves out an end that is not behind the start", () => {
    expect(written(event({ time: { from: 0, to: 0 } }))).not.toContain("DTEND");
    expect(written(event({ time: { from: "2026-12-24", to: "2026-12-01" } }))).toContain("DTEND;VALUE=DATE:20261225");
  });

  test("has no line that a URL could break", () => {
    expect(unfolded(written(event({ url: "obsidian://x\r\nEND:VCALENDAR y" })))).toContain("URL:obsidian://x%0D%0AEND:VCALENDAR%20y");
  });

  test.each([0, 1_795_421_100_000, -1, -86_400_000, 253_402_300_799_000, 951_782_399_000])("writes the instant %i in UTC", (instant) => {
    expect(utcText(instant)).toBe(new Date(Math.floor(instant / 1000) * 1000).toISOString().replace(/\.\d+|[-:]/g, ""));
  });
});
