import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

import { buildOptions } from "../../esbuild.options.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));

/** The repository, which becomes the working folder of everything that is run. */
export const repository = path.resolve(here, "../..");

/** npm libraries as other plugins bundle them, of this project's own development: minified about as large as the main.js of Tasks, 899 KB. */
const STAND_IN = ["yaml", "date-fns", "markdown-it", "dompurify", "fast-check", "mdast-util-from-markdown", "mdast-util-gfm", "mdast-util-math", "mdast-util-frontmatter",
  "micromark-extension-gfm", "micromark-extension-math", "micromark-extension-frontmatter"];

/** Bundles one of the bench's TypeScript modules, with the plugin's source in it, for `evaluate.mjs`. Answers the bundle's path. */
export function bundle(name) {
  const { external: _ofTheApp, ...asShipped } = buildOptions;
  return written(`${path.parse(name).name}.cjs`, { ...asShipped, entryPoints: [path.join(here, name)], platform: "node", target: "node20", packages: "external" });
}

/** Bundles the plugin's main.js as it is shipped. */
export function bundleMain() {
  return written("main.js", { ...buildOptions, minify: true });
}

/** Makes a bundle to measure the start against: it changes with the lock file only. */
export function bundleStandIn() {
  const contents = STAND_IN.map((name, at) => `import * as library${at} from "${name}"; exports.library${at} = library${at};`).join("\n");
  const stdin = { contents, resolveDir: repository };
  return written("stand-in.js", { stdin, bundle: true, minify: true, format: "cjs", platform: "node", target: "es2022", charset: "utf8", legalComments: "none", logLevel: "error" });
}

/** Bundles the page on which the plugin's list is measured in a browser. */
export function bundleListPage() {
  return written("list-page.js", { ...buildOptions, entryPoints: [path.join(here, "list-page.ts")], external: [], format: "iife", minify: true });
}

/** Bundles the page on which the schedule is measured in a browser. */
export function bundleSchedulePage() {
  return written("schedule-page.js", { ...buildOptions, entryPoints: [path.join(here, "schedule-page.ts")], external: [], alias: { obsidian: path.join(here, "obsidian-page.ts") }, format: "iife", minify: true });
}

async function written(name, options) {
  const outfile = path.join(repository, "build", "bench", `${process.pid}-${name}`);
  await build({ ...options, absWorkingDir: repository, outfile });
  return outfile;
}
