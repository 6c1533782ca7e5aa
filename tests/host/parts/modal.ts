import type { App } from "obsidian";
import { Scope } from "../core/scope.ts";
import { focusableIn, holdFocus } from "./focus.ts";
import { setIcon } from "./icons.ts";

let titles = 0;

/** A dialog over the app: takes the keys, keeps the focus inside, gives it back when it closes. */
export class Modal {
  app: App;
  scope: Scope;
  containerEl: HTMLElement;
  modalEl: HTMLElement;
  headerEl: HTMLElement;
  titleEl: HTMLElement;
  contentEl: HTMLElement;
  bgEl: HTMLElement;
  shouldRestoreSelection = true;
  private closeCallback: (() => unknown) | null = null;
  private focusedBefore: HTMLElement | null = null;
  private rangeBefore: Range | null = null;
  private isOpen = false;
  private releaseFocus: (() => void) | null = null;

  constructor(app: App) {
    this.app = app;
    this.scope = new Scope();
    this.scope.register([], "Escape", () => this.onEscapeKey());
    this.containerEl = createDiv("modal-container mod-dim");
    this.bgEl = this.containerEl.createDiv("modal-bg");
    this.bgEl.setCssStyles({ opacity: "0.85" });
    this.modalEl = this.containerEl.createDiv("modal");
    const closeEl = this.modalEl.createDiv({ cls: "modal-close-button mod-raised clickable-icon", attr: { "aria-label": "Close" } });
    closeEl.setAttrs({ role: "button", tabindex: 0 });
    setIcon(closeEl, "lucide-x");
    this.headerEl = this.modalEl.createDiv("modal-header");
    this.titleEl = this.headerEl.createDiv({ cls: "modal-title", attr: { id: `modal-title-${++titles}` } });
    this.contentEl = this.modalEl.createDiv("modal-content");
    this.modalEl.setAttrs({ role: "dialog", "aria-modal": true, tabindex: -1, "aria-labelledby": this.titleEl.id });
    this.bgEl.addEventListener("click", () => this.close());
    closeEl.addEventListener("click", () => this.close());
    closeEl.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      this.close();
    });
  }

  open(): void {
    if (this.isOpen) return;
    this.isOpen = true;
    this.rememberFocus();
    this.app.keymap.pushScope(this.scope);
    activeDocument.body.appendChild(this.containerEl);
    this.releaseFocus = holdFocus(this.modalEl);
    this.modalEl.focus({ preventScroll: true });
    void this.onOpen();
    this.focusFirst();
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.releaseFocus?.();
    this.app.keymap.popScope(this.scope);
    this.containerEl.detach();
    this.restoreFocus();
    this.onClose();
    this.closeCallback?.();
  }

  onOpen(): Promise<void> | void {}

  onClose(): void {}

  /** On a phone the back gesture closes the modal. */
  onHistoryBack(): void {
    this.close();
  }

  setTitle(title: string): this {
    this.titleEl.setText(title);
    return this;
  }

  setContent(content: string | DocumentFragment): this {
    this.contentEl.setText(content);
    return this;
  }

  setCloseCallback(callback: () => unknown): this {
    this.closeCallback = callback;
    return this;
  }

  protected onEscapeKey(): false {
    this.close();
    return false;
  }

  /** Focuses the first control of the content unless `onOpen` has put the focus somewhere already. */
  private focusFirst(): void {
    const active = activeDocument.activeElement;
    if (active && active !== this.modalEl && this.modalEl.contains(active)) return;
    focusableIn(this.contentEl)[0]?.focus({ preventScroll: true });
  }

  private rememberFocus(): void {
    this.focusedBefore = activeDocument.activeElement as HTMLElement | null;
    const selection = activeDocument.getSelection();
    this.rangeBefore = selection && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  }

  private restoreFocus(): void {
    if (!this.shouldRestoreSelection) return;
    if (this.focusedBefore?.isConnected && this.focusedBefore !== activeDocument.body) {
      this.focusedBefore.focus({ preventScroll: true });
    }
    const range = this.rangeBefore;
    if (range?.startContainer.isConnected && range.endContainer.isConnected) {
      const selection = activeDocument.getSelection();
      selection?.removeAllRanges();
      selection?.addRange(range);
    }
  }
}
