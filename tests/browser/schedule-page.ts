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

  /** Opens it from the palette; the keyboard then stands on a day, save on a phone. */
  static async open(window: WorkbenchPage): Promise<SchedulePage> {
    const page = new SchedulePage(window);
    await window.command("Operations Vault: Open schedule");
    await page.view.locator("[data-day]").first().waitFor();
    if ((await window.page.locator("body.is-phone").count()) === 0) await expect.poll(() => page.focusedDay()).not.toBe("");
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

  /** Each row of the agenda on one line. */
  async rowTexts(): Promise<string[]> {
    return (await this.rows.allInnerTexts()).map((text) => text.replace(/\s+/gu, " "));
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.window.keyboard.press(key);
  }

  /** Presses a key and waits until the heading says what is shown now. */
  async turnTo(key: string, heading: string): Promise<void> {
    await this.press(key);
    await expect.poll(() => this.heading.innerText()).toBe(heading);
  }

  /** Lays it out by its button, and waits for what the heading says then. */
  async layOut(layout: string, heading: string): Promise<void> {
    await this.view.getByRole("button", { name: layout, exact: true }).press("Enter");
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

  /** What is wider than its place or stands out of the view. */
  sideways(): Promise<string[]> {
    return this.view.locator(".operations-vault-schedule").evaluate((root) => {
      const right = root.getBoundingClientRect().right + 0.5;
      const all = [root, ...root.querySelectorAll<HTMLElement>("*")].filter((el) => el.checkVisibility() && !el.closest(".operations-vault-unseen"));
      const wide = all.filter((el) => el.getBoundingClientRect().right > right || (el.scrollWidth > el.clientWidth && ["auto", "scroll"].includes(getComputedStyle(el).overflowX)));
      return wide.map((el) => `${el.className} ${String(el.scrollWidth)} in ${String(el.clientWidth)}`);
    });
  }

  /** The controls that a thumb would miss. */
  low(): Promise<string[]> {
    return this.view.locator(".operations-vault-schedule").evaluate((root) =>
      [...root.querySelectorAll<HTMLElement>("button, select, [role=gridcell], .operations-vault-detail a")]
        .filter((el) => el.checkVisibility() && !el.matches(".operations-vault-lane") && el.getBoundingClientRect().height < 43.5)
        .map((el) => `${el.className} "${el.textContent ?? ""}" ${String(el.getBoundingClientRect().height)}`),
    );
  }

  /** Whether what has the focus is within the view and looks other than without it. */
  focusShows(): Promise<boolean> {
    return this.view.locator(".operations-vault-schedule").evaluate((root) => {
      const el = document.activeElement as HTMLElement;
      const look = (): string => [getComputedStyle(el)].map(({ outline, boxShadow }) => `${outline} ${boxShadow}`).join("");
      const focused = look();
      el.blur();
      const plain = look();
      el.focus();
      return root.contains(el) && focused !== plain;
    });
  }
}
