import type { SettingControl } from "obsidian";
import { holds } from "./definition-flag.ts";
import type { LevelContext } from "./definition-level.ts";
import { FilePathSuggest, FolderPathSuggest } from "./path-suggest.ts";
import type { Setting } from "./setting.ts";
import type { AbstractTextComponent } from "./text-component.ts";

type Store = (value: unknown) => void;
type TextField = AbstractTextComponent<HTMLInputElement | HTMLTextAreaElement>;

/** Draws a definition's control, shows the stored value in it, and stores what the user enters once it is valid. */
export function bindControl(context: LevelContext, setting: Setting, control: SettingControl): void {
  const stored = context.tab.getControlValue(control.key) ?? control.defaultValue;
  drawControl(context, setting, control, stored, storeInto(context, setting, control));
  if (stored !== undefined && control.validate) void showProblem(setting, control, stored, () => true);
  context.keep(() => setting.setDisabled(holds(control.disabled, false)));
}

function storeInto(context: LevelContext, setting: Setting, control: SettingControl): Store {
  let latest = 0;
  return (value) => {
    const entered = ++latest;
    const isLatest = (): boolean => entered === latest;
    const persist = async (): Promise<void> => {
      await context.tab.setControlValue(control.key, value);
      context.refresh();
    };
    if (!control.validate) void persist();
    else void showProblem(setting, control, value, isLatest).then((isValid) => (isValid && isLatest() ? persist() : undefined));
  };
}

/** Runs `validate` and shows its message; an answer that was overtaken by later typing shows nothing. */
async function showProblem(setting: Setting, control: SettingControl, value: unknown, isLatest: () => boolean): Promise<boolean> {
  const validate = control.validate as ((value: unknown) => string | void | Promise<string | void>) | undefined;
  const message = (await validate?.(value)) ?? "";
  if (isLatest()) setting.setErrorMessage(message);
  return message === "";
}

function drawControl(context: LevelContext, setting: Setting, control: SettingControl, stored: unknown, store: Store): void {
  switch (control.type) {
    case "toggle":
      setting.addToggle((toggle) => toggle.setValue(stored === true).onChange(store));
      return;
    case "dropdown":
      setting.addDropdown((dropdown) => dropdown.addOptions(control.options).setValue(asText(stored)).onChange(store));
      return;
    case "color":
      setting.addColorPicker((picker) => picker.setValue(asText(stored) || "#000000").onChange(store));
      return;
    case "slider":
      setting.addSlider((slider) => {
        slider.setLimits(control.min, control.max, control.step).setValue(asNumber(stored) ?? control.min).onChange(store);
        if (control.displayFormat) slider.setDisplayFormat(control.displayFormat);
      });
      return;
    case "number":
      setting.addText((text) => {
        text.inputEl.setAttrs({ type: "number", min: control.min ?? null, max: control.max ?? null, step: control.step ?? null });
        bindText(text, control, stored, (value) => store(asNumber(value) ?? control.defaultValue ?? 0));
      });
      return;
    case "textarea":
      setting.addTextArea((area) => {
        if (control.rows !== undefined) area.inputEl.rows = control.rows;
        bindText(area, control, stored, store);
      });
      return;
    case "text":
      setting.addText((text) => bindText(text, control, stored, store));
      return;
    case "file":
    case "folder":
      setting.addSearch((search) => {
        bindText(search, control, stored, store);
        const suggest =
          control.type === "file"
            ? new FilePathSuggest(context.tab.app, search.inputEl, control.filter)
            : new FolderPathSuggest(context.tab.app, search.inputEl, control.filter, control.includeRoot ?? false);
        context.cleanUp(() => suggest.close());
      });
  }
}

function bindText(field: TextField, control: { placeholder?: string }, stored: unknown, store: (value: string) => void): void {
  if (control.placeholder !== undefined) field.setPlaceholder(control.placeholder);
  field.setValue(asText(stored)).onChange(store);
}

function asText(value: unknown): string {
  return value === undefined || value === null ? "" : String(value);
}

function asNumber(value: unknown): number | null {
  const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}
