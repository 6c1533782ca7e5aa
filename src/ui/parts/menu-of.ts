import { Menu } from "obsidian";

/** One line of a menu: its title, its icon and what it does; nothing where it does not apply. */
export type MenuLine = readonly [title: string, icon: string, act: (event: MouseEvent | KeyboardEvent) => void] | false | undefined;

/** A menu of these lines. */
export function menuOf(lines: readonly MenuLine[]): Menu {
  const menu = new Menu();
  for (const line of lines) if (line) menu.addItem((item) => item.setTitle(line[0]).setIcon(line[1]).onClick(line[2]));
  return menu;
}
