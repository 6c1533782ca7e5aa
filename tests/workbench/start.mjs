// `npm start`: bundles the workbench's TypeScript for Node and runs it. `--vault DIR`, `--port N`, `--plugins DIR`, `--empty`.
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../..");
process.chdir(repository);
const outfile = path.join(repository, "build", "workbench", `start-workbench-${process.pid}.mjs`);
await mkdir(path.dirname(outfile), { recursive: true });
await build({
  entryPoints: [path.join(here, "start-workbench.ts")],
  outfile,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  packages: "external",
  logLevel: "error",
});
const { startFromCommandLine } = await import(pathToFileURL(outfile).href);
await rm(outfile);
await startFromCommandLine(process.argv.slice(2));
