import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import type { NoteRow } from "../../src/domain/index/note-row.ts";
import { readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { readFrameworkBody } from "../../src/domain/notes/framework-body.ts";
import type { NoteOf } from "../../src/domain/notes/kinds.ts";
import { readMaintenanceLog } from "../../src/domain/notes/maintenance-log.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { meterOf, readReadings } from "../../src/domain/notes/readings.ts";
import { readMarkers } from "../../src/domain/notes/step.ts";
import { occurrenceItem } from "../../src/domain/queries/agenda-items.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import { metricsOfPlans, planStandings, type PlansReading } from "../../src/domain/queries/plan-standings.ts";
import { ordersByPlan } from "../../src/domain/index/work-orders-of.ts";
import { latestOccurrence, readSchedule } from "../../src/domain/schedule/schedule.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { headingWords } from "../../src/domain/text/heading-words.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { readWikiLink } from "../../src/domain/text/links.ts";
import type { Day } from "../../src/domain/time/day.ts";
import { hasShared, seedText } from "../shared/shared-folder.ts";

/** The day at which the sample vault stands. */
const TODAY = "2026-11-23";
const FOLDER = resolve(import.meta.dirname, "../workbench/sample-vault");
const texts = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(".md")).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path).replaceAll("\\", "/"), readFileSync(path, "utf8")] as const;
}));
const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
for (const [path, text] of texts) index.put(factsOfText(path, text, parse));

const textOf = ({ path }: { readonly path: string }): string => texts.get(path) ?? "";
const bodyOf = (row: NoteRow): string => splitLines(textOf(row)).slice(readFrontmatter(textOf(row)).bodyLine).map((line) => line.text).join("\n");
const blocksOf = (row: NoteRow) => findBlocks(splitLines(textOf(row)), readFrontmatter(textOf(row)).bodyLine);
const rowOf = (link: string | undefined): NoteRow | undefined => {
  const target = readWikiLink(link ?? "")?.target;
  return [...index.all()].find(({ name }) => name === target);
};

const plans = index.ofKind("maintenance").map((row) => ({ row, note: row.note as NoteOf<"maintenance">, log: readMaintenanceLog(blocksOf(row)) }));
type Plan = (typeof plans)[number];
const orders = index.ofKind("work-order").map((row) => ({ row, note: row.note as NoteOf<"work-order"> }));
const named = <Item extends { readonly row: NoteRow }>(items: readonly Item[]): [string, Item][] => items.map((item) => [item.row.name, item]);

/** The tasks that the operational procedures document names under its maintenance procedures. */
const TASKS = [
  "System updates", "Data backups", "Log rotation", "Performance optimization", "System patches", "Security updates", "Database maintenance", "Storage cleanup",
  "Health checks", "Performance monitoring", "Capacity planning", "Risk assessment", "Resource optimization", "Performance tuning", "Security hardening", "Configuration updates",
];

function tasksOfSeed(): string[] {
  const text = seedText();
  const { areas } = readFrameworkBody(text, text.split("\n").indexOf("---", 1) + 1);
  const area = areas.find(({ name }) => headingWords(name) === "maintenance procedures");
  return (area?.activities ?? []).filter(({ from }) => from === "list").map((activity) => activity.text);
}

/** What is accounted for: lines of the log, and work orders that have ended, which are lines of their own. */
function accountsOf({ row, log }: Plan): { due: Day; done: Day | undefined }[] {
  const lines = log.entries.map(({ outcome, day, due = day, dueTo = due }) => ({ due: dueTo, done: outcome === "done" ? day : undefined }));
  const ended = orders.filter(({ note }) => rowOf(note.plan) === row && ["done", "closed", "skipped", "missed"].includes(note.status));
  return [...lines, ...ended.map(({ note }) => ({ due: note.occurrence ?? "", done: note.actual_end?.slice(0, 10) }))];
}

const newest = (days: readonly (Day | undefined)[]): Day | undefined => days.filter((day) => day !== undefined).sort().at(-1);

test.skipIf(!hasShared)("the tasks below are those of the document (skipped without ../shared)", () => {
  expect(tasksOfSeed()).toEqual(TASKS);
});

