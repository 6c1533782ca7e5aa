const SVG_NAMESPACE = "http://www.w3.org/2000/svg";

/** Makes an HTML element from Obsidian's `DomElementInfo` (a bare string is the class) and puts it in its parent. */
export function createElement(
  doc: Document,
  tag: string,
  info: DomElementInfo | string | undefined,
  callback: ((el: HTMLElement) => void) | undefined,
  owner: Node | null,
): HTMLElement {
  const el = doc.createElement(tag);
  const options: DomElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  applyClass(el, options.cls);
  if (options.text !== undefined) el.setText(options.text);
  if (options.attr) el.setAttrs(options.attr);
  if (options.title !== undefined) el.title = options.title;
  if (options.href !== undefined) el.setAttribute("href", options.href);
  if (options.placeholder !== undefined) el.setAttribute("placeholder", options.placeholder);
  // A type set after the value would drop the value of some input kinds, so it goes first.
  if (options.type !== undefined) el.setAttribute("type", options.type);
  if (options.value !== undefined) (el as HTMLInputElement).value = options.value;
  callback?.(el);
  place(el, options.parent ?? owner, options.prepend ?? false);
  return el;
}

/** Makes an SVG element from Obsidian's `SvgElementInfo` and puts it in its parent. */
export function createSvgElement(
  doc: Document,
  tag: string,
  info: SvgElementInfo | string | undefined,
  callback: ((el: SVGElement) => void) | undefined,
  owner: Node | null,
): SVGElement {
  const el = doc.createElementNS(SVG_NAMESPACE, tag) as SVGElement;
  const options: SvgElementInfo = typeof info === "string" ? { cls: info } : (info ?? {});
  applyClass(el, options.cls);
  if (options.attr) el.setAttrs(options.attr);
  callback?.(el);
  place(el, options.parent ?? owner, options.prepend ?? false);
  return el;
}

function applyClass(el: Element, cls: string | string[] | undefined): void {
  if (cls === undefined) return;
  const names = (Array.isArray(cls) ? cls.join(" ") : cls).trim();
  if (names !== "") el.setAttribute("class", names);
}

function place(el: Element, parent: Node | null, prepend: boolean): void {
  if (!parent) return;
  if (prepend) parent.insertBefore(el, parent.firstChild);
  else parent.appendChild(el);
}
