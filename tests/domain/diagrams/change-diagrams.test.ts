import { describe, expect, test } from "vitest";

import type { GanttRow, GanttTerms } from "../../../src/domain/diagrams/change-bars.ts";
import { changeGantt, windowGantt } from "../../../src/domain/diagrams/change-gantt.ts";
import { serviceImpact } from "../../../src/domain/diagrams/service-impact.ts";
import type { NoteRow } from "../../../src/domain/index/note-row.ts";
import { serviceMap } from "../../../src/domain/queries/service-map.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const TERMS: GanttTerms = { now: "2026-11-28T23:00", zone: "Europe/Berlin", hasConflict: () => false };
const rowsOf = (notes: Notes): GanttRow[] => {
  const { rowAt } = incidentReading(notes, TERMS.now);
  return Object.keys(notes).flatMap((path) => (rowAt(path) as GanttRow | undefined) ?? []);
};
const change = (...properties: string[]): string => noteOf("change", properties);
/** Letters and hyphens that are written as their numbers. */
const plain = (line: string): string => line.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
const linesOf = (text: string): string[] => text.trim().split("\n").map((line) => plain(line.trim())).filter((line) => line !== "");
const gantt = (notes: Notes, more: Partial<GanttTerms & { from: string; to: string }> = {}): string[] => linesOf(changeGantt(rowsOf(notes), { ...TERMS, from: "2026-11-28", to: "2026-11-29", ...more }));
const HEAD = ["gantt", "dateFormat YYYY-MM-DDTHH:mm", "axisFormat %a %H:%M"];
const WINDOW = ["planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00"] as const;

