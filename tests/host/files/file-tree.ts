import { TAbstractFile, TFile, TFolder } from "./abstract-file.ts";
import type { DiskEntry } from "./adapter.ts";
import { parentPath } from "./paths.ts";
import type { Vault } from "./vault.ts";

/** The files and folders that the vault knows, by path. */
export class FileTree {
  readonly root: TFolder;
  readonly #vault: Vault;
  readonly #byPath = new Map<string, TAbstractFile>();

  constructor(vault: Vault) {
    this.#vault = vault;
    this.root = new TFolder(vault, "/");
    this.root.name = "";
    this.#byPath.set("/", this.root);
  }

  get(path: string): TAbstractFile | null {
    return this.#byPath.get(path) ?? null;
  }

  all(): TAbstractFile[] {
    return [...this.#byPath.values()];
  }

  /** Adds what the disk shows, and its folders where they are still unknown; gives what is new, outermost first. */
  add(entry: DiskEntry): TAbstractFile[] {
    if (this.#byPath.has(entry.path)) return [];
    const above = parentPath(entry.path);
    const made = above === "/" ? [] : this.add({ path: above, type: "folder", ctime: entry.ctime, mtime: entry.mtime, size: 0 });
    const { path, type, ...stat } = entry;
    const file = type === "folder" ? new TFolder(this.#vault, path) : new TFile(this.#vault, path, stat);
    this.#attach(file);
    return [...made, file];
  }

  /** Takes a file or a whole folder out; gives what is gone, innermost first. */
  remove(file: TAbstractFile): TAbstractFile[] {
    const inside = file instanceof TFolder ? [...file.children].flatMap((child) => this.remove(child)) : [];
    this.#detach(file);
    file.deleted = true;
    return [...inside, file];
  }

  /** Moves a file or a whole folder; gives each moved file with its former path, outermost first. */
  move(file: TAbstractFile, newPath: string): { file: TAbstractFile; oldPath: string }[] {
    const oldPath = file.path;
    const inside = file instanceof TFolder ? [...file.children] : [];
    this.#detach(file);
    file.setPath(newPath);
    this.#attach(file);
    return [{ file, oldPath }, ...inside.flatMap((child) => this.move(child, newPath + child.path.slice(oldPath.length)))];
  }

  #attach(file: TAbstractFile): void {
    const parent = this.#byPath.get(parentPath(file.path));
    file.parent = parent instanceof TFolder ? parent : null;
    file.parent?.children.push(file);
    this.#byPath.set(file.path, file);
  }

  #detach(file: TAbstractFile): void {
    const siblings = file.parent?.children ?? [];
    const at = siblings.indexOf(file);
    if (at >= 0) siblings.splice(at, 1);
    if (this.#byPath.get(file.path) === file) this.#byPath.delete(file.path);
  }
}

/** Every file and folder below a folder, the folder itself first. */
export function withDescendants(file: TAbstractFile): TAbstractFile[] {
  return file instanceof TFolder ? [file, ...file.children.flatMap(withDescendants)] : [file];
}
