import type { App } from "../core/app.ts";
import type { TAbstractFile, TFile } from "../files/abstract-file.ts";
import type { Plugin } from "../core/plugin.ts";
import type { Host } from "../start-host.ts";

/** A plugin that keeps what it saw. */
export interface ProbePlugin extends Plugin {
  log: string[];
}

/** The source of a plugin's main.js with the given class body; `o` is the module `obsidian`. */
export function probe(body: string): string {
  return `const o = require("obsidian"); module.exports = class extends o.Plugin { log = []; ${body} };`;
}

/** The probe that runs in a host. */
export function probeOf(host: Host): ProbePlugin {
  return host.plugin as ProbePlugin;
}

/** Writes down every event of vault and metadata cache from now on, in the order in which they come. */
export function recordEvents(app: App): string[] {
  const log: string[] = [];
  app.vault.on("create", (file: TAbstractFile) => log.push(`create ${file.path}`));
  app.vault.on("modify", (file: TAbstractFile) => log.push(`modify ${file.path}`));
  app.vault.on("delete", (file: TAbstractFile) => log.push(`delete ${file.path}`));
  app.vault.on("rename", (file: TAbstractFile, oldPath: string) => log.push(`rename ${oldPath} -> ${file.path}`));
  app.metadataCache.on("changed", (file: TFile) => log.push(`changed ${file.path}`));
  app.metadataCache.on("deleted", (file: TFile) => log.push(`deleted ${file.path}`));
  app.metadataCache.on("resolve", (file: TFile) => log.push(`resolve ${file.path}`));
  app.metadataCache.on("resolved", () => log.push("resolved"));
  return log;
}

/** The file at a path; throws where there is none. */
export function fileAt(host: Host, path: string): TFile {
  const file = host.app.vault.getFileByPath(path);
  if (!file) throw new Error(`There is no file ${path}`);
  return file;
}
