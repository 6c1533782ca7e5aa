import moment from "moment";
import { installDomExtensions } from "../dom/extensions.ts";
import type { App } from "./app.ts";

/** Puts on the window what Obsidian puts there: the DOM extensions, `moment`, and the app itself once there is one. */
export function installGlobals(target: Window & typeof globalThis, app?: App): void {
  installDomExtensions(target);
  for (const place of new Set<object>([target, globalThis])) Object.assign(place, { moment, ...(app ? { app } : {}) });
}
