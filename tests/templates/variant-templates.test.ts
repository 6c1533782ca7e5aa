import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { readMarkers } from "../../src/domain/notes/step.ts";
import { readSchedule } from "../../src/domain/schedule/schedule.ts";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { findTemplateTags } from "../../src/domain/templates/find-template-tags.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { fillerContext, renderWithTemplater, type EngineContext } from "./templater-engine.ts";

interface Variant {
  readonly kind: string;
  readonly fields: Readonly<Record<string, unknown>>;
  /** How many steps its body has. */
  readonly steps: number;
  /** How many comments tell what belongs there; one unless given. */
  readonly hints?: number;
}

const FROM_TODAY = { starts: "2026-11-23" };
const MADE = { created: "2026-11-23T09:00" };
const BORN = { ...MADE, identified: "2026-11-23T09:00" };

/** What the template of each sort of a kind makes of a note that is born on 2026-11-23. */
const VARIANTS: Readonly<Record<string, Variant>> = {
  "maintenance-routine": { kind: "maintenance", fields: { category: "routine", schedule: "every week on Friday", ...FROM_TODAY, grace: "2 days", status: "active" }, steps: 4 },
  "maintenance-preventive": {
    kind: "maintenance", fields: { category: "preventive", schedule: "every 3 months", ...FROM_TODAY, working_day: "next", lead: "1 week", grace: "2 weeks", status: "active" }, steps: 6,
  },
  "work-order-corrective": { kind: "work-order", fields: { category: "corrective", status: "planned" }, steps: 5 },
  "work-order-emergency": { kind: "work-order", fields: { category: "emergency", status: "planned" }, steps: 7 },
  "problem-five-whys": { kind: "problem", fields: { status: "identified", method: "five-whys", ...BORN }, steps: 0, hints: 2 },
  "problem-fishbone": { kind: "problem", fields: { status: "identified", method: "fishbone", ...BORN }, steps: 0, hints: 2 },
  "change-emergency": { kind: "change", fields: { change_type: "emergency", status: "draft", ...MADE }, steps: 3, hints: 2 },
  "change-standard": { kind: "change", fields: { change_type: "standard", status: "draft", ...MADE }, steps: 3, hints: 2 },
  "change-major": { kind: "change", fields: { change_type: "normal", major: true, status: "draft", ...MADE }, steps: 6, hints: 5 },
  "review-change": { kind: "review", fields: { kind: "change", status: "draft", ...MADE }, steps: 0, hints: 4 },
  "calendar-holidays": { kind: "calendar", fields: { kind: "holidays", dates: ["2026-12-25 Christmas Day", "2027-01-01 New Year"] }, steps: 0 },
  "calendar-working-hours": { kind: "calendar", fields: { kind: "working-hours", hours: ["Mon-Thu 08:00-17:00", "Fri 08:00-15:00"] }, steps: 0 },
  "calendar-maintenance-window": { kind: "calendar", fields: { kind: "maintenance-window", schedule: "every week on Saturday at 14:00", ...FROM_TODAY, duration: "4 h" }, steps: 0 },
  "calendar-freeze": { kind: "calendar", fields: { kind: "freeze", level: "hard", start: "2026-12-18T18:00", end: "2027-01-04T06:00" }, steps: 0 },
};
const NAMES = Object.keys(VARIANTS);

const folder = path.resolve(process.cwd(), "templates");
const source = (name: string): string => readFileSync(path.join(folder, `${name}.md`), "utf8");

function contextOf(now = "2026-11-23T09:00"): EngineContext {
  return { now, title: "Filter", folder: "Operations/Notes", path: "Operations/Notes/Filter.md", frontmatter: {} };
}

function filled(name: string, now?: string): string {
  const result = fillTemplate(source(name), fillerContext(contextOf(now)));
  if (!result.ok) throw new Error(`${name}:${String(result.line)}: ${result.reason}`);
  return result.text;
}

/** The lines of the checklist under Implementation plan. */
function planOf(text: string): readonly string[] {
  return (text.split("\n## Implementation plan\n")[1]?.split("\n## ")[0] ?? "").split("\n").filter((line) => line.startsWith("- [ ] "));
}

function stepsOf(name: string): readonly string[] {
  const text = filled(name);
  const { bodyLine } = readFrontmatter(text);
  const kind = VARIANTS[name]?.kind ?? "";
  if (kind === "problem" || kind === "review") return [];
  if (kind === "change") return planOf(text).map((step) => step.slice("- [ ] ".length));
  const steps = kind === "work-order" ? readChecklistBody(text, bodyLine).sections.flatMap((section) => section.steps) : readProcedureBody(text, bodyLine).run.steps;
  return steps.map((step) => step.text);
}

test("each sort of plan, of unplanned work order, of analysis, of change and of calendar has a template, and so has the review of a change", () => {
  const files = readdirSync(folder).filter((name) => /^(maintenance|work-order|problem|calendar|change|review)-.*\.md$/.test(name));
  expect(files.sort()).toEqual(NAMES.map((name) => `${name}.md`).sort());
});

