import fc from "fast-check";
import mermaid from "mermaid";
import { beforeAll, describe, expect, test } from "vitest";

import { causeTree } from "../../src/domain/diagrams/cause-tree.ts";
import { incidentTimeline } from "../../src/domain/diagrams/incident-timeline.ts";
import { lifecycleDiagram } from "../../src/domain/diagrams/lifecycle.ts";
import { LIVES } from "../../src/domain/lifecycle/lives.ts";
import { readTimeline } from "../../src/domain/notes/timeline.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { splitLines } from "../../src/domain/text/lines.ts";

beforeAll(() => mermaid.initialize({ startOnLoad: false }));

/** What people and alerts write, and what Mermaid's languages take as their own. */
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(":", "#", ";", '"', "'", "`", "<", ">", "\n", "%%", "end", "section", "title", "style", "classDef", "-->", "[", "]", "{", "}", "|", "(", ")", "\\", " ", "1.", "- ", "<br>", "<script>", "#quot;", "[[a|b]]", "ﬂ°°", "::icon(x)", ":::now", "@{", "&", "accTitle:", "graph", "click"), { maxLength: 14 }).map((parts) => parts.join("")),
  fc.constant("x".repeat(3000)),
);
const line = words.map((text) => text.replace(/[\r\n]/g, " "));

describe("Mermaid understands", () => {
  test.each(Object.entries(LIVES))("the life of a note of kind %s in each of its states", async (_kind, life) => {
    const states = new Set(Object.values(life.steps).flatMap(({ from, to }) => [...from, to]));
    for (const status of [...states, "unheard-of"]) await expect(mermaid.parse(lifecycleDiagram(life, status))).resolves.toMatchObject({ diagramType: "stateDiagram" });
  });

  test("every timeline, whatever its words", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(fc.constantFrom("2026-11-20 08:10 ", "2026-11-21 ~9:00 ", "08:15-08:20 ", "T+5m ", ""), words, fc.constantFrom("", " #update", " #mitigated")), { minLength: 1, maxLength: 5 }), words, async (entries, title) => {
      const text = ["## Timeline", "", ...entries.map(([stamp, said, tag]) => `- ${stamp}${said}${tag}`)].join("\n");
      const diagram = incidentTimeline(readTimeline(findBlocks(splitLines(text))).entries, title);
      if (diagram) await expect(mermaid.parse(diagram.text)).resolves.toMatchObject({ diagramType: "timeline" });
    }), { numRuns: 300 });
  });

  test("every analysis, whatever its words", async () => {
    await fc.assert(fc.asyncProperty(fc.constantFrom("1. ", "- ", "### Branch\n- "), fc.array(line, { minLength: 1, maxLength: 5 }), words, async (mark, answers, statement) => {
      const text = ["## Analysis", "", ...answers.map((answer) => mark + answer)].join("\n");
      const tree = causeTree(findBlocks(splitLines(text)), { statement, rootCauses: answers.slice(-1) });
      if (tree !== undefined) await expect(mermaid.parse(tree)).resolves.toMatchObject({ diagramType: "flowchart-v2" });
    }), { numRuns: 300 });
  });
});
