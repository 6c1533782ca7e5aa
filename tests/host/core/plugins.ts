import type { PluginManifest } from "obsidian";
import type { App } from "./app.ts";
import { Events } from "./events.ts";
import { evaluatePlugin } from "./evaluate-plugin.ts";
import type { Plugin } from "./plugin.ts";

/** A plugin as it comes to the app: the three release files. */
export interface PluginFiles {
  manifest: PluginManifest;
  /** The source of main.js. */
  main: string;
  styles?: string;
}

/** The community plugins: which are there, which are on. */
export class Plugins extends Events {
  readonly manifests: Record<string, PluginManifest> = {};
  readonly plugins: Record<string, Plugin> = {};
  readonly enabledPlugins = new Set<string>();
  readonly #files = new Map<string, PluginFiles>();
  readonly #styles = new Map<string, HTMLStyleElement>();
  readonly #app: App;

  constructor(app: App) {
    super();
    this.#app = app;
    app.vault.on("raw", (path: string) => this.#rawChange(path));
  }

  /** Makes a plugin known, as if its folder lay in the vault. */
  install(files: PluginFiles): void {
    const manifest = { ...files.manifest, dir: `${this.#app.vault.configDir}/plugins/${files.manifest.id}` };
    this.manifests[manifest.id] = manifest;
    this.#files.set(manifest.id, { ...files, manifest });
  }

  getPlugin(id: string): Plugin | null {
    return this.plugins[id] ?? null;
  }

  isEnabled(): boolean {
    return true;
  }

  /** Loads a plugin that is on already, as at the app's start; waits for its `onload`. */
  async loadPlugin(id: string): Promise<Plugin> {
    const files = this.#files.get(id);
    if (!files) throw new Error(`There is no plugin "${id}"`);
    const PluginClass = evaluatePlugin(files.main, this.#app);
    const plugin = new PluginClass(this.#app, files.manifest);
    this.plugins[id] = plugin;
    this.enabledPlugins.add(id);
    this.#addStyles(id, files.styles);
    try {
      await plugin.load();
    } catch (error) {
      await this.unloadPlugin(id);
      throw error;
    }
    return plugin;
  }

  async unloadPlugin(id: string): Promise<void> {
    const plugin = this.plugins[id];
    if (!plugin) return;
    delete this.plugins[id];
    plugin.unload();
    this.#styles.get(id)?.remove();
    this.#styles.delete(id);
    this.trigger("changed", id);
  }

  /** Loads a plugin; false where that failed. */
  async enablePlugin(id: string): Promise<boolean> {
    if (this.plugins[id]) return true;
    try {
      await this.loadPlugin(id);
    } catch (error) {
      console.error(`Plugin failure: ${id}`, error);
      return false;
    }
    this.trigger("changed", id);
    return true;
  }

  /** What the user's switch in the settings does: as {@link enablePlugin}, remembered, and told to the plugin by `onUserEnable`. */
  async enablePluginAndSave(id: string): Promise<boolean> {
    const wasOn = this.plugins[id] !== undefined;
    const on = await this.enablePlugin(id);
    if (on && !wasOn) this.plugins[id]?.onUserEnable();
    return on;
  }

  async disablePlugin(id: string): Promise<void> {
    await this.unloadPlugin(id);
    this.enabledPlugins.delete(id);
  }

  async disablePluginAndSave(id: string): Promise<void> {
    await this.disablePlugin(id);
  }

  #addStyles(id: string, styles: string | undefined): void {
    if (styles === undefined) return;
    const element = document.head.createEl("style", { text: styles, attr: { "data-plugin": id } });
    this.#styles.set(id, element);
  }

  #rawChange(path: string): void {
    const plugin = Object.values(this.plugins).find((known) => path === known.dataPath);
    if (plugin) this.#app.track(plugin.dataFileChanged());
  }
}
