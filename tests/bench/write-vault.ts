import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

import { GeneratedVault } from "./vault-generator.ts";

/** Writes every note of a generated vault under a folder. An `.obsidian` folder makes it a vault for Obsidian and the workbench. */
export function writeVault(folder: string, size: number, seed?: number): { notes: number; bytes: number } {
  const vault = new GeneratedVault(size, seed);
  mkdirSync(join(folder, ".obsidian"), { recursive: true });
  const made = new Set<string>();
  let bytes = 0;
  for (const planned of vault.plan) {
    const place = join(folder, planned.path);
    if (!made.has(dirname(place))) mkdirSync(dirname(place), { recursive: true });
    made.add(dirname(place));
    const { text } = vault.note(planned);
    writeFileSync(place, text);
    bytes += Buffer.byteLength(text);
  }
  return { notes: vault.plan.length, bytes };
}
