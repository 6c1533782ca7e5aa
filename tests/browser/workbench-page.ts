import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** How a window is opened. */
export interface PageWishes {
  /** The local time that the window starts at: `2026-11-23T08:00`. */
  now?: string;
  /** Distinguishes the devices of a person. */
  device?: string;
  /** Who works at the device. */
  person?: string;
  theme?: "light" | "dark";
  size?: { width: number; height: number };
  zone?: string;
}

const desktop = { width: 1280, height: 800 };
/** A phone's window. */
export const phone = { width: 390, height: 844 };

/** A window of the workbench, used as a person uses it: by what it shows and by keys. */
export class WorkbenchPage {
  readonly page: Page;
  /** Errors of the page and what it told the console as one. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => (message.type() === "error" ? this.complaints.push(message.text()) : undefined));
  }

  static async open(browser: Browser, address: string, wishes: PageWishes): Promise<WorkbenchPage> {
    const { now = "2026-11-23T08:00", device = "laptop", theme = "light", size = desktop } = wishes;
    const page = await browser.newPage({ viewport: size, timezoneId: wishes.zone ?? "Europe/Berlin", locale: "en-GB", reducedMotion: "reduce" });
    page.setDefaultTimeout(10_000);
    const window = new WorkbenchPage(page);
    await page.goto(`${address}?${new URLSearchParams({ now, device, theme }).toString()}`);
    await page.waitForSelector("body:not(.app-loading)");
    if (wishes.person !== undefined) await page.evaluate(`app.saveLocalStorage("operations-vault-person", ${JSON.stringify(wishes.person)})`);
    return window;
  }

  /** Loads the window anew, once the app has kept how it looks; `now` may be another time. */
  async reload(now?: string): Promise<void> {
    await this.page.evaluate("app.workspace.requestSaveLayout.run()");
    const address = new URL(this.page.url());
    if (now !== undefined) address.searchParams.set("now", now);
    await this.page.goto(address.href);
    await this.page.waitForSelector("body:not(.app-loading)");
  }

  async close(): Promise<void> {
    await this.page.context().close();
  }

  get keyboard(): Page["keyboard"] {
    return this.page.keyboard;
  }

  /** The part of the right sidebar that the plugin draws. */
  get dashboard(): Locator {
    return this.page.locator(".operations-vault-dashboard");
  }

  /** A view by its type. */
  view(type: string): Locator {
    return this.page.locator(`.workspace-leaf-content[data-type="${type}"]`);
  }

  /** The dialog that lies on top. */
  get dialog(): Locator {
    return this.page.getByRole("dialog").last();
  }

  get notices(): Locator {
    return this.page.locator(".notice");
  }

  /** Runs a command by the palette, with keys alone. */
  async command(name: string): Promise<void> {
    await this.keyboard.press("Control+p");
    const palette = this.page.getByPlaceholder("Select a command...");
    await palette.fill(name);
    await this.page.locator(".suggestion-item.is-selected", { hasText: name }).waitFor();
    await palette.press("Enter");
    await palette.waitFor({ state: "detached" });
  }

  /** Shows the dashboard, by the ribbon or on a phone by its drawer, where it does not show yet. */
  async showDashboard(): Promise<void> {
    const isPhone = await this.page.locator("body.is-phone").count();
    if (!(await this.dashboard.isVisible())) await this.page.getByRole("button", { name: isPhone ? "Open right drawer" : "Open dashboard", exact: true }).click();
    await this.dashboard.waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.dashboard.getByRole("button", { name, ...(typeof name === "string" ? { exact: true } : {}) });
  }

  /** The row of a step in the dashboard, by its words. */
  step(words: string): Locator {
    return this.dashboard.locator(".operations-vault-step").filter({ has: this.page.locator(".operations-vault-step-words").getByText(words, { exact: true }) });
  }

  box(words: string): Locator {
    return this.step(words).getByRole("checkbox");
  }

  /** The names of the sections and of their steps, as they stand in the dashboard. */
  async steps(): Promise<Record<string, string[]>> {
    const lists = await this.dashboard.locator(".operations-vault-card [role=list]").all();
    const named = lists.map(async (list) => [await list.evaluate((element) => element.ownerDocument.getElementById(element.getAttribute("aria-labelledby") ?? "")?.textContent), await list.locator(".operations-vault-step-words").allInnerTexts()] as const);
    return Object.fromEntries((await Promise.all(named)).map(([name, steps]) => [name ?? "", steps]));
  }

  /** Waits until a step of the dashboard has this state. */
  async stepIs(words: string, state: string): Promise<void> {
    await expect.poll(() => this.box(words).getAttribute("aria-label").then(async (name) => name ?? (await this.box(words).textContent()))).toBe(`${words}: ${state}`);
  }

  /** Chooses from the menu of a step. */
  async stepMenu(words: string, item: string): Promise<void> {
    await this.step(words).getByRole("button", { name: `More actions for ${words}` }).click();
    await this.page.locator(".menu .menu-item", { hasText: item }).click();
  }

  /** A text field of the dialog, by its label. */
  field(label: string): Locator {
    return this.dialog.getByRole("textbox", { name: label });
  }

  /** Opens a note by the quick switcher. */
  async openNote(name: string): Promise<void> {
    await this.keyboard.press("Control+o");
    await this.dialog.getByRole("textbox").fill(name);
    await this.page.locator(".suggestion-item.is-selected", { hasText: name }).waitFor();
    await this.keyboard.press("Enter");
    await this.page.waitForFunction(`app.workspace.getActiveFile()?.basename === ${JSON.stringify(name)}`);
  }

  /** The words of the step whose box has the focus, "" where none has. */
  focusedStep(): Promise<string> {
    return this.page.evaluate("document.activeElement?.matches('[role=checkbox]') ? (document.activeElement.closest('.operations-vault-step')?.querySelector('.operations-vault-step-words')?.textContent ?? '') : ''");
  }

  /** The name of the button that has the focus: its words without a count beside them. */
  focusedName(): Promise<string> {
    return this.page.evaluate("(document.activeElement?.querySelector('.operations-vault-heading-title') ?? document.activeElement)?.textContent?.trim() ?? ''");
  }

  focusedIn(place: Locator): Promise<boolean> {
    return place.evaluate((element) => element.contains(element.ownerDocument.activeElement));
  }

  /** The text of the note that is open for editing. */
  editorText(): Promise<string> {
    return this.page.evaluate("app.workspace.activeEditor?.editor?.getValue() ?? ''");
  }

  /** The line that the cursor stands in. */
  cursorLine(): Promise<string> {
    return this.page.evaluate("(() => { const editor = app.workspace.activeEditor?.editor; return editor ? editor.getLine(editor.getCursor().line) : ''; })()");
  }

  activePath(): Promise<string | null> {
    return this.page.evaluate("app.workspace.getActiveFile()?.path ?? null");
  }
}