describe("The maintenance of the sample vault", () => {
  test.each(TASKS)("has a plan for %s", (task) => {
    expect(plans.filter(({ row }) => `${row.name}\n${bodyOf(row)}`.toLowerCase().includes(task.toLowerCase())).map(({ row }) => row.name)).not.toEqual([]);
  });

  test("spells its schedules in as many ways as there are", () => {
    const fixed = plans.flatMap(({ note }) => note.schedule ?? []);
    const spellings = [/^every .* on \w+day$/, /^every month on the \d/, /^every month on the last/, /^every year on/, /at \d\d:\d\d$/, /^weekly$/, /^fortnightly$/, /^monthly$/, /^quarterly$/, /^half-yearly$/, /^\d+ months$/, /^\d+d$/, /^RRULE:/, /when done$/, /^once /];
    expect(spellings.filter((spelling) => !fixed.some((words) => spelling.test(words)))).toEqual([]);
    const has = (test: (note: Plan["note"]) => boolean): boolean => plans.some(({ note }) => test(note));
    expect({
      completion: has(({ anchor }) => anchor === "completion"), meter: has(({ meter, schedule }) => meter !== undefined && schedule === undefined),
      firstOf: has(({ meter, schedule }) => meter !== undefined && schedule !== undefined), condition: has(({ condition }) => condition !== undefined),
      season: has(({ season }) => season !== undefined), window: has(({ window }) => window !== undefined), statutory: has(({ statutory }) => statutory === true),
      paused: has(({ status }) => status === "paused"), retired: has(({ status }) => status === "retired"),
    }).toEqual({ completion: true, meter: true, firstOf: true, condition: true, season: true, window: true, statutory: true, paused: true, retired: true });
  });
});

/** What the plans are measured by at nine in the morning. */
function readingAtNine(): PlansReading {
  const pathOf = (link: string): string | undefined => rowOf(`[[${link.replace(/^\[\[|\]\]$/g, "")}]]`)?.path;
  const rows = index.ofKind("maintenance");
  return {
    now: `${TODAY}T09:00`, zone: "Europe/Berlin", plans: rows, pathOf,
    orders: ordersByPlan(index.ofKind("work-order"), { pathOf, standing: 0 }, new Map()),
    calendars: calendarsOf(index.ofKind("calendar"), { pathOf, workingHours: undefined, zone: "Europe/Berlin" }),
    meters: new Map(metricsOfPlans(rows, pathOf).flatMap((path) => {
      const row = index.row(path);
      return row ? [[path, meterOf(readReadings(blocksOf(row)).entries)] as const] : [];
    })),
  };
}

test("on 2026-11-23 three plans are due, one is in grace, two are overdue, one was missed three times, one is in progress, one on hold; what is next is known", () => {
  const reading = readingAtNine();
  const told = planStandings(reading).map((plan) => {
    const { open, passed, next, question } = plan.standing;
    const item = open.map((occurrence) => occurrenceItem(plan, occurrence, reading)).map(({ state, day }) => `${state} ${day}`).join(", ");
    const gone = passed.length > 0 ? `, passed ${passed.map(({ nominal }) => nominal).join(" ")}` : "";
    const comes = next === undefined ? "" : `${occurrenceItem(plan, next, reading).state} ${next.day}${next.day === next.nominal ? "" : ` for ${next.nominal}`}`;
    return [plan.row.name, `${item}${gone}`, question ?? comes].join(" | ");
  });
  expect(told).toMatchInlineSnapshot(`
    [
      "Capacity planning |  | planned 2027-02-26 for 2027-02-27",
      "Change the UPS batteries |  | planned 2027-04-17",
      "Clean the air filter |  | planned 2026-12-01",
      "Clean the label printer |  | planned 2026-12-14",
      "Configuration updates | in-grace 2026-11-20 | planned 2027-01-20",
      "Data backups |  | planned 2026-11-27",
      "Database maintenance | in-progress 2026-11-20 | planned 2026-12-18",
      "Electrical inspection |  | upcoming 2026-12-07",
      "Empty the dehumidifier |  | planned 2027-04-05",
      "Health checks |  | upcoming 2026-11-27",
      "Log rotation | due 2026-11-23, passed 2026-11-02 2026-11-09 2026-11-16 | planned 2026-11-30",
      "Performance monitoring review | due 2026-11-23 | planned 2026-12-07",
      "Performance optimization |  | planned 2026-12-03",
      "Performance tuning |  | planned 2026-12-04 for 2026-12-05",
      "Put the UPS on a shelf |  | upcoming 2026-12-05",
      "Replace the filter mat |  | upcoming 2026-11-30",
      "Resource optimization | due 2026-11-23 | ",
      "Restore test of the backups |  | planned 2027-01-04",
      "Risk assessment | overdue 2026-11-03 | planned 2027-11-03",
      "Security hardening | overdue 2026-10-15 | planned 2027-04-15",
      "Security updates |  | upcoming 2026-11-24",
      "Storage cleanup |  | ",
      "System patches |  | planned 2026-12-12 for 2026-12-08",
      "System updates | held 2026-11-21 | planned 2027-02-20 for 2027-02-15",
    ]
  `);
});

