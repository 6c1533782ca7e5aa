import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fillTemplate } from "../../src/domain/templates/fill-template.ts";
import { anyTemplate, plainTemplate } from "./plain-templates.ts";
import { fillerContext, renderWithTemplater, type EngineContext } from "./templater-engine.ts";

const context: EngineContext = {
  now: "2026-11-23T09:00",
  title: "2026-03-01",
  folder: "Operations/Größe & co",
  path: "Operations/Größe & co/2026-03-01.md",
  vaultFolder: "/home/ana/Vault",
  frontmatter: { created: "2026-10-31", profile: "team's", tags: ["a", null, 3], größe: 1.5, "two words": "$& %", empty: null, done: false },
  answers: Array.from({ length: 12 }, (_, index) => `answer ${String(index)} $1`),
};

describe("our filler against the engine that Templater ships", () => {
  test("every generated template of the plain subset gives the same text", async () => {
    await fc.assert(
      fc.asyncProperty(plainTemplate, async (template) => {
        const filled = fillTemplate(template, fillerContext(context));
        expect(filled).toEqual({ ok: true, text: await renderWithTemplater(template, context) });
      }),
      { numRuns: 3000 },
    );
  });

  test("whatever stands in a tag is either refused or filled with the engine's text", async () => {
    let filledCount = 0;
    await fc.assert(
      fc.asyncProperty(anyTemplate, async (template) => {
        const filled = fillTemplate(template, fillerContext(context));
        if (!filled.ok) return;
        filledCount++;
        expect(filled.text).toBe(await renderWithTemplater(template, context));
      }),
      { numRuns: 10_000, seed: 20_261_123 },
    );
    expect(filledCount).toBeGreaterThan(500);
  });
});
