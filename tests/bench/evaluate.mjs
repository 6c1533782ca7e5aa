// Runs a bundle that asks for Obsidian, which no package has, outside the app: `node evaluate.mjs BUNDLE [arguments]`.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import process from "node:process";
import vm from "node:vm";

import { obsidian } from "./obsidian-stub.mjs";

const require = createRequire(import.meta.url);

/** Compiles and runs the source of a CommonJS bundle; answers what it exports. */
export function evaluate(source, filename) {
  const module = { exports: {} };
  const run = vm.compileFunction(source, ["require", "module", "exports"], { filename, importModuleDynamically: vm.constants.USE_MAIN_CONTEXT_DEFAULT_LOADER });
  run((name) => (name === "obsidian" ? obsidian : require(name)), module, module.exports);
  return module.exports;
}

const [bundle, ...options] = process.argv.slice(2);
if (process.argv[1]?.endsWith("evaluate.mjs") && bundle) process.exitCode = await evaluate(readFileSync(bundle, "utf8"), bundle).main(options);
