import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDuration } from "../../../src/domain/time/duration.ts";

describe("a duration is read", () => {
  it.each([
    ["45 min", 0, 0, 45], ["4 h", 0, 0, 240], ["2 days", 0, 2, 0], ["6 months", 6, 0, 0], ["6 month", 6, 0, 0], ["180d", 0, 180, 0], ["1 year", 12, 0, 0],
    ["1 quarter", 3, 0, 0], ["2 weeks", 0, 14, 0], ["1.5 h", 0, 0, 90], ["1 h 30 min", 0, 0, 90], ["4h 9m", 0, 0, 249], ["1 year and 2 months", 14, 0, 0],
    ["P6M", 6, 0, 0], ["PT4H", 0, 0, 240], ["P1Y2M3W4DT5H6M", 14, 25, 306], ["PT45M", 0, 0, 45], ["0 min", 0, 0, 0], [" 2 Days ", 0, 2, 0],
  ])("%s", (text, months, days, minutes) => {
    expect(readDuration(text)).toEqual({ months, days, minutes });
  });

  it.each(["12m", "45", "", "P", "PT", "P1DT", "never", "on-change", "~2 minutes", "-2 days", "2 fortnights", "1.5 months", "2 days later", "Quarterly", "2026-11-23"])("%j is none", (text) => {
    expect(readDuration(text)).toBeUndefined();
  });

  it("words and ISO of the same amounts agree", () => {
    const amount = fc.integer({ min: 0, max: 999 });
    fc.assert(fc.property(amount, amount, amount, amount, (months, days, hours, minutes) => {
      expect(readDuration(`${months} months ${days} d ${hours}h ${minutes} minutes`)).toEqual(readDuration(`P${months}M${days}DT${hours}H${minutes}M`));
    }));
  });

  it("no text makes it throw", () => {
    fc.assert(fc.property(fc.string(), (text) => void readDuration(text)));
  });
});
