import type { App } from "obsidian";
import { ButtonComponent } from "./button-component.ts";
import { Modal } from "./modal.ts";

/** Asks for a decision: a row of buttons, each of which closes the modal unless its handler answers something truthy. */
export class ConfirmationModal extends Modal {
  buttonContainerEl: HTMLElement;
  private initialFocus: ConfirmationButton | null = null;

  constructor(app: App) {
    super(app);
    this.modalEl.addClass("mod-confirmation");
    this.buttonContainerEl = this.modalEl.createDiv("modal-button-container");
  }

  override open(): void {
    super.open();
    this.initialFocus?.buttonEl.focus();
  }

  addClass(cls: string): this {
    this.modalEl.addClass(cls);
    return this;
  }

  addCheckbox(label: string, callback: (value: boolean) => unknown): this {
    const labelEl = this.buttonContainerEl.createEl("label", { cls: "mod-checkbox" });
    const checkbox = labelEl.createEl("input", { type: "checkbox", attr: { tabindex: 0 } });
    labelEl.appendText(label);
    checkbox.addEventListener("change", () => void callback(checkbox.checked));
    return this;
  }

  addButton(callback: (button: ConfirmationButton) => unknown): this {
    const button = new ConfirmationButton(this.buttonContainerEl, this, (focused) => (this.initialFocus = focused));
    callback(button);
    return this;
  }

  addCancelButton(text = "Cancel"): this {
    return this.addButton((button) => button.setButtonText(text).setCancel());
  }
}

/** One button of a {@link ConfirmationModal}. */
export class ConfirmationButton extends ButtonComponent {
  private readonly modal: Modal;
  private readonly markFocus: (button: ConfirmationButton) => void;

  constructor(containerEl: HTMLElement, modal: Modal, markFocus: (button: ConfirmationButton) => void) {
    super(containerEl);
    this.modal = modal;
    this.markFocus = markFocus;
    this.onClick(() => undefined);
  }

  override onClick(handler: (event: MouseEvent) => unknown): this {
    return super.onClick((event) => this.closeAfter(handler(event)));
  }

  setInitialFocus(): this {
    this.markFocus(this);
    return this;
  }

  setSecondary(): this {
    this.buttonEl.addClass("mod-secondary");
    return this;
  }

  setCancel(): this {
    this.buttonEl.addClass("mod-cancel");
    return this;
  }

  private closeAfter(answer: unknown): unknown {
    if (answer instanceof Promise) return answer.then((later: unknown) => this.closeAfter(later));
    if (!answer) this.modal.close();
    return answer;
  }
}
