import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

import { CATALOGUE, catalogued } from "../../src/domain/problems/catalogue.ts";
import { fixLabel, problemTitle, ruleTitle } from "../../src/problem-words.ts";
import { problemsOf } from "../shared/problems-of.ts";

const FOLDER = resolve(import.meta.dirname, "../workbench/problem-samples");
const expected = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<string, string[]>;
const notes = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(".md")).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path), readFileSync(path, "utf8")] as const;
}));
const found = problemsOf(notes, "2026-11-23T09:00");

/** Two files whose names differ by case only cannot stand side by side on every disk, and nobody works alone in this vault: tests/domain/problems shows both. */
const NOT_HERE = ["CHG-COOL", "case-twin"];

describe("The samples of problems", () => {
  test.each(Object.entries(expected))("%s shows %j and nothing else", (path, codes) => {
    expect(found.get(path)?.map((problem) => problem.code).sort()).toEqual([...codes].sort());
  });

  test("say of each problem what was found, what was expected and what to do", () => {
    for (const [path, problems] of found) {
      for (const problem of problems) expect([path, problem.code, problem.found !== "", problem.expected !== "", problem.hint !== ""]).toEqual([path, problem.code, true, true, true]);
    }
  });

  test("are the documentation of the codes: docs/problems.md says of each what it looks like and what to do", async () => {
    const sections = Object.keys(CATALOGUE).sort().map((code) => {
      const all = [...found].flatMap(([path, problems]) => problems.filter((problem) => problem.code === code).map((problem) => ({ path, problem })));
      const shown = all.find(({ path }) => notes.get(path)?.includes(`\`${code}\``)) ?? all[0];
      const { weight, fix } = catalogued(code);
      const mends = fix === undefined ? "" : ` Fix: *${fixLabel(code, fix)}*.`;
      if (!shown) return `## ${code}\n\n${weight}: ${ruleTitle(code)}.${mends}`;
      const text = notes.get(shown.path) ?? "";
      const why = text.split("\n").find((line) => line.includes(`\`${code}\``)) ?? "";
      return `## ${code}\n\n${weight}: ${ruleTitle(code)}.${mends}\n\n> ${problemTitle(shown.problem)}. Found \`${shown.problem.found}\`, expected ${shown.problem.expected}. ${shown.problem.hint}\n\n${why === "" ? "" : `${why}\n\n`}Sample: \`${shown.path.slice(shown.path.lastIndexOf("/") + 1)}\``;
    });
    const intro = "# Problems\n\nEvery problem that Operations Vault finds in notes, with its code. *error*: something is wrong; *warning*: something may be; *note*: worth knowing. Each is shown by a note in `tests/workbench/problem-samples`; this page is made from them.";
    await expect(`${[intro, ...sections].join("\n\n")}\n`).toMatchFileSnapshot(resolve(import.meta.dirname, "../../docs/problems.md"));
  });

  test("list every note, and show every code of the catalogue", () => {
    expect(Object.keys(expected).sort()).toEqual([...notes.keys()].sort());
    expect([...new Set(Object.values(expected).flat()), ...NOT_HERE].sort()).toEqual(Object.keys(CATALOGUE).sort());
  });
});
