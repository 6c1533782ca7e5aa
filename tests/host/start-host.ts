import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import moment from "moment";
import type { PluginManifest } from "obsidian";
import type { App } from "./core/app.ts";
import { closeApp, createApp } from "./core/create-app.ts";
import type { InternalPluginSettings } from "./core/internal-plugins.ts";
import { fillJsdomGaps } from "./core/jsdom-gaps.ts";
import { setLanguage } from "./core/language.ts";
import { MemoryStore } from "./core/local-storage.ts";
import { emulateMobile } from "./core/platform.ts";
import type { Plugin } from "./core/plugin.ts";
import type { PluginFiles } from "./core/plugins.ts";
import { openTimers, pause, watchTimers } from "./core/quiet.ts";
import { MemoryAdapter } from "./files/memory-adapter.ts";

/** What a {@link Host} starts with; everything may be left out. */
export interface HostOptions {
  /** The vault's notes by path; a path that ends in `/` is an empty folder. */
  files?: Record<string, string>;
  /** `built` for the built main.js of this project, else the source of a main.js. Without it no plugin runs. */
  plugin?: string;
  manifest?: Partial<PluginManifest>;
  /** What the plugin's data.json holds at the start. */
  data?: unknown;
  mobile?: boolean;
  language?: string;
  /** Values that the plugin finds by `loadLocalStorage`, by key. */
  localStorage?: Record<string, unknown>;
  /** The app's own settings, as in app.json. */
  config?: Record<string, unknown>;
  internalPlugins?: InternalPluginSettings;
  coldCache?: boolean;
  /** The time at the start, as milliseconds or ISO text; it then stands still until {@link Host.setNow}. */
  now?: number | string;
  /** Waited for inside each operation of the disk, to widen the gap between a read and a write. */
  diskPause?: () => Promise<void>;
  /** Runs before the plugin does, for instance to listen to events from the very first one. */
  beforeStart?: (app: App) => void | Promise<void>;
}

const appId = "host";

/** The stand-in with a vault in memory, for tests. */
export class Host {
  readonly app: App;
  readonly adapter: MemoryAdapter;
  readonly #clock: { now: number | null };

  constructor(app: App, adapter: MemoryAdapter, clock: { now: number | null }) {
    this.app = app;
    this.adapter = adapter;
    this.#clock = clock;
  }

  /** The running plugin; throws where there is none, for instance because its `onload` failed. */
  get plugin(): Plugin {
    const [plugin] = Object.values(this.app.plugins.plugins);
    if (!plugin) throw new Error("No plugin is running");
    return plugin;
  }

  /** The text of every file on the disk, those of the configuration folder left out. */
  files(): Record<string, string> {
    return this.adapter.snapshot();
  }

  read(path: string): Promise<string> {
    return this.adapter.read(path);
  }

  /** Writes as another program would, making folders as needed; the vault notices by itself. */
  async write(path: string, text: string): Promise<void> {
    const folder = path.split("/").slice(0, -1).join("/");
    if (folder !== "") await this.adapter.mkdir(folder);
    await this.adapter.write(path, text);
  }

  /** Removes a file as another program would. */
  async remove(path: string): Promise<void> {
    await this.adapter.remove(path);
  }

  /** Runs a command by its full id, or by the plugin's own id of it, and waits until all is quiet. False where it cannot run now. */
  async run(commandId: string): Promise<boolean> {
    const id = commandId.includes(":") ? commandId : `${this.plugin.manifest.id}:${commandId}`;
    if (!this.app.commands.findCommand(id)) throw new Error(`There is no command "${id}"`);
    const ran = this.app.commands.executeCommandById(id);
    await this.settle();
    return ran;
  }

  /** Opens a note in the active tab. */
  async open(path: string): Promise<void> {
    await this.app.workspace.openLinkText(path, "");
    await this.settle();
  }

  /** Sets the clock of a host that was started with `now`. */
  setNow(now: number | string): void {
    if (this.#clock.now === null) throw new Error("This host runs on the real clock: start it with `now`.");
    this.#clock.now = new Date(now).getTime();
  }

  /** Waits until no write, external change, cache update, command or short timer is under way. */
  async settle(limit = 10_000): Promise<void> {
    const end = performance.now() + limit;
    let quietRounds = 0;
    while (quietRounds < 3) {
      await pause(1);
      quietRounds = this.app.pending === 0 && openTimers() === 0 ? quietRounds + 1 : 0;
      if (performance.now() > end) throw new Error(`Not quiet after ${limit} ms: ${this.app.pending} operations and ${openTimers()} timers are open.`);
    }
  }

  /** Unloads the plugin and ends the app. */
  async close(): Promise<void> {
    await closeApp(this.app);
    await this.settle();
    emulateMobile(false);
    setLanguage("en");
    if (this.#clock.now !== null) moment.now = () => Date.now();
  }
}

/** Starts the stand-in in jsdom and waits until the first `resolved` is over. */
export async function startHost(options: HostOptions = {}): Promise<Host> {
  fillJsdomGaps();
  watchTimers();
  emulateMobile(options.mobile ?? false);
  setLanguage(options.language ?? "en");
  const clock = { now: options.now === undefined ? null : new Date(options.now).getTime() };
  const time = (): number => clock.now ?? Date.now();
  if (clock.now !== null) moment.now = time;
  const plugin = options.plugin === undefined ? null : pluginFiles(options.plugin, options.manifest);
  const adapter = new MemoryAdapter({ ...options.files, ...dataFile(plugin, options.data) }, { clock: time, ...(options.diskPause ? { pause: options.diskPause } : {}) });
  const stored = Object.entries(options.localStorage ?? {}).map(([key, value]) => [`${appId}-${key}`, JSON.stringify(value)] as const);
  const app = await createApp({
    adapter,
    containerEl: document.body,
    appId,
    localStorage: new MemoryStore(Object.fromEntries(stored)),
    plugins: plugin ? [plugin] : [],
    coldCache: options.coldCache ?? false,
    ...(options.config ? { config: options.config } : {}),
    ...(options.internalPlugins ? { internalPlugins: options.internalPlugins } : {}),
    ...(clock.now === null ? {} : { clock: time }),
    ...(options.beforeStart ? { beforeStart: options.beforeStart } : {}),
  });
  const host = new Host(app, adapter, clock);
  await host.settle();
  return host;
}

function pluginFiles(plugin: string, manifest: Partial<PluginManifest> = {}): PluginFiles {
  if (plugin !== "built") {
    const probe = { id: "probe", name: "Probe", version: "1.0.0", minAppVersion: "1.13.1", author: "Tests", description: "Probes the host." };
    return { manifest: { ...probe, ...manifest }, main: plugin };
  }
  const root = process.cwd();
  if (!existsSync(resolve(root, "main.js"))) throw new Error("main.js is missing: run `npm run build` first.");
  const own = JSON.parse(readFileSync(resolve(root, "manifest.json"), "utf8")) as PluginManifest;
  const styles = resolve(root, "styles.css");
  return { manifest: { ...own, ...manifest }, main: readFileSync(resolve(root, "main.js"), "utf8"), ...(existsSync(styles) ? { styles: readFileSync(styles, "utf8") } : {}) };
}

function dataFile(plugin: PluginFiles | null, data: unknown): Record<string, string> {
  if (data === undefined) return {};
  if (!plugin) throw new Error("There is data but no plugin to have it");
  return { [`.obsidian/plugins/${plugin.manifest.id}/data.json`]: JSON.stringify(data, null, 2) };
}
