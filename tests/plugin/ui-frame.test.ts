import type { App, Plugin, SettingDefinitionControl, SettingDefinitionGroup } from "obsidian";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { noticeWithUndo } from "../../src/ui/notice.ts";
import { OperationsSettingTab, type SettingsAccess } from "../../src/ui/settings-tab.ts";
import { drawStatusItem } from "../../src/ui/status-bar.ts";
import { DEFAULT_SETTINGS, type Settings } from "../../src/vault/settings.ts";
import { button, startHost, the, type UiHost } from "./ui-host.ts";

let host: UiHost;

beforeAll(async () => {
  host = await startHost();
  return () => host.close();
});

afterEach(() => {
  document.querySelectorAll(".notice-container").forEach((el) => el.remove());
});

describe("a notice", () => {
  test("takes back what it tells of, once", () => {
    const undo = vi.fn();
    noticeWithUndo("Passed: Disk usage", undo);
    button("Undo", the(".notice")).click();
    expect(undo).toHaveBeenCalledOnce();
    expect(document.querySelector(".notice")).toBeNull();
  });

  test("takes the place of the one before, whose operation is no longer the last", () => {
    noticeWithUndo("Passed: Disk usage", () => undefined);
    noticeWithUndo("Failed: Replica lag", () => undefined);
    noticeWithUndo("Every step is answered");
    expect([...document.querySelectorAll(".notice-message")].map((el) => el.firstChild?.textContent)).toEqual(["Failed: Replica lag", "Every step is answered"]);
  });

  test("has no button where nothing can be taken back", () => {
    noticeWithUndo("Nothing changed");
    expect(the(".notice").textContent).toBe("Nothing changed");
  });
});

describe("the status bar item", () => {
  test("is a button that says the state and opens the dashboard", () => {
    const open = vi.fn();
    const item = document.body.createDiv();
    const state = { tone: "attention" as const, words: "1 checklist is still open", moment: "09:12" };
    drawStatusItem(item, state, open);
    const drawn = the("button", item);
    expect(drawn.getAttribute("aria-label")).toBe("Operations: 1 checklist is still open. Open dashboard");
    expect(drawn.textContent).toBe("1 checklist is still open");
    drawn.click();
    expect(open).toHaveBeenCalledOnce();
    drawStatusItem(item, { ...state, moment: "09:13" }, open);
    expect(the("button", item)).toBe(drawn);
    drawStatusItem(item, { ...state, words: "All clear", tone: "clear" }, open);
    expect(item.textContent).toBe("All clear");
    item.remove();
  });
});

describe("the settings tab", () => {
  function tab(from: "framework" | "setting" | "device" = "device"): { tab: OperationsSettingTab; changes: Partial<Settings>[]; people: string[] } {
    const changes: Partial<Settings>[] = [];
    const people: string[] = ["[[Ana]]"];
    const access: SettingsAccess = {
      settings: () => ({ ...DEFAULT_SETTINGS, ...Object.assign({}, ...changes) as Partial<Settings> }),
      change: (patch) => {
        changes.push(patch);
        return Promise.resolve();
      },
      person: () => people[people.length - 1] ?? "",
      setPerson: (name) => people.push(name),
      zoneInForce: () => ({ zone: "Europe/Berlin", from }),
    };
    const plugin = { manifest: { id: "operations-vault", name: "Operations Vault" }, app: host.app } as unknown as Plugin;
    return { tab: new OperationsSettingTab(host.app as App, plugin, access), changes, people };
  }

  function rows(of: OperationsSettingTab): SettingDefinitionControl[] {
    return of.getSettingDefinitions().flatMap((group) => (group as SettingDefinitionGroup).items ?? []) as SettingDefinitionControl[];
  }

  const row = (of: OperationsSettingTab, key: string): SettingDefinitionControl => {
    const found = rows(of).find(({ control }) => control.key === key);
    if (!found) throw new Error(`No setting ${key}`);
    return found;
  };

  test("has a row for each setting and for the person", () => {
    expect(rows(tab().tab).map(({ control }) => control.key).sort()).toEqual([...Object.keys(DEFAULT_SETTINGS), "person"].sort());
  });

  test("keeps the person on the device and everything else in the settings", async () => {
    const { tab: settings, changes, people } = tab();
    expect(settings.getControlValue("person")).toBe("[[Ana]]");
    await settings.setControlValue("person", " [[Ben]] ");
    await settings.setControlValue("stamps", false);
    await settings.setControlValue("operationsFolder", "Ops");
    expect(people).toEqual(["[[Ana]]", "[[Ben]]"]);
    expect(changes).toEqual([{ stamps: false }, { operationsFolder: "Ops" }]);
    expect(settings.getControlValue("operationsFolder")).toBe("Ops");
  });

  test.each([["framework", "as the operations note says"], ["setting", "from this setting"], ["device", "the zone of this device"]] as const)("says that the zone in force comes from the %s", (from, words) => {
    expect(row(tab(from).tab, "zone").desc).toContain("In force: Europe/Berlin");
    expect(row(tab(from).tab, "zone").desc).toContain(words);
  });

  test.each([
    ["zone", "Mars/Olympus", /No such time zone/], ["zone", "", undefined], ["zone", " Europe/Vienna ", undefined],
    ["logHeading", "", /Enter a heading/], ["logHeading", "## Log", /without #/], ["carriedOverHeading", "Übertrag", undefined],
  ])("%s %j is %s", async (key, value, expected) => {
    const validate = (row(tab().tab, key).control as { validate?: (value: string) => unknown }).validate;
    const error = await validate?.(value);
    if (expected === undefined) expect(error).toBeUndefined();
    else expect(error).toMatch(expected);
  });
});
