import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";

import { unescapeText } from "../../src/domain/icalendar/content-lines.ts";
import { readCalendar } from "../../src/domain/icalendar/read-calendar.ts";
import { writeCalendar, type CalendarEvent, type EventTime } from "../../src/domain/icalendar/write-calendar.ts";
import { addDays } from "../../src/domain/time/day.ts";

const RUNS = 400;
const MINUTE = 60_000;

const words = fc.oneof(
  { weight: 3, arbitrary: fc.string({ unit: "grapheme", maxLength: 120 }) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom("ä", "–", "日本語", "👩‍🚒", "𝒳", ",", ";", "\\", "\\n", "\n", ":", '"', "BEGIN:VEVENT", " ", "\t", "word"), { maxLength: 90 }).map((parts) => parts.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 60 }) },
);
const day = fc.integer({ min: 0, max: 40_000 }).map((number) => addDays("1990-01-01", number));
const time: fc.Arbitrary<EventTime> = fc.oneof(
  fc.record({ from: day, length: fc.integer({ min: 0, max: 400 }) }).map(({ from, length }) => ({ from, to: addDays(from, length) })),
  fc.record({ from: fc.integer({ min: 0, max: 60_000_000 }), length: fc.integer({ min: 0, max: 100_000 }) }).map(({ from, length }) => ({ from: from * MINUTE, to: (from + length) * MINUTE })),
);
/** ical.js takes a comma for escaped behind an escaped backslash, so categories have none. */
const events = fc.uniqueArray(
  fc.record({
    uid: fc.uuid().map((id) => `${id}@operations-vault`), time, summary: words, description: words, categories: fc.array(words.filter((text) => text !== "" && !text.includes("\\")), { maxLength: 3 }),
    status: fc.constantFrom("tentative" as const, "confirmed" as const, "cancelled" as const), busy: fc.boolean(), url: fc.webUrl(),
  }),
  { minLength: 1, maxLength: 12, selector: ({ uid }) => uid },
);

/** The text that a file can carry. */
const carried = (text: string): string => text.replace(/\r\n|[\r\n\u2028\u2029\u0085]/g, "\n").replace(/(?![\t\n])\p{Cc}/gu, "").replace(/\p{Cs}/gu, "\ufffd");

function asSeen({ time: { from, to }, ...event }: CalendarEvent): object {
  const seen = (at: string | number): string => (typeof at === "number" ? new Date(at).toISOString().slice(0, 19) + "Z" : at);
  return {
    uid: event.uid, summary: carried(event.summary), description: carried(event.description ?? ""), categories: (event.categories ?? []).map(carried).filter((text) => text !== ""),
    status: event.status?.toUpperCase(), transp: event.busy === true ? "OPAQUE" : "TRANSPARENT", url: event.url,
    start: seen(from), end: typeof to === "string" ? addDays(to, 1) : seen(to), isDate: typeof from === "string",
  };
}

function asRead(component: ICAL.Component): object {
  const event = new ICAL.Event(component);
  const value = (name: string): unknown => component.getFirstPropertyValue(name);
  return {
    uid: event.uid, summary: event.summary, description: event.description ?? "", categories: (component.getFirstProperty("categories")?.getValues() ?? []).filter((text) => text !== ""),
    status: value("status"), transp: value("transp"), url: value("url"),
    start: event.startDate.toString(), end: event.endDate.toString(), isDate: event.startDate.isDate,
  };
}

describe("What we write, ical.js reads", () => {
  test("as the same values, in lines of 75 octets at most that hold whole characters", () => {
    fc.assert(fc.property(events, words, (list, name) => {
      const text = writeCalendar({ name, stamp: "20261123T080500Z", events: list });
      expect(text.endsWith("END:VCALENDAR\r\n")).toBe(true);
      expect(Buffer.from(text, "utf8").toString("utf8")).toBe(text);
      const broken = text.split("\r\n").filter((line) => Buffer.byteLength(line) > 75 || /[\r\n]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(line));
      expect(broken).toEqual([]);
      const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
      // It leaves the escapes of properties that it does not know.
      expect(unescapeText(String(calendar.getFirstPropertyValue("x-wr-calname")))).toBe(carried(name));
      const byUid = (one: object, other: object): number => ((one as { uid: string }).uid < (other as { uid: string }).uid ? -1 : 1);
      expect(calendar.getAllSubcomponents("vevent").map(asRead).sort(byUid)).toEqual(list.map(asSeen).sort(byUid));
    }), { numRuns: RUNS });
  });

  test("and we read it ourselves as the same days", () => {
    fc.assert(fc.property(events, (list) => {
      const text = writeCalendar({ name: "", stamp: "20261123T080500Z", events: list });
      const { entries, problems } = readCalendar(text, { from: "0001-01-01", to: "9999-12-31", zone: "UTC" });
      expect(problems).toEqual([]);
      const wanted = list.filter(({ status, time }) => status !== "cancelled" && typeof time.from === "string").map(({ uid, summary, time }) => ({ uid, summary: carried(summary).trim(), ...time, time: "" }));
      const found = entries.filter(({ uid }) => wanted.some((event) => event.uid === uid)).map((entry) => ({ ...entry, summary: entry.summary.trim() }));
      const byUid = (one: { uid: string }, other: { uid: string }): number => (one.uid < other.uid ? -1 : 1);
      expect(found.sort(byUid)).toEqual(wanted.sort(byUid));
      expect(entries.filter(({ time: at }) => at !== "").map(({ uid, time: at }) => [uid, at]).sort()).toEqual(
        list.flatMap(({ uid, status, time: { from, to } }) => {
          const [start, end] = [from, to].map((at) => (typeof at === "number" ? new Date(at).toISOString().slice(11, 16) : ""));
          const isWhole = start === "" || (start === "00:00" && (from === to || end === "00:00" || end === "23:59"));
          return status === "cancelled" || isWhole ? [] : [[uid, start]];
        }).sort(),
      );
    }), { numRuns: RUNS });
  });
});

