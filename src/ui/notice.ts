import { Notice } from "obsidian";
import { words } from "../words.ts";

const UNDO_MS = 12_000;

/** Says what was done, with a button that takes it back where there is a way. */
export function noticeWithUndo(message: string, undo?: () => void): Notice {
  if (!undo) return new Notice(message);
  const notice = new Notice(message, UNDO_MS);
  notice.containerEl.addClass("operations-vault-notice");
  const button = notice.messageEl.createEl("button", { text: words.undo, attr: { type: "button" } });
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    notice.hide();
    undo();
  });
  return notice;
}
