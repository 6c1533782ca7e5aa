import { describe, expect, it } from "vitest";
import { isInSeason, nextSeason, readSeason } from "../../../src/domain/schedule/season.ts";

describe("a season is read from months and dates", () => {
  it.each([
    ["Apr-Oct", [["04-01", "10-31"]]],
    ["April to September", [["04-01", "09-30"]]],
    ["apr – oct", [["04-01", "10-31"]]],
    ["Oct through Mar.", [["10-01", "03-31"]]],
    ["11-15..03-15", [["11-15", "03-15"]]],
    ["11-15 - 03-15", [["11-15", "03-15"]]],
    ["15 Nov - 15 Mar", [["11-15", "03-15"]]],
    ["November 15 to March 1st", [["11-15", "03-01"]]],
    ["February", [["02-01", "02-29"]]],
    ["May, Sep-Oct", [["05-01", "05-31"], ["09-01", "10-31"]]],
    ["May and Sept", [["05-01", "05-31"], ["09-01", "09-30"]]],
  ])("%s", (words, ranges) => {
    expect(readSeason(words)?.ranges.map(({ from, to }) => [from, to])).toEqual(ranges);
  });

  it.each(["winter", "", "Apr-", "Apr-Jun-Oct", "04-10", "02-30..03-01", "13-01..14-01", "Ma", "Marc 32", "Apr-Oct, winter", "1 May 2"])("%j is asked back about", (words) => {
    expect(readSeason(words)).toBeUndefined();
  });
});

describe("a day lies in a season", () => {
  it.each([
    ["Apr-Oct", "2026-03-31", false], ["Apr-Oct", "2026-04-01", true], ["Apr-Oct", "2026-10-31", true], ["Apr-Oct", "2026-11-01", false],
    ["11-15..03-15", "2026-11-14", false], ["11-15..03-15", "2026-12-31", true], ["11-15..03-15", "2027-01-01", true], ["11-15..03-15", "2027-03-16", false],
    ["Feb", "2028-02-29", true], ["May, Sep", "2026-07-01", false],
  ])("%s on %s: %s", (words, day, expected) => {
    const season = readSeason(words);
    expect(season && isInSeason(season, day)).toBe(expected);
  });

  it.each([["Apr-Oct", "2026-11-03", "2027-04-01"], ["Apr-Oct", "2026-02-03", "2026-04-01"], ["May, Sep", "2026-05-01", "2026-09-01"], ["02-29..03-10", "2026-12-01", "2027-03-01"]])("%s begins next behind %s on %s", (words, day, expected) => {
    const season = readSeason(words);
    expect(season && nextSeason(season, day)).toBe(expected);
  });
});