describe.each(named(plans))("the plan %s", (_name, plan) => {
  const { row, note, log } = plan;

  test("is read without a problem, and has an owner, services, a duration and a category", () => {
    expect([...row.problems, ...log.problems]).toEqual([]);
    expect([note.owner.length, note.services.length > 0, note.duration !== undefined, note.category !== undefined]).toEqual([1, true, true, true]);
  });

  test("says when it is due in words that are understood", () => {
    const words = note.schedule;
    if (words === undefined) expect([note.meter ?? note.condition, note.meter === undefined || note.every !== undefined]).toEqual([expect.stringContaining("[["), true]);
    else expect(readSchedule(words, note.starts)).toMatchObject({ ok: true });
  });

  test("has steps that can be run: four to eight, every limit readable, its own or its procedure's", () => {
    const from = rowOf(note.procedure) ?? row;
    const { steps } = readProcedureBody(textOf(from), readFrontmatter(textOf(from)).bodyLine).run;
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(8);
    for (const { limit, limitWritten, metric } of steps.map((step) => readMarkers(step.text))) {
      expect(limit === undefined).toBe(limitWritten === "");
      if (metric !== "") expect(rowOf(metric)?.kind).toBe("metric");
    }
  });

  test("has stamps that agree with the newest of its log and of its work orders", () => {
    const accounts = accountsOf(plan);
    expect({ due: note.last_due, done: note.last_done }).toEqual({ due: newest(accounts.map(({ due }) => due)), done: newest(accounts.map(({ done }) => done)) });
    const last = accounts.filter(({ due }) => due === note.last_due);
    expect(last.map(({ done }) => done)).toEqual(note.last_due === undefined ? [] : [note.last_done]);
  });

  test("has a log in order, none of it from the future and no occurrence in it twice", () => {
    const days = log.entries.map(({ day }) => day);
    expect(days).toEqual([...days].sort());
    expect(days.filter((day) => day >= TODAY)).toEqual([]);
    const dues = accountsOf(plan).map(({ due }) => due);
    expect(new Set(dues).size).toBe(dues.length);
  });

  test("accounts only for occurrences that its schedule has", () => {
    const { schedule: words, starts, anchor } = note;
    const reading = words === undefined || anchor === "completion" || /when done/.test(words) ? undefined : readSchedule(words, starts);
    if (reading?.ok !== true) return;
    for (const { due } of accountsOf(plan)) expect(latestOccurrence(reading.schedule, due)).toBe(due);
  });
});

describe.each(named(orders))("the work order %s", (_name, { row, note }) => {
  test("is of the kind that its links say", () => {
    const planned = note.category === "routine" || note.category === "preventive";
    expect([rowOf(note.plan)?.kind, note.occurrence !== undefined, note.id !== undefined]).toEqual(planned ? ["maintenance", true, false] : [undefined, false, true]);
    if (note.category === "emergency") expect(rowOf(note.incident)?.kind).toBe("incident");
    if (planned) expect((rowOf(note.plan)?.note as NoteOf<"maintenance"> | undefined)?.category).toBe(note.category);
  });

  test("pins the steps as they stand, and repeats them word for word", () => {
    for (const { link, pin, steps } of readChecklistBody(textOf(row), readFrontmatter(textOf(row)).bodyLine).sections) {
      const from = [...index.all()].find(({ name }) => name === link?.target);
      if (from === undefined) throw new Error(`no steps for ${row.name}`);
      const { run } = readProcedureBody(textOf(from), readFrontmatter(textOf(from)).bodyLine);
      expect([pin?.occurrence, pin?.hash]).toEqual([note.occurrence, run.hash]);
      expect(steps.map((step) => step.text)).toEqual(run.steps.map((step) => step.text));
    }
  });

  test("that has ended says what was found and done, a repair also why it failed", () => {
    if (note.status !== "done" && note.status !== "closed") return;
    expect([note.actual_start, note.actual_end, note.findings, note.action_taken]).not.toContain(undefined);
    if (note.category === "corrective" || note.category === "emergency") expect([note.failure_mode, note.failure_cause]).not.toContain(undefined);
  });
});

describe.each(named(index.ofKind("metric").map((row) => ({ row }))))("the metric %s", (_name, { row }) => {
  test("has readings in order that can be read, none of them from the future", () => {
    const { entries, problems } = readReadings(blocksOf(row));
    const moments = entries.map(({ moment }) => moment);
    expect([problems, moments]).toEqual([[], [...moments].sort()]);
    expect(moments.filter((moment) => moment > `${TODAY}T00:05`)).toEqual([]);
  });
});
