import { Notice } from "obsidian";
import { words } from "../words.ts";

const UNDO_MS = 12_000;
let latest: Notice | undefined;

/**
 * Says what was done, with a button that takes it back where there is a way. Such a notice takes the place of the one
 * before it: only the last operation can be taken back, and ten answers in a row would cover the dashboard.
 */
export function noticeWithUndo(message: string, undo?: () => void): Notice {
  if (!undo) return new Notice(message);
  latest?.hide();
  const notice = new Notice(message, UNDO_MS);
  latest = notice;
  notice.containerEl.addClass("operations-vault-notice");
  const button = notice.messageEl.createEl("button", { text: words.undo, attr: { type: "button" } });
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    notice.hide();
    undo();
  });
  return notice;
}
