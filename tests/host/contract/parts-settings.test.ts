import type { Plugin, SettingDefinitionItem } from "obsidian";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PluginSettingTab } from "../parts/plugin-setting-tab.ts";
import { SettingPage } from "../parts/setting-page.ts";
import { Setting } from "../parts/setting.ts";
import { one, press, startPartsHost, texts, type, type PartsHost } from "./parts-host.ts";

let host: PartsHost;
beforeEach(() => void (host = startPartsHost({ vault: { getAllFolders: () => [{ path: "Daily" }, { path: "Logs/2026" }] } })));
afterEach(() => host.close());

const saved: unknown[] = [];

class Tab extends PluginSettingTab {
  displayed = 0;
  make: () => SettingDefinitionItem[] = () => [];
  override getSettingDefinitions(): SettingDefinitionItem[] {
    return this.make();
  }
  override display(): void {
    this.displayed++;
  }
}

function openTab(settings: Record<string, unknown>, make: () => SettingDefinitionItem[]): Tab {
  saved.length = 0;
  const plugin = { manifest: { id: "ops", name: "Ops" }, settings, saveData: async (data: object) => void saved.push({ ...data }) };
  const tab = new Tab(host.app, plugin as unknown as Plugin);
  tab.make = make;
  document.body.append(tab.containerEl);
  tab.show();
  return tab;
}

const row = (name: string): HTMLElement =>
  Array.from(document.querySelectorAll<HTMLElement>(".setting-item")).find((el) => el.querySelector(".setting-item-name")?.textContent === name) ??
  document.body.createDiv(`no row ${name}`);
const field = <T extends HTMLElement = HTMLInputElement>(name: string): T => one("input, select, textarea", row(name)) as T;

describe("a setting row", () => {
  it("has Obsidian's structure, and names its fields for a screen reader", () => {
    new Setting(document.body).setName("Zone").setDesc("Where you are").addText((text) => text.setPlaceholder("UTC"));
    expect(texts(".setting-item > .setting-item-info > .setting-item-name")).toEqual(["Zone"]);
    expect(texts(".setting-item > .setting-item-info > .setting-item-description")).toEqual(["Where you are"]);
    expect(document.getElementById(field("Zone").getAttr("aria-labelledby") ?? "")?.textContent).toBe("Zone");
  });

  it("shows an error below until it is cleared", () => {
    const setting = new Setting(document.body).setErrorMessage("Not a zone");
    expect([setting.errorEl?.textContent, setting.settingEl.hasClass("is-invalid")]).toEqual(["Not a zone", true]);
    setting.setErrorMessage(null);
    expect([setting.errorEl, setting.settingEl.hasClass("is-invalid")]).toEqual([null, false]);
  });

  it("A toggle answers to click and to its inner checkbox, and not when disabled", () => {
    const heard = vi.fn();
    const setting = new Setting(document.body).setName("On").addToggle((toggle) => toggle.onChange(heard));
    one(".checkbox-container").click();
    field("On").click();
    expect(heard.mock.calls).toEqual([[true], [false]]);
    expect(field("On").tabIndex).toBe(0);
    setting.setDisabled(true);
    one(".checkbox-container").click();
    expect(heard).toHaveBeenCalledTimes(2);
  });

  it("setValue of a text or dropdown does not call the listener, entering does", () => {
    const heard = vi.fn();
    new Setting(document.body).setName("T").addText((text) => text.onChange(heard).setValue("a"));
    new Setting(document.body).setName("D").addDropdown((drop) => drop.addOptions({ x: "X", y: "Y" }).onChange(heard).setValue("y"));
    expect(heard).not.toHaveBeenCalled();
    type(field("T"), "b");
    field<HTMLSelectElement>("D").value = "x";
    field("D").trigger("change");
    expect(heard.mock.calls).toEqual([["b"], ["x"]]);
  });

  it("A slider tells at the end of the drag, every move when instant, and shows its value", () => {
    const heard = vi.fn();
    new Setting(document.body).setName("S").addSlider((slider) => slider.setLimits(0, 10, 1).setValue(3).setDisplayFormat((value) => `${value} min`).onChange(heard));
    field("S").value = "4";
    field("S").trigger("input");
    expect([heard.mock.calls.length, texts(".slider-value")]).toEqual([0, ["4 min"]]);
    field("S").trigger("change");
    expect(heard.mock.calls).toEqual([[4]]);
  });

  it("Colours convert between hex, RGB and HSL", () => {
    new Setting(document.body).addColorPicker((picker) => {
      expect(picker.setValueHsl({ h: 210, s: 50, l: 40 }).getValue()).toBe("#336699");
      expect([picker.getValueRgb(), picker.getValueHsl()]).toEqual([{ r: 51, g: 102, b: 153 }, { h: 210, s: 50, l: 40 }]);
    });
  });
});

