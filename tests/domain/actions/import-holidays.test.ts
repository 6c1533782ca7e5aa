import { parse } from "yaml";
import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { holidaysOf, planImportHolidays } from "../../../src/domain/actions/import-holidays.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { calendarTerms, CALENDAR_FIELDS } from "../../../src/domain/notes/calendar.ts";
import { readHoliday, type Holiday } from "../../../src/domain/notes/calendar-holidays.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { readFields } from "../../../src/domain/notes/read-fields.ts";
import { addDays } from "../../../src/domain/time/day.ts";

const RANGE = { from: "2026-01-01", to: "2027-12-31", zone: "Europe/Berlin" };
const holidays = (...lines: string[]): Holiday[] => lines.flatMap((line) => readHoliday(line) ?? []);
const ics = (...events: [start: string, summary: string, ...more: string[]][]): string =>
  ["BEGIN:VCALENDAR", ...events.flatMap(([start, summary, ...more]) => ["BEGIN:VEVENT", `DTSTART${start.includes("T") ? "" : ";VALUE=DATE"}:${start}`, `SUMMARY:${summary}`, ...more, "END:VEVENT"]), "END:VCALENDAR"].join("\r\n");
const into = (text: string, ...lines: string[]): string => {
  const planned = planImportHolidays(holidays(...lines), { path: "Calendars/Berlin.md", text });
  if (!planned.ok) return `<${planned.refusals[0]?.code ?? ""}>`;
  const applied = applyEdits(text, planned.plan.edits[0]?.edits ?? [], parse);
  return applied.ok ? applied.text : `<${applied.refusal.code}>`;
};
const note = (dates: string): string => `---\ntype: calendar\nkind: holidays\n${dates}owner: Ana\n---\n\nOurs.\n`;

describe("The holidays of a calendar file", () => {
  test("are its events of whole days, each once and in order", () => {
    const text = ics(["20261225", "Christmas Day"], ["20260101", "New Year", "RRULE:FREQ=YEARLY"], ["20261224", "Works holiday", "DTEND;VALUE=DATE:20261227"], ["20261225", "Christmas Day"], ["20261230T180000", "Party", "DTEND:20261230T230000"], ["20261230", "No", "STATUS:CANCELLED"]);
    const { holidays: found, timed, problems } = holidaysOf(text, RANGE);
    expect(found).toEqual(holidays("2026-01-01 New Year", "2026-12-24..2026-12-26 Works holiday", "2026-12-25 Christmas Day", "2027-01-01 New Year"));
    expect([timed, problems]).toEqual([1, []]);
  });

  test.each([["Run <% tp.file.title %>", "Run < % tp.file.title % >"], ["two\\nlines", "two lines"], ["- to 5 pm", "to 5 pm"], ["", ""], ["%% hidden", "% % hidden"]])("carry the name %j as %j", (summary, name) => {
    expect(holidaysOf(ics(["20261225", summary]), RANGE).holidays).toEqual([{ from: "2026-12-25", to: "2026-12-25", name, yearly: false }]);
  });

  test("of a file that is no calendar are none, with the reason", () => {
    expect(holidaysOf("<html>", RANGE)).toMatchObject({ holidays: [], problems: [{ expected: "BEGIN:VCALENDAR" }] });
  });
});

describe("A new note of holidays", () => {
  const target = { folder: "Operations", name: "Holidays Berlin", exists: () => false };
  test("holds them in its list, and is read without a problem", () => {
    const planned = planImportHolidays(holidays("2026-12-25 Christmas Day", "2026-12-26: Second: Day"), target);
    expect(planned).toMatchObject({ ok: true, plan: { title: "Imported 2 holidays", edits: [] } });
    const [created] = planned.ok ? planned.plan.creates : [];
    expect(created).toEqual({ path: "Operations/Calendars/Holidays Berlin.md", text: '---\ntype: calendar\nkind: holidays\ndates:\n  - "2026-12-25 Christmas Day"\n  - "2026-12-26 Second: Day"\n---\n' });
    const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
    index.put(factsOfText(created?.path ?? "", created?.text ?? "", parse));
    expect(index.ofKind("calendar").map((row) => [row.note.kind, row.note.dates.length, row.problems])).toEqual([["holidays", 2, []]]);
  });

  test.each<[string, Partial<typeof target>, string]>([["without a name", { name: " " }, "title-missing"], ["where one is already", { exists: () => true }, "name-taken"]])("%s is refused", (_title, more, code) => {
    expect(planImportHolidays(holidays("2026-12-25 x"), { ...target, ...more })).toMatchObject({ ok: false, refusals: [{ code }] });
  });

  test("of nothing is refused", () => {
    expect(planImportHolidays([], target)).toMatchObject({ ok: false, refusals: [{ code: "no-holidays" }] });
  });

  test("never leaves its folder", () => {
    const planned = planImportHolidays(holidays("2026-12-25 x"), { ...target, name: "../../.obsidian/<% x %>" });
    expect(planned.ok && planned.plan.creates[0]?.path).toMatch(/^Operations\/Calendars\/[^/<>]+\.md$/);
  });
});

