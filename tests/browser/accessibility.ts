import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";

interface AxeResults {
  violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[];
}

let axe: Promise<string> | undefined;

/** What axe-core finds on the whole page, whatever its weight. */
export async function axeFindings(page: Page): Promise<string[]> {
  axe ??= readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await page.evaluate(await axe);
  const { violations } = (await page.evaluate("axe.run()")) as AxeResults;
  return violations.flatMap(({ id, impact, nodes }) => nodes.map((node) => `${id} (${impact}): ${node.html.slice(0, 200)} ${node.failureSummary}`));
}

/** What shows and is wider than its place, so that it scrolls sideways or is cut off. */
export function sidewaysScrolling(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll<HTMLElement>("html, body, .view-content, .modal, .modal-content, .vertical-tab-content, .operations-vault-dashboard, .operations-vault-dashboard *, .operations-vault-dialog *")]
      .filter((element) => element.checkVisibility() && element.clientWidth > 1 && element.scrollWidth > element.clientWidth && getComputedStyle(element).overflowX !== "visible" && !element.matches(".operations-vault-unseen"));
    const outside = [...document.querySelectorAll<HTMLElement>(".operations-vault-dashboard *, .modal *")]
      .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > window.innerWidth + 0.5);
    return [...wide, ...outside].map((element) => `${element.className} ${element.scrollWidth} in ${element.clientWidth}`);
  });
}

/** The plugin's controls that are lower than `least` pixels; a link within a sentence is as high as its line. */
export function lowTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((height) => {
    const controls = document.querySelectorAll<HTMLElement>(".operations-vault-dashboard, .operations-vault-dialog");
    const found = [...controls].flatMap((root) => [...root.querySelectorAll<HTMLElement>("button, [role=button], [role=checkbox], input, select, a")]);
    const isInSentence = (element: HTMLElement): boolean => element.matches("a") && getComputedStyle(element).display === "inline";
    return found
      .filter((element) => element.checkVisibility() && !isInSentence(element) && (element.closest("label") ?? element).getBoundingClientRect().height < height - 0.5)
      .map((element) => `${element.tagName} ${element.className} "${element.textContent?.trim() ?? ""}" ${element.getBoundingClientRect().height}`);
  }, least);
}
