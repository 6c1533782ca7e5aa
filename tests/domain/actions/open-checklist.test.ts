import { describe, expect, test } from "vitest";

import { logLine, momentOf, stampOf } from "../../../src/domain/actions/acting.ts";
import { planAddDue, planChecklist, planSplice } from "../../../src/domain/actions/open-checklist.ts";
import type { DeferredStep } from "../../../src/domain/queries/gather-checklist.ts";
import { todaysSections } from "../../../src/domain/queries/todays-sections.ts";
import { readingOf } from "../../shared/reading.ts";
import { ANA, applied } from "./checklist-note.ts";

const DAY = "2026-11-23";
const TEMPLATE = `---\ntype: checklist\ndate: ${DAY}\noccurrence: daily@${DAY}\nprocedures: []\nstatus: open\n---\n`;
const procedure = (steps: string, time = ""): string => `---\ntype: procedure\nversion: 2\nschedule: every day${time}\n---\n\n## Steps\n\n${steps}`;
const made = (notes: Iterable<[string, string]>, deferred?: DeferredStep[]): string => {
  const sections = todaysSections(readingOf(new Map(notes), DAY));
  const planned = planChecklist({ title: "", path: "x.md", template: TEMPLATE, ...sections, ...(deferred ? { deferred } : {}), carriedOverHeading: "Carried over" });
  return planned.ok ? (planned.plan.creates[0]?.text ?? "") : `<${planned.refusals[0]?.code ?? ""}>`;
};
const tasksOf = (text: string): string[] => text.split("\n").filter((line) => /^\s*- \[|^## /.test(line));

describe("A new checklist", () => {
  test("copies nested ordered and checkbox items as nested tasks, and leaves bullets and fences behind", () => {
    const round = procedure("1. Drain the\n   node [limit:: <= 85 %]\n   1. Cordon\n      - [ ] Check\n   - a detail\n\n   ```sh\n   x\n   ```\n2. Restart <% x %>\n");
    expect(tasksOf(made([["R.md", round]]))).toEqual(["## [[R]]", "- [ ] Drain the node [limit:: <= 85 %]", "  - [ ] Cordon", "    - [ ] Check", "- [ ] Restart < % x %>"]);
  });

  test("pins the occurrence, the version and the hash", () => {
    expect(made([["R.md", procedure("1. a\n2. b\n")]])).toMatch(/\n## \[\[R\]\]\n%% ops:run 2026-11-23 v2 h1-[0-9a-f]{12} %%\n\n- \[ \] a\n/);
  });

  test("keeps a deferred step in its list, else under Carried over, each with where it came from first", () => {
    const deferred = [{ text: "Look [limit:: <= 5]", from: "[[D1]]" }, { text: "Ask Ben", from: "[[D0]]" }];
    expect(tasksOf(made([["R.md", procedure("1. Look [limit:: <= 6]\n2. Think\n")]], deferred))).toEqual([
      "## [[R]]", "- [ ] Look [limit:: <= 6] [from:: [[D1]]]", "- [ ] Think", "## Carried over", "- [ ] Ask Ben [from:: [[D0]]]",
    ]);
  });

  test("leaves the block ids of a procedure's steps there: one in a copy would name two places", () => {
    expect(tasksOf(made([["R.md", procedure("1. Look ^a1\n2. Think\n")]], [{ text: "Look", from: "[[D]]" }]))).toEqual(["## [[R]]", "- [ ] Look [from:: [[D]]]", "- [ ] Think"]);
  });

  test("has the same bytes whatever order the vault's notes come in", () => {
    const notes: [string, string][] = [["B.md", procedure("1. a\n2. b\n")], ["A.md", procedure("1. c\n2. d\n")], ["C.md", procedure("1. e\n2. f\n", " at 07:00")]];
    const texts = [[0, 1, 2], [2, 1, 0], [1, 2, 0]].map((order) => made(order.map((at) => notes[at] ?? ["", ""])));
    expect(new Set(texts).size).toBe(1);
    expect(tasksOf(texts[0] ?? "").filter((line) => line.startsWith("#"))).toEqual(["## [[C]]", "## [[A]]", "## [[B]]"]);
  });

  test("is refused where nothing is due", () => {
    expect(made([])).toBe("<nothing-due>");
  });
});

describe("What became due", () => {
  const { sections } = todaysSections(readingOf(new Map([["S.md", procedure("1. c\n2. d\n")]]), DAY));
  const headings = { carriedOver: "Carried over", log: "Log" };

  test("comes before what was carried over, and into the list of procedures", () => {
    const text = made([["R.md", procedure("1. a\n2. b\n")]], [{ text: "Ask", from: "[[D]]" }]);
    const after = applied(text, planAddDue("x.md", text, sections, headings));
    expect(tasksOf(after)).toEqual(["## [[R]]", "- [ ] a", "- [ ] b", "## [[S]]", "- [ ] c", "- [ ] d", "## Carried over", "- [ ] Ask [from:: [[D]]]"]);
    expect(after).toContain("[[S]]\"");
  });

  test("goes into a note that Templater made, with the properties that are missing", () => {
    const text = "---\ntype: checklist\nprocedures: []\n---\n\nHello\n";
    const after = applied(text, planSplice("x.md", text, { title: "", path: "x.md", sections, deferred: [], carriedOverHeading: "Carried over" }, DAY));
    expect(after).toContain(`date: ${DAY}\noccurrence: daily@${DAY}\nstatus: open\n---\n\nHello\n\n## [[S]]\n`);
  });
});

describe("Who acts, and when", () => {
  test("is written into stamps and the log", () => {
    expect([momentOf(ANA), stampOf(ANA, DAY), stampOf(ANA, undefined), stampOf({ ...ANA, stamps: false }, DAY)]).toEqual([
      "2026-11-23T08:05", " [at:: 08:05] [by:: [[Ana]]]", " [at:: 2026-11-23T08:05] [by:: [[Ana]]]", "",
    ]);
    expect(logLine({ ...ANA, profile: "solo" }, "status", "open", "done", "a\nb")).toBe("- 2026-11-23 08:05 status open → done: a b");
  });
});
