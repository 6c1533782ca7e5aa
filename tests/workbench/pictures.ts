import { mkdir, stat } from "node:fs/promises";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { launchBrowser } from "./browser.ts";
import { startWorkbench } from "./start-workbench.ts";

interface Picture {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly query: string;
}

const pictures: readonly Picture[] = [
  { name: "dashboard.png", width: 1280, height: 800, query: "" },
  { name: "dashboard-dark.png", width: 1280, height: 800, query: "&theme=dark" },
  { name: "dashboard-phone.png", width: 390, height: 844, query: "" },
];
const biggest = 200 * 1024;

/** Makes the README's pictures: the sample vault at twenty past eight, half of the morning round done. */
export async function makePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const picture of pictures) {
      const place = path.join(folder, picture.name);
      await makePicture(browser, picture, place);
      const { size } = await stat(place);
      if (size > biggest) throw new Error(`${place} has ${size} bytes, more than ${biggest}.`);
      console.log(`${place}: ${Math.round(size / 1024)} KB`);
    }
  } finally {
    await browser.close();
  }
}

/** Each picture begins with a fresh copy of the sample vault. */
async function makePicture(browser: Browser, { width, height, query }: Picture, place: string): Promise<void> {
  const workbench = await startWorkbench({ port: 0, build: false });
  const page = await browser.newPage({ viewport: { width, height }, timezoneId: "Europe/Berlin", locale: "en-GB", reducedMotion: "reduce" });
  try {
    await page.goto(`${workbench.address}?now=2026-11-23T08:20${query}`);
    await page.waitForSelector("body:not(.app-loading)");
    await page.evaluate('app.saveLocalStorage("operations-vault-person", "[[Mira]]")');
    await workThrough(page);
    await page.screenshot({ path: place });
  } finally {
    await page.context().close();
    await workbench.close();
  }
}

async function workThrough(page: Page): Promise<void> {
  const dashboard = page.locator(".operations-vault-dashboard");
  const box = (words: string) => dashboard.getByRole("checkbox", { name: words });
  const field = (label: string) => page.getByRole("dialog").getByRole("textbox", { name: label });
  const answered = (words: string, state: string) => dashboard.getByRole("checkbox", { name: `${words}: ${state}` }).waitFor();
  await dashboard.getByRole("button", { name: "Open today's checklist" }).click();
  await page.waitForFunction("app.workspace.getActiveFile()?.basename.endsWith('Daily checklist')");
  if ((await page.locator("body.is-phone").count()) === 0) {
    await page.getByRole("button", { name: "Reading view" }).click();
  } else {
    // There, the note takes the dashboard's place.
    await dashboard.waitFor({ state: "hidden" });
    await page.getByRole("button", { name: "Open right drawer" }).click();
  }

  await box("The newest sample").click();
  await answered("The newest sample in the monitoring is younger than five minutes", "Passed");
  await box("Failed backups").click();
  await field("Reading").fill("0");
  await page.keyboard.press("Enter");
  await answered("Failed backups in the last 24 hours", "Passed");
  await box("Fullest disk of atlas").click();
  await field("Reading").fill("88");
  await field("Note").fill("Old snapshots: see [[Weekly tidy-up]]");
  await page.keyboard.press("Enter");
  await answered("Fullest disk of atlas", "Failed");
  await dashboard.getByRole("button", { name: "More actions for Photo of the UPS panel" }).click();
  await page.locator(".menu .menu-item", { hasText: "Mark not applicable" }).click();
  await field("Note").fill("The panel is at the repair shop");
  await page.keyboard.press("Enter");
  await answered("Photo of the UPS panel", "Not applicable");

  await page.locator(".notice").last().click({ position: { x: 5, y: 5 } });
  await page.locator(".notice").waitFor({ state: "detached" });
  await page.mouse.move(0, 0);
  await page.evaluate("document.activeElement?.blur()");
}
