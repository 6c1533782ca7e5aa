import { App } from "./app.ts";
import type { AppOptions } from "./app.ts";
import { installGlobals } from "./globals.ts";
import { Tasks } from "./tasks.ts";
import { listenToWindow } from "./window-events.ts";
import type { PluginFiles } from "./plugins.ts";
import { registerFileViews } from "./register-file-views.ts";

/** What {@link createApp} starts with. */
export interface CreateAppOptions extends AppOptions {
  plugins?: PluginFiles[];
  /** Runs once the app is made and before anything of it starts, for instance to draw the frame around it. */
  beforeStart?: (app: App) => void | Promise<void>;
}

/**
 * Starts an app in Obsidian's order: plugins' `onload` while no file is known, then `create` for every file, then the metadata cache,
 * then the layout is ready, and some time after that `resolved`.
 */
export async function createApp(options: CreateAppOptions): Promise<App> {
  installGlobals(window);
  const app = new App(options);
  installGlobals(window, app);
  listenToWindow(app);
  registerFileViews(app);
  app.workspace.begin();
  await options.beforeStart?.(app);
  await app.metadataTypeManager.load();
  await loadPlugins(app, options.plugins ?? []);
  await app.vault.load();
  await app.metadataCache.fill();
  await app.restoreLayout();
  app.workspace.becomeReady();
  app.metadataCache.begin();
  return app;
}

/** Ends an app: whoever wants to finish something at `quit` may, then plugins are unloaded, leaves closed, nothing listens any more. */
export async function closeApp(app: App): Promise<void> {
  const tasks = new Tasks();
  app.workspace.trigger("quit", tasks);
  await tasks.promise();
  for (const id of Object.keys(app.plugins.plugins)) await app.plugins.unloadPlugin(id);
  app.setting.close();
  app.workspace.close();
  app.metadataCache.close();
  app.vault.close();
  app.closed.abort();
  app.containerEl.remove();
}

async function loadPlugins(app: App, plugins: PluginFiles[]): Promise<void> {
  for (const files of plugins) app.plugins.install(files);
  for (const { manifest } of plugins) await app.plugins.enablePlugin(manifest.id);
}
