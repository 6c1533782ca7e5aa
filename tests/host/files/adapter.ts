import type { DataAdapter, DataWriteOptions, Stat } from "obsidian";

/** One file or folder as it lies on the disk. */
export interface DiskEntry extends Stat {
  path: string;
}

/** What the disk says of itself: something at `path` was made, changed or removed, or moved there from `oldPath`. */
export interface DiskChange {
  path: string;
  oldPath?: string;
}

/** The stand-in's adapter: Obsidian's, plus the whole tree at once and word of changes. */
export interface HostAdapter extends DataAdapter {
  /** Every file and folder that is not hidden. */
  entries(): Promise<DiskEntry[]>;
  /** Writes and tells how the file stands after this very write, so that no later edit by another hides behind it. */
  put(path: string, data: string | ArrayBuffer, options?: DataWriteOptions): Promise<Stat>;
  /** As `process`, with the stat of its own write; null where the text stayed the same and nothing was written. */
  edit(path: string, fn: (text: string) => string, options?: DataWriteOptions): Promise<{ text: string; stat: Stat | null }>;
  /** Tells of every change, own ones too: the vault compares with what it knows. Returns how to stop. */
  watch(listener: (change: DiskChange) => void): () => void;
}
