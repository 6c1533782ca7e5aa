import { describe, expect, test } from "vitest";

import { namesIn, sourceFiles, type SourceFiles } from "./source-files.ts";
import { brokenWalls, importCircles } from "./walls.ts";

const files = sourceFiles();

/** `file:line name` wherever one of the names stands in a file that may not use it. */
function uses(names: ReadonlySet<string>, of: SourceFiles, mayUse: (path: string) => boolean): string[] {
  return [...of].filter(([path]) => !mayUse(path)).flatMap(([path, text]) =>
    namesIn(path, text).filter(({ name }) => names.has(name)).map(({ name, line }) => `${path}:${line} ${name}`));
}

describe("One way only", () => {
  test("there is something to look at", () => {
    expect(files.size).toBeGreaterThan(80);
    expect(files.has("src/main.ts")).toBe(true);
  });

  test("no import goes through a wall", () => {
    expect(brokenWalls(files)).toEqual([]);
  });

  test("no files import each other in a circle, types included", () => {
    expect(importCircles(files)).toEqual([]);
  });
});

describe("A planted violation is found:", () => {
  const planted: readonly (readonly [title: string, path: string, text: string])[] = [
    ["domain uses obsidian, a type only", "src/domain/text/a.ts", 'import type { App } from "obsidian";'],
    ["domain uses the vault", "src/domain/text/a.ts", 'import { x } from "../../vault/b.ts";'],
    ["domain uses a library that is not allowed", "src/domain/text/a.ts", 'import { parse } from "yaml";'],
    ["domain names a type by import()", "src/domain/text/a.ts", 'export type A = import("obsidian").App;'],
    ["text uses notes", "src/domain/text/a.ts", 'export * from "../notes/b.ts";'],
    ["queries use actions", "src/domain/queries/a.ts", 'import { x } from "../actions/b.ts";'],
    ["a folder without a place in the order", "src/domain/helpers/a.ts", 'import { x } from "../text/b.ts";'],
    ["vault uses ui", "src/vault/a.ts", 'import { x } from "../ui/b.ts";'],
    ["ui uses commands", "src/ui/views/a.ts", 'import { x } from "../../commands/b.ts";'],
    ["somebody imports main, late", "src/ui/a.ts", 'export const a = () => import("../main.ts");'],
  ];

  test.each(planted)("%s", (_title, path, text) => {
    expect(brokenWalls(new Map([[path, text]]))).toHaveLength(1);
  });

  test("two files in a circle, by a type", () => {
    const circle = new Map([["src/ui/a.ts", 'import type { B } from "./b.ts";'], ["src/ui/b.ts", 'import { a } from "./a.ts";']]);
    expect(importCircles(circle)).toEqual([["src/ui/a.ts", "src/ui/b.ts"]]);
  });

  test("a Date in a query", () => {
    expect(uses(new Set(["Date"]), new Map([["src/domain/queries/a.ts", "export const a = new Date();"]]), () => false)).toEqual(["src/domain/queries/a.ts:1 Date"]);
  });
});

describe("What is kept in one place stays there:", () => {
  test("only the domain's time touches Date; main hands in the clock", () => {
    expect(uses(new Set(["Date"]), files, (path) => path.startsWith("src/domain/time/") || path === "src/main.ts")).toEqual([]);
  });

  // Clocks and documents of the host are unknown to the domain's own tsconfig.json; chance is not.
  test("the domain leaves nothing to chance", () => {
    const domain = new Map([...files].filter(([path]) => path.startsWith("src/domain/")));
    expect(uses(new Set(["Math.random", "crypto"]), domain, () => false)).toEqual([]);
  });

  test("only private-api.ts uses what is not in Obsidian's typings", () => {
    const untyped = new Set(["internalPlugins", "plugins", "getEnabledPluginById", "appId", "hotkeyManager"]);
    expect(uses(untyped, files, (path) => path === "src/vault/private-api.ts")).toEqual([]);
  });

  test("nothing runs text as code, parses HTML, talks to the network or writes to the console's log", () => {
    const never = new Set(["eval", "Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "fetch", "requestUrl", "XMLHttpRequest", "WebSocket", "console.log", "console.debug", "any"]);
    expect(uses(never, files, () => false)).toEqual([]);
  });
});
