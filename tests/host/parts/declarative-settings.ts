import type { SettingDefinitionItem, SettingDefinitionPage } from "obsidian";
import { DefinitionLevel } from "./definition-level.ts";
import type { SettingTab } from "./setting-tab.ts";
import { SettingPage } from "./setting-page.ts";
import { DeclaredPage, addBackButton } from "./declared-page.ts";

interface OpenPage {
  name: string;
  page: SettingPage;
}

/** A settings tab drawn from its definitions: the first level and the pages that were opened from it, one above the other. */
export class DeclarativeSettings {
  private readonly tab: SettingTab;
  private root: DefinitionLevel | null = null;
  private rootEl: HTMLElement | null = null;
  private pages: OpenPage[] = [];

  constructor(tab: SettingTab) {
    this.tab = tab;
  }

  show(): void {
    this.tab.containerEl.empty();
    this.rootEl = this.tab.containerEl.createDiv("setting-page mod-root");
    this.root = new DefinitionLevel(this.tab, this.rootEl, (page) => this.openPage(page));
    this.root.render(this.tab.settingItems);
  }

  /** Draws what is open anew from the tab's new definitions; a page that is gone closes. */
  update(): void {
    if (!this.root) return;
    this.root.render(this.tab.settingItems);
    let items: readonly SettingDefinitionItem[] = this.tab.settingItems;
    for (const [depth, { name, page }] of [...this.pages.entries()]) {
      const definition = findPage(items, name);
      if (!definition) {
        while (this.pages.length > depth) this.closePage();
        return;
      }
      items = definition.items ?? [];
      if (page instanceof DeclaredPage) page.update(definition);
    }
  }

  refresh(): void {
    this.root?.refresh();
    for (const { page } of this.pages) if (page instanceof DeclaredPage) page.level.refresh();
  }

  close(): void {
    while (this.pages.length > 0) this.closePage();
    this.root?.destroy();
    this.root = null;
    this.rootEl = null;
  }

  private openPage(definition: SettingDefinitionPage): void {
    const page = definition.page
      ? (definition.page() as unknown as SettingPage)
      : new DeclaredPage(this.tab, definition, (inner) => this.openPage(inner));
    if (page.title === "") page.title = definition.name;
    this.topEl()?.hide();
    const focus = addBackButton(page, () => this.closePage());
    this.tab.containerEl.appendChild(page.rootEl);
    this.pages.push({ name: definition.name, page });
    page.display();
    focus.focus();
  }

  private closePage(): void {
    const closed = this.pages.pop();
    if (!closed) return;
    closed.page.hide();
    closed.page.rootEl.detach();
    this.topEl()?.show();
    this.topLevel()?.focusPageRow(closed.name);
  }

  private topEl(): HTMLElement | null {
    return this.pages[this.pages.length - 1]?.page.rootEl ?? this.rootEl;
  }

  private topLevel(): DefinitionLevel | null {
    const page = this.pages[this.pages.length - 1]?.page;
    if (!page) return this.root;
    return page instanceof DeclaredPage ? page.level : null;
  }
}

function findPage(items: readonly SettingDefinitionItem[], name: string): SettingDefinitionPage | null {
  for (const item of items) {
    if (!("type" in item)) continue;
    if (item.type === "page") {
      if (item.name === name) return item;
      continue;
    }
    const inner = findPage(item.items ?? [], name);
    if (inner) return inner;
  }
  return null;
}
