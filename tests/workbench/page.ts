import moment from "moment";
import type { App, LayoutStore } from "../host/core/app.ts";
import { createApp } from "../host/core/create-app.ts";
import { provideLibrary } from "../host/core/libraries.ts";
import { emulateMobile } from "../host/core/platform.ts";
import type { PluginFiles } from "../host/core/plugins.ts";
import { HttpAdapter } from "../host/files/adapter-http.ts";
import { mountShell } from "../host/shell/mount-shell.ts";
import { DeviceStore } from "./device-store.ts";
import { enableFirstTime, seenPlugins } from "./first-time.ts";
import { runningClock } from "./running-clock.ts";

/** Below this width the page shows the app's phone face, in pixels. */
const phoneWidth = 500;

/**
 * Starts the app on the vault that this page's server serves. The address may say: `theme=dark`, `phone`,
 * `now=2026-11-23T08:00` (the clock then runs on from there) and `device=name` (a local storage of its own).
 * A plugin that the device never saw is switched on as its user would do it, once the app runs.
 */
async function start(): Promise<App> {
  const wishes = new URLSearchParams(location.search);
  const wishedTime = wishes.get("now");
  const clock = wishedTime === null ? null : runningClock(wishedTime);
  if (clock) moment.now = clock;
  emulateMobile(wishes.has("phone") || window.innerWidth < phoneWidth);
  provideLibrary("mermaid", loadMermaid);
  const [{ name, id }, plugins, config] = await Promise.all([fetchJson<VaultName>("/api/vault"), fetchJson<PluginFiles[]>("/api/plugins"), appConfig()]);
  const store = new DeviceStore(window.localStorage, `${id}/${wishes.get("device") ?? "workbench"}`);
  const { seen, unseen } = seenPlugins(store, plugins);
  const app = await createApp({
    adapter: new HttpAdapter({ name }),
    containerEl: document.body,
    appId: name,
    localStorage: store,
    plugins: seen,
    config,
    layout: layoutOf(store),
    ...(clock ? { clock } : {}),
    beforeStart: (made) => {
      mountShell(made);
      made.setDarkMode((wishes.get("theme") ?? made.loadLocalStorage("theme")) === "dark");
    },
  });
  await enableFirstTime(app, store, unseen);
  document.title = `${name} - Operations Vault workbench`;
  document.body.removeClass("app-loading");
  return app;
}

interface VaultName {
  name: string;
  /** Another for each folder that a server serves, so that a new vault begins anew in the same browser. */
  id: string;
}

/** Each device has a layout of its own, as `workspace.json` is no part of what two devices share. */
function layoutOf(store: DeviceStore): LayoutStore {
  return {
    load: () => JSON.parse(store.getItem("layout") ?? "null") as unknown,
    save: (layout) => store.setItem("layout", JSON.stringify(layout)),
  };
}

/** The vault's own `app.json`, where it has one. */
async function appConfig(): Promise<Record<string, unknown>> {
  const path = "path=.obsidian%2Fapp.json";
  const isThere = (await fetchJson<object | null>(`/api/stat?${path}`)) !== null;
  return isThere ? fetchJson<Record<string, unknown>>(`/api/file?${path}`) : {};
}

async function fetchJson<T>(address: string): Promise<T> {
  return (await (await fetch(address)).json()) as T;
}

/** Mermaid comes from a file of its own, and only when a note needs it. */
async function loadMermaid(): Promise<unknown> {
  await new Promise<void>((resolve, reject) => {
    const script = document.createElement("script");
    script.src = "/mermaid.js";
    script.onload = () => resolve();
    script.onerror = () => reject(new Error("Mermaid could not be loaded."));
    document.head.append(script);
  });
  const { mermaid } = window as Window & { mermaid?: { initialize(options: object): void } };
  mermaid?.initialize({ startOnLoad: false, theme: document.body.classList.contains("theme-dark") ? "dark" : "default" });
  return mermaid;
}

start().catch((error: unknown) => {
  console.error(error);
  document.body.textContent = `The workbench could not start: ${error instanceof Error ? error.message : String(error)}`;
});
