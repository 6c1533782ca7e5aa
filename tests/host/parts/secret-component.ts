import type { App } from "obsidian";
import { BaseComponent } from "./base-component.ts";
import { DropdownComponent } from "./dropdown-component.ts";

/** Chooses one of the vault's secrets by its name; the secret itself is never shown. */
export class SecretComponent extends BaseComponent {
  private readonly dropdown: DropdownComponent;

  constructor(app: App, containerEl: HTMLElement) {
    super();
    this.dropdown = new DropdownComponent(containerEl).addOption("", "No secret");
    for (const name of app.secretStorage.listSecrets()) this.dropdown.addOption(name, name);
  }

  override setDisabled(disabled: boolean): this {
    super.setDisabled(disabled);
    this.dropdown.setDisabled(disabled);
    return this;
  }

  setValue(value: string): this {
    const known = Array.from(this.dropdown.selectEl.options).some((option) => option.value === value);
    if (!known) this.dropdown.addOption(value, value);
    this.dropdown.setValue(value);
    return this;
  }

  onChange(callback: (value: string) => unknown): this {
    this.dropdown.onChange(callback);
    return this;
  }
}
