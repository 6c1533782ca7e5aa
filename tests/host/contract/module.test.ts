import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as obsidian from "../obsidian.ts";

const typings = readFileSync("node_modules/obsidian/obsidian.d.ts", "utf8");
const values = [...typings.matchAll(/^export (?:declare )?(?:abstract )?(?:class|function|const|let|enum) (\w+)/gm)].map((match) => match[1] ?? "");
// Declared as an enum, but the app exports no value for it.
const typesOnly = new Set(["PopoverState"]);

test("every value that obsidian.d.ts exports exists at run time", () => {
  expect(values.length).toBeGreaterThan(140);
  expect(values.filter((name) => !typesOnly.has(name) && !(name in obsidian))).toEqual([]);
});

test("classes of the typings are classes, functions are functions", () => {
  const classes = [...typings.matchAll(/^export (?:abstract )?class (\w+)/gm)].map((match) => match[1] ?? "");
  const wrong = classes.filter((name) => typeof (obsidian as Record<string, unknown>)[name] !== "function");
  expect(wrong).toEqual([]);
});

test("what is not emulated can be extended and asked for with instanceof, and says so when it is made", () => {
  const { FileSystemAdapter } = obsidian;
  class Own extends FileSystemAdapter {}
  expect({} instanceof FileSystemAdapter).toBe(false);
  expect(() => new Own()).toThrow("does not emulate the class FileSystemAdapter");
});
