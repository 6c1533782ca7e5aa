import type { FuzzyMatch } from "obsidian";
import type { App } from "../core/app.ts";
import type { HostCommand } from "../core/commands.ts";
import { FuzzySuggestModal } from "../parts/fuzzy-suggest-modal.ts";
import { renderResults } from "../parts/render-matches.ts";
import { hotkeyText } from "./hotkeys.ts";

const recentByApp = new WeakMap<App, string[]>();

/** The command palette: every command that can run now, those used last first. */
export class CommandPalette extends FuzzySuggestModal<HostCommand> {
  readonly #app: App;

  constructor(app: App) {
    super(app as never);
    this.#app = app;
    this.modalEl.addClass("mod-command-palette");
    this.modalEl.setAttribute("aria-label", "Command palette");
    this.setPlaceholder("Select a command...");
    this.setInstructions([
      { command: "↑↓", purpose: "to navigate" },
      { command: "↵", purpose: "to use" },
      { command: "esc", purpose: "to dismiss" },
    ]);
  }

  getItems(): HostCommand[] {
    const recent = recentByApp.get(this.#app) ?? [];
    const rank = (command: HostCommand): number => (recent.includes(command.id) ? recent.indexOf(command.id) : recent.length);
    return this.#app.commands.listCommands().sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
  }

  getItemText(command: HostCommand): string {
    return command.name;
  }

  override renderSuggestion(found: FuzzyMatch<HostCommand>, el: HTMLElement): void {
    el.addClass("mod-complex");
    renderResults(el.createDiv("suggestion-content").createDiv("suggestion-title"), found.item.name, found.match);
    const hotkey = hotkeyText(found.item);
    if (hotkey !== null) el.createDiv("suggestion-aux").createEl("kbd", { cls: "suggestion-hotkey", text: hotkey });
  }

  onChooseItem(command: HostCommand): void {
    const recent = recentByApp.get(this.#app) ?? [];
    recentByApp.set(this.#app, [command.id, ...recent.filter((id) => id !== command.id)].slice(0, 8));
    this.#app.commands.executeCommand(command);
  }
}
