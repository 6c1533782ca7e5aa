import { parse } from "yaml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { NoteRow } from "../../../src/domain/index/note-row.ts";
import { cutSpans, mergeSpans } from "../../../src/domain/notes/calendar-spans.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { afterWorkedMinutes, workedMinutes } from "../../../src/domain/metrics/business-time.ts";
import { calendarsOf, type CalendarContext, type VaultCalendars } from "../../../src/domain/queries/calendars.ts";
import type { Span } from "../../../src/domain/schedule/plan-terms.ts";
import { addDays, type Day } from "../../../src/domain/time/day.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";

type Notes = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

const HOLIDAYS = { kind: "holidays", dates: ["2026-12-25 Christmas", "2026-12-26 Christmas", "01-01 New Year"] };
const WINDOW = { kind: "maintenance-window", schedule: "every week on Saturday at 22:00", duration: "4 h", services: ["[[Checkout]]", "[[db-1]]"] };
const FREEZE = { kind: "freeze", start: "2026-12-18T18:00", end: "2027-01-04T06:00" };

function made(notes: Notes, more: Partial<CalendarContext> = {}): VaultCalendars {
  const rows = Object.entries(notes).map(([name, fields]) => new NoteRow("calendar", `Calendars/${name}.md`, { fields: { type: "calendar", ...fields }, tasks: [] }));
  return calendarsOf(rows, { pathOf: (link) => (link in notes ? `Calendars/${link}.md` : undefined), workingHours: undefined, ...more });
}

const off = (calendars: VaultCalendars, links: readonly string[] | undefined, from: Day, count: number): string[] => {
  const days = calendars.workingDays(links);
  return Array.from({ length: count }, (_, at) => addDays(from, at)).filter((day) => !days.isWorking(day));
};
const shown = (spans: readonly Span[] | undefined): string[] | undefined => spans?.map(({ from, to }) => `${from} ${to}`);

describe("Working days", () => {
  test("are Monday to Friday without a calendar", () => {
    expect(off(made({}), undefined, "2026-12-21", 14)).toEqual(["2026-12-26", "2026-12-27", "2027-01-02", "2027-01-03"]);
  });

  test("leave out every holiday of notes without services, those of every year too", () => {
    const calendars = made({ Berlin: HOLIDAYS, Works: { kind: "holidays", dates: ["2026-12-22..2026-12-23"] }, Checkout: { kind: "holidays", services: ["[[Checkout]]"], dates: ["2026-12-21"] } });
    expect(off(calendars, undefined, "2026-12-21", 12)).toEqual(["2026-12-22", "2026-12-23", "2026-12-25", "2026-12-26", "2026-12-27", "2027-01-01"]);
    expect(calendars.workingDays(undefined).isWorking("2032-01-01")).toBe(false);
    expect(calendars.workingDays(undefined).isWorking("2031-12-25")).toBe(true);
  });

  test("are those of the calendars that a plan names", () => {
    const calendars = made({ Berlin: HOLIDAYS, Works: { kind: "holidays", dates: ["2026-12-22"] }, Shop: { kind: "working-hours", hours: ["Tue-Sat 9-18"], calendar: ["[[Works]]"] }, Bare: { kind: "working-hours", hours: ["Mon-Sun 9-18"] } });
    expect(off(calendars, ["[[Works]]"], "2026-12-21", 7)).toEqual(["2026-12-22", "2026-12-26", "2026-12-27"]);
    expect(off(calendars, ["[[Shop]]"], "2026-12-21", 7)).toEqual(["2026-12-21", "2026-12-22", "2026-12-27"]);
    expect(off(calendars, ["[[Shop|the shop]]", "[[Berlin]]"], "2026-12-21", 7)).toEqual(["2026-12-21", "2026-12-22", "2026-12-25", "2026-12-26", "2026-12-27"]);
    expect(off(calendars, ["[[Bare]]"], "2026-12-21", 7)).toEqual(["2026-12-22", "2026-12-25", "2026-12-26"]);
    expect(off(calendars, ["[[Nowhere]]"], "2026-12-21", 7)).toEqual(off(calendars, undefined, "2026-12-21", 7));
  });

  test("have the weekdays of the framework's working hours, where the plan names none", () => {
    const calendars = made({ Berlin: HOLIDAYS, Shop: { kind: "working-hours", hours: ["Tue-Sat 9-18"] } }, { workingHours: "[[Shop]]" });
    expect(off(calendars, undefined, "2026-12-21", 7)).toEqual(["2026-12-21", "2026-12-25", "2026-12-26", "2026-12-27"]);
    expect(off(calendars, ["[[Berlin]]"], "2026-12-21", 7)).toEqual(["2026-12-21", "2026-12-25", "2026-12-26", "2026-12-27"]);
  });

  test("stay Monday to Friday where working hours cannot be read", () => {
    expect(off(made({ Shop: { kind: "working-hours", hours: ["whenever"] } }), ["[[Shop]]"], "2026-12-21", 7)).toEqual(["2026-12-26", "2026-12-27"]);
  });

  test("are the same object for the same links", () => {
    const calendars = made({ Berlin: HOLIDAYS });
    expect(calendars.workingDays(["[[Berlin]]"])).toBe(calendars.workingDays(["[[Berlin]]"]));
    expect(calendars.freezesFor(["[[db-1]]"])).toBe(calendars.freezesFor(["[[DB-1]]"]));
  });
});

