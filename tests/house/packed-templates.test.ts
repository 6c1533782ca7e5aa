import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";

import { buildOptions } from "../../esbuild.options.mjs";

interface OwnTemplates {
  readonly TEMPLATE_NAMES: readonly string[];
  readonly STARTER_NOTES: readonly { readonly place: string; readonly template: string; readonly unit: string }[];
  ownTemplate(name: string): Promise<string>;
}

const folder = resolve(process.cwd(), "templates");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md"));
const textOf = (place: string): string => readFileSync(join(folder, `${place}.md`), "utf8");

/** The module as it is bundled, loaded afresh. */
async function load(): Promise<OwnTemplates> {
  const built = await build({ ...buildOptions, entryPoints: ["src/vault/own-templates.ts"], format: "esm", write: false });
  const source = `${built.outputFiles[0]?.text ?? ""}\n// ${Math.random().toString()}`;
  return (await import(`data:text/javascript;base64,${Buffer.from(source).toString("base64")}`)) as OwnTemplates;
}

describe("The templates in the bundle", () => {
  let own: OwnTemplates;
  beforeAll(async () => {
    own = await load();
  });
  afterEach(() => vi.unstubAllGlobals());

  test("are all those of the folder, byte for byte", async () => {
    expect(files.length).toBeGreaterThan(10);
    for (const file of files.map((name) => name.slice(0, -3).replaceAll("\\", "/"))) expect(await own.ownTemplate(file)).toBe(textOf(file));
  });

  test("have the names that a user's own templates have", async () => {
    const names = files.filter((name) => !/[\\/]/.test(name)).map((name) => name.slice(0, -3));
    expect(own.TEMPLATE_NAMES.map((name) => name.toLowerCase().replaceAll(" ", "-"))).toEqual(names.sort());
    expect(await own.ownTemplate("Daily checklist")).toBe(textOf("daily-checklist"));
  });

  test("hold one for each note that setting up creates", async () => {
    expect(own.STARTER_NOTES.map(({ place }) => place)).toHaveLength(files.filter((name) => /[\\/]/.test(name)).length);
    for (const { place, template, unit } of own.STARTER_NOTES) {
      expect(await own.ownTemplate(template)).toContain("type: procedure");
      expect(place).toMatch(unit === "" ? /^Procedures\/([a-z]+-[a-z]+|Emergency [a-z]+ [a-z]+)$/ : /^Procedures\/[A-Z][a-z]+ [a-z]+ round$/);
    }
  });

  test("of a name that is none say so", async () => {
    await expect(own.ownTemplate("Lunch")).rejects.toThrow('There is no template "Lunch".');
    await expect(own.ownTemplate("constructor")).rejects.toThrow("There is no template");
  });

  test("say what to do where the system cannot unpack them", async () => {
    vi.stubGlobal("DecompressionStream", undefined);
    await expect((await load()).ownTemplate("Procedure")).rejects.toThrow("too old");
  });
});
