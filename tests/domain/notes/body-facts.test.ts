import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { LIVES, type LivingKind } from "../../../src/domain/lifecycle/lives.ts";
import { bodyFacts } from "../../../src/domain/notes/body-facts.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { blocksOf, bodies, example } from "./body-blocks.ts";

const factsOf = (kind: LivingKind, ...lines: string[]): string[] => [...bodyFacts(kind, blocksOf(lines.join("\n")))].sort();
const EMPTY_REVIEW = ["no-actions", "no-factors", "no-impact", "no-summary", "short-timeline"];

describe("What is true of a record by its body", () => {
  test.each<[string, string, boolean]>([
    ["an open one without an owner", "- [ ] Alert 📅 2026-12-01 #action/detect", true],
    ["an open one without a day", "- [/] Alert [[Ana]] #action/detect", true],
    ["an open one with both", "- [ ] Alert [[Ana]] 📅 2026-12-01 #action/detect", false],
    ["a done one without a day", "- [x] Alert [[Ana]] #action/detect", false],
    ["a done one of nobody", "- [x] Alert #action/detect", true],
    ["one that was called off", "- [-] Alert #action/detect", false],
    ["a task that is no action", "- [ ] Alert", false],
  ])("an action: %s", (_title, line, isUnowned) => expect(factsOf("incident", "## Anything", "", line).includes("action-unowned")).toBe(isUnowned));

  test.each<[string, string[], boolean]>([
    ["a link in the analysis", ["## Analysis", "", "See [[Disk usage db-1]]"], true],
    ["an embed below a heading of it", ["## Analysis", "### Graphs", "", "- ![[disk.png]]"], true],
    ["an address among the root causes", ["## Root causes", "", "- As https://example.com/1 says"], true],
    ["a quoted command", ["## Root causes", "", "- Never set (`SHOW VARIABLES`)"], true],
    ["a link elsewhere", ["## Statement", "", "[[Disk usage db-1]]", "", "## Analysis", "", "It fills"], false],
    ["a link in a comment", ["## Analysis", "", "%% [[Link]] what proves it %%", "It fills %% [[a]] %%"], false],
    ["nothing", [], false],
  ])("evidence: %s", (_title, lines, has) => expect(factsOf("problem", ...lines)).toEqual(has ? [] : ["no-evidence"]));

  test("a review as its template makes it says nothing yet", () => {
    const template = ["## Summary", "", "## Impact", "", "%% In numbers: minutes, users. %%", "", "## Timeline", "", "## Contributing factors", "", "-", "", "## Actions", "", "%% Each a task %%"];
    expect(factsOf("review", ...template)).toEqual(EMPTY_REVIEW);
    expect(factsOf("review")).toEqual(EMPTY_REVIEW);
  });

  test("a work order's body says nothing that its life asks", () => {
    expect(factsOf("work-order", "- [ ] Alert #action/detect")).toEqual([]);
  });

  test.skipIf(!hasShared)("the examples (../shared/examples) stand as their states ask", () => {
    expect(exampleNotes().size).toBeGreaterThan(0);
    expect(bodyFacts("review", example("RVW-").blocks)).toEqual(new Set());
    expect(bodyFacts("problem", example("PRB-").blocks)).toEqual(new Set());
    expect(bodyFacts("incident", example("INC-").blocks)).toEqual(new Set());
  });

  test("any body is read without harm", () => {
    fc.assert(fc.property(bodies, fc.constantFrom(...(Object.keys(LIVES) as LivingKind[])), (text, kind) => bodyFacts(kind, blocksOf(text)).size <= 6));
  });
});