describe("Working time", () => {
  const spans = (calendars: VaultCalendars, links: readonly string[] | undefined, from: Day, count: number): string[] => {
    const time = calendars.workingTime(links);
    return Array.from({ length: count }, (_, at) => addDays(from, at)).flatMap((day) => time.spansOn(day).map((span) => `${day.slice(8)} ${span.from}-${span.to}`));
  };

  test("is from 08:00 to 18:00 on working days where no hours are written, in the vault's zone", () => {
    const calendars = made({ Berlin: HOLIDAYS, Shop: { kind: "working-hours", hours: ["whenever"] } }, { zone: "Europe/Berlin" });
    expect(spans(calendars, undefined, "2026-12-23", 6)).toEqual(["23 08:00-18:00", "24 08:00-18:00", "28 08:00-18:00"]);
    expect(spans(calendars, ["[[Shop]]"], "2026-12-24", 3)).toEqual(["24 08:00-18:00"]);
    expect([calendars.workingTime(undefined).zone, made({}).workingTime(undefined).zone]).toEqual(["Europe/Berlin", "UTC"]);
  });

  test("is the hours of the calendars that are named, else the framework's, in their zone, without the holidays", () => {
    const calendars = made({ Berlin: HOLIDAYS, Shop: { kind: "working-hours", hours: ["Tue-Sat 9-12 13-18"], timezone: "America/New_York" }, Desk: { kind: "working-hours", hours: ["Mon-Fri 7-15"] } }, { workingHours: "[[Desk]]", zone: "Europe/Berlin" });
    expect(spans(calendars, ["[[Shop]]"], "2026-12-24", 5)).toEqual(["24 09:00-12:00", "24 13:00-18:00"]);
    expect(spans(calendars, undefined, "2026-12-24", 5)).toEqual(["24 07:00-15:00", "28 07:00-15:00"]);
    expect([calendars.workingTime(["[[Shop]]"]).zone, calendars.workingTime(undefined).zone]).toEqual(["America/New_York", "Europe/Berlin"]);
  });

  test("goes over midnight, and a clock counts the night as one", () => {
    const night = made({ Night: { kind: "working-hours", hours: ["Mon-Fri 22:00-06:00"] } }, { zone: "Europe/Berlin" }).workingTime(["[[Night]]"]);
    const at = (moment: string): number => momentToInstant(moment, "Europe/Berlin");
    expect(workedMinutes(at("2026-11-27T12:00"), at("2026-11-30T12:00"), night)).toBe(8 * 60);
    expect(afterWorkedMinutes(at("2026-11-27T12:00"), 9 * 60, night)).toBe(at("2026-11-30T23:00"));
  });

  test("TV-28 over Easter in Berlin is 20 h from Thursday 15:00 to Wednesday 15:00, from the notes of the vault", () => {
    const time = made({ Hours: { kind: "working-hours", hours: ["Mon-Fri 08:00-18:00"] }, Easter: { kind: "holidays", dates: ["2026-04-03 Good Friday", "2026-04-06 Easter Monday"] } }, { workingHours: "[[Hours]]", zone: "Europe/Berlin" }).workingTime(undefined);
    expect(workedMinutes(momentToInstant("2026-04-02T15:00", "Europe/Berlin"), momentToInstant("2026-04-08T15:00", "Europe/Berlin"), time)).toBe(20 * 60);
  });

  test("is the same object for the same links", () => {
    const calendars = made({ Berlin: HOLIDAYS });
    expect(calendars.workingTime(undefined)).toBe(calendars.workingTime([]));
  });
});

