import type { MenuPositionDef } from "obsidian";
import { Component } from "../core/component.ts";
import { Scope } from "../core/scope.ts";
import { currentApp } from "./current-app.ts";
import { MenuItem, MenuSeparator } from "./menu-item.ts";
import { arrangeSections } from "./menu-sections.ts";
import { placeMenu } from "./menu-placement.ts";

const menusOfEvents = new WeakMap<Event, Menu>();

/** A context menu. Focus stays where it was; the keys come through the menu's scope. */
export class Menu extends Component {
  dom: HTMLElement;
  items: (MenuItem | MenuSeparator)[] = [];
  scope: Scope;
  selected: MenuItem | null = null;
  parentMenu: Menu | null = null;
  currentSubmenu: Menu | null = null;
  useNativeMenu = false;
  private readonly scrollEl: HTMLElement;
  private sectionOrder: string[] = [];
  private parentEl: HTMLElement | null = null;
  private hideListeners: (() => unknown)[] = [];

  constructor() {
    super();
    this.dom = createDiv("menu");
    this.dom.createDiv("menu-grabber");
    this.scrollEl = this.dom.createDiv("menu-scroll");
    this.scope = new Scope();
    const keys: Record<string, (event: KeyboardEvent) => void> = {
      ArrowDown: () => this.step(1),
      ArrowUp: () => this.step(-1),
      Home: () => this.selectFrom(0, 1),
      End: () => this.selectFrom(-1, -1),
      ArrowRight: () => this.selected?.submenu && this.openSubmenu(this.selected),
      ArrowLeft: () => this.parentMenu && this.hide(),
      Enter: (event) => this.selected?.use(event),
      " ": (event) => this.selected?.use(event),
      Escape: () => this.hide(),
    };
    for (const [key, act] of Object.entries(keys)) {
      this.scope.register([], key, (event) => {
        act(event);
        return false;
      });
    }
  }

  /** The menu of a context menu event: the same one for every listener, shown after all of them have run. */
  static forEvent(event: PointerEvent | MouseEvent): Menu {
    const known = menusOfEvents.get(event);
    if (known) return known;
    const menu = new Menu();
    menusOfEvents.set(event, menu);
    event.preventDefault();
    window.setTimeout(() => menu.items.length > 0 && menu.showAtMouseEvent(event), 0);
    return menu;
  }

  setNoIcon(): this {
    this.dom.addClass("mod-no-icon");
    return this;
  }

  /** Remembered only: the stand-in has no native menus. */
  setUseNativeMenu(useNativeMenu: boolean): this {
    this.useNativeMenu = useNativeMenu;
    return this;
  }

  addItem(callback: (item: MenuItem) => unknown): this {
    const item = new MenuItem(this);
    this.items.push(item);
    callback(item);
    return this;
  }

  addSeparator(): this {
    this.items.push(new MenuSeparator());
    return this;
  }

  /** Undocumented: the order in which sections stand. */
  addSections(sections: string[]): this {
    this.sectionOrder.push(...sections.filter((section) => !this.sectionOrder.includes(section)));
    return this;
  }

  /** The element that looks active while the menu is open. */
  setParentElement(el: HTMLElement): this {
    this.parentEl = el;
    return this;
  }

  showAtMouseEvent(event: MouseEvent): this {
    return this.showAtPosition({ x: event.clientX, y: event.clientY }, event.doc);
  }

  showAtPosition(position: MenuPositionDef, doc: Document = activeDocument): this {
    if (this.dom.isConnected) return this;
    this.scrollEl.replaceChildren(...arrangeSections(this.items, this.sectionOrder).map((part) => part.dom));
    doc.body.appendChild(this.dom);
    placeMenu(this.dom, position);
    currentApp().keymap.pushScope(this.scope as never);
    this.parentEl?.addClass("has-active-menu");
    this.load();
    if (!this.parentMenu) {
      this.registerDomEvent(doc, "mousedown", (event: MouseEvent) => this.hideUnlessInside(event), true);
    }
    return this;
  }

  hide(): this {
    if (!this.dom.isConnected) return this;
    this.currentSubmenu?.hide();
    this.dom.detach();
    this.select(null);
    currentApp().keymap.popScope(this.scope as never);
    this.parentEl?.removeClass("has-active-menu");
    if (this.parentMenu) this.parentMenu.currentSubmenu = null;
    this.unload();
    for (const listener of this.hideListeners) listener();
    return this;
  }

  close(): void {
    this.hide();
  }

  onHide(callback: () => unknown): void {
    this.hideListeners.push(callback);
  }

  onHistoryBack(): void {
    this.hide();
  }

  /** Hides this menu and those it hangs on. */
  hideAll(): void {
    if (this.parentMenu) this.parentMenu.hideAll();
    else this.hide();
  }

  makeSubmenu(): Menu {
    const menu = new Menu();
    menu.parentMenu = this;
    return menu;
  }

  openSubmenu(item: MenuItem): void {
    const submenu = item.submenu;
    if (!submenu || this.currentSubmenu === submenu) return;
    this.currentSubmenu?.hide();
    this.currentSubmenu = submenu;
    const at = item.dom.getBoundingClientRect();
    submenu.showAtPosition({ x: at.right, y: at.top, width: at.width, overlap: false }, item.dom.doc);
    submenu.selectFrom(0, 1);
  }

  /** Marks an item as the one that Enter will use. */
  select(item: MenuItem | null): void {
    this.selected?.dom.removeClass("selected");
    this.selected = item?.isUsable ? item : null;
    this.selected?.dom.addClass("selected");
    if (this.currentSubmenu && item && item.submenu !== this.currentSubmenu) this.currentSubmenu.hide();
  }

  private step(by: 1 | -1): void {
    const lines = this.lines();
    const at = this.selected ? lines.indexOf(this.selected) : -1;
    this.selectFrom(at < 0 && by < 0 ? -1 : at + by, by);
  }

  /** Selects the first usable item from an index on, going round. */
  private selectFrom(index: number, by: 1 | -1): void {
    const lines = this.lines();
    for (let steps = 0; steps < lines.length; steps++) {
      const item = lines[(index + steps * by + lines.length * 2) % lines.length];
      if (!item?.isUsable) continue;
      this.select(item);
      if (typeof item.dom.scrollIntoView === "function") item.dom.scrollIntoView({ block: "nearest" });
      return;
    }
  }

  /** The items in the order in which they stand on the screen. */
  private lines(): MenuItem[] {
    const parts = arrangeSections(this.items, this.sectionOrder);
    return parts.filter((part): part is MenuItem => part instanceof MenuItem);
  }

  private hideUnlessInside(event: MouseEvent): void {
    const target = event.target as Node;
    for (let menu: Menu | null = this; menu; menu = menu.currentSubmenu) {
      if (menu.dom.contains(target)) return;
    }
    this.hide();
  }
}
