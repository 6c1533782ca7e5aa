import type { App } from "obsidian";
import type { Refusal } from "../../domain/actions/plan.ts";
import { baseName } from "../../domain/text/links.ts";
import { words } from "../../words.ts";
import { drawIcon } from "../parts/buttons.ts";
import { nameBy } from "../parts/name-by.ts";
import { walkList } from "../parts/walk-list.ts";
import { ask } from "./ask.ts";

/** What stands in the way of something; `open` shows a note at a 0-based line. */
export interface RefusalList {
  readonly title: string;
  readonly refusals: readonly Refusal[];
  open(path: string, line: number | undefined): void;
}

/** Shows what is missing; a row opens its line. Resolves when the dialog is closed. */
export async function showRefusals(app: App, list: RefusalList): Promise<void> {
  const chosen = await ask<Refusal>(app, list.title, (asking) => {
    const intro = asking.contentEl.createEl("p", { text: words.refusalsIntro(list.refusals.length) });
    const rows = asking.contentEl.createDiv({ cls: "operations-vault-refusals", attr: { role: "list" } });
    nameBy(rows, intro);
    list.refusals.forEach((refusal, at) => {
      // A run of rows says what to do once.
      const hint = list.refusals[at - 1]?.hint === refusal.hint ? "" : refusal.hint;
      drawRefusal(rows, { ...refusal, hint }, () => asking.answer(refusal));
    });
    walkList(rows);
    const buttons = asking.contentEl.createDiv("modal-button-container");
    buttons.createEl("button", { text: words.close, attr: { type: "button" } }).addEventListener("click", () => asking.cancel());
  });
  if (chosen?.path !== undefined) list.open(chosen.path, chosen.line);
}

function drawRefusal(rows: HTMLElement, refusal: Refusal, choose: () => void): void {
  const item = rows.createDiv({ attr: { role: "listitem" } });
  const canOpen = refusal.path !== undefined;
  const row = canOpen ? item.createEl("button", { attr: { type: "button", "data-walk": "" } }) : item.createDiv();
  row.addClass("operations-vault-row");
  drawIcon(row, "circle-alert", "operations-vault-warning");
  const text = row.createDiv("operations-vault-row-text");
  text.createDiv({ cls: "operations-vault-row-title", text: refusal.reason });
  if (refusal.hint !== "") text.createDiv({ cls: "operations-vault-note", text: refusal.hint });
  const source = sourceOf(refusal);
  if (source !== "") text.createDiv({ cls: "operations-vault-muted", text: source });
  if (canOpen) row.addEventListener("click", choose);
}

/** The id of a rule, by which the documentation explains it. */
const RULE_ID = /^[A-Z]{3}-[A-Z]/;

/** "CHG-HASH · CHG-20261120-01 Move db-1 logs, line 5". */
function sourceOf({ code, path, line }: Refusal): string {
  const place = path === undefined ? "" : line === undefined ? baseName(path) : words.inLine(baseName(path), line + 1);
  return [RULE_ID.test(code) ? code : "", place].filter((part) => part !== "").join(" · ");
}