describe("Freezes", () => {
  test("concern all, or the services that they share, however those are written", () => {
    const calendars = made({ All: FREEZE, Checkout: { kind: "freeze", start: "2026-12-01", end: "2026-12-02", services: ["[[Services/Checkout|shop]]"] } });
    expect(shown(calendars.freezesFor([]))).toEqual(["2026-12-18T18:00 2027-01-04T06:00"]);
    expect(shown(calendars.freezesFor(["checkout"]))).toEqual(["2026-12-01T00:00 2026-12-03T00:00", "2026-12-18T18:00 2027-01-04T06:00"]);
    expect(shown(calendars.freezesFor(["[[db-1]]"]))).toEqual(["2026-12-18T18:00 2027-01-04T06:00"]);
  });

  test("that are soft, have no end, or end before they begin, hold nothing up", () => {
    expect(made({ Soft: { ...FREEZE, level: "Soft" }, Open: { kind: "freeze", start: "2026-12-01" }, Back: { kind: "freeze", start: "2026-12-05", end: "2026-12-01" } }).freezesFor([])).toEqual([]);
  });

  test("are hard where they say so or nothing, and one where they overlap", () => {
    const calendars = made({ A: { ...FREEZE, level: "hard" }, B: { kind: "freeze", start: "2027-01-01", end: "2027-01-06" }, C: { kind: "freeze", start: "2027-01-07", end: "2027-01-07" } });
    expect(shown(calendars.freezesFor([]))).toEqual(["2026-12-18T18:00 2027-01-07T00:00", "2027-01-07T00:00 2027-01-08T00:00"]);
  });

  test("are told in the vault's zone, whatever theirs", () => {
    const calendars = made({ Zone: { ...FREEZE, timezone: "America/New_York" }, Offset: { kind: "freeze", start: "2026-06-01T00:00Z", end: "2026-06-02T00:00+02:00" }, Days: { kind: "freeze", start: "2026-07-01", end: "2026-07-01", timezone: "Pacific/Auckland" } }, { zone: "Europe/Berlin" });
    expect(shown(calendars.freezesFor([]))).toEqual(["2026-06-01T02:00 2026-06-02T00:00", "2026-06-30T14:00 2026-07-01T14:00", "2026-12-19T00:00 2027-01-04T12:00"]);
  });
});