describe("What ical.js writes, we read", () => {
  const rule = fc.oneof(
    fc.constant({}),
    fc.record({ freq: fc.constantFrom("YEARLY", "MONTHLY", "WEEKLY", "DAILY"), interval: fc.integer({ min: 1, max: 4 }), count: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }) }),
    fc.record({ freq: fc.constant("YEARLY"), byday: fc.constantFrom("1MO", "-1MO", "4TH", "2SU", "-1FR"), bymonth: fc.integer({ min: 1, max: 12 }) }),
  );
  // Control characters, which no file may hold, it writes as they are.
  const event = fc.record({ start: fc.integer({ min: 0, max: 3000 }).map((number) => addDays("2020-01-01", number)), length: fc.integer({ min: 1, max: 5 }), form: fc.constantFrom("date", "midnight", "duration", "bare"), summary: words.map(carried), rule, skip: fc.boolean() });
  const [from, to] = ["2026-01-01", "2028-12-31"];

  test("on the same days: whole days however they are written, repeated ones with what they leave out", () => {
    fc.assert(fc.property(fc.array(event, { maxLength: 8 }), (list) => {
      const calendar = new ICAL.Component("vcalendar");
      const wanted: string[] = [];
      list.forEach(({ start, length, form, summary, rule: parts, skip }, at) => {
        const vevent = new ICAL.Component("vevent");
        const isDate = form !== "midnight";
        const at0 = (text: string): ICAL.Time => (isDate ? ICAL.Time.fromDateString(text) : ICAL.Time.fromDateTimeString(`${text}T00:00:00`));
        vevent.updatePropertyWithValue("uid", String(at));
        vevent.updatePropertyWithValue("summary", summary);
        vevent.updatePropertyWithValue("dtstart", at0(start));
        if (form === "date" || form === "midnight") vevent.updatePropertyWithValue("dtend", at0(addDays(start, length)));
        if (form === "duration") vevent.updatePropertyWithValue("duration", ICAL.Duration.fromSeconds(length * 86_400));
        const days = form === "bare" ? 1 : length;
        let starts = [start];
        if ("freq" in parts) {
          const known = "byday" in parts ? { freq: parts.freq, byday: [parts.byday], bymonth: [parts.bymonth] } : { freq: parts.freq, interval: parts.interval, ...(parts.count === undefined ? {} : { count: parts.count }) };
          const recur = ICAL.Recur.fromData(known);
          vevent.updatePropertyWithValue("rrule", recur);
          const iterator = recur.iterator(ICAL.Time.fromDateString(start));
          starts = [];
          for (let next = iterator.next() as ICAL.Time | null; next && next.toString() <= to; next = iterator.next() as ICAL.Time | null) starts.push(next.toString());
          const left = skip ? starts.find((each) => each >= from) : undefined;
          if (left !== undefined) {
            vevent.addPropertyWithValue("exdate", at0(left));
            starts = starts.filter((each) => each !== left);
          }
        }
        calendar.addSubcomponent(vevent);
        wanted.push(...starts.filter((each) => each <= to && addDays(each, days - 1) >= from).map((each) => `${String(at)} ${each} ${addDays(each, days - 1)} ${summary.trim()}`));
      });
      const { entries, problems } = readCalendar(calendar.toString(), { from, to, zone: "Europe/Berlin" });
      expect(problems).toEqual([]);
      expect(entries.map((entry) => `${entry.uid} ${entry.from} ${entry.to} ${entry.summary.trim()}`).sort()).toEqual(wanted.sort());
    }), { numRuns: RUNS });
  });
});
