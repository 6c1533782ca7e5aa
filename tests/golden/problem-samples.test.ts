import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";

import { CATALOGUE } from "../../src/domain/problems/catalogue.ts";
import { problemsOf } from "../shared/problems-of.ts";

const FOLDER = resolve(import.meta.dirname, "../workbench/problem-samples");
const expected = JSON.parse(readFileSync(join(FOLDER, "expected.json"), "utf8")) as Record<string, string[]>;
const notes = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(".md")).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path), readFileSync(path, "utf8")] as const;
}));
const found = problemsOf(notes, "2026-11-23T09:00");

/** Two files whose names differ by case only cannot stand side by side on every disk: tests/domain/problems shows it. */
const NOT_ON_DISK = ["case-twin"];

describe("The samples of problems", () => {
  test.each(Object.entries(expected))("%s shows %j and nothing else", (path, codes) => {
    expect(found.get(path)?.map((problem) => problem.code).sort()).toEqual([...codes].sort());
  });

  test("say of each problem what was found, what was expected and what to do", () => {
    for (const [path, problems] of found) {
      for (const problem of problems) expect([path, problem.code, problem.found !== "", problem.expected !== "", problem.hint !== ""]).toEqual([path, problem.code, true, true, true]);
    }
  });

  test("list every note, and show every code of the catalogue", () => {
    expect(Object.keys(expected).sort()).toEqual([...notes.keys()].sort());
    expect([...new Set(Object.values(expected).flat()), ...NOT_ON_DISK].sort()).toEqual(Object.keys(CATALOGUE).sort());
  });
});