describe("a declarative settings tab", () => {
  it("is drawn from its definitions, and then display is not called; without any it is", () => {
    const tab = openTab({}, () => [{ name: "Just text", desc: "About" }]);
    expect([texts(".setting-item-name"), tab.displayed]).toEqual([["Just text"], 0]);
    expect(openTab({}, () => []).displayed).toBe(1);
  });

  it("binds every control kind to plugin.settings and saves what is entered", async () => {
    const settings = { on: true, text: "a", area: "b", number: 3, choice: "y", colour: "#336699", slide: 5 };
    openTab(settings, () => [
      { name: "On", control: { type: "toggle", key: "on" } },
      { name: "Text", control: { type: "text", key: "text" } },
      { name: "Area", control: { type: "textarea", key: "area", rows: 4 } },
      { name: "Number", control: { type: "number", key: "number", defaultValue: 9 } },
      { name: "Choice", control: { type: "dropdown", key: "choice", options: { x: "X", y: "Y" } } },
      { name: "Colour", control: { type: "color", key: "colour" } },
      { name: "Slide", control: { type: "slider", key: "slide", min: 0, max: 10, step: 1 } },
      { name: "New", control: { type: "text", key: "fresh", defaultValue: "default" } },
    ]);
    expect(["Text", "Area", "Number", "Choice", "Colour", "Slide", "New"].map((name) => field(name).value)).toEqual(["a", "b", "3", "y", "#336699", "5", "default"]);
    one(".checkbox-container").click();
    type(field("Number"), "4");
    type(field("Area"), "c");
    await sleep(0);
    expect(settings).toMatchObject({ on: false, number: 4, area: "c" });
    expect(saved.at(-1)).toEqual(settings);
    type(field("Number"), "");
    expect(settings.number).toBe(9);
  });

  it("keeps an invalid entry out of the settings and says why, also for a stored value at once", async () => {
    const settings = { zone: "" };
    openTab(settings, () => [{ name: "Zone", control: { type: "text", key: "zone", validate: async (value) => (value === "" ? "Needed" : undefined) } }]);
    await sleep(0);
    expect([texts(".setting-item-error"), settings.zone]).toEqual([["Needed"], ""]);
    type(field("Zone"), "UTC");
    await sleep(0);
    expect([texts(".setting-item-error"), settings.zone]).toEqual([[], "UTC"]);
    type(field("Zone"), "");
    await sleep(0);
    expect([texts(".setting-item-error"), settings.zone, saved.length]).toEqual([["Needed"], "UTC", 1]);
  });

  it("asks visible and disabled again after every stored change and on refreshDomState", async () => {
    const settings: Record<string, unknown> = { team: false };
    const tab = openTab(settings, () => [
      { name: "Team", control: { type: "toggle", key: "team" } },
      { name: "Members", visible: () => settings["team"] === true, control: { type: "text", key: "members", disabled: () => settings["locked"] === true } },
    ]);
    expect(row("Members").isShown()).toBe(false);
    one(".checkbox-container").click();
    await sleep(0);
    expect([row("Members").isShown(), field("Members").disabled]).toEqual([true, false]);
    settings["locked"] = true;
    tab.refreshDomState();
    expect(field("Members").disabled).toBe(true);
  });

  it("gathers rows in groups with a heading and a search that survives update, and keeps the focus", () => {
    const tab = openTab({ a: "1" }, () => [
      { type: "group", heading: "Folders", search: { match: (def, query) => def.name.includes(query) }, items: [
        { name: "Alpha", control: { type: "text", key: "a" } },
        { name: "Beta" },
        { name: "Always", searchable: false },
      ] },
    ]);
    type(one(".setting-group-search input") as HTMLInputElement, "Alp");
    field("Alpha").focus();
    tab.update();
    expect(["Alpha", "Beta", "Always"].map((name) => row(name).isShown())).toEqual([true, false, true]);
    expect(document.activeElement === field("Alpha")).toBe(true);
    expect(texts(".setting-group > .setting-item-heading .setting-item-name")).toEqual(["Folders"]);
  });

  it("A list adds, deletes by button and key, moves by the handle's arrow keys, and says when it is empty", () => {
    const calls: unknown[][] = [];
    let names = ["One", "Two"];
    const tab = openTab({}, () => [
      { type: "list", heading: "People", emptyState: "Nobody", items: names.map((name) => ({ name })),
        onDelete: (index) => calls.push(["delete", index]), onReorder: (from, to) => calls.push(["move", from, to]),
        addItem: { name: "Add person", action: (el) => calls.push(["add", el.getAttr("aria-label")]) } },
    ]);
    one('[aria-label="Delete"]', row("Two")).click();
    row("One").focus();
    press("Backspace");
    one('[aria-label="Drag to rearrange"]', row("One")).focus();
    press("ArrowUp");
    press("ArrowDown");
    one('[aria-label="Add person"]').click();
    expect(calls).toEqual([["delete", 1], ["delete", 0], ["move", 0, 1], ["add", "Add person"]]);
    names = [];
    tab.update();
    expect(texts(".setting-list-empty")).toEqual(["Nobody"]);
  });

  it("A page opens with Enter, holds its own rows, follows update, and goes back to its row", () => {
    let inside = "Inside";
    const tab = openTab({}, () => [{ type: "page", name: "Advanced", displayValue: "3 rules", status: "warning", items: [{ name: inside }] }]);
    expect(texts(".mod-page .setting-item-value")).toEqual(["3 rules"]);
    row("Advanced").focus();
    press("Enter");
    expect([texts(".setting-page-title"), row("Inside").isShown(), row("Advanced").isShown()]).toEqual([["Advanced"], true, false]);
    inside = "Changed";
    tab.update();
    expect(row("Changed").isShown()).toBe(true);
    one(".setting-page-back").click();
    expect([document.querySelector(".setting-page-back"), document.activeElement === row("Advanced")]).toEqual([null, true]);
  });

  it("A page of its own class is displayed, and hidden when the tab is left", () => {
    const calls: string[] = [];
    class Own extends SettingPage {
      display(): void {
        calls.push("display");
      }
      override hide(): void {
        calls.push("hide");
      }
    }
    const tab = openTab({}, () => [{ type: "page", name: "Own", page: () => new Own() as never }]);
    row("Own").click();
    tab.hide();
    expect([calls, tab.containerEl.childElementCount]).toEqual([["display", "hide"], 0]);
  });

  it("render draws its row and is cleaned up, action gets its row and index", () => {
    const calls: unknown[] = [];
    const tab = openTab({}, () => [
      { name: "Own", render: (setting) => (setting.addButton((button) => button.setButtonText("Do")), () => calls.push("cleaned")) },
      { name: "Run", action: (el, index) => calls.push([el.className.includes("setting-item"), index]) },
      { name: "Off", disabled: true, action: () => calls.push("never") },
    ]);
    expect(texts(".setting-item button")).toEqual(["Do"]);
    row("Run").click();
    row("Off").click();
    tab.update();
    expect(calls).toEqual([[true, 1], "cleaned"]);
  });

  it("A folder control suggests the vault's folders and stores the chosen one", async () => {
    const settings = { folder: "" };
    openTab(settings, () => [{ name: "Folder", control: { type: "folder", key: "folder" } }]);
    field("Folder").focus();
    expect(texts(".suggestion-item")).toEqual(["Daily", "Logs/2026"]);
    type(field("Folder"), "lo");
    press("Enter");
    await sleep(0);
    expect([field("Folder").value, settings.folder, document.querySelector(".suggestion-item")]).toEqual(["Logs/2026", "Logs/2026", null]);
  });
});
