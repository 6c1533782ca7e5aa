import fc from "fast-check";
import mermaid from "mermaid";
import { beforeAll, describe, expect, test } from "vitest";

import { changeGantt, windowGantt } from "../../src/domain/diagrams/change-gantt.ts";
import { serviceImpact } from "../../src/domain/diagrams/service-impact.ts";
import { NoteRow } from "../../src/domain/index/note-row.ts";
import { serviceMap } from "../../src/domain/queries/service-map.ts";

beforeAll(() => mermaid.initialize({ startOnLoad: false }));

/** What people write, and what Mermaid's languages take as their own. */
const words = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.array(fc.constantFrom(":", "#", ";", '"', "'", "`", "<", ">", "\n", "%%", "end", "section", "title", "crit", "milestone", "after", "click", "style", "classDef", "subgraph", "-->", "[", "]", "{", "}", "|", ",", "\\", " ", "<br>", "<script>", "#quot;", "ﬂ°°", ":::down", "@{", "&"), { maxLength: 14 }).map((parts) => parts.join("")),
  fc.constant("x".repeat(3000)),
);
const clock = fc.integer({ min: 0, max: 47 }).map((hour) => `2026-11-${String(28 + Math.floor(hour / 24))}T${String(hour % 24).padStart(2, "0")}:30`);
const moments = fc.oneof(clock, fc.constantFrom("2026-11-28", undefined));
const changes = fc.record({
  title: words, services: fc.array(words, { maxLength: 3 }), status: fc.constantFrom("draft", "scheduled", "implement", "review", "cancelled"), planned_start: moments, planned_end: moments,
  actual_start: moments, actual_end: moments, backout_duration: fc.constantFrom("30 min", undefined),
});
const TERMS = { now: "2026-11-28T23:00", zone: "Europe/Berlin" };

describe("Mermaid understands", () => {
  test("every chart of changes, whatever their words and dates", async () => {
    await fc.assert(fc.asyncProperty(fc.array(changes, { minLength: 1, maxLength: 4 }), fc.boolean(), async (notes, conflict) => {
      const rows = notes.map((fields, at) => new NoteRow("change", `C${String(at)}.md`, { fields, tasks: [] }));
      const terms = { ...TERMS, hasConflict: () => conflict };
      const [first] = rows;
      for (const text of [changeGantt(rows, { ...terms, from: "2026-11-28", to: "2026-11-29" }), first ? windowGantt(first, rows, terms) : ""]) {
        if (text === "") continue;
        const { db } = await mermaid.mermaidAPI.getDiagramFromText(text);
        const tasks = (db as unknown as { getTasks: () => { readonly startTime: Date; readonly endTime: Date; readonly task: string }[] }).getTasks();
        expect(tasks).toHaveLength(text.match(/ :(?:\w+, )*t\d+, /g)?.length ?? NaN);
        for (const { startTime, endTime } of tasks) expect(endTime.getTime()).toBeGreaterThanOrEqual(startTime.getTime());
      }
    }), { numRuns: 200 });
  });

  test("every map of services, whatever their names", async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.tuple(words, fc.array(words, { maxLength: 3 }), fc.constantFrom("down", "degraded", "operational", "so so")), { minLength: 1, maxLength: 5 }), async (made) => {
      const rows = made.map(([name, needs, state]) => new NoteRow("service", `${name}.md`, { fields: { depends_on: needs, state, criticality: "tier0" }, tasks: [] }));
      const text = serviceImpact(serviceMap(made.slice(0, 2).map(([name]) => name), rows));
      await expect(mermaid.parse(text)).resolves.toMatchObject({ diagramType: "flowchart-v2" });
    }), { numRuns: 200 });
  });

  test("a map of sixty services that all rely on each other", async () => {
    const names = Array.from({ length: 70 }, (_, at) => `Service ${String(at)} 🐘`);
    const rows = names.map((name) => new NoteRow("service", `${name}.md`, { fields: { depends_on: names, state: "down" }, tasks: [] }));
    await expect(mermaid.parse(serviceImpact(serviceMap(names.slice(0, 1), rows)))).resolves.toMatchObject({ diagramType: "flowchart-v2" });
  });
});