describe("A note that is there", () => {
  test.each<[string, string, string[], string]>([
    ["gets the missing ones in their places", note("dates:\n  - 2026-05-01 Labour Day # paid\n  - 2026-12-25 Christmas\n"), ["2026-01-01 New Year", "2026-10-03 Unity", "2026-12-26 Boxing Day"], note("dates:\n  - \"2026-01-01 New Year\"\n  - 2026-05-01 Labour Day # paid\n  - \"2026-10-03 Unity\"\n  - 2026-12-25 Christmas\n  - \"2026-12-26 Boxing Day\"\n")],
    ["keeps days under the names that it has", note("dates:\n  - 2026-12-24..2026-12-26 Works holiday\n"), ["2026-12-25 Christmas Day", "2026-12-31 Eve"], note("dates:\n  - 2026-12-24..2026-12-26 Works holiday\n  - \"2026-12-31 Eve\"\n")],
    ["has those of every year already", note("dates:\n  - 12-25 Christmas\n"), ["2026-12-25 Christmas", "2027-12-25 Christmas", "2027-12-26 Boxing Day"], note("dates:\n  - 12-25 Christmas\n  - \"2027-12-26 Boxing Day\"\n")],
    ["keeps lines that nobody can read", note("dates:\n  - Easter\n  - 2026-12-25 Christmas\n"), ["2026-12-26 Boxing Day"], note("dates:\n  - \"2026-12-26 Boxing Day\"\n  - Easter\n  - 2026-12-25 Christmas\n")],
    ["without any gets all", "---\ntype: calendar\nkind: holidays\n---\n", ["2026-12-26 Boxing Day"], "---\ntype: calendar\nkind: holidays\ndates:\n  - \"2026-12-26 Boxing Day\"\n---\n"],
    ["that has all of them is refused", note("dates: [2026-12-25]\n"), ["2026-12-25 Christmas Day"], "<holidays-known>"],
    ["with several in one text is refused", note("dates: 2026-12-25 Christmas, 2026-12-26\n"), ["2026-12-31 Eve"], "<dates-one-text>"],
    ["of another kind is refused", "---\ntype: calendar\nkind: freeze\n---\n", ["2026-12-31 Eve"], "<no-holidays-note>"],
    ["that cannot be read is refused", "---\ntype: [calendar\n---\n", ["2026-12-31 Eve"], "<note-unreadable>"],
  ])("%s", (_title, text, lines, wanted) => {
    expect(into(text, ...lines)).toBe(wanted);
  });

  test("that was edited meanwhile is left alone", () => {
    const planned = planImportHolidays(holidays("2026-12-26 x"), { path: "a.md", text: note("dates:\n  - 2026-12-25\n") });
    expect(planned.ok && applyEdits(note("dates:\n  - 2026-12-24\n"), planned.plan.edits[0]?.edits ?? [])).toMatchObject({ ok: false, refusal: { code: "note-changed-meanwhile" } });
  });
});

test("whatever is imported, all of it is in the note, all that was there stays, and a second time there is nothing to add", () => {
  const day = fc.integer({ min: 0, max: 700 }).map((at) => addDays("2026-01-01", at));
  const some = fc.array(fc.record({ from: day, length: fc.integer({ min: 0, max: 4 }), name: fc.oneof(fc.string(), fc.constantFrom("to 5", ": a", "# b", "[[c]]", "-", "2026-01-01")) }), { minLength: 1, maxLength: 10 });
  const asIcs = (list: readonly { from: string; length: number; name: string }[]): string => ics(...list.map(({ from, length, name }): [string, string, string] => [from.replaceAll("-", ""), name.replace(/[\\;,\p{Cc}]/gu, " "), `DURATION:P${String(length + 1)}D`]));
  fc.assert(fc.property(some, some, (one, other) => {
    let text = "---\ntype: calendar\nkind: holidays\n---\n";
    const kept: string[] = [];
    for (const list of [one, other]) {
      const { holidays: found } = holidaysOf(asIcs(list), { ...RANGE, from: "2020-01-01", to: "2030-01-01" });
      const planned = planImportHolidays(found, { path: "a.md", text });
      if (planned.ok) {
        const applied = applyEdits(text, planned.plan.edits[0]?.edits ?? [], parse);
        if (!applied.ok) throw new Error(applied.refusal.reason);
        text = applied.text;
      }
      const { values } = readFields(CALENDAR_FIELDS, parse(text.split("---\n")[1] ?? "") as Record<string, unknown>);
      const { terms } = calendarTerms(values, { kind: "holidays", dates: values.dates }, []);
      const has = (at: string): boolean => terms.holidays.some(({ from, to }) => from <= at && at <= to);
      for (const { from, length } of list) expect([has(from), has(addDays(from, length))]).toEqual([true, true]);
      expect(terms.holidays).toHaveLength(values.dates.length);
      expect(kept.every((line) => values.dates.includes(line))).toBe(true);
      kept.push(...values.dates);
      expect(planImportHolidays(found, { path: "a.md", text })).toMatchObject({ ok: false, refusals: [{ code: "holidays-known" }] });
    }
  }), { numRuns: 25 });
});
