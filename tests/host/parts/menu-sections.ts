import { MenuItem, MenuSeparator } from "./menu-item.ts";

type MenuPart = MenuItem | MenuSeparator;

/**
 * Brings the items of one section together (sections in the given order, the others as they first appear),
 * with a separator between sections and none at the ends or doubled.
 */
export function arrangeSections(parts: readonly MenuPart[], order: readonly string[]): MenuPart[] {
  const sections = new Map<string, MenuPart[]>(order.map((section) => [section, []]));
  let current = "";
  for (const part of parts) {
    if (part instanceof MenuItem) current = part.section;
    const known = sections.get(current);
    if (known) known.push(part);
    else sections.set(current, [part]);
  }
  const filled = [...sections.values()].filter((section) => section.length > 0);
  return withoutIdleSeparators(filled.flatMap((section, index) => (index === 0 ? section : [new MenuSeparator(), ...section])));
}

function withoutIdleSeparators(parts: MenuPart[]): MenuPart[] {
  const kept: MenuPart[] = [];
  for (const part of parts) {
    const before = kept[kept.length - 1];
    if (part instanceof MenuSeparator && !(before instanceof MenuItem)) continue;
    kept.push(part);
  }
  if (kept[kept.length - 1] instanceof MenuSeparator) kept.pop();
  return kept;
}
