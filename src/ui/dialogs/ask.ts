import { Modal, type App } from "obsidian";
import { words } from "../../words.ts";

/** What a dialog draws into, and how it ends: with an answer, or without one. */
export interface Asking<T> {
  readonly contentEl: HTMLElement;
  answer(answer: T): void;
  cancel(): void;
}

/** Opens a dialog and waits for its answer; undefined where it was closed without one. */
export function ask<T>(app: App, title: string, draw: (asking: Asking<T>) => void): Promise<T | undefined> {
  return new Promise((resolve) => {
    let given: T | undefined;
    const modal = new Modal(app);
    const before = activeDocument.activeElement;
    modal.modalEl.addClass("operations-vault-dialog");
    modal.setTitle(title);
    modal.setCloseCallback(() => {
      // The app puts the text selection back as well, which may lie in an editor and takes the focus there.
      if (before?.instanceOf(HTMLElement) && before.isConnected) before.focus({ preventScroll: true });
      resolve(given);
    });
    const answer = (value: T): void => {
      given = value;
      modal.close();
    };
    draw({ contentEl: modal.contentEl, answer, cancel: () => modal.close() });
    modal.open();
  });
}

/** Draws a form that Enter submits in any field. */
export function drawForm(parent: HTMLElement, submit: () => void): HTMLFormElement {
  const form = parent.createEl("form", { cls: "operations-vault-form", attr: { novalidate: "" } });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  // A list to choose from swallows Enter.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || form.doc.activeElement?.matches("select, input[type=radio]") !== true) return;
    event.preventDefault();
    form.requestSubmit();
  });
  return form;
}

/** Draws the buttons at a dialog's end: the accent one submits the form that it stands in. */
export function drawDialogButtons(form: HTMLElement, confirm: string, cancel: () => void): HTMLButtonElement {
  const row = form.createDiv("modal-button-container");
  const confirmButton = row.createEl("button", { cls: "mod-cta", text: confirm, attr: { type: "submit" } });
  const cancelButton = row.createEl("button", { cls: "mod-cancel", text: words.cancel, attr: { type: "button" } });
  cancelButton.addEventListener("click", cancel);
  return confirmButton;
}
