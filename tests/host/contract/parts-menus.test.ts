import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { AbstractInputSuggest } from "../parts/abstract-input-suggest.ts";
import { HoverPopover } from "../parts/hover-popover.ts";
import { Menu } from "../parts/menu.ts";
import { displayTooltip, followPointerWithTooltips, setTooltip } from "../parts/tooltip.ts";
import { one, press, startPartsHost, texts, type, type PartsHost } from "./parts-host.ts";

let host: PartsHost;
beforeEach(() => void (host = startPartsHost()));
afterEach(() => {
  host.close();
  vi.useRealTimers();
});

function menuOf(...titles: string[]): { menu: Menu; used: string[] } {
  const used: string[] = [];
  const menu = new Menu();
  for (const title of titles) menu.addItem((item) => item.setTitle(title).onClick(() => used.push(title)));
  return { menu, used };
}

describe("a menu", () => {
  it("shows at a point, hides before it calls the item's listener, and tells that it hid", () => {
    const events: string[] = [];
    const menu = new Menu().addItem((item) => item.setTitle("Open").setIcon("file").onClick(() => events.push(`click ${String(menu.dom.isConnected)}`)));
    menu.onHide(() => events.push("hide"));
    menu.showAtPosition({ x: 30, y: 40 });
    expect([menu.dom.style.left, menu.dom.style.top]).toEqual(["30px", "40px"]);
    one(".menu .menu-item .menu-item-title").click();
    expect(events).toEqual(["hide", "click false"]);
  });

  it("is walked with the arrow keys past disabled items and labels; Enter uses the item, focus stays put", () => {
    const field = document.body.createEl("input");
    field.focus();
    const { menu, used } = menuOf("One", "Two", "Three");
    menu.items.forEach((item, index) => index === 1 && "setDisabled" in item && item.setDisabled(true));
    menu.addItem((item) => item.setTitle("Label").setIsLabel(true));
    menu.showAtPosition({ x: 0, y: 0 });
    press("ArrowDown");
    press("ArrowDown");
    expect(texts(".menu-item.selected")).toEqual(["Three"]);
    press("ArrowDown");
    expect(texts(".menu-item.selected")).toEqual(["One"]);
    press("ArrowUp");
    press("Enter");
    expect(used).toEqual(["Three"]);
    expect([document.activeElement, document.querySelector(".menu")]).toEqual([field, null]);
  });

  it("hides on Escape and on a press outside, not on one inside", () => {
    const { menu } = menuOf("One");
    menu.showAtPosition({ x: 0, y: 0 });
    one(".menu-item").dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    expect(menu.dom.isConnected).toBe(true);
    document.body.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    expect(menu.dom.isConnected).toBe(false);
    menu.showAtPosition({ x: 0, y: 0 });
    press("Escape");
    expect(menu.dom.isConnected).toBe(false);
  });

  it("brings sections together with one separator between them", () => {
    const menu = new Menu();
    const add = (title: string, section: string): unknown => menu.addItem((item) => item.setTitle(title).setSection(section));
    add("Open", "open");
    add("Delete", "danger");
    menu.addSeparator();
    add("Open to the right", "open");
    menu.showAtPosition({ x: 0, y: 0 });
    const lines = Array.from(one(".menu-scroll").children, (el) => el.textContent || "---");
    expect(lines).toEqual(["Open", "Open to the right", "---", "Delete"]);
    expect(one(".menu-item").dataset["section"]).toBe("open");
  });

  it("marks checked and warning items", () => {
    new Menu()
      .addItem((item) => item.setTitle("On").setChecked(true))
      .addItem((item) => item.setTitle("Delete").setWarning(true))
      .showAtPosition({ x: 0, y: 0 });
    expect(texts(".menu-item.is-checked:has(.mod-checked svg)")).toEqual(["On"]);
    expect(texts(".menu-item.is-warning")).toEqual(["Delete"]);
  });

  it("opens a submenu with the right arrow, closes it with the left, and hides wholly after a choice in it", () => {
    const used = vi.fn();
    const menu = new Menu().addItem((item) => {
      item.setTitle("More").setSubmenu().addItem((inner) => inner.setTitle("Inner").onClick(used));
    });
    menu.showAtPosition({ x: 0, y: 0 });
    press("ArrowDown");
    press("ArrowRight");
    expect(document.querySelectorAll(".menu").length).toBe(2);
    press("ArrowLeft");
    expect(document.querySelectorAll(".menu").length).toBe(1);
    press("ArrowRight");
    press("Enter");
    expect(used).toHaveBeenCalledOnce();
    expect(document.querySelectorAll(".menu").length).toBe(0);
  });

  it("of an event is the same for every listener, and shows after they have all run", async () => {
    document.body.addEventListener("contextmenu", (event) => Menu.forEvent(event).addItem((item) => item.setTitle("Body")), { once: true });
    const row = document.body.createDiv();
    row.addEventListener("contextmenu", (event) => Menu.forEvent(event).addItem((item) => item.setTitle("Row")));
    row.dispatchEvent(new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: 5 }));
    await sleep(1);
    expect(texts(".menu-item")).toEqual(["Row", "Body"]);
    press("Escape");
  });
});

