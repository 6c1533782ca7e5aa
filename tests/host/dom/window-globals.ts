import { createElement, createSvgElement } from "./create.ts";
import type { HostWindow } from "./host-window.ts";

/** Adds the global functions and values: `createEl` and kin, `fish`, `ready`, `sleep`, `activeDocument`. */
export function installWindowGlobals(window: HostWindow): void {
  const document = window.document;
  const globals = {
    createEl: (tag: string, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) =>
      createElement(document, tag, info, callback, null),
    createDiv: (info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) =>
      createElement(document, "div", info, callback, null),
    createSpan: (info?: DomElementInfo | string, callback?: (el: HTMLElement) => void) =>
      createElement(document, "span", info, callback, null),
    createSvg: (tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void) =>
      createSvgElement(document, tag, info, callback, null),
    createFragment: (callback?: (el: DocumentFragment) => void) => createFragmentIn(document, callback),
    fish: (selector: string) => document.querySelector(selector),
    fishAll: (selector: string) => Array.from(document.querySelectorAll(selector)),
    isBoolean: (value: unknown) => typeof value === "boolean",
    ready: (callback: () => unknown) => whenReady(document, callback),
    sleep: (milliseconds: number) => new Promise<void>((resolve) => window.setTimeout(resolve, milliseconds)),
    nextFrame: () => new Promise<void>((resolve) => afterFrame(window, resolve)),
    activeWindow: window,
    activeDocument: document,
  };
  // vitest's jsdom environment copies the document's window onto `globalThis` once, before this runs.
  const isMain = document === globalThis.document;
  const targets = isMain ? [window, globalThis, document.defaultView ?? window] : [window];
  for (const target of new Set<object>(targets)) Object.assign(target, globals);
}

function createFragmentIn(document: Document, callback?: (el: DocumentFragment) => void): DocumentFragment {
  const fragment = document.createDocumentFragment();
  callback?.(fragment);
  return fragment;
}

function whenReady(document: Document, callback: () => unknown): void {
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => callback());
  else callback();
}

function afterFrame(window: HostWindow, callback: () => void): void {
  // jsdom has no animation frames unless it pretends to be visual.
  if (typeof window.requestAnimationFrame === "function") window.requestAnimationFrame(() => callback());
  else window.setTimeout(callback, 16);
}
