import type { App } from "obsidian";
import { Keymap } from "../core/keymap.ts";
import { Scope } from "../core/scope.ts";
import { installDomExtensions } from "../dom/extensions.ts";

/** The few things of an app that dialogs and menus need: a keymap that hears the window. */
export interface PartsHost {
  app: App;
  close(): void;
}

/** Installs the DOM extensions and an app that consists of a keymap (and whatever is given). */
export function startPartsHost(more: object = {}): PartsHost {
  installDomExtensions(window);
  const keymap = new Keymap(new Scope());
  const onKeyDown = (event: KeyboardEvent): void => keymap.onKeyEvent(event);
  window.addEventListener("keydown", onKeyDown, true);
  const app = { keymap, scope: keymap.rootScope, ...more } as unknown as App;
  Object.assign(window, { app });
  return {
    app,
    close: () => {
      window.removeEventListener("keydown", onKeyDown, true);
      document.body.empty();
    },
  };
}

/** Presses a key on the focused element; true when nothing prevented its default. */
export function press(key: string, init: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  return target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init }));
}

/** Types into a field as a user does: the value, then the event. */
export function type(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The first element that matches, which must be there. */
export function one(selector: string, within: ParentNode = document): HTMLElement {
  const found = within.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`No element matches ${selector}.`);
  return found;
}

/** Text of all matching elements, in document order. */
export function texts(selector: string, within: ParentNode = document): string[] {
  return Array.from(within.querySelectorAll(selector), (el) => el.textContent ?? "");
}
