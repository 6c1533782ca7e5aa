import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "../../../src/domain/time/day.ts";
import { instantOf, isZone, localNow, momentToInstant, readMoment, writeMoment } from "../../../src/domain/time/moment.ts";

const utc = (moment: string, zone: string): string => new Date(momentToInstant(moment, zone)).toISOString().replace(":00.000Z", "Z");
const ZONES = [
  "Europe/Berlin", "America/New_York", "America/St_Johns", "America/Sao_Paulo", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Tehran", "Asia/Gaza", "Africa/Casablanca",
  "Africa/Cairo", "Australia/Lord_Howe", "Pacific/Chatham", "Pacific/Apia", "Pacific/Kiritimati", "America/Havana", "Antarctica/Troll", "UTC",
];
const zone = fc.constantFrom(...ZONES);
/** Whole minutes between 1975 and 2037, where the rules of zones are known. */
const instant = fc.integer({ min: 2_629_800, max: 35_240_000 }).map((minutes) => minutes * 60_000);

describe("the instant of a wall time", () => {
  it.each([
    ["TV-09 a gap is read with the offset before it (RFC 5545)", "2007-03-11T02:30", "America/New_York", "2007-03-11T07:30Z"],
    ["TV-09 of a repeated hour the first counts (RFC 5545)", "2007-11-04T01:30", "America/New_York", "2007-11-04T05:30Z"],
    ["TV-09 gap in Berlin", "2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30Z"],
    ["TV-09 repeated hour in Berlin", "2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30Z"],
    ["TV-09 daily 09:00 before the change", "2026-03-28T09:00", "Europe/Berlin", "2026-03-28T08:00Z"],
    ["TV-09 daily 09:00 on the day of the change", "2026-03-29T09:00", "Europe/Berlin", "2026-03-29T07:00Z"],
    ["TV-09 daily 09:00 after the change", "2026-03-30T09:00", "Europe/Berlin", "2026-03-30T07:00Z"],
    ["a written offset chooses the second of a repeated hour", "2026-10-25T02:30+01:00", "Europe/Berlin", "2026-10-25T01:30Z"],
    ["a written offset wins over the zone", "2026-11-23T09:00-05:00", "Europe/Berlin", "2026-11-23T14:00Z"],
    ["Z is UTC", "2026-11-23T09:00Z", "Europe/Berlin", "2026-11-23T09:00Z"],
    ["a clock change of half an hour", "2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45Z"],
    ["a day that a zone skipped", "2011-12-30T12:00", "Pacific/Apia", "2011-12-30T22:00Z"],
  ])("%s: %s %s is %s", (_title, moment, where, expected) => {
    expect(utc(moment, where)).toBe(expected);
  });

  it.each([["2026-03-29", 23], ["2026-10-25", 25], ["2026-11-23", 24]])("TV-09 the local day %s in Berlin has %i hours", (day, hours) => {
    const start = momentToInstant(`${day}T00:00`, "Europe/Berlin");
    expect((momentToInstant(`${addDays(day, 1)}T00:00`, "Europe/Berlin") - start) / 3_600_000).toBe(hours);
  });

  it("stepping by 24 hours would drift to 10:00 (TV-09, the wrong way)", () => {
    expect(localNow(momentToInstant("2026-03-28T09:00", "Europe/Berlin") + 86_400_000, "Europe/Berlin").time).toBe("10:00");
  });
});

describe("the instant of what may be no moment", () => {
  it.each([[undefined], [""], ["2026-11-23"], ["2026-11-31T08:00"], ["soon"]])("%j is none", (text) => {
    expect(instantOf(text, "Europe/Berlin")).toBeUndefined();
  });

  it("is that of a moment", () => {
    expect([instantOf("2026-11-23T08:05", "Europe/Berlin"), instantOf("2026-11-23 8:05Z", "Europe/Berlin")]).toEqual([Date.UTC(2026, 10, 23, 7, 5), Date.UTC(2026, 10, 23, 8, 5)]);
  });
});

