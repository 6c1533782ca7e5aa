import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";

/** A vault in a folder of its own, as any other program sees it. */
export class VaultOnDisk {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes a vault that holds these notes. */
  static async with(notes: Readonly<Record<string, string>>): Promise<VaultOnDisk> {
    const vault = new VaultOnDisk(path.join(await mkdtemp(path.join(os.tmpdir(), "operations-journey-")), "Vault"));
    await mkdir(path.join(vault.folder, ".obsidian"), { recursive: true });
    for (const [name, text] of Object.entries(notes)) await vault.write(name, text);
    return vault;
  }

  /** Makes a vault that is a copy of a folder's notes. */
  static async copyOf(folder: string): Promise<VaultOnDisk> {
    return VaultOnDisk.with(await notesIn(folder));
  }

  read(name: string): Promise<string> {
    return readFile(path.join(this.folder, name), "utf8");
  }

  async write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(this.folder, name)), { recursive: true });
    await writeFile(path.join(this.folder, name), text);
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(path.join(this.folder, from), path.join(this.folder, to));
  }

  async remove(name: string): Promise<void> {
    await rm(path.join(this.folder, name));
  }

  /** Every note and file by its path, those of hidden folders left out. */
  notes(): Promise<Record<string, string>> {
    return notesIn(this.folder);
  }

  /** Removes the folder. */
  async dispose(): Promise<void> {
    await rm(path.dirname(this.folder), { recursive: true, force: true });
  }
}

async function notesIn(folder: string): Promise<Record<string, string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = found.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join("/"));
  const shown = names.filter((name) => !name.split("/").some((part) => part.startsWith("."))).sort();
  return Object.fromEntries(await Promise.all(shown.map(async (name) => [name, await readFile(path.join(folder, name), "utf8")])));
}