test("together they are small", () => {
  expect(Buffer.byteLength(NAMES.map(source).join(""))).toBeLessThanOrEqual(10_000);
});

describe.each(NAMES)("the template %s", (name) => {
  test("gives the same text through Templater's engine and our filler, whatever the moment", async () => {
    for (const now of ["2026-11-23T09:00", "2028-02-29T23:59", "2026-12-31T23:59"]) expect(filled(name, now)).toBe(await renderWithTemplater(source(name), contextOf(now)));
  });

  test("is read back as a note of its kind, with no problem", () => {
    const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
    index.put(factsOfText(contextOf().path, filled(name), parse));
    expect([...index.all()].map(({ kind, problems }) => ({ kind, problems }))).toEqual([{ kind: VARIANTS[name]?.kind, problems: [] }]);
  });

  test("says what its sort is, and no id, no person, no empty property", () => {
    const yaml = /^---\n([\s\S]*?)---\n/.exec(filled(name))?.[1] ?? "";
    expect(parse(yaml)).toEqual({ type: VARIANTS[name]?.kind, ...VARIANTS[name]?.fields });
  });

  test("has steps with markers that can be read, at most nine", () => {
    const steps = stepsOf(name);
    expect(steps).toHaveLength(VARIANTS[name]?.steps ?? -1);
    for (const { limit, limitWritten } of steps.map(readMarkers)) expect(limit === undefined).toBe(limitWritten === "");
  });

  test("leaves no tag behind, and its hints are comments on one line without links or tags, which Obsidian would count", () => {
    const text = filled(name);
    const body = text.slice(text.indexOf("---\n", 4));
    expect(findTemplateTags(text)).toEqual([]);
    expect(body).not.toMatch(/undefined|\[\[|#[^#\s]/);
    const hints = body.split("\n").filter((line) => line.includes("%%"));
    expect(hints).toHaveLength(VARIANTS[name]?.hints ?? 1);
    for (const hint of hints) expect(hint).toMatch(/^%% [A-Z][^%]*[.)] %%$/);
  });

  test("has plain line breaks, no space at a line's end and one line break at its end", () => {
    expect(filled(name)).not.toMatch(/\r|\t|[ \t]\n|^\ufeff|\n\n\n/);
    expect(filled(name)).toMatch(/[^\n]\n$/);
  });
});

test("an analysis is asked for as numbered whys, or below the six headings of a fishbone", () => {
  const analysisOf = (name: string): string[] => (filled(name).split("\n## Analysis\n")[1]?.split("\n## ")[0] ?? "").split("\n").filter((line) => /^(\d+\.|###) /.test(line));
  expect(analysisOf("problem-five-whys")).toEqual(["1. Why did it happen?", "2. Why?", "3. Why?", "4. Why?", "5. Why?"]);
  expect(analysisOf("problem-fishbone")).toEqual(["People", "Process", "Technology", "Environment", "Supplier", "Measurement"].map((each) => `### ${each}`));
});

test("the sorts of a problem differ from the plain one in their analysis alone", () => {
  const rest = (name: string): string => filled(name).replace(/^method: .*\n/m, "").replace(/\n## Analysis\n[^]*?\n## /, "\n## ");
  for (const name of ["problem-five-whys", "problem-fishbone"]) expect(rest(name)).toBe(rest("problem"));
});

test("the schedules that they propose are understood, from the day on which they are made", () => {
  const words = Object.values(VARIANTS).flatMap(({ fields }) => (typeof fields["schedule"] === "string" ? [fields["schedule"]] : []));
  expect(words).toHaveLength(3);
  for (const each of words) expect(readSchedule(each, "2026-11-23"), each).toMatchObject({ ok: true });
});

test("a change opens with its panel, shows what it touches where its impact is assessed, and has its headings in the order of the plain one", () => {
  const headingsOf = (name: string): string[] => filled(name).split("\n").flatMap((line) => /^## (.*)$/.exec(line)?.[1] ?? []);
  const all = headingsOf("change");
  for (const name of ["change", "change-emergency", "change-standard", "change-major"]) {
    expect(filled(name)).toContain("---\n\n```operations\nshow: panel\n```\n");
    expect(filled(name).split("\n## Impact assessment\n")[1]?.split("\n## ")[0]).toContain("```operations\nshow: impact\n```\n");
    expect(headingsOf(name)).toEqual(all.filter((heading) => headingsOf(name).includes(heading)));
    expect(headingsOf(name)).toEqual(expect.arrayContaining(["Implementation plan", "Backout plan", "Verification", "Approvals", "Log"]));
  }
  expect(headingsOf("change-major")).toEqual(all);
});

test("the review of a change asks what was planned and what came of it (domain.md B8)", () => {
  const questions = filled("review-change").split("\n").filter((line) => /^\d\. .*\?$/.test(line));
  expect(questions).toHaveLength(7);
  expect(["goal", "side effects", "time", "way back", "approvals", "documents", "standard change"].filter((word, at) => !questions[at]?.includes(word))).toEqual([]);
});
