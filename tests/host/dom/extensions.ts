import { installElementExtensions } from "./elements.ts";
import { installEventExtensions } from "./delegated-events.ts";
import { installLanguageExtensions } from "./language.ts";
import { installNodeExtensions } from "./nodes.ts";
import { installWindowGlobals } from "./window-globals.ts";
import type { HostWindow } from "./host-window.ts";

const installed = new WeakSet<object>();

/**
 * Adds every DOM, Array, String, Math and global extension that obsidian.d.ts declares (`declare global`)
 * to the given window; a second call on the same window does nothing.
 */
export function installDomExtensions(window: HostWindow): void {
  if (installed.has(window)) return;
  installed.add(window);
  for (const realm of new Set<object>([globalThis, window, window.document.defaultView ?? window])) {
    installLanguageExtensions(realm);
  }
  installNodeExtensions(window);
  installElementExtensions(window);
  installEventExtensions(window);
  installWindowGlobals(window);
}
