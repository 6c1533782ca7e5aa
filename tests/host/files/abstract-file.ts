import type { FileStats } from "obsidian";
import type { Vault } from "./vault.ts";

/** A file or folder of the vault; the same object lives on through renames. */
export abstract class TAbstractFile {
  vault: Vault;
  path: string;
  name: string;
  parent: TFolder | null = null;
  /** Set once the file has left the vault. */
  deleted = false;

  constructor(vault: Vault, path: string) {
    this.vault = vault;
    this.path = path;
    this.name = path.slice(path.lastIndexOf("/") + 1);
  }

  /** Takes a new path; the tree is kept by the vault. */
  setPath(path: string): void {
    this.path = path;
    this.name = path.slice(path.lastIndexOf("/") + 1);
  }
}

/** A file; `basename` is the name without its extension. */
export class TFile extends TAbstractFile {
  stat: FileStats;
  basename = "";
  extension = "";

  constructor(vault: Vault, path: string, stat: FileStats) {
    super(vault, path);
    this.stat = stat;
    this.setPath(path);
  }

  override setPath(path: string): void {
    super.setPath(path);
    const dot = this.name.lastIndexOf(".");
    this.basename = dot > 0 ? this.name.slice(0, dot) : this.name;
    this.extension = dot > 0 ? this.name.slice(dot + 1).toLowerCase() : "";
  }
}

/** A folder; the root's path is `/` and its name is empty. */
export class TFolder extends TAbstractFile {
  children: TAbstractFile[] = [];

  isRoot(): boolean {
    return this.path === "/";
  }

  /** The path of this folder's children up to their name: empty for the root, else with a slash. */
  getParentPrefix(): string {
    return this.isRoot() ? "" : `${this.path}/`;
  }
}
