import type { TFile } from "../files/abstract-file.ts";
import { normalizePath, parentPath } from "../files/paths.ts";

/** Finds files by what a link says, without regard to case: by path, else by name, the nearest and shortest first. */
export class LinkIndex {
  readonly #byName = new Map<string, Set<TFile>>();

  add(file: TFile): void {
    for (const name of namesOf(file.path)) {
      const files = this.#byName.get(name);
      if (files) files.add(file);
      else this.#byName.set(name, new Set([file]));
    }
  }

  /** Forgets a file under the path that it had. */
  remove(file: TFile, path: string): void {
    for (const name of namesOf(path)) this.#byName.get(name)?.delete(file);
  }

  /** Whether a name, without folders, leads to one file only. */
  isUnique(name: string): boolean {
    return (this.#byName.get(name.toLowerCase())?.size ?? 0) <= 1;
  }

  find(linkpath: string, sourcePath: string): TFile | null {
    const wanted = resolveDots(linkpath.normalize("NFC"), sourcePath).toLowerCase();
    const rooted = linkpath.startsWith("/") || linkpath.startsWith("./") || linkpath.startsWith("../");
    const candidates = [...(this.#byName.get(lastSegment(wanted)) ?? [])];
    const exact = candidates.find((file) => withoutMd(file.path.toLowerCase()) === withoutMd(wanted));
    if (exact || rooted) return exact ?? null;
    const ending = `/${withoutMd(wanted)}`;
    const matching = candidates.filter((file) => `/${withoutMd(file.path.toLowerCase())}`.endsWith(ending));
    return matching.sort((a, b) => distance(a, sourcePath) - distance(b, sourcePath) || a.path.length - b.path.length || compare(a.path, b.path))[0] ?? null;
  }
}

/** The lower-case name under which a link's target is looked up. */
export function lookupName(linkpath: string): string {
  return withoutMd(lastSegment(linkpath.normalize("NFC").toLowerCase()));
}

/** The path of a file as seen from the folder of another, with `../` where needed. */
export function relativePath(from: string, to: string): string {
  const here = parentPath(from) === "/" ? [] : parentPath(from).split("/");
  const there = to.split("/");
  let shared = 0;
  while (shared < here.length && shared < there.length - 1 && here[shared] === there[shared]) shared += 1;
  return [...here.slice(shared).map(() => ".."), ...there.slice(shared)].join("/");
}

/** A file in the source's own folder is nearest, then one below it, then the rest. */
function distance(file: TFile, sourcePath: string): number {
  const folder = parentPath(sourcePath);
  if (sourcePath === "" || parentPath(file.path) === folder) return 0;
  return folder !== "/" && file.path.startsWith(`${folder}/`) ? 1 : 2;
}

function namesOf(path: string): string[] {
  const name = lastSegment(path).toLowerCase();
  return name.endsWith(".md") ? [name, withoutMd(name)] : [name];
}

function resolveDots(linkpath: string, sourcePath: string): string {
  if (!linkpath.startsWith("./") && !linkpath.startsWith("../")) return normalizePath(linkpath);
  const base = parentPath(sourcePath) === "/" ? [] : parentPath(sourcePath).split("/");
  for (const segment of linkpath.split("/")) {
    if (segment === "..") base.pop();
    else if (segment !== ".") base.push(segment);
  }
  return normalizePath(base.join("/"));
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function withoutMd(path: string): string {
  return path.endsWith(".md") ? path.slice(0, -3) : path;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
