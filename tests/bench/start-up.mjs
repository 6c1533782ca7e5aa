// A fresh process that compiles and runs a bundle as the app does at its start, and its `onload` where asked: prints what it took as JSON.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";

import { evaluate } from "./evaluate.mjs";
import { anything } from "./obsidian-stub.mjs";

const [file, loads] = process.argv.slice(2);
const source = readFileSync(file, "utf8");
const require = createRequire(import.meta.url);
// The app has its editor's modules loaded long before a plugin asks for them.
for (const [, name] of source.matchAll(/require\(["'`](@(?:codemirror|lezer)\/[^"'`]+)["'`]\)/g)) require(name);

const { value: exported, took: evaluation } = await timed(() => evaluate(source, file));
const asked = [];
const onload = loads === "onload" ? (await timed(() => load(exported))).took : undefined;
console.log(JSON.stringify({ evaluation, onload, asked }));

async function load(exported) {
  Object.assign(globalThis, { window: { setInterval: () => 0, setTimeout: () => 0, clearTimeout: () => undefined, moment: anything } });
  const Plugin = exported.default ?? exported;
  await new Plugin(app(), { id: "operations-vault", dir: "" }).onload();
}

/** An app that notes down what is asked of the vault and its metadata, and whose layout is never ready. */
function app() {
  const part = (name) => new Proxy({}, { get: (_, method) => () => (asked.push(`${name}.${String(method)}`), anything) });
  const workspace = new Proxy({}, { get: (_, method) => (method === "layoutReady" ? false : () => anything) });
  return { vault: part("vault"), metadataCache: part("metadataCache"), workspace, plugins: anything, internalPlugins: anything, loadLocalStorage: () => null, saveLocalStorage: () => undefined };
}

async function timed(work) {
  const start = performance.now();
  const value = await work();
  return { value, took: performance.now() - start };
}
