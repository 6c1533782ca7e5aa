import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { KINDS, type Kind } from "../../src/domain/notes/kinds.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { readMarkers } from "../../src/domain/notes/step.ts";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { findTemplateTags } from "../../src/domain/templates/find-template-tags.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { fillerContext, renderWithTemplater, type EngineContext } from "./templater-engine.ts";

interface Expected {
  /** A note of the kind, by its place. */
  readonly place: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly headings: readonly string[];
}

const BORN = { created: "2026-11-23T09:00" };

/** What each kind's template makes of a note that is born on 2026-11-23 at 09:00. */
const TEMPLATES: Readonly<Record<string, Expected>> = {
  maintenance: { place: "Maintenance/Filter of the air conditioning", fields: { schedule: "every 3 months", starts: "2026-11-23", status: "active" }, headings: ["Steps", "Log"] },
  "work-order": { place: "Work orders/2026/WO-20261123-01 Fan is loud", fields: { status: "planned" }, headings: ["Log"] },
  incident: { place: "Incidents/2026/INC-20261123-01 No mail", fields: { status: "new", ...BORN }, headings: ["Timeline", "Log"] },
  problem: {
    place: "Problems/PRB-20261123-01 Mail queue fills", fields: { status: "identified", identified: BORN.created, ...BORN },
    headings: ["Statement", "Analysis", "Root causes", "Solution", "Prevention", "Log"],
  },
  change: {
    place: "Changes/2026/CHG-20261123-01 New mail relay", fields: { status: "draft", ...BORN },
    headings: ["Impact assessment", "Implementation plan", "Test plan", "Backout plan", "Verification", "Communication", "Approvals", "Log"],
  },
  review: {
    place: "Reviews/2026/RVW-20261123-01 No mail", fields: { status: "draft", ...BORN },
    headings: ["Summary", "Impact", "Timeline", "Contributing factors", "What went well", "What went badly", "Where we were lucky", "Actions"],
  },
  service: { place: "Services/Mail", fields: {}, headings: ["Health", "Backup and restore", "Contacts"] },
  metric: { place: "Metrics/Mail queue", fields: {}, headings: ["Readings"] },
  tool: { place: "Tools/Zabbix", fields: { status: "evaluating" }, headings: ["Configuration", "Integrations", "Upkeep"] },
  report: { place: "Reports/2026/2026-W47 Weekly report", fields: { status: "draft" }, headings: ["Commentary", "Decisions", "Actions"] },
  calendar: { place: "Calendars/Year-end freeze", fields: {}, headings: [] },
};
const NAMES = Object.keys(TEMPLATES);
/** Notes that the plugin makes by itself for a day or a period: two devices have to make the same bytes. */
const GENERATED = ["work-order", "report"];
const OLDER = ["daily-checklist.md", "operational-procedures.md", "procedure.md"];
/** Templates for one sort of a kind, beside the kind's own: variant-templates.test.ts has them. */
const VARIANT = /^(maintenance|work-order|problem|calendar|change|review)-/;

const folder = path.resolve(process.cwd(), "templates");
const source = (name: string): string => readFileSync(path.join(folder, `${name}.md`), "utf8");

function contextOf(name: string, now = "2026-11-23T09:00"): EngineContext {
  const place = `Operations/${TEMPLATES[name]?.place ?? ""}`;
  return { now, title: path.basename(place), folder: path.dirname(place), path: `${place}.md`, frontmatter: {} };
}

function filled(name: string, now?: string): string {
  const result = fillTemplate(source(name), fillerContext(contextOf(name, now)));
  if (!result.ok) throw new Error(`${name}:${String(result.line)}: ${result.reason}`);
  return result.text;
}

const blocksOf = (text: string) => findBlocks(splitLines(text), readFrontmatter(text).bodyLine);

/** The kinds that a vault with this one note finds in it, with the problems. */
function readBack(name: string, text: string): { kind: Kind; problems: readonly unknown[] }[] {
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
  index.put(factsOfText(contextOf(name).path, text, parse));
  return (Object.keys(KINDS) as Kind[]).flatMap((kind) => index.ofKind(kind).map(({ problems }) => ({ kind, problems })));
}

