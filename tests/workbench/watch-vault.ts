import { watch } from "node:fs";
import type { FSWatcher } from "node:fs";
import { readdir } from "node:fs/promises";
import path from "node:path";

/** How long changes are gathered before they are told, in milliseconds. */
const gatherTime = 50;

/**
 * Tells which vault paths changed on the disk, gathered for 50 ms; names with a dot in front are ignored.
 * One watcher a folder: Node 20's recursive watcher on Linux loses files that are replaced by a rename.
 */
export class VaultWatch {
  readonly #root: string;
  readonly #tell: (paths: string[]) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #changed = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(root: string, tell: (paths: string[]) => void) {
    this.#root = root;
    this.#tell = tell;
  }

  /** Begins to watch the whole tree. */
  async start(): Promise<void> {
    await this.#watchTree("", false);
  }

  close(): void {
    this.#closed = true;
    if (this.#timer) clearTimeout(this.#timer);
    for (const watcher of this.#watchers.values()) watcher.close();
    this.#watchers.clear();
  }

  async #watchTree(folder: string, isNew: boolean): Promise<void> {
    this.#watchFolder(folder);
    const entries = await readdir(path.join(this.#root, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (entry.name.startsWith(".")) continue;
      const own = folder === "" ? entry.name : `${folder}/${entry.name}`;
      if (isNew) this.#note(own);
      if (entry.isDirectory()) await this.#watchTree(own, isNew);
    }
  }

  #watchFolder(folder: string): void {
    if (this.#closed || this.#watchers.has(folder)) return;
    try {
      const watcher = watch(path.join(this.#root, folder), { persistent: false }, (_event, name) => {
        if (name !== null && !name.startsWith(".")) this.#note(folder === "" ? name : `${folder}/${name}`);
      });
      watcher.on("error", () => this.#forget(folder));
      this.#watchers.set(folder, watcher);
    } catch {
      // The folder went between being listed and being watched; its parent's watcher tells of that.
    }
  }

  #forget(folder: string): void {
    for (const [known, watcher] of this.#watchers) {
      if (known !== folder && !known.startsWith(`${folder}/`)) continue;
      watcher.close();
      this.#watchers.delete(known);
    }
  }

  #note(vaultPath: string): void {
    if (this.#closed) return;
    this.#changed.add(vaultPath);
    this.#timer ??= setTimeout(() => void this.#flush(), gatherTime);
  }

  async #flush(): Promise<void> {
    this.#timer = null;
    const paths = [...this.#changed];
    this.#changed.clear();
    for (const vaultPath of paths) await this.#follow(vaultPath);
    if (!this.#closed) this.#tell(paths);
  }

  /** A folder that came is watched with all in it, one that went is watched no more. */
  async #follow(vaultPath: string): Promise<void> {
    const isFolder = await readdir(path.join(this.#root, vaultPath)).then(
      () => true,
      () => false,
    );
    if (!isFolder) this.#forget(vaultPath);
    else if (!this.#watchers.has(vaultPath)) await this.#watchTree(vaultPath, true);
  }
}
