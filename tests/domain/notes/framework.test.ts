import { describe, expect, test } from "vitest";

import { dailyUnits } from "../../../src/domain/notes/daily-units.ts";
import { readFrameworkBody } from "../../../src/domain/notes/framework-body.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { hasShared, seedText } from "../../shared/shared-folder.ts";

const read = (text: string) => readFrameworkBody(text, readFrontmatter(text).bodyLine);

const MAC_ROMAN: Readonly<Record<string, string>> = { "üìã": "📋", "üéØ": "🎯", "üìÖ": "📅", "üîß": "🔧", "üö®": "🚨", "üîÑ": "🔄", "üìä": "📊", "üõ†": "🛠", "üìà": "📈", "üìù": "📝" };
const repaired = (text: string): string => Object.entries(MAC_ROMAN).reduce((mended, [broken, emoji]) => mended.replaceAll(broken, emoji), text);
const rendered = (text: string): string => text.replace(/<% tp\.date\.now\("YYYY-MM-DD"\) %>/g, "2026-11-23");

describe.skipIf(!hasShared)("The operational procedures document (../shared/seed)", () => {
  const variants: readonly (readonly [string, (text: string) => string])[] = [
    ["verbatim, with its tags unrendered", (text) => text],
    ["with its tags rendered", rendered],
    ["with its emoji repaired", repaired],
    ["rendered and repaired", (text) => rendered(repaired(text))],
    ["with CRLF", (text) => text.replace(/\n/g, "\r\n")],
  ];

  test.each(variants)("%s reads as the framework: layers, types, areas", (_title, change) => {
    const body = read(change(seedText()));
    expect(body.layers.map((layer) => [layer.key, layer.units.map((unit) => unit.key)])).toEqual([
      ["daily_operations", ["system_monitoring", "service_management", "user_support", "performance_monitoring"]],
      ["maintenance", ["routine_maintenance", "preventive_maintenance", "corrective_maintenance", "emergency_maintenance"]],
    ]);
    expect(body.types.map((type) => type.text)).toEqual(["Routine operations", "Maintenance operations", "Emergency operations", "Special operations"]);
    expect(body.areas.map((area) => area.name)).toEqual([
      "Daily Operations", "Maintenance Procedures", "Incident Management", "Change Management", "Performance Management", "Operational Tools", "Metrics and Reporting",
    ]);
  });

  test.each(variants)("%s gives four daily units and eleven steps", (_title, change) => {
    const units = dailyUnits(read(change(seedText())));
    expect(units.map((unit) => [unit.key, unit.hash, ...unit.activities.map((activity) => activity.text)])).toEqual([
      ["system_monitoring", "h1-c5376fd2a967", "Monitor system health", "System checks", "Security monitoring"],
      ["service_management", "h1-dbde6e519daa", "Check service status", "Service monitoring", "Issue resolution"],
      ["user_support", "h1-a8c23e50751a", "Handle user requests", "User support"],
      ["performance_monitoring", "h1-9164fb002cea", "Review performance metrics", "Performance monitoring", "Performance tuning"],
    ]);
  });

  test("every activity, layer, unit and area stands on the line that it names", () => {
    const text = seedText();
    const lines = splitLines(text).map((line) => line.text.toLowerCase().replace(/[_]/g, " "));
    const body = read(text);
    const placed = [...body.areas, ...body.areas.flatMap((area) => area.activities), ...body.types, ...body.layers, ...body.layers.flatMap((layer) => layer.units)];
    expect(placed.length).toBeGreaterThan(130);
    for (const each of placed) expect(lines[each.line]).toContain(("text" in each ? each.text : each.name).toLowerCase());
  });

  test("activities come from lists, calls and JSON, each under its headings and labels", () => {
    const daily = read(seedText()).areas[0]?.activities ?? [];
    expect(daily.filter((activity) => activity.from === "call").map((activity) => activity.text)).toEqual([
      "Monitor system health", "Check service status", "Review performance metrics", "Handle user requests",
    ]);
    expect(daily.find((activity) => activity.text === "Usage")).toMatchObject({ from: "json", under: ["Service Management", "Service Operations", "Service management", "Monitoring"] });
    expect(daily.find((activity) => activity.text === "System checks")).toMatchObject({ from: "list", under: ["System Operations", "Routine Tasks"] });
  });
});

describe("A framework of another shape", () => {
  test("without layers has no daily units", () => {
    expect(dailyUnits(read("## Daily operations\n\n- Look\n"))).toEqual([]);
  });

  test("with broken YAML in a fence loses only that fence", () => {
    const body = read("## Layers\n\n```yaml\na: b: c\n```\n\n## Maintenance\n\n- Patch\n- Clean\n");
    expect(body.layers).toEqual([]);
    expect(body.areas[0]?.activities.map((activity) => activity.text)).toEqual(["Patch", "Clean"]);
  });

  test("takes neither definitions nor diagrams for calls", () => {
    const note = "```yaml\noperation_layers:\n  daily_operations:\n    - checks\n```\n\n## Daily operations\n\n```mermaid\ngraph()\n```\n\n```js\nfunction daily() {\n  await runChecks();\n  if (late()) { page() }\n}\n```\n";
    expect(dailyUnits(read(note))[0]?.activities.map((activity) => activity.text)).toEqual(["Run checks"]);
  });
});
