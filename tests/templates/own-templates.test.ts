import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parseDocument } from "yaml";
import { dailyUnits } from "../../src/domain/notes/daily-units.ts";
import { NoteRow } from "../../src/domain/index/note-row.ts";
import { readFrameworkBody } from "../../src/domain/notes/framework-body.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { readMarkers } from "../../src/domain/notes/step.ts";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { findTemplateTags } from "../../src/domain/templates/find-template-tags.ts";
import { latestOccurrence } from "../../src/domain/schedule/schedule.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { headingWords } from "../../src/domain/text/heading-words.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { findWikiLinks } from "../../src/domain/text/links.ts";
import { fillerContext, renderWithTemplater, type EngineContext } from "./templater-engine.ts";

/** Each template with the name of the note that it becomes in a fresh vault. */
const NOTES: Record<string, string> = {
  "operational-procedures.md": "Operational procedures",
  "daily-checklist.md": "2026-11-23 Daily checklist",
  "procedure.md": "Restart the gateway",
  "starters/system-monitoring.md": "System monitoring round",
  "starters/service-management.md": "Service management round",
  "starters/user-support.md": "User support round",
  "starters/performance-monitoring.md": "Performance monitoring round",
  "starters/emergency-critical-incident.md": "Emergency critical incident",
  "starters/emergency-service-outage.md": "Emergency service outage",
  "starters/emergency-security-breach.md": "Emergency security breach",
  "starters/emergency-data-issue.md": "Emergency data issue",
  "related/maintenance-tasks.md": "maintenance-tasks",
  "related/incident-response.md": "incident-response",
  "related/change-management.md": "change-management",
  "related/monitoring-guidelines.md": "monitoring-guidelines",
};
const FILES = Object.keys(NOTES);
const STARTERS = FILES.filter((file) => file.startsWith("starters/"));
const EMERGENCIES = STARTERS.filter((file) => file.includes("emergency-"));
const ROUNDS = STARTERS.filter((file) => !file.includes("emergency-"));
const RELATED = FILES.filter((file) => file.startsWith("related/"));
const PROCEDURES = ["procedure.md", ...STARTERS, ...RELATED];
const DAILY_AREAS = ["performance-monitoring", "service-management", "system-monitoring", "user-support"];

const folder = path.resolve(process.cwd(), "templates");
const source = (file: string): string => readFileSync(path.join(folder, file), "utf8");
const seedFolder = path.resolve(process.cwd(), "../shared/seed");

function contextOf(file: string): EngineContext {
  const title = NOTES[file] ?? "";
  return { now: "2026-11-23T00:00", title, folder: "Operations", path: `Operations/${title}.md`, frontmatter: { timezone: "Europe/Berlin", profile: "team" } };
}

interface Rendered {
  text: string;
  fields: Record<string, unknown>;
  bodyLine: number;
}

function rendered(file: string): Rendered {
  const result = fillTemplate(source(file), fillerContext(contextOf(file)));
  if (!result.ok) throw new Error(`${file}:${String(result.line)}: ${result.reason}`);
  const [block = "", yaml = ""] = /^---\n([\s\S]*?\n)---\n/.exec(result.text) ?? [];
  const document = parseDocument(yaml, { uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).toEqual([]);
  return { text: result.text, fields: document.toJS() as Record<string, unknown>, bodyLine: block.split("\n").length - 1 };
}

const factsOf = (file: string) => ({ path: `Operations/${NOTES[file] ?? ""}.md`, fields: rendered(file).fields, headings: [], tasks: [] });

function headingsOf({ text, bodyLine }: Pick<Rendered, "text" | "bodyLine">): string[] {
  return findBlocks(splitLines(text), bodyLine).flatMap((block) => (block.kind === "heading" ? [headingWords(block.text)] : []));
}

test("the table above names every starter note that ships, and the templates that set up a vault; kind-templates.test.ts has the others", () => {
  const shipped = readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => name.replaceAll("\\", "/"));
  expect(shipped.filter((name) => name.endsWith(".md") && (name.includes("/") || FILES.includes(name))).sort()).toEqual([...FILES].sort());
});