describe("The slots of a window", () => {
  test("are those that touch the days", () => {
    const slots = made({ Saturday: WINDOW }).slotsOf("[[Saturday]]");
    expect(shown(slots?.("2026-11-23", "2026-12-05"))).toEqual(["2026-11-28T22:00 2026-11-29T02:00", "2026-12-05T22:00 2026-12-06T02:00"]);
    expect(shown(slots?.("2026-11-29", "2026-12-04"))).toEqual(["2026-11-28T22:00 2026-11-29T02:00"]);
    expect(shown(slots?.("2026-11-30", "2026-12-04"))).toEqual([]);
  });

  test("begin with its start", () => {
    const slots = made({ Saturday: { ...WINDOW, starts: "2026-11-28" } }).slotsOf("[[Saturday]]");
    expect(shown(slots?.("2026-11-01", "2026-11-30"))).toEqual(["2026-11-28T22:00 2026-11-29T02:00"]);
  });

  test("are none of a link that leads to no window that can be read", () => {
    const calendars = made({ Berlin: HOLIDAYS, Broken: { ...WINDOW, schedule: "sometimes" }, Freeze: FREEZE });
    expect(["[[Berlin]]", "[[Broken]]", "[[Freeze]]", "[[Nowhere]]", ""].map((link) => calendars.slotsOf(link))).toEqual([undefined, undefined, undefined, undefined, undefined]);
  });

  test("that last for days are there on each of them", () => {
    const slots = made({ Move: { kind: "maintenance-window", schedule: "every month on the 1st at 08:00", duration: "1 month" }, Week: { kind: "maintenance-window", schedule: "every month on the 1st", duration: "P9DT30H" } });
    expect(shown(slots.slotsOf("[[Move]]")?.("2026-11-30", "2026-11-30"))).toEqual(["2026-11-01T08:00 2026-12-01T08:00"]);
    expect(shown(slots.slotsOf("[[Week]]")?.("2026-11-11", "2026-11-20"))).toEqual(["2026-11-01T00:00 2026-11-11T06:00"]);
  });

  test("that open once are one", () => {
    const slots = made({ Move: { kind: "maintenance-window", start: "2026-12-05T22:00", end: "2026-12-06" } }).slotsOf("[[Move]]");
    expect(shown(slots?.("2026-12-01", "2026-12-31"))).toEqual(["2026-12-05T22:00 2026-12-07T00:00"]);
    expect(shown(slots?.("2026-12-07", "2026-12-31"))).toEqual([]);
  });

  test("that overlap are one, those that touch stay two", () => {
    const daily = (duration: string): string[] | undefined => shown(made({ Nights: { kind: "maintenance-window", schedule: "every day at 22:00", starts: "2026-12-01", duration } }).slotsOf("[[Nights]]")?.("2026-12-01", "2026-12-02"));
    expect(daily("24 h")).toEqual(["2026-12-01T22:00 2026-12-02T22:00", "2026-12-02T22:00 2026-12-03T22:00"]);
    expect(daily("30 h")).toEqual(["2026-12-01T22:00 2026-12-04T04:00"]);
  });

  test("leave out hard freezes, which go before a window (domain.md B6)", () => {
    const notes = { Saturday: { ...WINDOW, schedule: "every day at 16:00" }, Freeze: { ...FREEZE, end: "2026-12-20T17:00" }, Soft: { ...FREEZE, level: "soft", start: "2026-12-01" } };
    expect(shown(made(notes).slotsOf("[[Saturday]]")?.("2026-12-17", "2026-12-20"))).toEqual(["2026-12-17T16:00 2026-12-17T20:00", "2026-12-18T16:00 2026-12-18T18:00", "2026-12-20T17:00 2026-12-20T20:00"]);
  });

  test("are closed where all of its services are frozen, or those that are asked for", () => {
    const calendars = made({ Saturday: WINDOW, Checkout: { ...FREEZE, services: ["[[Checkout]]"] } });
    const slots = (services?: readonly string[]): number | undefined => calendars.slotsOf("[[Saturday]]", services)?.("2026-12-18", "2026-12-31").length;
    expect([slots(), slots(["[[Checkout]]"]), slots(["[[db-1]]"])]).toEqual([2, 0, 2]);
  });

  test("are told in the vault's zone", () => {
    const slots = made({ Saturday: { ...WINDOW, timezone: "America/New_York" } }, { zone: "Europe/Berlin" }).slotsOf("[[Saturday]]");
    expect(shown(slots?.("2026-11-29", "2026-11-29"))).toEqual(["2026-11-29T04:00 2026-11-29T08:00"]);
  });
});

