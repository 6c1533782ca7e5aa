// Builds the plugin: one minified CommonJS file, as Obsidian loads it. `--watch` rebuilds on change, `--dev` keeps names and adds a source map.
import esbuild from "esbuild";
import process from "node:process";

import { buildOptions } from "./esbuild.options.mjs";

const watching = process.argv.includes("--watch");
const development = watching || process.argv.includes("--dev");

const context = await esbuild.context({
  ...buildOptions,
  outfile: "main.js",
  minify: !development,
  sourcemap: development ? "inline" : false,
});

if (watching) {
  await context.watch();
} else {
  await context.rebuild();
  await context.dispose();
}