describe.each(FILES)("%s", (file) => {
  let note: Rendered;
  beforeAll(() => {
    note = rendered(file);
  });

  test("renders the same through Templater's engine and our filler", async () => {
    expect(note.text).toBe(await renderWithTemplater(source(file), contextOf(file)));
  });

  test("leaves no tag behind and has a type", () => {
    expect(findTemplateTags(note.text)).toEqual([]);
    expect(note.text).not.toContain("undefined");
    expect(note.fields["type"]).toMatch(/^(framework|checklist|procedure)$/);
    expect(Object.values(note.fields)).not.toContain(null);
  });

  test("has plain line breaks, no space at a line's end and one line break at its end", () => {
    expect(note.text).not.toMatch(/\r|\t|[ \t]\n|^\ufeff/);
    expect(note.text).toMatch(/[^\n]\n$/);
  });

  test("links only to notes of a fresh vault", () => {
    const targets = findWikiLinks(note.text).map((link) => link.target);
    expect(targets.filter((target) => !Object.values(NOTES).includes(target))).toEqual([]);
    expect(targets).not.toContain(NOTES[file]);
  });
});

describe.each(PROCEDURES)("the procedure %s", (file) => {
  test("reads with no problem, as a draft in its first version", () => {
    const { note, problems } = new NoteRow("procedure", file, factsOf(file)).read();
    expect(problems).toEqual([]);
    expect(note).toMatchObject({ status: "draft", version: 1 });
  });

  test("has at most nine steps in each part, and a run takes those below the heading Steps alone", () => {
    const { text, bodyLine } = rendered(file);
    const body = readProcedureBody(text, bodyLine);
    expect(body.run.steps.length).toBeGreaterThanOrEqual(4);
    expect([...new Set(body.parts.filter((part) => part.role === "steps").map((part) => part.heading))]).toEqual(["Steps"]);
    for (const part of body.parts) expect(part.steps.length, part.name).toBeLessThanOrEqual(9);
  });

  test("has only limits that can be read, and every marker says what the format knows", () => {
    const { text, bodyLine } = rendered(file);
    const steps = readProcedureBody(text, bodyLine).parts.flatMap((part) => part.steps);
    for (const { text: words } of steps) {
      const markers = readMarkers(words);
      if (markers.limitWritten !== "") expect(markers.limit, words).toBeDefined();
      if (words.includes("[evidence::")) expect(markers.evidence, words).toBe(true);
      if (words.includes("[optional::")) expect(markers.optional, words).toBe(true);
      expect(words.match(/\[(\w+)::/g) ?? []).toEqual((words.match(/\[(limit|hold|evidence|optional)::/g) ?? []));
    }
  });
});

test("the rounds are due on the day they are made, one for each daily unit of the framework", () => {
  const notes = ROUNDS.map((file) => new NoteRow("procedure", file, factsOf(file)).read().note);
  expect(notes.map((note) => note.area ?? "").sort()).toEqual(DAILY_AREAS);
  for (const { schedule, starts } of notes) {
    if (!schedule || !starts) throw new Error("a starter without a schedule");
    expect(latestOccurrence(schedule, starts)).toEqual(starts);
  }
});

/** What each class of emergency demands first (domain.md A5), as words of its steps, in that order. */
const DEMANDED: Readonly<Record<string, readonly string[]>> = {
  "critical-incident": ["declared", "scribe", "channel", "next one comes", "Changes of the last 24 hours", "roll back", "Each decision"],
  "service-outage": ["Confirmed from where users are", "status page", "depends on", "Failover or restore", "answers from outside", "Downtime of each service", "status page"],
  "security-breach": [
    "attack is stopped", "way in is cut", "team", "isolated", "SHA-256", "timeline", "read, changed or taken", "Other systems", "come back", "Remedies", "Forensics", "Management", "Police", "Third parties", "Users and the public",
  ],
  "data-issue": ["writes to the data", "last copy that is known to be good", "loss is counted", "restored beside", "compared", "Switch over", "Integrity"],
};

describe.each(Object.keys(DEMANDED))("the emergency procedure for a %s", (emergency) => {
  const file = `starters/emergency-${emergency}.md`;
  const { text, bodyLine } = rendered(file);
  const body = readProcedureBody(text, bodyLine);
  const steps = body.run.steps.map((step) => step.text);

  test("says what it is for, and is on no daily checklist", () => {
    expect(new NoteRow("procedure", file, factsOf(file)).read().note).toMatchObject({ area: "incident", operation: "emergency", emergency, schedule: undefined });
  });

  test("has the first actions that its class demands, in their order", () => {
    const places = (DEMANDED[emergency] ?? []).reduce<number[]>((found, words) => [...found, steps.findIndex((step, at) => at > (found.at(-1) ?? -1) && step.includes(words))], []);
    expect(places).not.toContain(-1);
  });

  test("has a verification, and says when to call for more", () => {
    expect(body.parts.filter((part) => part.role === "verification").flatMap((part) => part.steps).length).toBeGreaterThanOrEqual(2);
    expect(headingsOf({ text, bodyLine })).toContain("escalation");
  });
});

test("the emergencies ask for evidence where it is demanded, and for a second person where two have to agree", () => {
  const asked = EMERGENCIES.map((file) => {
    const markers = readProcedureBody(rendered(file).text, rendered(file).bodyLine).run.steps.map((step) => readMarkers(step.text));
    return [file.slice(19, -3), markers.filter(({ evidence }) => evidence).length, markers.filter(({ secondPerson }) => secondPerson).length];
  });
  expect(asked).toEqual([["critical-incident", 1, 0], ["service-outage", 2, 0], ["security-breach", 2, 2], ["data-issue", 3, 1]]);
});

test("the four related documents have an area of their own and never put a step on the daily checklist", () => {
  const notes = RELATED.map((file) => new NoteRow("procedure", file, factsOf(file)).read().note);
  expect(notes.map((note) => note.area).sort()).toEqual(["change", "incident", "maintenance", "performance"]);
  expect(notes.filter((note) => note.schedule !== undefined)).toEqual([]);
});

test("the incident procedure has a part for each of the four emergency classes, which a link can pick", () => {
  const { text, bodyLine } = rendered("related/incident-response.md");
  const unnamed = readProcedureBody(text, bodyLine).parts.filter((part) => part.role === "unnamed");
  expect(unnamed.map((part) => part.name)).toEqual(["Critical incident", "Service outage", "Security breach", "Data issue"]);
});

test("the daily checklist is the frame that the planner completes", () => {
  expect(rendered("daily-checklist.md").text).toBe(
    "---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nprocedures: []\nstatus: open\n---\n",
  );
});

describe("operational-procedures.md as the framework", () => {
  const file = "operational-procedures.md";

  test("reads with no problem", () => {
    expect(new NoteRow("framework", file, factsOf(file)).read()).toMatchObject({ problems: [], note: { timezone: "Europe/Berlin", profile: "team" } });
  });

  test("links to the four related documents", () => {
    const targets = findWikiLinks(rendered(file).text).map((link) => link.target);
    expect(targets).toEqual(["maintenance-tasks", "incident-response", "change-management", "monitoring-guidelines"]);
  });

  const seedFile = existsSync(seedFolder) ? readdirSync(seedFolder).find((name) => name.endsWith(".txt")) : undefined;

  describe.skipIf(seedFile === undefined)("beside the seed document (skipped without ../shared)", () => {
    const seed = seedFile === undefined ? "" : readFileSync(path.join(seedFolder, seedFile), "utf8");
    const seedBodyLine = seed.split("\n").indexOf("---", 1) + 1;
    const seedBody = readFrameworkBody(seed, seedBodyLine);

    test("has every heading of the seed, in its order", () => {
      const expected = headingsOf({ text: seed, bodyLine: seedBodyLine });
      expect(expected).toHaveLength(28);
      expect(headingsOf(rendered(file))).toEqual(expected);
    });

    test("has the seed's layers, types, areas and activities", () => {
      const { text, bodyLine } = rendered(file);
      const own = readFrameworkBody(text, bodyLine);
      const outline = (body: typeof own) => ({
        layers: body.layers.map((layer) => [layer.key, ...layer.units.map((unit) => unit.key)]),
        types: body.types.map((type) => type.text),
        areas: body.areas.map((area) => [headingWords(area.name), ...area.activities.map((activity) => headingWords(activity.text))]),
      });
      expect(outline(own)).toEqual(outline(seedBody));
      expect(outline(own).areas).toHaveLength(7);
    });

    test("gives the same eleven daily steps to the same four units", () => {
      const { text, bodyLine } = rendered(file);
      const steps = (body: typeof seedBody) => dailyUnits(body).map((unit) => [unit.key, ...unit.activities.map((activity) => headingWords(activity.text))]);
      expect(steps(readFrameworkBody(text, bodyLine))).toEqual(steps(seedBody));
      expect(steps(seedBody).flat()).toHaveLength(15);
    });
  });
});