class Folders extends AbstractInputSuggest<string> {
  protected getSuggestions(query: string): string[] {
    return ["Daily", "Data", "Logs"].filter((name) => name.startsWith(query));
  }
  renderSuggestion(value: string, el: HTMLElement): void {
    el.setText(value);
  }
}

describe("suggestions at a field", () => {
  it("come on focus, follow the text, and go on blur without leaving a scope behind", () => {
    const field = document.body.createEl("input");
    const suggest = new Folders(host.app, field);
    field.focus();
    expect(texts(".suggestion-container .suggestion-item")).toEqual(["Daily", "Data", "Logs"]);
    type(field, "Da");
    expect(texts(".suggestion-item")).toEqual(["Daily", "Data"]);
    type(field, "None");
    expect(suggest.suggestEl.isConnected).toBe(false);
    type(field, "L");
    field.blur();
    expect(suggest.suggestEl.isConnected).toBe(false);
    expect(press("ArrowDown")).toBe(true);
  });

  it("give the selected one to onSelect on Enter, and Escape only closes them", () => {
    const field = document.body.createEl("input");
    const suggest = new Folders(host.app, field);
    suggest.onSelect((value) => suggest.setValue(value));
    field.focus();
    press("ArrowDown");
    press("Enter");
    expect(suggest.getValue()).toBe("Data");
    type(field, "");
    press("Escape");
    expect([suggest.suggestEl.isConnected, document.activeElement]).toEqual([false, field]);
  });
});

describe("tooltips and popovers", () => {
  it("setTooltip is the accessible name; resting the pointer shows it and pressing hides it", () => {
    vi.useFakeTimers();
    const stop = followPointerWithTooltips(document);
    const button = document.body.createEl("button");
    setTooltip(button, "Run it", { placement: "top", delay: 100 });
    expect([button.getAttr("aria-label"), button.dataset["tooltipPosition"]]).toEqual(["Run it", "top"]);
    button.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
    vi.advanceTimersByTime(99);
    expect(document.querySelector(".tooltip")).toBeNull();
    vi.advanceTimersByTime(1);
    expect(texts(".tooltip.mod-top")).toEqual(["Run it"]);
    button.dispatchEvent(new MouseEvent("mousedown", { bubbles: true }));
    expect(document.querySelector(".tooltip")).toBeNull();
    stop();
  });

  it("displayTooltip shows at once, one at a time, until the pointer leaves", () => {
    const [one, two] = [document.body.createDiv(), document.body.createDiv()];
    displayTooltip(one, "First");
    displayTooltip(two, "Second", { classes: ["mine"] });
    expect(texts(".tooltip")).toEqual(["Second"]);
    two.dispatchEvent(new MouseEvent("mouseleave"));
    expect(document.querySelector(".tooltip")).toBeNull();
  });

  it("A hover popover appears after its waiting time, stays while the pointer is in it, and unloads when left", () => {
    vi.useFakeTimers();
    const target = document.body.createDiv();
    const parent = { hoverPopover: null };
    const popover = new HoverPopover(parent, target, 200);
    vi.advanceTimersByTime(199);
    expect(popover.hoverEl.isConnected).toBe(false);
    vi.advanceTimersByTime(1);
    expect([popover.hoverEl.isConnected, parent.hoverPopover]).toEqual([true, popover]);
    target.dispatchEvent(new MouseEvent("mouseleave"));
    popover.hoverEl.dispatchEvent(new MouseEvent("mouseenter"));
    vi.advanceTimersByTime(1000);
    expect(popover.hoverEl.isConnected).toBe(true);
    popover.hoverEl.dispatchEvent(new MouseEvent("mouseleave"));
    vi.advanceTimersByTime(200);
    expect([popover.hoverEl.isConnected, parent.hoverPopover]).toEqual([false, null]);
  });
});
