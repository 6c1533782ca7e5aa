import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ConfirmationModal } from "../parts/confirmation-modal.ts";
import { FuzzySuggestModal } from "../parts/fuzzy-suggest-modal.ts";
import { Modal } from "../parts/modal.ts";
import { Notice } from "../parts/notice.ts";
import { SuggestModal } from "../parts/suggest-modal.ts";
import { one, press, startPartsHost, texts, type, type PartsHost } from "./parts-host.ts";

let host: PartsHost;
beforeEach(() => void (host = startPartsHost()));
afterEach(() => {
  host.close();
  vi.useRealTimers();
});

describe("a notice", () => {
  it("stands in the document until its time is over", () => {
    vi.useFakeTimers();
    const notice = new Notice("Saved", 2000);
    expect(texts(".notice-container > .notice")).toEqual(["Saved"]);
    vi.advanceTimersByTime(1999);
    expect(notice.messageEl.isConnected).toBe(true);
    vi.advanceTimersByTime(1);
    expect(document.querySelector(".notice-container")).toBeNull();
  });

  it("with duration 0 stays until it is clicked", () => {
    vi.useFakeTimers();
    const notice = new Notice("Read me", 0);
    vi.advanceTimersByTime(600_000);
    expect(notice.containerEl.isConnected).toBe(true);
    notice.containerEl.click();
    expect(notice.containerEl.isConnected).toBe(false);
  });

  it("takes a fragment whose button works, and another message later", () => {
    const undo = vi.fn();
    const notice = new Notice(createFragment((el) => el.createEl("button", { text: "Undo" }).addEventListener("click", undo)));
    one(".notice button").click();
    expect(undo).toHaveBeenCalledOnce();
    notice.setMessage("Undone");
    expect(notice.messageEl.textContent).toBe("Undone");
    notice.hide();
  });

  it("stacks under earlier ones, and hiding one leaves the others", () => {
    const first = new Notice("First", 0);
    new Notice("Second", 0);
    first.hide();
    expect(texts(".notice")).toEqual(["Second"]);
  });
});

describe("a modal", () => {
  it("is attached on open with Obsidian's structure and gone after close", () => {
    const modal = new Modal(host.app).setTitle("Hello").setContent("World");
    expect(modal.containerEl.isConnected).toBe(false);
    modal.open();
    expect(texts(".modal-container.mod-dim > .modal > .modal-header > .modal-title")).toEqual(["Hello"]);
    expect(texts(".modal-container > .modal > .modal-content")).toEqual(["World"]);
    one(".modal-close-button").click();
    expect(document.querySelector(".modal-container")).toBeNull();
  });

  it("calls onOpen in the document, and onClose and the close callback once", () => {
    const calls: string[] = [];
    class Told extends Modal {
      override async onOpen(): Promise<void> {
        calls.push(`open ${String(this.contentEl.isConnected)}`);
      }
      override onClose(): void {
        calls.push("close");
      }
    }
    const modal = new Told(host.app).setCloseCallback(() => calls.push("callback"));
    modal.open();
    modal.open();
    modal.close();
    modal.close();
    expect(calls).toEqual(["open true", "close", "callback"]);
  });

  it("closes on Escape and on a click beside it; only the topmost one does", () => {
    const [below, above] = [new Modal(host.app), new Modal(host.app)];
    below.open();
    above.open();
    press("Escape");
    expect([below.containerEl.isConnected, above.containerEl.isConnected]).toEqual([true, false]);
    one(".modal-bg").click();
    expect(below.containerEl.isConnected).toBe(false);
  });

  it("keeps the app's own hotkeys away while it is open", () => {
    const hotkey = vi.fn(() => false as const);
    host.app.scope.register(["Mod"], "p", hotkey);
    const modal = new Modal(host.app);
    modal.open();
    press("p", { ctrlKey: true });
    expect(hotkey).not.toHaveBeenCalled();
    modal.close();
    press("p", { ctrlKey: true });
    expect(hotkey).toHaveBeenCalledOnce();
  });

  it("focuses its first control, keeps Tab inside and gives the focus back", () => {
    const before = document.body.createEl("button");
    before.focus();
    const modal = new Modal(host.app);
    const [first, last] = [modal.contentEl.createEl("input"), modal.contentEl.createEl("button")];
    modal.open();
    expect(document.activeElement).toBe(first);
    last.focus();
    expect(press("Tab")).toBe(false);
    expect(document.activeElement).toBe(one(".modal-close-button"));
    press("Tab", { shiftKey: true });
    expect(document.activeElement).toBe(last);
    modal.close();
    expect(document.activeElement).toBe(before);
  });

  it("leaves the focus where onOpen put it, and does not give it back when told so", () => {
    const before = document.body.createEl("button");
    before.focus();
    const modal = new Modal(host.app);
    modal.contentEl.createEl("input");
    const second = modal.contentEl.createEl("input");
    modal.onOpen = () => second.focus();
    modal.shouldRestoreSelection = false;
    modal.open();
    expect(document.activeElement).toBe(second);
    modal.close();
    expect(document.activeElement).not.toBe(before);
  });
});

