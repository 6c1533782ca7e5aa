import type { App } from "../core/app.ts";
import type { TFile } from "../files/abstract-file.ts";
import { resolveSubpath } from "../metadata/resolve-subpath.ts";

/** The line that a link's subpath (`#Heading`, `#^block`) means; undefined where the note has no such place. */
export function placeOf(app: App, file: TFile, subpath: string): number | undefined {
  const cache = app.metadataCache.getFileCache(file);
  return (cache ? resolveSubpath(cache, subpath) : null)?.start.line;
}
