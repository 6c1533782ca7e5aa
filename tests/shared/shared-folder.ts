import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

/** The project's common knowledge beside the checkout; a fresh machine may lack it, and tests that read it then skip. */
const FOLDER = resolve(process.cwd(), "../shared");

/** Why a test skips: goes into its title. */
export const hasShared = existsSync(FOLDER);

if (!hasShared) console.warn("../shared is absent: the tests that read it are skipped");

/** The text of a file of the shared folder. */
export function sharedText(...path: string[]): string {
  return readFileSync(join(FOLDER, ...path), "utf8");
}

/** The example notes by file name, without the README. */
export function exampleNotes(): Map<string, string> {
  const names = readdirSync(join(FOLDER, "examples")).filter((name) => name.endsWith(".md") && name !== "README.md");
  return new Map(names.map((name) => [name, sharedText("examples", name)]));
}

/** The operational procedures document that the project grew from, verbatim. */
export function seedText(): string {
  const name = readdirSync(join(FOLDER, "seed")).find((file) => file.endsWith(".txt")) ?? "";
  return sharedText("seed", name);
}