describe("a confirmation modal", () => {
  it("closes after a button's handler, but not when the handler answers something truthy", async () => {
    let answer: unknown = "not yet";
    const modal = new ConfirmationModal(host.app).addButton((button) => button.setButtonText("Delete").setDestructive().onClick(async () => answer));
    modal.open();
    one(".modal-button-container button").click();
    await sleep(0);
    expect(modal.containerEl.isConnected).toBe(true);
    answer = undefined;
    one(".modal-button-container button").click();
    await sleep(0);
    expect(modal.containerEl.isConnected).toBe(false);
  });

  it("shows on the button that its promise is still open, and takes no second click meanwhile", async () => {
    let finish: () => void = () => undefined;
    const handler = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
    const modal = new ConfirmationModal(host.app).addButton((button) => button.setCta().onClick(handler));
    modal.open();
    const button = one(".modal-button-container button.mod-cta") as HTMLButtonElement;
    button.click();
    button.click();
    expect([handler.mock.calls.length, button.hasClass("mod-loading"), button.disabled]).toEqual([1, true, true]);
    finish();
    await sleep(0);
    expect([button.disabled, modal.containerEl.isConnected]).toEqual([false, false]);
  });

  it("has a cancel button, a checkbox and an initial focus", () => {
    const heard = vi.fn();
    const modal = new ConfirmationModal(host.app)
      .addCheckbox("Do not ask again", heard)
      .addButton((button) => button.setButtonText("Go").setInitialFocus())
      .addCancelButton();
    modal.open();
    expect(document.activeElement?.textContent).toBe("Go");
    one("label.mod-checkbox input").click();
    expect(heard).toHaveBeenCalledWith(true);
    one("button.mod-cancel").click();
    expect(modal.containerEl.isConnected).toBe(false);
  });
});

class Fruits extends FuzzySuggestModal<string> {
  chosen: string[] = [];
  getItems(): string[] {
    return ["Apple", "Apricot", "Banana"];
  }
  getItemText(item: string): string {
    return item;
  }
  onChooseItem(item: string): void {
    this.chosen.push(`${item}, ${this.containerEl.isConnected ? "open" : "closed"}`);
  }
}

describe("a suggest modal", () => {
  it("lists everything at first, the first one selected, and filters while one types", () => {
    const modal = new Fruits(host.app);
    modal.setPlaceholder("A fruit");
    modal.open();
    expect(document.activeElement).toBe(modal.inputEl);
    expect(texts(".prompt > .prompt-results > .suggestion-item")).toEqual(["Apple", "Apricot", "Banana"]);
    expect(texts(".suggestion-item.is-selected")).toEqual(["Apple"]);
    type(modal.inputEl, "ap");
    expect(texts(".suggestion-item")).toEqual(["Apple", "Apricot"]);
    type(modal.inputEl, "xyz");
    expect(texts(".suggestion-empty")).toEqual(["No results found."]);
  });

  it("goes round with the arrow keys, and Enter closes before it tells the choice", () => {
    const modal = new Fruits(host.app);
    modal.open();
    press("ArrowUp");
    expect(texts(".is-selected")).toEqual(["Banana"]);
    press("ArrowDown");
    press("ArrowDown");
    press("Enter");
    expect(modal.chosen).toEqual(["Apricot, closed"]);
  });

  it("takes a click, and Escape leaves without a choice", () => {
    const modal = new Fruits(host.app);
    modal.open();
    (modal.resultContainerEl.children[2] as HTMLElement).click();
    expect(modal.chosen).toEqual(["Banana, closed"]);
    modal.open();
    press("Escape");
    expect([modal.containerEl.isConnected, modal.chosen.length]).toEqual([false, 1]);
  });

  it("shows instructions, the limit and only the newest of late answers", async () => {
    const answers: Record<string, number> = { "": 30, a: 1 };
    class Late extends SuggestModal<string> {
      async getSuggestions(query: string): Promise<string[]> {
        await sleep(answers[query] ?? 0);
        return [`for "${query}"`, "second", "third"];
      }
      renderSuggestion(value: string, el: HTMLElement): void {
        el.setText(value);
      }
      onChooseSuggestion(): void {}
    }
    const modal = new Late(host.app);
    modal.limit = 2;
    modal.setInstructions([{ command: "↵", purpose: "to open" }]);
    modal.open();
    type(modal.inputEl, "a");
    await sleep(60);
    expect(texts(".suggestion-item")).toEqual(['for "a"', "second"]);
    expect(texts(".prompt-instruction")).toEqual(["↵to open"]);
  });
});
