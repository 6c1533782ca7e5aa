// `npm run bench`: every goal of speed and size. `--sizes 1000,10000,50000`, `--goals G1,G4`, `--rounds 9`, `--json FILE`. Fails when a goal is missed.
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import path from "node:path";
import process from "node:process";

import { bundle, bundleListPage, bundleMain, bundleSchedulePage, bundleStandIn, repository } from "./bundle.mjs";

const [bench, main, standIn, listPage, schedulePage] = await Promise.all([bundle("bench.ts"), bundleMain(), bundleStandIn(), bundleListPage(), bundleSchedulePage()]);
// Sweepers that still run after a collection would be counted with whatever is measured next.
const node = ["--expose-gc", "--single-threaded-gc", "--max-old-space-size=8192", path.join(repository, "tests/bench/evaluate.mjs")];
const given = process.argv.slice(2);
const json = given.indexOf("--json") + 1;
if (json > 0 && given[json] !== undefined) given[json] = path.resolve(given[json]);
const child = spawn(process.execPath, [...node, bench, "--main", main, "--stand-in", standIn, "--list-page", listPage, "--schedule-page", schedulePage, ...given], { cwd: repository, stdio: "inherit" });
child.on("close", async (code) => {
  for (const file of [bench, main, standIn, listPage, schedulePage]) await rm(file, { force: true });
  process.exitCode = code ?? 1;
});
