import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { PluginManifest } from "obsidian";
import type { PluginFiles } from "../host/core/plugins.ts";

/** Where the page's plugins lie: folders of one plugin each, and folders that hold such folders. */
export interface PluginPlace {
  own: string[];
  collections: string[];
}

/** Reads the release files of every plugin there; a folder without a manifest or main.js is no plugin. */
export async function readPlugins({ own, collections }: PluginPlace): Promise<PluginFiles[]> {
  const below = await Promise.all(collections.map(async (folder) => (await readdir(folder)).sort().map((name) => path.join(folder, name))));
  const found = await Promise.all([...own, ...below.flat()].map(readPlugin));
  return found.filter((plugin) => plugin !== null);
}

async function readPlugin(folder: string): Promise<PluginFiles | null> {
  const [manifest, main, styles] = await Promise.all(["manifest.json", "main.js", "styles.css"].map((name) => readIfThere(path.join(folder, name))));
  if (manifest === undefined || main === undefined) return null;
  return { manifest: JSON.parse(manifest) as PluginManifest, main, ...(styles === undefined ? {} : { styles }) };
}

async function readIfThere(place: string): Promise<string | undefined> {
  return readFile(place, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" || error.code === "ENOTDIR") return undefined;
    throw error;
  });
}
