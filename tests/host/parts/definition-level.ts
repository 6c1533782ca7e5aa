import type { SettingDefinitionItem, SettingDefinitionPage } from "obsidian";
import { isListed, renderGroup, type RenderedGroup } from "./definition-group.ts";
import { fieldOf, focusField, type FocusedField } from "./definition-focus.ts";
import type { SettingTab } from "./setting-tab.ts";

/** What rows need to know while they are drawn, and where they leave what must be done later. */
export interface LevelContext {
  readonly tab: SettingTab;
  /** Searches typed into groups, kept over redrawing, by the group's place. */
  readonly queries: Map<string, string>;
  readonly openPage: (page: SettingDefinitionPage) => void;
  /** Asks every `visible` and `disabled` again. */
  readonly refresh: () => void;
  /** Runs now and at every refresh. */
  readonly keep: (apply: () => void) => void;
  /** Runs before the rows are torn down. */
  readonly cleanUp: (callback: () => void) => void;
}

/** One screenful of definitions: groups with their rows, drawn anew on every update. */
export class DefinitionLevel {
  private readonly tab: SettingTab;
  private readonly containerEl: HTMLElement;
  private readonly openPage: (page: SettingDefinitionPage) => void;
  private readonly queries = new Map<string, string>();
  private applied: (() => void)[] = [];
  private cleanups: (() => void)[] = [];

  constructor(tab: SettingTab, containerEl: HTMLElement, openPage: (page: SettingDefinitionPage) => void) {
    this.tab = tab;
    this.containerEl = containerEl;
    this.openPage = openPage;
  }

  render(items: readonly SettingDefinitionItem[]): void {
    const focused: FocusedField | null = fieldOf(this.containerEl);
    this.destroy();
    const context = this.context();
    inGroups(items).forEach((group, index) => renderGroup(context, this.containerEl, group, String(index)));
    if (focused) focusField(this.containerEl, focused);
  }

  refresh(): void {
    for (const apply of this.applied) apply();
  }

  destroy(): void {
    for (const cleanup of this.cleanups.splice(0)) cleanup();
    this.applied = [];
    this.containerEl.empty();
  }

  focusPageRow(name: string): void {
    const rows = this.containerEl.findAll(".setting-item.mod-page");
    rows.find((row) => row.querySelector(".setting-item-name")?.textContent === name)?.focus();
  }

  private context(): LevelContext {
    return {
      tab: this.tab,
      queries: this.queries,
      openPage: this.openPage,
      refresh: () => this.refresh(),
      keep: (apply) => {
        this.applied.push(apply);
        apply();
      },
      cleanUp: (callback) => void this.cleanups.push(callback),
    };
  }
}

/** Loose rows between groups share a group without heading. */
function inGroups(items: readonly SettingDefinitionItem[]): RenderedGroup[] {
  const groups: RenderedGroup[] = [];
  let loose: RenderedGroup | null = null;
  for (const item of items) {
    if (isListed(item)) {
      groups.push(item);
      loose = null;
    } else if (loose) loose.items?.push(item);
    else groups.push((loose = { type: "group", items: [item] }));
  }
  return groups;
}
