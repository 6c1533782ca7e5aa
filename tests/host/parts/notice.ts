const DEFAULT_DURATION = 5000;

/** A short message in the corner; a click on it, or its time, takes it away. */
export class Notice {
  /** The old name of `messageEl`. */
  noticeEl: HTMLElement;
  containerEl: HTMLElement;
  messageEl: HTMLElement;
  private timer: number | null = null;

  constructor(message: string | DocumentFragment, duration: number = DEFAULT_DURATION) {
    const stack = noticeStack(activeDocument);
    this.containerEl = stack.createDiv("notice");
    this.messageEl = this.containerEl.createDiv("notice-message");
    this.noticeEl = this.messageEl;
    this.setMessage(message);
    this.containerEl.addEventListener("click", () => this.hide());
    this.setAutoHide(duration);
  }

  /** Puts another message in; the running time is not touched. */
  setMessage(message: string | DocumentFragment): this {
    this.messageEl.setText(message);
    return this;
  }

  /** Starts the time anew; 0 keeps the notice until a click. */
  setAutoHide(duration: number): this {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = duration > 0 ? window.setTimeout(() => this.#timeIsUp(), duration) : null;
    return this;
  }

  #timeIsUp(): void {
    this.timer = null;
    this.hide();
  }

  hide(): void {
    if (this.timer !== null) window.clearTimeout(this.timer);
    this.timer = null;
    const stack = this.containerEl.parentElement;
    this.containerEl.detach();
    if (stack && stack.childElementCount === 0) stack.detach();
  }
}

function noticeStack(doc: Document): HTMLElement {
  const known = doc.body.querySelector<HTMLElement>(":scope > .notice-container");
  return known ?? doc.body.createDiv({ cls: "notice-container", attr: { "aria-live": "polite" } });
}