test("there is one template for each kind, and together they are small", () => {
  const files = readdirSync(folder).filter((name) => name.endsWith(".md") && !VARIANT.test(name));
  expect(files.sort()).toEqual([...OLDER, ...NAMES.map((name) => `${name}.md`)].sort());
  expect(Buffer.byteLength(NAMES.map(source).join(""))).toBeLessThanOrEqual(7_000);
  expect(Object.keys(KINDS).sort()).toEqual(["framework", "procedure", "checklist", ...NAMES].sort());
});

describe.each(NAMES)("the template of a %s", (name) => {
  let text: string;
  beforeAll(() => {
    text = filled(name);
  });

  test("gives the same text through Templater's engine and our filler, whatever the moment and the name", async () => {
    for (const now of ["2026-11-23T09:00", "2028-02-29T23:59", "2026-01-01T00:00"]) {
      expect(filled(name, now)).toBe(await renderWithTemplater(source(name), contextOf(name, now)));
    }
  });

  test("is read back as a note of its kind, with no problem", () => {
    expect(readBack(name, text)).toEqual([{ kind: name, problems: [] }]);
  });

  test("holds only what is known when the note is born: no id, no person, no empty property", () => {
    const yaml = /^---\n([\s\S]*?)---\n/.exec(text)?.[1] ?? "";
    expect(parse(yaml)).toEqual({ type: name, ...TEMPLATES[name]?.fields });
  });

  test("has the headings that its kind is known by, in their order", () => {
    expect(blocksOf(text).flatMap((block) => (block.kind === "heading" ? [`${"#".repeat(block.level)} ${block.text}`] : []))).toEqual(
      TEMPLATES[name]?.headings.map((heading) => `## ${heading}`),
    );
  });

  test("leaves no tag behind, and its hints are comments on one line without links or tags, which Obsidian would count", () => {
    const body = text.slice(text.indexOf("---\n", 4));
    expect(findTemplateTags(text)).toEqual([]);
    expect(body).not.toMatch(/undefined|\[\[|#[^#\s]/);
    for (const line of body.split("\n").filter((each) => each.includes("%%"))) expect(line).toMatch(/^%% [A-Z][^%]*[.)] %%$/);
  });

  test("has plain line breaks, no space at a line's end and one line break at its end", () => {
    expect(text).not.toMatch(/\r|\t|[ \t]\n|^\ufeff|\n\n\n/);
    expect(text).toMatch(/[^\n]\n$/);
  });
});

test.each(GENERATED)("a %s is the same whenever on its day it is made", (name) => {
  expect(filled(name, "2026-11-23T00:00")).toBe(filled(name, "2026-11-23T23:59"));
  expect(filled(name)).not.toMatch(/\d{4}-\d{2}/);
});

test("a plan can be run as it stands: four steps, every marker readable", () => {
  const text = filled("maintenance");
  const { steps } = readProcedureBody(text, readFrontmatter(text).bodyLine).run;
  expect(steps).toHaveLength(4);
  expect(steps.map((step) => readMarkers(step.text)).map(({ evidence, limit }) => [evidence, limit !== undefined])).toEqual([[false, false], [true, false], [false, false], [false, true]]);
});

test("a change's implementation plan is an open checklist, and it is the only one in the note", () => {
  const blocks = blocksOf(filled("change"));
  const headingAt = (line: number): string => blocks.flatMap((block) => (block.kind === "heading" && block.line < line ? [block.text] : [])).at(-1) ?? "";
  const items = blocks.flatMap((block) => (block.kind === "item" ? [[block.mark, headingAt(block.line)]] : []));
  expect(items).toEqual(Array.from({ length: 4 }, () => [" ", "Implementation plan"]));
});

test("an incident's timeline begins with the moment at which it was declared", () => {
  expect(filled("incident")).toContain("## Timeline\n\n- 2026-11-23 09:00 Declared\n");
});

test.each(["incident", "problem", "change", "review"])("the template of a %s opens with its panel", (name) => {
  expect(filled(name)).toContain("---\n\n```operations\nshow: panel\n```\n");
});