describe("over many zones", () => {
  it("what is written leads back to its instant", () => {
    fc.assert(fc.property(instant, zone, (at, where) => {
      expect(momentToInstant(writeMoment(at, where), where)).toBe(at);
    }), { numRuns: 400 });
  });

  it("the minutes around every clock change lead back to their instant", () => {
    for (const where of ZONES) {
      for (const change of changesOf(where, 2024, 2027)) {
        for (let minutes = -150; minutes <= 150; minutes += 15) {
          const at = change + minutes * 60_000;
          expect(momentToInstant(writeMoment(at, where), where)).toBe(at);
        }
      }
    }
  });

  it("the wall clock is the one that Intl shows", () => {
    fc.assert(fc.property(instant, zone, (at, where) => {
      expect(localNow(at, where).moment).toBe(intlClock(at, where));
    }), { numRuns: 400 });
  });

  it("a wall time maps to the first minute of the day that shows it, by trying them all", () => {
    for (const [day, where] of [["2026-03-29", "Europe/Berlin"], ["2026-10-25", "Europe/Berlin"], ["2026-04-05", "Australia/Lord_Howe"], ["2026-11-01", "America/New_York"]] as const) {
      const first = new Map<string, number>();
      const noon = Date.parse(`${day}T12:00Z`);
      for (let minutes = -2200; minutes < 2200; minutes += 5) {
        const at = noon + minutes * 60_000;
        const shown = intlClock(at, where);
        if (!first.has(shown)) first.set(shown, at);
      }
      for (const [shown, at] of first) if (shown.startsWith(day)) expect([shown, momentToInstant(shown, where)]).toEqual([shown, at]);
    }
  });
});

describe("a moment is written", () => {
  it.each([
    ["2026-11-23T07:05Z", "2026-11-23T08:05"], ["2026-10-25T00:30Z", "2026-10-25T02:30+02:00"], ["2026-10-25T01:30Z", "2026-10-25T02:30+01:00"],
    ["2026-10-25T02:30Z", "2026-10-25T03:30"], ["2026-03-29T01:00Z", "2026-03-29T03:00"],
  ])("%s in Berlin as %s: an offset only in the repeated hour", (at, expected) => {
    expect(writeMoment(Date.parse(at), "Europe/Berlin")).toBe(expected);
  });
});

describe("a moment is read", () => {
  it.each([
    ["2026-11-23T08:05", "2026-11-23T08:05", undefined], ["2026-11-23 08:05", "2026-11-23T08:05", undefined], ["2025-09-17T9:30:00-00:00", "2025-09-17T09:30", 0],
    ["2026-11-23T08:05:59.123Z", "2026-11-23T08:05", 0], ["2026-11-23 08:05 +0530", "2026-11-23T08:05", 330], ["2026-11-23T08:05-03:30", "2026-11-23T08:05", -210],
    ["2026-11-23 08:05 UTC", "2026-11-23T08:05", 0], ["2026-11-23T08:05+02", "2026-11-23T08:05", 120],
  ])("%s", (text, moment, offset) => {
    expect(readMoment(text)).toEqual(offset === undefined ? { moment } : { moment, offset });
  });

  it.each(["T28:00:00", "2026-11-23T28:00:00", "2026-11-23T08:60", "2023-07-94T08:00", "2026-02-30T08:00", "2026-11-23", "2026-11-23T24:00", "2026-11-23T08:05+99:00", "noon", "", "2026-11-23T08"])("%j is no moment", (text) => {
    expect(readMoment(text)).toBeUndefined();
  });

  it("no text makes it throw", () => {
    fc.assert(fc.property(fc.string(), (text) => void readMoment(text)));
  });
});

it.each([["Europe/Berlin", true], ["UTC", true], ["America/Argentina/Buenos_Aires", true], ["Berlin", false], ["", false], ["Mars/Base", false]])("%j is a zone: %s", (name, known) => {
  expect(isZone(name)).toBe(known);
});

it("an unknown zone is an error, not a wrong time", () => {
  expect(() => localNow(0, "Mars/Base")).toThrow(RangeError);
});

const clocks = new Map<string, Intl.DateTimeFormat>();

function intlClock(at: number, where: string): string {
  const format = clocks.get(where) ?? new Intl.DateTimeFormat("en-CA", { timeZone: where, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  clocks.set(where, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return `${part["year"]}-${part["month"]}-${part["day"]}T${part["hour"]}:${part["minute"]}`;
}

/** The instants at which a zone's clock changes, found hour by hour from Intl alone. */
function changesOf(where: string, from: number, to: number): number[] {
  const offset = (at: number): number => Date.parse(`${intlClock(at, where)}Z`) - at;
  const changes: number[] = [];
  for (let at = Date.UTC(from, 0, 1); at < Date.UTC(to, 0, 1); at += 86_400_000) {
    if (offset(at) === offset(at + 86_400_000)) continue;
    let [low, high] = [at, at + 86_400_000];
    while (high - low > 60_000) {
      const middle = low + Math.floor((high - low) / 120_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    changes.push(high);
  }
  return changes;
}
