import type { Reference, ReferenceCache } from "obsidian";
import type { App } from "../core/app.ts";
import { TFile } from "./abstract-file.ts";
import type { TAbstractFile } from "./abstract-file.ts";
import { encodeLink } from "./file-manager.ts";
import { withDescendants } from "./file-tree.ts";
import { getFrontMatterInfo } from "./front-matter.ts";
import { parseLinktext } from "./links.ts";

interface FoundReference {
  reference: Reference | ReferenceCache;
  target: TFile;
}

/** The references of one note to files that are about to move. */
export interface NoteReferences {
  source: TFile;
  found: FoundReference[];
}

/** Every reference in the vault to a file, or to anything below a folder. */
export function findReferences(app: App, file: TAbstractFile): NoteReferences[] {
  const moving = new Set<TAbstractFile>(withDescendants(file));
  return app.vault.getMarkdownFiles().flatMap((source) => {
    const cache = app.metadataCache.getFileCache(source);
    const references: Reference[] = [...(cache?.links ?? []), ...(cache?.embeds ?? []), ...(cache?.frontmatterLinks ?? [])];
    const found = references.flatMap((reference) => {
      const target = app.metadataCache.getFirstLinkpathDest(parseLinktext(reference.link).path, source.path);
      return target && moving.has(target) && reference.link !== "" && !reference.link.startsWith("#") ? [{ reference, target }] : [];
    });
    return found.length > 0 ? [{ source, found }] : [];
  });
}

/** Writes the references anew so that they lead to where the files are now; text that moved meanwhile is left alone. */
export async function rewriteReferences(app: App, { source, found }: NoteReferences): Promise<void> {
  const changes = found
    .map(({ reference, target }) => ({ reference, after: rewritten(app, source, reference, target) }))
    .filter(({ reference, after }) => after !== reference.original);
  if (changes.length === 0) return;
  await app.vault.process(source, (text) => changes.sort(lastFirst).reduce((now, { reference, after }) => replaceOne(now, reference, after), text));
}

function lastFirst(a: { reference: Reference }, b: { reference: Reference }): number {
  return startOf(b.reference) - startOf(a.reference);
}

function startOf(reference: Reference | ReferenceCache): number {
  return "position" in reference ? reference.position.start.offset : -1;
}

function replaceOne(text: string, reference: Reference, after: string): string {
  const start = startOf(reference);
  const { original } = reference;
  if (start >= 0) return text.startsWith(original, start) ? text.slice(0, start) + after + text.slice(start + original.length) : text;
  const { from, to, frontmatter } = getFrontMatterInfo(text);
  return text.slice(0, from) + frontmatter.replaceAll(original, () => after) + text.slice(to);
}

function rewritten(app: App, source: TFile, { link, original }: Reference, target: TFile): string {
  const { path, subpath } = parseLinktext(link);
  if (app.metadataCache.getFirstLinkpathDest(path, source.path) === target && original.includes(path)) return original;
  const markdown = /^(!?\[.*\]\()(.*?)((?:\s+"[^"]*")?\))$/s.exec(original);
  if (markdown) {
    const linktext = app.fileManager.linktextTo(target, source.path, false);
    return `${markdown[1] ?? ""}${encodeLink(linktext + subpath)}${markdown[3] ?? ")"}`;
  }
  const linktext = app.fileManager.linktextTo(target, source.path, !path.endsWith(".md"));
  return original.replace(/^(!?\[\[)[^\]|#]*/, (_whole, open: string) => open + linktext);
}
