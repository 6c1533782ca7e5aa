// `node tests/bench/write-vault.mjs DIR 10000 [SEED]`: writes a generated vault into a folder, to try the workbench or Obsidian with.
import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import process from "node:process";

import { bundle } from "./bundle.mjs";
import { evaluate } from "./evaluate.mjs";

const [folder, size, seed] = process.argv.slice(2);
if (folder === undefined || !(Number(size) > 0)) {
  console.error("Say where and how many notes: node tests/bench/write-vault.mjs DIR 10000 [SEED]");
  process.exit(1);
}
const file = await bundle("write-vault.ts");
const { writeVault } = evaluate(readFileSync(file, "utf8"), file);
await rm(file);
const { notes, bytes } = writeVault(folder, Number(size), seed === undefined ? undefined : Number(seed));
console.log(`${notes} notes, ${(bytes / 1e6).toFixed(1)} MB in ${folder}`);
