import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect } from "vitest";
import { axeFindings } from "./accessibility.ts";
import { journey } from "./journey.ts";
import { openProblems } from "./problems-window.ts";
import { phone } from "./workbench-page.ts";

const PICTURES = path.resolve(process.cwd(), "build/screenshots");
const ROWS = ".operations-vault-windowed > :not(.operations-vault-away)";

/** The words of the first row that is wholly in sight, and how far below the list's edge it stands. */
function inSight(page: Page, words?: string): Promise<{ words: string; below: number } | undefined> {
  return page.evaluate(([rows, wanted]) => {
    const edge = document.querySelector(".operations-vault-scroller")?.getBoundingClientRect().top ?? 0;
    const all = [...document.querySelectorAll<HTMLElement>(rows ?? "")].map((el) => ({ words: el.textContent ?? "", below: el.getBoundingClientRect().top - edge }));
    return all.find(({ words: said, below }) => (wanted === undefined ? below >= 0 : said === wanted));
  }, [ROWS, words] as const);
}

async function scrollBy(page: Page, by: number): Promise<void> {
  await page.evaluate((pixels) => document.querySelector(".operations-vault-scroller")?.scrollBy(0, pixels), by);
  await page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
}

describe("The list of ten thousand problems", () => {
  journey("stays where it is when it is scrolled back through rows whose heights were not known", async ({ browser }) => {
    const page = await openProblems(browser, "count=10000&side=1", { width: 900, height: 700 });
    await scrollBy(page, 300_000);
    for (let step = 0; step < 12; step++) {
      const before = await inSight(page);
      await scrollBy(page, -90);
      expect((await inSight(page, before?.words))?.below).toBeCloseTo((before?.below ?? 0) + 90, 0);
    }
    expect(await page.locator(ROWS).count()).toBeLessThan(40);
    await page.close();
  });

  journey("stays where it is when problems above are mended", async ({ browser }) => {
    const page = await openProblems(browser, "count=10000");
    await scrollBy(page, 20_000);
    const before = await inSight(page);
    await page.evaluate("source.change(manyProblems(10000).filter((_, at) => at % 7000 > 3))");
    await page.getByText("9,992").waitFor();
    expect((await inSight(page, before?.words))?.below).toBeCloseTo(before?.below ?? 0, 0);
    await page.close();
  });

  journey("is walked from end to end by keys, and each row that is reached shows", async ({ browser }) => {
    const page = await openProblems(browser, "count=10000");
    await page.locator(ROWS).nth(1).getByRole("button").first().focus();
    const shows = (): Promise<boolean> => page.evaluate(() => {
      const [focused, scroller] = [document.activeElement, document.querySelector(".operations-vault-scroller")].map((el) => el?.getBoundingClientRect());
      return focused !== undefined && scroller !== undefined && focused.top >= scroller.top - 1 && focused.bottom <= scroller.bottom + 1 && document.activeElement?.matches("[data-walk]") === true;
    });
    for (const key of ["PageDown", "PageDown", "ArrowDown", "End", "ArrowUp", "PageUp", "Home", "ArrowDown"]) {
      await page.keyboard.press(key);
      expect([key, await shows()]).toEqual([key, true]);
    }
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement?.textContent")).toBe("Add quotes");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("source.calls")).toEqual([expect.stringMatching(/^fix colon-in-value/)]);
    await page.close();
  });

  journey("keeps the focus that is scrolled out of sight", async ({ browser }) => {
    const page = await openProblems(browser, "count=10000");
    await page.locator(ROWS).nth(1).getByRole("button").first().focus();
    const focused = (): Promise<string> => page.evaluate("document.activeElement?.textContent ?? ''");
    const before = await focused();
    await scrollBy(page, 100_000);
    expect([await focused(), await inSight(page, before)]).toEqual([before, undefined]);
    await page.keyboard.press("ArrowDown");
    expect((await inSight(page))?.below).toBeLessThan(100);
    await page.close();
  });
});

describe("How the list of problems looks", () => {
  for (const [name, query, size] of [["light", "", undefined], ["dark", "theme=dark", undefined], ["sidebar", "side=1&count=300", undefined], ["phone", "phone=1", phone], ["empty", "count=0", undefined]] as const) {
    journey(`${name}: it is readable, in reach and fits`, async ({ browser }) => {
      const page = await openProblems(browser, query, size);
      if (query.startsWith("side")) await page.addStyleTag({ content: ".workspace-split.mod-left-split { flex: 0 0 250px !important; }" });
      await mkdir(PICTURES, { recursive: true });
      await page.screenshot({ path: path.join(PICTURES, `problems-${name}.png`) });
      expect.soft(await axeFindings(page)).toEqual([]);
      const wide = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>(".operations-vault-problems *")].filter((el) => el.checkVisibility() && el.getBoundingClientRect().right > (el.closest(".operations-vault-problems")?.getBoundingClientRect().right ?? 0) + 0.5).map((el) => el.className));
      expect.soft(wide).toEqual([]);
      const low = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>(".operations-vault-problems button")].filter((el) => el.checkVisibility() && el.getBoundingClientRect().height < 43.5).map((el) => el.textContent));
      if (size) expect.soft(low).toEqual([]);
      await page.close();
    });
  }
});
