import type { App, TFile, TFolder } from "obsidian";

/**
 * Everything that is not in Obsidian's typings, each read with a fallback: the settings of core plugins, and
 * Templater, which has no declared API.
 */

interface PluginHolder {
  readonly plugins?: { readonly plugins?: Readonly<Record<string, unknown>> };
  readonly internalPlugins?: { getEnabledPluginById?: (id: string) => unknown };
}

interface Templater {
  create_new_note_from_template(template: TFile, folder: TFolder | string, name: string, open: boolean): Promise<TFile | undefined>;
}

/** The templates folders of Templater and of the core plugin, as far as they are set. */
export function foreignTemplateFolders(app: App): string[] {
  const core = (app as PluginHolder).internalPlugins?.getEnabledPluginById?.("templates");
  return [textAt(core, "options", "folder"), textAt(templaterPlugin(app), "settings", "templates_folder")].filter((folder) => folder !== "");
}

/**
 * Makes a note by Templater from a template that only Templater can fill. Undefined where Templater is not there, or
 * could not fill it: it then leaves nothing behind.
 */
export async function createByTemplater(app: App, template: TFile, folder: string, name: string): Promise<TFile | undefined> {
  const templater = at(templaterPlugin(app), "templater");
  if (!isTemplater(templater)) return undefined;
  return templater.create_new_note_from_template(template, folder, name, false);
}

/** Whether {@link createByTemplater} can be tried. */
export function hasTemplater(app: App): boolean {
  return isTemplater(at(templaterPlugin(app), "templater"));
}

function templaterPlugin(app: App): unknown {
  return (app as PluginHolder).plugins?.plugins?.["templater-obsidian"];
}

function isTemplater(value: unknown): value is Templater {
  return typeof at(value, "create_new_note_from_template") === "function";
}

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function textAt(value: unknown, first: string, second: string): string {
  const text = at(at(value, first), second);
  return typeof text === "string" ? text.replace(/^\/+|\/+$/g, "") : "";
}