describe("Bands", () => {
  const bands = (notes: Notes, from: Day, to: Day): string[] => made(notes).bandsBetween(from, to).map((band) => [band.kind, band.level, band.title, band.from, band.to, band.fromTime, band.toTime].join("|"));

  test("show windows, freezes and holidays in order", () => {
    expect(bands({ Berlin: HOLIDAYS, "Year end": FREEZE, Saturday: { ...WINDOW, title: "Saturday night" } }, "2026-12-12", "2026-12-31")).toEqual([
      "window||Saturday night|2026-12-12|2026-12-13|22:00|02:00",
      "freeze|hard|Year end|2026-12-18|2027-01-04|18:00|06:00",
      "holiday||Christmas|2026-12-25|2026-12-26||",
    ]);
  });

  test("of a freeze in days have no times, and its last day is its end", () => {
    expect(bands({ A: { kind: "freeze", level: "soft", start: "2026-12-01", end: "2026-12-03" }, B: { kind: "freeze", start: "2026-12-01T12:00", end: "2026-12-03T00:00" } }, "2026-12-01", "2026-12-31")).toEqual([
      "freeze|soft|A|2026-12-01|2026-12-03||", "freeze|hard|B|2026-12-01|2026-12-02|12:00|24:00",
    ]);
  });

  test("join consecutive days of one name, whether dated, a range or of every year", () => {
    const dates = ["2026-12-31 Rest", "01-01 Rest", "2027-01-02..2027-01-03 Rest", "2027-01-04 Other", "2027-01-06 Rest", "2027-01-05"];
    expect(bands({ Berlin: { kind: "holidays", dates } }, "2027-01-01", "2027-01-10")).toEqual(["holiday||Rest|2026-12-31|2027-01-03||", "holiday||Other|2027-01-04|2027-01-04||", "holiday||Berlin|2027-01-05|2027-01-05||", "holiday||Rest|2027-01-06|2027-01-06||"]);
  });

  test("of a window every day over a year are as many as its days", () => {
    const found = made({ Nights: { kind: "maintenance-window", schedule: "every day at 22:00", duration: "4 h" } }).bandsBetween("2026-01-01", "2026-12-31");
    expect([found.length, new Set(found.map(({ key }) => key)).size]).toEqual([366, 366]);
    expect(made({ Nights: { kind: "maintenance-window", schedule: "every day" } }).bandsBetween("2026-01-01", "2026-12-31")).toHaveLength(365);
  });

  test("name their services, and there are none where the days are the wrong way round", () => {
    expect(made({ Saturday: WINDOW }).bandsBetween("2026-12-12", "2026-12-12")).toMatchObject([{ services: ["Checkout", "db-1"], path: "Calendars/Saturday.md", key: "Calendars/Saturday.md@2026-12-12T22:00" }]);
    expect(bands({ Saturday: WINDOW, Freeze: FREEZE }, "2026-12-31", "2026-12-01")).toEqual([]);
  });
});

test("cutting spans leaves exactly the minutes of the one that the other has not", () => {
  const minute = (at: number): string => `2026-01-01T${String(Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")}`;
  const spans = fc.array(fc.tuple(fc.nat(90), fc.integer({ min: 1, max: 20 })).map(([from, length]) => ({ from: minute(from), to: minute(from + length) })), { maxLength: 8 });
  const holds = (list: readonly Span[], at: number): boolean => list.some(({ from, to }) => from <= minute(at) && minute(at) < to);
  fc.assert(fc.property(spans, spans, (open, cuts) => {
    const left = cutSpans(mergeSpans(open), mergeSpans(cuts));
    const minutes = Array.from({ length: 120 }, (_, at) => at);
    expect(minutes.filter((at) => holds(left, at))).toEqual(minutes.filter((at) => holds(open, at) && !holds(cuts, at)));
    left.forEach((span, at) => expect(span.from < span.to && span.from >= (left[at - 1]?.to ?? "")).toBe(true));
  }));
});

test.skipIf(!hasShared)("the calendars of the examples (../shared/examples) are asked", () => {
  const rows = [...exampleNotes()].flatMap(([name, text]) => {
    const facts = factsOfText(name, text, parse);
    return facts.fields?.["type"] === "calendar" ? [new NoteRow("calendar", name, facts)] : [];
  });
  const calendars = calendarsOf(rows, { pathOf: (link) => `${link}.md`, workingHours: "[[Office hours]]", zone: "Europe/Berlin" });
  expect(off(calendars, undefined, "2026-12-21", 14)).toEqual(["2026-12-25", "2026-12-26", "2026-12-27", "2027-01-01", "2027-01-02", "2027-01-03"]);
  expect(shown(calendars.slotsOf("[[Saturday maintenance window]]")?.("2026-12-07", "2027-01-10"))).toEqual(["2026-12-12T22:00 2026-12-13T02:00", "2027-01-09T22:00 2027-01-10T02:00"]);
  expect(calendars.bandsBetween("2026-12-01", "2026-12-31").map(({ kind }) => kind)).toEqual(["window", "window", "freeze", "holiday", "holiday"]);
});
