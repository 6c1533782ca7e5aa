// Builds the plugin: one minified CommonJS file, as Obsidian loads it. `--watch` rebuilds on change, `--dev` keeps names and adds a source map.
import esbuild from "esbuild";
import process from "node:process";

const watching = process.argv.includes("--watch");
const development = watching || process.argv.includes("--dev");

const context = await esbuild.context({
  entryPoints: ["src/main.ts"],
  outfile: "main.js",
  bundle: true,
  format: "cjs",
  platform: "browser",
  target: "es2022",
  external: ["obsidian", "electron", "@codemirror/*", "@lezer/*"],
  loader: { ".md": "text" },
  minify: !development,
  sourcemap: development ? "inline" : false,
  treeShaking: true,
  logLevel: "warning",
  charset: "utf8",
  legalComments: "none",
});

if (watching) {
  await context.watch();
} else {
  await context.rebuild();
  await context.dispose();
}
