import type { CachedMetadata } from "obsidian";
import type { TAbstractFile, TFile } from "../files/abstract-file.ts";
import { getLinkpath } from "../files/links.ts";
import { lookupName } from "./link-index.ts";
import type { LinkIndex } from "./link-index.ts";

/** How often each note links to what, and which notes mention a name. */
export class LinkTables {
  resolved: Record<string, Record<string, number>> = {};
  unresolved: Record<string, Record<string, number>> = {};
  readonly #mentions = new Map<string, Set<TFile>>();
  readonly #index: LinkIndex;

  constructor(index: LinkIndex) {
    this.#index = index;
  }

  /** Counts a note's links anew. */
  update(file: TFile, cache: CachedMetadata | null): void {
    const resolved: Record<string, number> = {};
    const unresolved: Record<string, number> = {};
    for (const linkpath of linkpathsOf(cache)) {
      this.#mention(linkpath, file);
      const target = this.#index.find(linkpath, file.path);
      const table = target ? resolved : unresolved;
      const key = target ? target.path : linkpath.replace(/\.md$/, "");
      table[key] = (table[key] ?? 0) + 1;
    }
    this.resolved[file.path] = resolved;
    this.unresolved[file.path] = unresolved;
  }

  forget(path: string): void {
    delete this.resolved[path];
    delete this.unresolved[path];
  }

  /** The notes with a link that could mean the file at a path. */
  mentioning(path: string): TFile[] {
    return [...(this.#mentions.get(lookupName(path)) ?? [])].filter((file: TAbstractFile) => !file.deleted);
  }

  #mention(linkpath: string, file: TFile): void {
    const name = lookupName(linkpath);
    const known = this.#mentions.get(name);
    if (known) known.add(file);
    else this.#mentions.set(name, new Set([file]));
  }
}

function linkpathsOf(cache: CachedMetadata | null): string[] {
  const references = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
  return references.map((reference) => getLinkpath(reference.link)).filter((linkpath) => linkpath !== "");
}
