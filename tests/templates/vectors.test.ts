import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { fillerContext, renderWithTemplater, type EngineContext } from "./templater-engine.ts";

interface Vector {
  template: string;
  output?: string;
  error?: string;
}

const file = path.resolve(process.cwd(), "../shared/templater-vectors.json");
const vectors = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Vector[]) : [];

const context: EngineContext = {
  now: "2026-11-23T09:00",
  title: "Note",
  folder: "Operations",
  path: "Operations/Note.md",
  frontmatter: { a: 1 },
  answers: ["answer", "answer"],
};

/** The recorded templates that are plain; every other one has to be refused. */
const PLAIN = [
  '---\ntitle: Operational Procedures\ncreated: <% tp.date.now("YYYY-MM-DD") %>\n---\n*Last updated: <% tp.date.now("YYYY-MM-DD") %>*',
  'A\n\n<%- "x" %>\nB',
  'A  \n\n<%_ "x" %>B',
  '[<% undefined %>][<% null %>][<% 0 %>][<% "" %>]',
  '<% await tp.system.prompt("Q") %>/<% tp.system.prompt("Q") %>',
  "it's \\n `b` ${x} é 😀 <% '✓' %>",
  "",
  "\\<% 1 %>",
];

describe.skipIf(vectors.length === 0)("the recorded outputs of Templater's engine (skipped without ../shared)", () => {
  test("all forty-one are there, and the plain ones among them are these", () => {
    expect(vectors).toHaveLength(41);
    const filled = vectors.filter(({ template }) => fillTemplate(template, fillerContext(context)).ok);
    expect(filled.map(({ template }) => template)).toEqual(PLAIN);
  });

  test.each(vectors)("$template is filled as recorded or refused at its tag", ({ template, output }) => {
    const result = fillTemplate(template, fillerContext(context));
    if (result.ok) {
      expect(result.text).toBe(output);
      return;
    }
    const line = template.split("\n")[result.line - 1] ?? "";
    expect(line.slice(result.column - 1)).toContain(result.tag.split("\n")[0]);
    expect(result.reason).toMatch(/^\S.*\.$/);
  });

  test.each(vectors.filter(({ template }) => PLAIN.includes(template)))("the engine as installed still renders $template as recorded", async ({ template, output }) => {
    expect(await renderWithTemplater(template, context)).toBe(output);
  });
});
