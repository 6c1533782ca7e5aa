import { defineConfig } from "vitest/config";
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import process from "node:process";

// Tests that mean a zone say it; all others mean this one, wherever they run. The vectors of the domain are run in others too.
process.env["TZ"] = process.env["ZONE"] ?? "UTC";

/** The templates are text modules, as esbuild's `text` loader makes them. */
const markdownAsText = {
  name: "markdown-as-text",
  enforce: "pre",
  load(id) {
    if (id.endsWith(".md")) return `export default ${JSON.stringify(readFileSync(id, "utf8"))};`;
    return undefined;
  },
};

/** The stand-in takes the place of Obsidian's module, which has types only. */
const standIn = { alias: { obsidian: resolve(import.meta.dirname, "tests/host/obsidian.ts") } };

const project = (name, include, environment = "node", more = {}) => ({
  plugins: [markdownAsText],
  resolve: environment === "jsdom" ? standIn : {},
  test: { name, include, environment, testTimeout: 30_000, hookTimeout: 60_000, ...more },
});

export default defineConfig({
  test: {
    // By itself vitest leaves one core idle, which is half of a small machine.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      project("domain", ["tests/domain/**/*.test.ts", "tests/golden/**/*.test.ts", "tests/differential/**/*.test.ts", "tests/bench/**/*.test.ts"]),
      project("templates", ["tests/templates/**/*.test.ts"]),
      project("house", ["tests/house/**/*.test.ts"]),
      project("host", ["tests/host/**/*.test.ts"], "jsdom"),
      project("plugin", ["tests/plugin/**/*.test.ts"], "jsdom"),
      // On a shared machine a browser may stall for seconds; a journey that needs its second try is named in the report.
      project("browser", ["tests/browser/**/*.test.ts"], "node", { fileParallelism: false, isolate: false, retry: process.env["CI"] ? 1 : 0, expect: { poll: { timeout: 5_000 } }, testTimeout: 90_000, hookTimeout: 120_000 }),
    ],
  },
});
