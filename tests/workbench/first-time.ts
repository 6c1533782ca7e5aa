import type { App } from "../host/core/app.ts";
import type { KeyValueStore } from "../host/core/local-storage.ts";
import type { PluginFiles } from "../host/core/plugins.ts";

const key = "plugins-seen";

/** Parts the plugins into those that were switched on at this device before, and the new ones. */
export function seenPlugins(store: KeyValueStore, plugins: PluginFiles[]): { seen: PluginFiles[]; unseen: PluginFiles[] } {
  const known = knownIds(store);
  return { seen: plugins.filter(({ manifest }) => known.includes(manifest.id)), unseen: plugins.filter(({ manifest }) => !known.includes(manifest.id)) };
}

/** Switches new plugins on as the user's switch in the settings does: the app then tells them that a person asked for them. */
export async function enableFirstTime(app: App, store: KeyValueStore, plugins: PluginFiles[]): Promise<void> {
  for (const files of plugins) {
    app.plugins.install(files);
    await app.plugins.enablePluginAndSave(files.manifest.id);
  }
  store.setItem(key, JSON.stringify([...new Set([...knownIds(store), ...plugins.map(({ manifest }) => manifest.id)])]));
}

function knownIds(store: KeyValueStore): string[] {
  return JSON.parse(store.getItem(key) ?? "[]") as string[];
}
