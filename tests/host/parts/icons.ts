import { createElement, icons as lucideIcons, type IconNode } from "lucide";

const icons: Record<string, IconNode | undefined> = lucideIcons;

/** Icons that plugins added: id to the SVG content, drawn on Obsidian's 100 by 100 field. */
const added = new Map<string, string>();

/** Adds an icon; its content is what stands inside the `svg` element of a 100 by 100 view box. */
export function addIcon(iconId: string, svgContent: string): void {
  added.set(iconId, svgContent);
}

/** Takes an added icon away; Lucide's stay. */
export function removeIcon(iconId: string): void {
  added.delete(iconId);
}

/** Draws an icon, or answers null when nobody knows the id. */
export function getIcon(iconId: string): SVGSVGElement | null {
  return addedIcon(iconId) ?? lucideIcon(iconId.replace(/^lucide-/u, ""));
}

/** All ids: `lucide-...` for Lucide's own, then the added ones. */
export function getIconIds(): string[] {
  const lucideIds = Object.keys(icons).map((name) => `lucide-${kebabCase(name)}`);
  return [...new Set(lucideIds), ...added.keys()];
}

/** Puts the icon in the element in place of what is there; does nothing for an unknown id. */
export function setIcon(parent: HTMLElement, iconId: string): void {
  const icon = getIcon(iconId);
  if (icon) parent.replaceChildren(icon);
}

function addedIcon(iconId: string): SVGSVGElement | null {
  const content = added.get(iconId);
  if (content === undefined) return null;
  const svg = createSvg("svg", { cls: `svg-icon ${iconId}`, attr: { viewBox: "0 0 100 100", width: 24, height: 24 } });
  svg.innerHTML = content;
  return svg;
}

function lucideIcon(name: string): SVGSVGElement | null {
  const node = icons[pascalCase(name)];
  if (!node) return null;
  return createElement(node, { class: `svg-icon lucide-${name}` }) as SVGSVGElement;
}

function pascalCase(kebab: string): string {
  if (!/^[a-z0-9-]+$/u.test(kebab)) return "";
  return kebab.replace(/(?:^|-)([a-z0-9])/gu, (_, letter: string) => letter.toUpperCase());
}

/** `Grid2x2Check` is `grid-2x2-check`, `ArrowDown01` is `arrow-down-0-1`, `Columns2` is `columns-2`. */
function kebabCase(pascal: string): string {
  return pascal
    .replace(/([a-z])([A-Z0-9])/gu, (_, before: string, after: string) => `${before}-${after}`)
    .replace(/(\d)-?x-?(\d)/gu, "$1x$2")
    .replace(/([A-Z])(?=[A-Z][a-z])/gu, "$1-")
    .replace(/(\d)([A-Z])/gu, "$1-$2")
    .replace(/(\d)(\d)/gu, "$1-$2")
    .toLowerCase();
}
