import type { PluginManifest } from "obsidian";
import type { App } from "./app.ts";
import { hostDate } from "./host-date.ts";
import { requireModule } from "./module-map.ts";
import type { Plugin } from "./plugin.ts";

/** The class that a plugin's main.js exports. */
export type PluginConstructor = new (app: App, manifest: PluginManifest) => Plugin;

/** Runs a plugin's main.js as Obsidian does, unchanged, and gives the class that it exports. */
export function evaluatePlugin(source: string, app: App): PluginConstructor {
  const module: { exports: { default?: unknown } } = { exports: {} };
  // Only an app with a clock of its own hides the global `Date` from the plugin.
  const names = ["require", "module", "exports", ...(app.options.clock ? ["Date"] : [])];
  const run = new Function(...names, source) as (...values: unknown[]) => void;
  run(requireModule, module, module.exports, ...(app.options.clock ? [hostDate(app.options.clock)] : []));
  const exported = module.exports.default ?? module.exports;
  if (typeof exported !== "function") throw new Error("The plugin's main.js exports no class");
  return exported as PluginConstructor;
}
