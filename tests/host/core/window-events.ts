import type { UserEvent } from "obsidian";
import type { App } from "./app.ts";

/** Lets the app see keys and clicks of the window, until it is closed. */
export function listenToWindow(app: App): void {
  const options = { capture: true, signal: app.closed.signal };
  const remember = (event: Event): void => {
    app.lastEvent = event as UserEvent;
  };
  for (const type of ["click", "mousedown", "keydown", "touchstart"]) window.addEventListener(type, remember, options);
  window.addEventListener("keydown", (event) => app.keymap.onKeyEvent(event), options);
}
