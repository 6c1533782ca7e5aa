import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

import { hasShared, sharedText } from "../shared/shared-folder.ts";

const read = (path: string): string => readFileSync(resolve(process.cwd(), path), "utf8");
const json = (path: string): Record<string, string> => JSON.parse(read(path)) as Record<string, string>;

/** The ids of the command table, read from its source: `id: "x"` and the first argument of the row makers. */
function commandIds(): string[] {
  const source = ts.createSourceFile("register-all.ts", read("src/commands/register-all.ts"), ts.ScriptTarget.ES2022, true);
  const ids: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isPropertyAssignment(node) && node.name.getText() === "id" && ts.isStringLiteral(node.initializer)) ids.push(node.initializer.text);
    const [first] = ts.isCallExpression(node) && ["step", "onChecklist"].includes(node.expression.getText()) ? node.arguments : [];
    if (first && ts.isStringLiteral(first)) ids.push(first.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return ids;
}

describe("The manifest", () => {
  const manifest = json("manifest.json");

  test("names the plugin and its version as the package does", () => {
    const own = json("package.json");
    expect([manifest["id"], manifest["version"]]).toEqual([own["name"], own["version"]]);
  });

  test("has its version and the least version of the app in versions.json", () => {
    expect(json("versions.json")[manifest["version"] ?? ""]).toBe(manifest["minAppVersion"]);
  });
});

/** Commands that the design has no id for: evidence and action items are wanted in the middle of an incident, where the palette is nearest. */
const ADDED = ["add-evidence", "add-action-item"];

describe("The commands", () => {
  test("have distinct ids in small letters with hyphens", () => {
    const ids = commandIds();
    expect(ids.length).toBeGreaterThanOrEqual(11);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  test("are all in the README", () => {
    const readme = read("README.md");
    expect(commandIds().filter((id) => !readme.includes(`\`${id}\``))).toEqual([]);
  });

  test.skipIf(!hasShared)("are all among the ids that are fixed (../shared/design.md)", () => {
    const design = sharedText("design.md");
    expect(commandIds().filter((id) => !design.includes(`\`${id}\``) && !ADDED.includes(id))).toEqual([]);
  });
});
