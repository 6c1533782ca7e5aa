import type { App } from "obsidian";

/** The running app, which menus and notices (made without it, as in Obsidian) find as `window.app`. */
export function currentApp(): App {
  const app = (window as Window & { app?: App }).app;
  if (!app) throw new Error("No app is running: window.app is not set.");
  return app;
}
