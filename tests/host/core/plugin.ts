import type { CliFlags, CliHandler, ObsidianProtocolHandler, PluginManifest } from "obsidian";
import type { SettingTab } from "../parts/setting-tab.ts";
import type { HostViewCreator } from "../workspace/view-registry.ts";
import type { App } from "./app.ts";
import type { HostBasesRegistration } from "./bases.ts";
import type { HostCommand } from "./commands.ts";
import { Component } from "./component.ts";
import { setIcon } from "../parts/icons.ts";
import { Platform } from "./platform.ts";
import { PluginData } from "./plugin-data.ts";
import { codeBlockPostProcessor, registerPostProcessor } from "./post-processing.ts";
import type { CodeBlockHandler, PostProcessor } from "./post-processing.ts";

/** A plugin: what it adds goes again when it is unloaded. */
export abstract class Plugin extends Component {
  readonly app: App;
  readonly manifest: PluginManifest;
  declare settings?: unknown;
  readonly #data: PluginData;

  constructor(app: App, manifest: PluginManifest) {
    super();
    this.app = app;
    this.manifest = manifest;
    this.#data = new PluginData(app, manifest);
  }

  /** Where {@link saveData} writes. */
  get dataPath(): string {
    return this.#data.path;
  }

  /** Called once after the user switched the plugin on. */
  onUserEnable(): void {}

  declare onExternalSettingsChange?: () => unknown;

  addCommand<T extends HostCommand>(command: T): T {
    const own = command.id;
    command.id = `${this.manifest.id}:${own}`;
    command.name = `${this.manifest.name}: ${command.name}`;
    this.app.commands.addCommand(command);
    this.register(() => this.app.commands.removeCommand(command.id));
    return command;
  }

  removeCommand(commandId: string): void {
    this.app.commands.removeCommand(`${this.manifest.id}:${commandId}`);
  }

  addRibbonIcon(icon: string, title: string, callback: (evt: MouseEvent) => unknown): HTMLElement {
    const buttonEl = createDiv({ cls: "clickable-icon side-dock-ribbon-action", attr: { "aria-label": title, role: "button", tabindex: "0" } });
    setIcon(buttonEl, icon);
    buttonEl.addEventListener("click", callback);
    const ribbon = this.app.workspace.leftRibbon;
    const item = { id: `${this.manifest.id}:${title}`, icon, title, buttonEl };
    ribbon.items.push(item);
    ribbon.containerEl.append(buttonEl);
    this.register(() => {
      ribbon.items.splice(ribbon.items.indexOf(item), 1);
      buttonEl.remove();
    });
    this.app.workspace.trigger("ribbon-changed");
    return buttonEl;
  }

  /** An item of the status bar; on a phone it is never shown. */
  addStatusBarItem(): HTMLElement {
    const item = createDiv({ cls: `status-bar-item plugin-${this.manifest.id}` });
    if (!Platform.isMobile) this.app.statusBarEl.append(item);
    this.register(() => item.remove());
    return item;
  }

  addSettingTab(settingTab: SettingTab): void {
    this.app.setting.addSettingTab(settingTab);
    this.register(() => this.app.setting.removeSettingTab(settingTab));
  }

  /** Leaves of the type stay after unloading, with nothing to show. */
  registerView(type: string, viewCreator: HostViewCreator): void {
    const { viewRegistry, workspace } = this.app;
    viewRegistry.registerView(type, viewCreator);
    this.register(() => {
      viewRegistry.unregisterView(type);
      for (const leaf of workspace.getLeavesOfType(type)) this.app.track(leaf.viewTypeGone());
    });
    if (workspace.layoutReady) for (const leaf of workspace.getLeavesOfType(type)) this.app.track(leaf.setViewState(leaf.getViewState()));
  }

  registerExtensions(extensions: string[], viewType: string): void {
    this.app.viewRegistry.registerExtensions(extensions, viewType);
    this.register(() => this.app.viewRegistry.unregisterExtensions(extensions));
  }

  registerHoverLinkSource(id: string, info: { display: string; defaultMod: boolean }): void {
    this.app.workspace.registerHoverLinkSource(id, info);
    this.register(() => this.app.workspace.unregisterHoverLinkSource(id));
  }

  registerMarkdownPostProcessor<T extends PostProcessor>(postProcessor: T, sortOrder?: number): T {
    this.register(registerPostProcessor(postProcessor, sortOrder));
    return postProcessor;
  }

  registerMarkdownCodeBlockProcessor(language: string, handler: CodeBlockHandler, sortOrder?: number): PostProcessor {
    const processor = codeBlockPostProcessor(language, handler);
    return this.registerMarkdownPostProcessor(processor, sortOrder);
  }

  registerEditorExtension(extension: unknown): void {
    const { workspace } = this.app;
    workspace.editorExtensions.push(extension);
    workspace.updateOptions();
    this.register(() => {
      workspace.editorExtensions.splice(workspace.editorExtensions.indexOf(extension), 1);
      workspace.updateOptions();
    });
  }

  registerEditorSuggest(editorSuggest: object): void {
    this.app.workspace.editorSuggests.push(editorSuggest);
    this.register(() => this.app.workspace.editorSuggests.splice(this.app.workspace.editorSuggests.indexOf(editorSuggest), 1));
  }

  registerObsidianProtocolHandler(action: string, handler: ObsidianProtocolHandler): void {
    this.app.protocolHandlers.register(action, handler);
    this.register(() => this.app.protocolHandlers.unregister(action));
  }

  registerCliHandler(command: string, description: string, flags: CliFlags | null, handler: CliHandler): void {
    this.app.cliHandlers.register(command, description, flags, handler);
    this.register(() => this.app.cliHandlers.unregister(command));
  }

  /** False where the core plugin Bases is off. */
  registerBasesView(viewId: string, registration: HostBasesRegistration): boolean {
    if (!this.app.internalPlugins.getEnabledPluginById("bases")) return false;
    this.app.basesViews.set(viewId, registration);
    this.register(() => this.app.basesViews.delete(viewId));
    return true;
  }

  /** The plugin's data.json; null where there is none. */
  loadData(): Promise<unknown> {
    return this.#data.load();
  }

  saveData(data: unknown): Promise<void> {
    const saving = this.#data.save(data);
    this.app.track(saving.catch(() => undefined));
    return saving;
  }

  /** For the app: data.json was touched. Only a change by somebody else is told to the plugin. */
  async dataFileChanged(): Promise<void> {
    if (await this.#data.changedElsewhere()) await this.onExternalSettingsChange?.();
  }
}
