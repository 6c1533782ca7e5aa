import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const here = path.dirname(fileURLToPath(import.meta.url));
const repository = path.resolve(here, "../..");

/** Bundles one of the workbench's TypeScript modules for Node, which cannot read TypeScript everywhere, and imports it. The repository becomes the working folder. */
export async function importBundled(name) {
  process.chdir(repository);
  const outfile = path.join(repository, "build", "workbench", `${path.parse(name).name}-${process.pid}.mjs`);
  await mkdir(path.dirname(outfile), { recursive: true });
  await build({
    entryPoints: [path.join(here, name)],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    packages: "external",
    logLevel: "error",
  });
  const module = await import(pathToFileURL(outfile).href);
  await rm(outfile);
  return module;
}
