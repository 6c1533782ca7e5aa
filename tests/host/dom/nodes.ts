import { createElement, createSvgElement } from "./create.ts";
import { define, defineGetter, type HostWindow } from "./host-window.ts";

/** Adds Obsidian's extensions of `Node`: building, moving, cross-window `instanceOf`, `doc` and `win`. */
export function installNodeExtensions(window: HostWindow): void {
  define(window.Node.prototype, nodeMethods);
  defineGetter<Node>(window.Node.prototype, "doc", function () {
    return this.nodeType === 9 ? this : (this.ownerDocument ?? window.document);
  });
  defineGetter<Node>(window.Node.prototype, "win", function () {
    // vitest's jsdom environment hands out `globalThis` as window, which is not the document's own one.
    return this.doc === window.document ? window : (this.doc.defaultView ?? window);
  });
  define(window.Node.prototype, { constructorWin: window });
  defineGetter<UIEvent>(window.UIEvent.prototype, "targetNode", function () {
    return this.target as Node | null;
  });
  defineGetter<UIEvent>(window.UIEvent.prototype, "win", function () {
    return this.view ?? (this.target as Node | null)?.win ?? window;
  });
  defineGetter<UIEvent>(window.UIEvent.prototype, "doc", function () {
    return this.win.document;
  });
  define(window.UIEvent.prototype, { instanceOf });
}

/** True for an instance of the type or of the class of the same name in the object's own window. */
function instanceOf(this: Node | UIEvent, type: { new (...data: never[]): unknown; name: string }): boolean {
  if (this instanceof type) return true;
  const own = (this.win as unknown as Record<string, unknown>)[type.name];
  return typeof own === "function" && this instanceof own;
}

const nodeMethods = {
  instanceOf,
  detach(this: Node): void {
    this.parentNode?.removeChild(this);
  },
  empty(this: Node): void {
    while (this.lastChild) this.removeChild(this.lastChild);
  },
  insertAfter<T extends Node>(this: Node, node: T, child: Node | null): T {
    return this.insertBefore(node, child ? child.nextSibling : this.firstChild);
  },
  indexOf(this: Node, other: Node): number {
    return Array.prototype.indexOf.call(this.childNodes, other);
  },
  setChildrenInPlace(this: Node, children: Node[]): void {
    const wanted = new Set(children);
    for (const child of Array.from(this.childNodes)) {
      if (!wanted.has(child)) this.removeChild(child);
    }
    children.forEach((child, index) => {
      const at = this.childNodes[index] ?? null;
      if (at !== child) this.insertBefore(child, at);
    });
  },
  appendText(this: Node, text: string): void {
    this.appendChild(this.doc.createTextNode(text));
  },
  createEl(this: Node, tag: string, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void): HTMLElement {
    return createElement(this.doc, tag, info, callback, this);
  },
  createDiv(this: Node, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void): HTMLElement {
    return createElement(this.doc, "div", info, callback, this);
  },
  createSpan(this: Node, info?: DomElementInfo | string, callback?: (el: HTMLElement) => void): HTMLElement {
    return createElement(this.doc, "span", info, callback, this);
  },
  createSvg(this: Node, tag: string, info?: SvgElementInfo | string, callback?: (el: SVGElement) => void): SVGElement {
    return createSvgElement(this.doc, tag, info, callback, this);
  },
};
