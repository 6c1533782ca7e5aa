import { define, defineGetter, type HostWindow } from "./host-window.ts";

type AttributeValue = string | number | boolean | null;

/** Adds Obsidian's extensions of elements: classes, attributes, text, queries, visibility, styles. */
export function installElementExtensions(window: HostWindow): void {
  define(window.Element.prototype, elementMethods);
  define(window.HTMLElement.prototype, { ...visibilityMethods, ...styleMethods });
  define(window.SVGElement.prototype, styleMethods);
  define(window.DocumentFragment.prototype, { find: elementMethods.find, findAll: elementMethods.findAll });
  defineGetter<HTMLElement>(window.HTMLElement.prototype, "innerWidth", function () {
    const style = this.win.getComputedStyle(this);
    return this.offsetWidth - sides(style.paddingLeft, style.paddingRight);
  });
  defineGetter<HTMLElement>(window.HTMLElement.prototype, "innerHeight", function () {
    const style = this.win.getComputedStyle(this);
    return this.offsetHeight - sides(style.paddingTop, style.paddingBottom);
  });
}

function sides(one: string, other: string): number {
  return (Number.parseFloat(one) || 0) + (Number.parseFloat(other) || 0);
}

const elementMethods = {
  getText(this: Element): string {
    return this.textContent ?? "";
  },
  setText(this: Element, value: string | DocumentFragment): void {
    if (typeof value === "object" && value !== null) this.replaceChildren(value);
    else this.textContent = value;
  },
  addClass(this: Element, ...classes: string[]): void {
    this.addClasses(classes);
  },
  addClasses(this: Element, classes: string[]): void {
    this.classList.add(...classes.filter(isNotEmpty));
  },
  removeClass(this: Element, ...classes: string[]): void {
    this.removeClasses(classes);
  },
  removeClasses(this: Element, classes: string[]): void {
    this.classList.remove(...classes.filter(isNotEmpty));
  },
  toggleClass(this: Element, classes: string | string[], value: boolean): void {
    const names = Array.isArray(classes) ? classes : [classes];
    if (value) this.addClasses(names);
    else this.removeClasses(names);
  },
  hasClass(this: Element, name: string): boolean {
    return this.classList.contains(name);
  },
  /** A null takes the attribute away; false is written as "false". */
  setAttr(this: Element, name: string, value: AttributeValue): void {
    if (value === null) this.removeAttribute(name);
    else this.setAttribute(name, String(value));
  },
  setAttrs(this: Element, attributes: Record<string, AttributeValue>): void {
    for (const [name, value] of Object.entries(attributes)) this.setAttr(name, value);
  },
  getAttr(this: Element, name: string): string | null {
    return this.getAttribute(name);
  },
  matchParent(this: Element, selector: string, lastParent?: Element): Element | null {
    let at: Element | null = this;
    while (at) {
      if (at.matches(selector)) return at;
      if (at === lastParent) return null;
      at = at.parentElement;
    }
    return null;
  },
  getCssPropertyValue(this: Element, property: string, pseudoElement?: string): string {
    return this.win.getComputedStyle(this, pseudoElement ?? null).getPropertyValue(property).trim();
  },
  isActiveElement(this: Element): boolean {
    return this.doc.activeElement === this;
  },
  find(this: ParentNode, selector: string): Element | null {
    return this.querySelector(selector);
  },
  findAll(this: ParentNode, selector: string): Element[] {
    return Array.from(this.querySelectorAll(selector));
  },
  findAllSelf(this: Element, selector: string): Element[] {
    const below = Array.from(this.querySelectorAll(selector));
    return this.matches(selector) ? [this, ...below] : below;
  },
};

function isNotEmpty(name: string): boolean {
  return name !== "";
}

const visibilityMethods = {
  show(this: HTMLElement): void {
    if (this.style.display === "none") this.style.display = "";
  },
  hide(this: HTMLElement): void {
    this.style.display = "none";
  },
  toggle(this: HTMLElement, show: boolean): void {
    if (show) this.show();
    else this.hide();
  },
  toggleVisibility(this: HTMLElement, visible: boolean): void {
    this.style.visibility = visible ? "" : "hidden";
  },
  /** Walks the ancestors instead of asking for `offsetParent`, which jsdom does not compute. */
  isShown(this: HTMLElement): boolean {
    if (!this.isConnected) return false;
    for (let at: Element | null = this; at; at = at.parentElement) {
      if (this.win.getComputedStyle(at).display === "none") return false;
    }
    return true;
  },
};

const styleMethods = {
  setCssStyles(this: HTMLElement, styles: Partial<CSSStyleDeclaration>): void {
    Object.assign(this.style, styles);
  },
  setCssProps(this: HTMLElement, props: Record<string, string>): void {
    for (const [name, value] of Object.entries(props)) this.style.setProperty(name, value);
  },
};
