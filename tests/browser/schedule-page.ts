import type { Locator } from "playwright-core";
import { expect } from "vitest";
import type { WorkbenchPage } from "./workbench-page.ts";

/** The Schedule view of a window, used as a person uses it. */
export class SchedulePage {
  readonly window: WorkbenchPage;
  readonly view: Locator;

  private constructor(window: WorkbenchPage) {
    this.window = window;
    this.view = window.view("operations-schedule");
  }

  /** Opens it from the palette; the keyboard then stands on a day. */
  static async open(window: WorkbenchPage): Promise<SchedulePage> {
    const page = new SchedulePage(window);
    await window.command("Operations Vault: Open schedule");
    await expect.poll(() => page.focusedDay()).not.toBe("");
    return page;
  }

  get heading(): Locator {
    return this.view.locator(".operations-vault-schedule-title");
  }

  get details(): Locator {
    return this.view.locator(".operations-vault-detail");
  }

  /** The rows of the agenda, in order. */
  get rows(): Locator {
    return this.view.locator(".operations-vault-entry");
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key);
  }

  /** Presses a key and waits until the heading says what is shown now. */
  async turnTo(key: string, heading: string): Promise<void> {
    await this.press(key);
    await expect.poll(() => this.heading.innerText()).toBe(heading);
  }

  /** The day that the keyboard is on or in; "" where it is elsewhere. */
  focusedDay(): Promise<string> {
    return this.window.page.evaluate(() => document.activeElement?.closest<HTMLElement>("[data-day]")?.dataset["day"] ?? "");
  }

  async standsOn(day: string): Promise<void> {
    await expect.poll(() => this.focusedDay()).toBe(day);
  }

  /** The entry that has the focus, as it reads; "" where none has. */
  focusedEntry(): Promise<string> {
    return this.window.page.evaluate(() => (document.activeElement?.matches("[data-entry]") === true ? (document.activeElement.textContent ?? "") : ""));
  }

  /** What the grid's days show, those of the months beside left out: "2026-10-24 09:00 Round". */
  chips(): Promise<string[]> {
    return this.view.locator(".operations-vault-day:not(.operations-vault-outside)").evaluateAll((days) =>
      days.flatMap((day) => [...day.querySelectorAll(".operations-vault-chip, .operations-vault-more")].map((chip) => `${(day as HTMLElement).dataset["day"] ?? ""} ${chip.textContent ?? ""}`)),
    );
  }

  /** The chooser with this name, with its values by what they say. */
  chooser(name: string): Locator {
    return this.view.getByRole("combobox", { name });
  }
}
