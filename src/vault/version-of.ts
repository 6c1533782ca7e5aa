import type { TFile } from "obsidian";

/** Tells one state of a file from the next without reading it. */
export function versionOf({ stat }: TFile): string {
  return `${String(stat.mtime)} ${String(stat.size)}`;
}