describe("The chart of changes", () => {
  test("has a section for each service, and until when one can still go back", () => {
    expect(gantt({ "CHG-20261120-01 Move logs.md": change("status: scheduled", "services: [db-1, Checkout]", ...WINDOW, "backout_duration: 30 min") })).toEqual([
      ...HEAD, "section Checkout", "Move logs · scheduled :t0, 2026-11-28T22:00, 2026-11-29T00:00", "Decide by · Move logs :milestone, t1, 2026-11-28T23:30, 0m",
      "section db-1", "Move logs · scheduled :t2, 2026-11-28T22:00, 2026-11-29T00:00", "Decide by · Move logs :milestone, t3, 2026-11-28T23:30, 0m",
    ]);
  });

  test("says what goes on, what is done and what is in conflict, and marks the last two", () => {
    const notes = {
      "A.md": change("status: implement", "planned_start: 2026-11-28T20:00", "planned_end: 2026-11-28T22:00", "actual_start: 2026-11-28T20:10"),
      "B.md": change("status: review", ...WINDOW, "actual_start: 2026-11-28T22:05", "actual_end: 2026-11-28T22:45", "backout_duration: 30 min"), "C.md": change("status: cancelled", ...WINDOW), "D.md": change("status: assess", ...WINDOW),
    };
    expect(gantt(notes, { hasConflict: ({ path }) => path === "D.md" }).slice(4)).toEqual([
      "section No service", "A · implement :t0, 2026-11-28T20:10, 2026-11-28T23:00", "D · assess · conflict :crit, t1, 2026-11-28T22:00, 2026-11-29T00:00", "B · review :done, t2, 2026-11-28T22:05, 2026-11-28T22:45",
    ]);
  });

  test("has the downtime of work orders", () => {
    const order = (...properties: string[]): string => noteOf("work-order", ["services: [db-1]", ...properties]);
    expect(gantt({
      "WO-1.md": order("status: done", "downtime_start: 2026-11-28T10:00", "downtime_end: 2026-11-28T10:20"), "WO-2.md": order("status: in-progress", "downtime_start: 2026-11-28T22:30"),
      "WO-3.md": order("status: planned", "due: 2026-11-28"), "WO-4.md": order("status: cancelled", "downtime_start: 2026-11-28T10:00", "downtime_end: 2026-11-28T10:20"),
    }).slice(5)).toEqual(["WO-1 · downtime :done, t0, 2026-11-28T10:00, 2026-11-28T10:20", "WO-2 · downtime :t1, 2026-11-28T22:30, 2026-11-28T23:00"]);
  });

  test("shows the part between its days in the zone of the vault, and a date without an end, or with an earlier one, as a point", () => {
    expect(gantt({
      "A.md": change("planned_start: 2026-11-01T10:00", "planned_end: 2026-12-24T10:00"), "B.md": change("planned_start: 2026-11-28T23:30Z", "planned_end: 2026-11-29T00:30Z"), "C.md": change("planned_start: 2026-11-28T10:00"),
      "D.md": change("planned_start: 2026-11-28T12:00", "planned_end: 2026-11-28T11:00"), "E.md": change("planned_end: 2026-11-28T11:00"), "F.md": change("planned_start: 2026-11-29", "planned_end: 2026-11-29"), "G.md": change("planned_start: 2026-11-30T00:00", "planned_end: 2026-11-30T01:00"),
      "H.md": change("planned_start: 2026-11-27T23:00", "planned_end: 2026-11-28T00:00"),
    }).slice(5)).toEqual([
      "A · draft :t0, 2026-11-28T00:00, 2026-11-30T00:00", "C · draft :milestone, t1, 2026-11-28T10:00, 0m", "D · draft :milestone, t2, 2026-11-28T12:00, 0m",
      "F · draft :t3, 2026-11-29T00:00, 2026-11-29T23:59", "B · draft :t4, 2026-11-29T00:30, 2026-11-29T01:30",
    ]);
  });

  test("marks today only where it is among its days, and as many times as can be read", () => {
    expect(gantt({ "A.md": change(...WINDOW) }, { now: "2026-11-20T10:00" })).toContain("todayMarker off");
    const axis = (end: string): string[] => gantt({ "A.md": change("planned_start: 2026-11-28T08:00", `planned_end: ${end}`) }, { to: "2026-12-28" }).slice(2, -2);
    expect(["2026-11-28T10:00", "2026-11-28T12:00", "2026-11-29T08:00", "2026-12-02T08:00", "2026-12-03T08:00"].map((end) => axis(end).map((line) => line.split(" ").slice(1).join(" ")))).toEqual([
      ["%a %H:%M"], ["%a %H:%M", "1hour"], ["%a %H:%M", "4hour"], ["%a %H:%M", "12hour"], ["%d %b"],
    ]);
  });

  test("of more than sixty shows the first, and says how many it leaves out", () => {
    const notes = Object.fromEntries(Array.from({ length: 70 }, (_, at) => [`C${String(at)}.md`, change(`services: [S${String(at % 7)}]`, `planned_start: 2026-11-28T${String(23 - (at % 24)).padStart(2, "0")}:00`, "planned_end: 2026-11-29T00:00")]));
    const shown = gantt(notes);
    expect([shown.filter((line) => / :t\d+,/.test(line)).length, shown[1]]).toEqual([60, "title 10 more are not shown"]);
  });

  test("writes the first letter of a title as its number, for some words are no task", () => {
    expect(changeGantt(rowsOf({ "click.md": change(...WINDOW) }), { ...TERMS, from: "2026-11-28", to: "2026-11-29" })).toContain("#99;lick · draft :t0");
  });

  test("is none where nothing happens", () => {
    expect([changeGantt([], { ...TERMS, from: "2026-11-28", to: "2026-11-29" }), gantt({ "A.md": change() })]).toEqual(["", []]);
  });
});

