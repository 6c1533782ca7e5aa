import type { App } from "obsidian";
import type { ShownConflict } from "../../domain/queries/change-panel.ts";
import { changeWords as say } from "../../change-words.ts";
import { words } from "../../words.ts";
import { drawIcon } from "../parts/buttons.ts";
import { nameBy } from "../parts/name-by.ts";
import { walkList } from "../parts/walk-list.ts";
import { ask } from "./ask.ts";

/** What a person wants with a conflict: to accept it, or to see the other note. */
export interface ConflictAnswer {
  readonly conflict: ShownConflict;
  readonly wants: "accept" | "open";
}

/** Shows what a change meets; undefined where the dialog was closed. */
export function showConflicts(app: App, name: string, conflicts: readonly ShownConflict[]): Promise<ConflictAnswer | undefined> {
  return ask<ConflictAnswer>(app, say.conflictsTitle(name), (asking) => {
    const { contentEl } = asking;
    const intro = contentEl.createEl("p", { text: say.conflictsIntro(conflicts.filter(({ accepted }) => !accepted).length) });
    const list = contentEl.createDiv({ cls: "operations-vault-refusals", attr: { role: "list" } });
    nameBy(list, intro);
    for (const conflict of conflicts) drawConflict(list, conflict, (wants) => asking.answer({ conflict, wants }));
    walkList(list);
    contentEl.createDiv("modal-button-container").createEl("button", { text: words.close, attr: { type: "button" } }).addEventListener("click", () => asking.cancel());
  });
}

/** What a conflict is called: its sort, and the note or window that it is with. */
export function conflictName({ type, name }: Pick<ShownConflict, "type" | "name">): string {
  return `${say.types[type] ?? type}: ${name}`;
}

function drawConflict(list: HTMLElement, conflict: ShownConflict, want: (wants: ConflictAnswer["wants"]) => void): void {
  const item = list.createDiv({ cls: "operations-vault-conflict", attr: { role: "listitem" } });
  const { accepted, isHard, detail, path } = conflict;
  const row = path === "" ? item.createDiv() : item.createEl("button", { attr: { type: "button", "data-walk": "" } });
  row.addClass("operations-vault-row");
  drawIcon(row, accepted ? "circle-check" : "circle-alert", accepted ? "" : "operations-vault-warning");
  const text = row.createDiv("operations-vault-row-text");
  text.createDiv({ cls: "operations-vault-row-title", text: conflictName(conflict) });
  if (detail !== "") text.createDiv({ cls: "operations-vault-note", text: detail });
  if (accepted) text.createDiv({ cls: "operations-vault-muted", text: [say.accepted, accepted.by, accepted.why].filter((part) => part !== "").join(", ") });
  else if (isHard) text.createDiv({ cls: "operations-vault-muted", text: say.isHard });
  if (path !== "") row.addEventListener("click", () => want("open"));
  if (accepted || isHard) return;
  const accept = item.createEl("button", { text: say.accept, attr: { type: "button", "data-walk": "", "aria-label": say.acceptName(conflictName(conflict)) } });
  accept.addEventListener("click", () => want("accept"));
}
