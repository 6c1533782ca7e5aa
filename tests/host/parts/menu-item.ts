import { setIcon } from "./icons.ts";
import type { Menu } from "./menu.ts";

type ClickListener = (event: MouseEvent | KeyboardEvent) => unknown;

/** One line of a menu. */
export class MenuItem {
  dom: HTMLElement;
  iconEl: HTMLElement;
  titleEl: HTMLElement;
  section = "";
  disabled = false;
  checked: boolean | null = null;
  isLabel = false;
  submenu: Menu | null = null;
  private readonly menu: Menu;
  private checkEl: HTMLElement | null = null;
  private listener: ClickListener | null = null;

  /** Made by `Menu.addItem`. */
  constructor(menu: Menu) {
    this.menu = menu;
    this.dom = createDiv("menu-item tappable");
    this.iconEl = this.dom.createDiv("menu-item-icon");
    this.titleEl = this.dom.createDiv("menu-item-title");
    this.dom.addEventListener("click", (event) => this.use(event));
    this.dom.addEventListener("mouseenter", () => this.menu.select(this));
  }

  setTitle(title: string | DocumentFragment): this {
    this.titleEl.setText(title);
    return this;
  }

  setIcon(icon: string | null): this {
    this.iconEl.empty();
    if (icon !== null) setIcon(this.iconEl, icon);
    return this;
  }

  setChecked(checked: boolean | null): this {
    this.checked = checked;
    this.dom.toggleClass("is-checked", checked === true);
    this.checkEl?.detach();
    this.checkEl = null;
    if (checked === true) {
      this.checkEl = this.dom.createDiv("menu-item-icon mod-checked");
      setIcon(this.checkEl, "lucide-check");
    }
    return this;
  }

  setDisabled(disabled: boolean): this {
    this.disabled = disabled;
    this.dom.toggleClass("is-disabled", disabled);
    return this;
  }

  setWarning(isWarning: boolean): this {
    this.dom.toggleClass("is-warning", isWarning);
    return this;
  }

  setIsLabel(isLabel: boolean): this {
    this.isLabel = isLabel;
    this.dom.toggleClass("is-label", isLabel);
    return this;
  }

  onClick(callback: ClickListener): this {
    this.listener = callback;
    return this;
  }

  setSection(section: string): this {
    this.section = section;
    this.dom.dataset["section"] = section;
    return this;
  }

  /** Undocumented, but long used: gives the item a menu of its own. */
  setSubmenu(): Menu {
    if (!this.submenu) {
      this.submenu = this.menu.makeSubmenu();
      this.dom.addClass("has-submenu");
      setIcon(this.dom.createDiv("menu-item-icon mod-submenu"), "lucide-chevron-right");
    }
    return this.submenu;
  }

  /** Whether keys may stop at this item. */
  get isUsable(): boolean {
    return !this.disabled && !this.isLabel;
  }

  /** Does what the item is for: opens its submenu, or hides the whole menu and calls the listener. */
  use(event: MouseEvent | KeyboardEvent): void {
    if (!this.isUsable) return;
    if (this.submenu) {
      this.menu.openSubmenu(this);
      return;
    }
    this.menu.hideAll();
    this.listener?.(event);
  }
}

/** The line between two groups of a menu. */
export class MenuSeparator {
  dom: HTMLElement = createDiv("menu-separator");
}
