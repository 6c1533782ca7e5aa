import type { UserEvent } from "obsidian";
import { FileManager } from "../files/file-manager.ts";
import type { HostAdapter } from "../files/adapter.ts";
import { Vault } from "../files/vault.ts";
import { MetadataCache } from "../metadata/metadata-cache.ts";
import { ViewRegistry } from "../workspace/view-registry.ts";
import { Workspace } from "../workspace/workspace.ts";
import { Commands } from "./commands.ts";
import type { HostBasesRegistration } from "./bases.ts";
import { CliHandlers } from "./cli-handlers.ts";
import { InternalPlugins } from "./internal-plugins.ts";
import type { InternalPluginSettings } from "./internal-plugins.ts";
import { Keymap } from "./keymap.ts";
import { MemoryStore } from "./local-storage.ts";
import type { KeyValueStore } from "./local-storage.ts";
import { MetadataTypeManager } from "./metadata-type-manager.ts";
import { Platform } from "./platform.ts";
import { Plugins } from "./plugins.ts";
import { ProtocolHandlers } from "./protocol-handlers.ts";
import { Scope } from "./scope.ts";
import { SecretStorage } from "./secret-storage.ts";
import { SettingWindow } from "./setting-window.ts";

/** Keeps a layout as Obsidian's `workspace.json` does: one per device. */
export interface LayoutStore {
  load(): unknown;
  save(layout: Record<string, unknown>): void;
}

/** What an {@link App} is made of and how it behaves. */
export interface AppOptions {
  adapter: HostAdapter;
  containerEl: HTMLElement;
  /** Distinguishes this vault's local storage. */
  appId?: string;
  localStorage?: KeyValueStore;
  /** The app's own settings (`app.json`), such as `newLinkFormat`. */
  config?: Record<string, unknown>;
  internalPlugins?: InternalPluginSettings;
  /** Whether the metadata cache is still empty when the layout is ready. */
  coldCache?: boolean;
  /** Where the layout is kept from one start to the next; without it, every start begins with an empty tab. */
  layout?: LayoutStore;
  clock?: () => number;
}

/** The app: everything that a plugin reaches through `this.app`. */
export class App {
  readonly appId: string;
  readonly scope = new Scope();
  readonly keymap: Keymap;
  readonly vault: Vault;
  readonly metadataCache: MetadataCache;
  readonly fileManager: FileManager;
  readonly viewRegistry = new ViewRegistry();
  readonly workspace: Workspace;
  readonly commands: Commands;
  readonly plugins: Plugins;
  readonly internalPlugins: InternalPlugins;
  readonly setting: SettingWindow;
  readonly metadataTypeManager: MetadataTypeManager;
  readonly secretStorage: SecretStorage;
  readonly renderContext = { hoverPopover: null };
  readonly cliHandlers = new CliHandlers();
  readonly protocolHandlers = new ProtocolHandlers();
  readonly basesViews = new Map<string, HostBasesRegistration>();
  readonly statusBarEl: HTMLElement;
  readonly containerEl: HTMLElement;
  readonly options: AppOptions;
  lastEvent: UserEvent | null = null;
  /** Aborted when the app is closed; listeners on the window hang on its signal. */
  readonly closed = new AbortController();
  readonly #store: KeyValueStore;
  readonly #tracked = new Set<Promise<unknown>>();

  constructor(options: AppOptions) {
    this.options = options;
    this.appId = options.appId ?? "0123456789abcdef";
    this.#store = options.localStorage ?? new MemoryStore();
    this.containerEl = options.containerEl.createDiv({ cls: "app-container" });
    this.keymap = new Keymap(this.scope);
    this.vault = new Vault(options.adapter, options.config);
    this.metadataCache = new MetadataCache(this.vault, options.coldCache ?? false);
    this.fileManager = new FileManager(this);
    this.workspace = new Workspace(this, this.containerEl);
    this.statusBarEl = this.containerEl.createDiv({ cls: "status-bar" });
    this.commands = new Commands(this);
    this.plugins = new Plugins(this);
    this.internalPlugins = new InternalPlugins(options.internalPlugins);
    this.setting = new SettingWindow(this);
    this.metadataTypeManager = new MetadataTypeManager(this);
    this.secretStorage = new SecretStorage(this.#store, this.appId);
  }

  /** Whether the app shows its phone face. */
  get isMobile(): boolean {
    return Platform.isMobile;
  }

  isDarkMode(): boolean {
    return document.body.classList.contains("theme-dark");
  }

  /** Switches between light and dark, and tells by `css-change`. */
  setDarkMode(dark: boolean): void {
    document.body.classList.toggle("theme-dark", dark);
    document.body.classList.toggle("theme-light", !dark);
    this.workspace.trigger("css-change");
  }

  loadLocalStorage(key: string): unknown {
    const text = this.#store.getItem(`${this.appId}-${key}`);
    return text === null ? null : (JSON.parse(text) as unknown);
  }

  saveLocalStorage(key: string, data: unknown): void {
    if (data === null || data === undefined) this.#store.removeItem(`${this.appId}-${key}`);
    else this.#store.setItem(`${this.appId}-${key}`, JSON.stringify(data));
  }

  /** The time as this app has it. */
  now(): number {
    return (this.options.clock ?? Date.now)();
  }

  /** Remembers work in the background until it is over, so that {@link pending} tells of it; a failure is reported. */
  track(work: Promise<unknown>): void {
    this.#tracked.add(work);
    const over = (): boolean => this.#tracked.delete(work);
    work.then(over, (error: unknown) => {
      over();
      console.error(error);
    });
  }

  /** How much is still under way: writes, external changes, cache updates, commands. */
  get pending(): number {
    return this.#tracked.size + this.vault.pending + this.metadataCache.pending;
  }

  /** Makes the configuration folder where it is missing. */
  async ensureConfigDir(): Promise<void> {
    if (!(await this.vault.adapter.exists(this.vault.configDir))) await this.vault.adapter.mkdir(this.vault.configDir);
  }

  /** Writes the layout where this app keeps it. */
  saveLayout(): void {
    if (this.workspace.layoutReady && !this.workspace.closing) this.options.layout?.save(this.workspace.getLayout());
  }

  /** Opens again what was open at the last save, where this app keeps its layout. */
  async restoreLayout(): Promise<void> {
    const saved = this.options.layout?.load() ?? null;
    if (saved !== null) await this.workspace.changeLayout(saved);
  }
}
