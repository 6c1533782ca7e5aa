import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../workbench/browser.ts";
import { startWorkbench } from "../workbench/start-workbench.ts";
import type { Workbench } from "../workbench/start-workbench.ts";

const desktop = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };
let browser: Browser;
let folder: string;
let workbench: Workbench;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "workbench-browser-"));
  await mkdir(path.join(folder, "Runbooks"));
  await writeFile(path.join(folder, "Runbooks", "Restart.md"), "# Restart\n\n- [ ] Drain \u{1F4CA}\n- [ ] Restart\n");
  await writeFile(path.join(folder, "Note.md"), "first line\n");
  [browser, workbench] = await Promise.all([launchBrowser(), startWorkbench({ vault: folder, port: 0 })]);
});

afterAll(async () => {
  await browser.close();
  await workbench.close();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  await page.close();
  expect(complaints).toEqual([]);
});

async function open(query = "", viewport = desktop): Promise<void> {
  complaints = [];
  page = await browser.newPage({ viewport });
  page.on("pageerror", (error) => complaints.push(String(error)));
  page.on("console", (message) => (message.type() === "error" ? complaints.push(message.text()) : undefined));
  await page.goto(`${workbench.address}${query}`);
  await page.waitForSelector("body:not(.app-loading)");
  await page.waitForFunction("app.workspace.layoutReady");
}

/** What axe-core finds of serious or critical weight. */
async function seriousFindings(): Promise<string[]> {
  await page.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const found = (await page.evaluate("axe.run()")) as { violations: { id: string; impact: string; nodes: { html: string }[] }[] };
  return found.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}

const onDisk = (name: string): Promise<string> => readFile(path.join(folder, name), "utf8");
const row = (name: string) => page.getByRole("treeitem", { name, exact: true });

describe("the workbench", () => {
  it("lists the vault's files, folders first, and opens one", async () => {
    await open();
    expect(await page.getByRole("treeitem").allTextContents()).toEqual(["Runbooks", "Note"]);
    await row("Runbooks").click();
    await row("Restart").click();
    await page.getByRole("textbox", { name: "Note text" }).waitFor();
    expect(await page.locator(".markdown-source-view .inline-title").textContent()).toBe("Restart");
  });

  it("walks the file list by arrow keys alone", async () => {
    await open();
    await row("Runbooks").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForFunction("app.workspace.getActiveFile()?.path === 'Runbooks/Restart.md'");
  });

  it("saves what is typed about two seconds later", async () => {
    await open();
    await row("Note").click();
    await page.locator(".cm-line").first().click();
    await page.keyboard.press("End");
    await page.keyboard.type(" and more");
    await page.waitForTimeout(1000);
    expect(await onDisk("Note.md")).toBe("first line\n");
    await expect.poll(() => onDisk("Note.md"), { timeout: 4000 }).toBe("first line and more\n");
  });

  it("shows what another program writes", async () => {
    await open();
    await row("Note").click();
    await page.locator(".cm-line").first().waitFor();
    await writeFile(path.join(folder, "Note.md"), "from outside\n");
    await page.locator(".cm-line", { hasText: "from outside" }).waitFor();
    await writeFile(path.join(folder, "Fresh.md"), "new\n");
    await row("Fresh").waitFor();
    await rm(path.join(folder, "Fresh.md"));
    await row("Fresh").waitFor({ state: "detached" });
  });

  it("draws a note for reading, and a tick there is on the disk at once", async () => {
    await open();
    await row("Runbooks").click();
    await row("Restart").click();
    await page.getByRole("textbox", { name: "Note text" }).waitFor();
    await page.keyboard.press("Control+e");
    await page.locator(".markdown-reading-view input.task-list-item-checkbox").nth(1).click();
    await expect.poll(() => onDisk("Runbooks/Restart.md")).toBe("# Restart\n\n- [ ] Drain \u{1F4CA}\n- [x] Restart\n");
  });

  it("opens the palette and the settings by their keys, and runs a command", async () => {
    await open();
    await page.keyboard.press("Control+p");
    await page.getByPlaceholder("Select a command...").fill("toggle light");
    await page.keyboard.press("Enter");
    await page.waitForSelector("body.theme-dark");
    await page.keyboard.press("Control+,");
    await page.getByRole("dialog").getByText("Community plugins").first().waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("runs the built plugin", async () => {
    await open();
    expect(await page.evaluate("app.plugins.enabledPlugins.has('operations-vault')")).toBe(true);
  });

  it("gives the plugin the day that its address names", async () => {
    await open("?now=2026-11-23T08:00");
    expect(await page.evaluate("new Date(app.now()).toString().slice(0, 21)")).toBe("Mon Nov 23 2026 08:00");
  });

  it.each(["", "?theme=dark"])("has nothing that axe-core calls serious, empty (%s)", async (query) => {
    await open(query);
    expect(await seriousFindings()).toEqual([]);
  });
});

describe("on a phone", () => {
  it("shows one note at a time, the files in a drawer, and nothing scrolls sideways", async () => {
    await open("", phone);
    expect(await page.locator("body.is-phone").count()).toBe(1);
    await page.locator(".workspace-drawer-backdrop:visible").click({ position: { x: 10, y: 400 } });
    await page.getByRole("button", { name: "Open left drawer" }).click();
    await row("Note").click();
    await page.locator(".workspace-drawer.mod-left-split").waitFor({ state: "hidden" });
    const widths = (await page.evaluate("[document.documentElement.scrollWidth, ...[...document.querySelectorAll('.view-content, .markdown-source-view')].map((el) => el.scrollWidth - el.clientWidth)]")) as number[];
    expect(widths[0]).toBeLessThanOrEqual(phone.width);
    expect(Math.max(...widths.slice(1))).toBe(0);
  });

  it("has buttons big enough for a thumb, and nothing that axe-core calls serious", async () => {
    await open("", phone);
    const boxes = await Promise.all((await page.locator(".mobile-navbar [role=button]").all()).map((button) => button.boundingBox()));
    expect(boxes.length).toBeGreaterThan(3);
    for (const box of boxes) expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
    expect(await seriousFindings()).toEqual([]);
  });
});
