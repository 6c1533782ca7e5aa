import { Events } from "./events.ts";

/** A core plugin, as far as other plugins look at it. */
export interface InternalPlugin {
  id: string;
  enabled: boolean;
  instance: { options: Record<string, unknown> } & Record<string, unknown>;
}

/** Which core plugins are on, with which options. */
export type InternalPluginSettings = Record<string, { enabled?: boolean; options?: Record<string, unknown>; instance?: Record<string, unknown> }>;

const known = ["bases", "bookmarks", "canvas", "command-palette", "daily-notes", "file-explorer", "global-search", "page-preview", "switcher", "sync", "templates"];

/** The core plugins. Not in Obsidian's typings. */
export class InternalPlugins extends Events {
  readonly plugins: Record<string, InternalPlugin> = {};

  constructor(settings: InternalPluginSettings = {}) {
    super();
    for (const id of new Set([...known, ...Object.keys(settings)])) this.plugins[id] = { id, enabled: id !== "sync", instance: { options: {} } };
    for (const id of Object.keys(settings)) this.configure(id, settings[id] ?? {});
  }

  /** Switches a core plugin and sets its options. */
  configure(id: string, { enabled, options, instance }: InternalPluginSettings[string]): void {
    const plugin = this.plugins[id];
    if (!plugin) throw new Error(`There is no core plugin "${id}"`);
    plugin.enabled = enabled ?? plugin.enabled;
    Object.assign(plugin.instance.options, options);
    Object.assign(plugin.instance, instance);
    this.trigger("change", plugin);
  }

  getPluginById(id: string): InternalPlugin | null {
    return this.plugins[id] ?? null;
  }

  /** The plugin's own object; null while it is off. */
  getEnabledPluginById(id: string): InternalPlugin["instance"] | null {
    const plugin = this.plugins[id];
    return plugin?.enabled ? plugin.instance : null;
  }

  getEnabledPlugins(): InternalPlugin[] {
    return Object.values(this.plugins).filter((plugin) => plugin.enabled);
  }
}