describe("The chart of one change", () => {
  const own = (notes: Notes, more: Partial<GanttTerms> = {}): string[] => {
    const rows = rowsOf(notes);
    const [row] = rows;
    return row?.kind === "change" ? linesOf(windowGantt(row, rows, { ...TERMS, ...more })) : [];
  };

  test("shows its window, until when one can still go back, how long it is watched, and what else happens to its services", () => {
    expect(own({
      "Move logs.md": change("status: scheduled", "services: [db-1]", ...WINDOW, "backout_duration: 30 min"), "Patch.md": change("status: scheduled", "services: [DB-1, Wiki]", "planned_start: 2026-11-29T10:00", "planned_end: 2026-11-29T11:00"),
      "Far.md": change("services: [db-1]", "planned_start: 2026-12-05T10:00", "planned_end: 2026-12-05T11:00"), "Wiki.md": change("services: [Wiki]", ...WINDOW),
    })).toEqual([
      ...HEAD, "tickInterval 12hour", "section Move logs", "Window :t0, 2026-11-28T22:00, 2026-11-29T00:00", "Decide by :milestone, t1, 2026-11-28T23:30, 0m", "Watched :t2, 2026-11-29T00:00, 2026-11-30T00:00",
      "section DB-1", "Patch · scheduled :t3, 2026-11-29T10:00, 2026-11-29T11:00",
    ]);
  });

  test("shows the work once it began, and watches a major change for three days", () => {
    expect(own({ "A.md": change("status: implement", "major: true", "services: [db-1]", ...WINDOW, "actual_start: 2026-11-28T22:10") }, { hasConflict: () => true }).slice(4)).toEqual([
      "section A", "Window · conflict :crit, t0, 2026-11-28T22:00, 2026-11-29T00:00", "Work :t1, 2026-11-28T22:10, 2026-11-28T23:00", "Watched :t2, 2026-11-29T00:00, 2026-12-02T00:00",
    ]);
    expect(own({ "A.md": change("status: review", ...WINDOW, "actual_start: 2026-11-28T22:10", "actual_end: 2026-11-28T23:00", "monitored_until: 2026-11-29T12:00") }).slice(6)).toEqual([
      "Work :done, t1, 2026-11-28T22:10, 2026-11-28T23:00", "Watched :t2, 2026-11-28T23:00, 2026-11-29T12:00",
    ]);
  });

  test("is none where it has no dates", () => {
    expect(own({ "A.md": change("services: [db-1]"), "B.md": change("services: [db-1]", ...WINDOW) })).toEqual([]);
  });
});

describe("The picture of what a service touches", () => {
  const servicesOf = (notes: Readonly<Record<string, readonly string[]>>): readonly NoteRow<"service">[] =>
    incidentReading(Object.fromEntries(Object.entries(notes).map(([name, properties]) => [`${name}.md`, noteOf("service", properties)])), TERMS.now).services;
  const impact = (named: readonly string[], notes: Readonly<Record<string, readonly string[]>>): string[] => linesOf(serviceImpact(serviceMap(named, servicesOf(notes))));

  test("stands between what relies on it and what it relies on, each with how critical it is and how it does", () => {
    expect(impact(["Checkout"], { Checkout: ["criticality: tier0", "depends_on: [db-1, Cache]"], "db-1": ["criticality: tier1", "state: degraded"], Shop: ["depends_on: [Checkout]", "state: down"], Cache: ["state: operational"] })).toEqual([
      "flowchart LR", "subgraph relying[\"Rely on it\"]", 's3["Shop · down"]', "end", 'subgraph asked["Services"]', 's0["Checkout · tier 0"]', "end",
      'subgraph needed["It relies on"]', 's1["db-1 · tier 1 · degraded"]', 's2["Cache"]', "end", "s0 --> s1", "s0 --> s2", "s3 --> s0",
      "classDef down stroke:#d64545,stroke-width:4px", "class s3 down", "classDef degraded stroke:#c77700,stroke-width:3px,stroke-dasharray:6 3", "class s1 degraded",
    ]);
  });

  test("of more than sixty services shows the nearest, and says how many it leaves out", () => {
    const many = Object.fromEntries(Array.from({ length: 80 }, (_, at) => [`S${String(at)}`, at < 79 ? [`depends_on: [S${String(at + 1)}]`] : []]));
    const drawn = impact(["S0"], many);
    expect([drawn.filter((line) => /^s\d+\[/.test(line)).length, drawn.includes('more["20 more are not shown"]'), drawn.at(-1)]).toEqual([60, true, "s58 --> s59"]);
  });

  test("is none where no service is named", () => {
    expect(serviceImpact({ services: [], links: [] })).toBe("");
  });
});
