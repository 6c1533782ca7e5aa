import { readFileSync } from "node:fs";

import { launchBrowser } from "../../workbench/browser.ts";
import type { Goal, Measured } from "../goal.ts";
import type { ListTimes } from "../list-page.ts";
import { type Compared, median, medianRatio, ratioOfLeast } from "../rounds.ts";

/** Lists are drawn quickly: so many times the rounds of others make the least of them steady. */
const MANY_TIMES = 3;
const [MANY, FEW] = [10_000, 1_000];

/** In a real browser, a list of ten thousand rows costs what one of a thousand costs. */
export const list: Goal = {
  id: "G10",
  async once({ files, rounds }) {
    const measured = await measureInBrowser(files.listPage, rounds);
    const again = measured.many.map((times) => times.again);
    return [
      compare("list built, rows laid out", measured, "build"),
      compare("list scrolled by a step", measured, "scroll"),
      { what: "list of 10,000 rows shown again after an edit, median", value: median(again), limit: 8, unit: "ms", more: `1,000 rows ${median(measured.few.map((times) => times.again)).toFixed(2)} ms` },
    ];
  },
};

interface Measuring {
  readonly many: readonly ListTimes[];
  readonly few: readonly ListTimes[];
}

async function measureInBrowser(script: string, rounds: number): Promise<Measuring> {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.setContent("<!doctype html><html><body></body></html>");
    await page.addStyleTag({ content: readFileSync("styles.css", "utf8") });
    await page.addScriptTag({ content: readFileSync(script, "utf8") });
    const measure = (count: number): Promise<ListTimes> => page.evaluate(`measureList(${count})`);
    const taken = { many: [] as ListTimes[], few: [] as ListTimes[] };
    for (let round = -2; round < rounds * MANY_TIMES; round++) {
      const [many, few] = [await measure(MANY), await measure(FEW)];
      if (round >= 0) [taken.many, taken.few] = [[...taken.many, many], [...taken.few, few]];
    }
    return taken;
  } finally {
    await browser.close();
  }
}

function compare(what: string, { many, few }: Measuring, part: "build" | "scroll"): Measured {
  const compared: Compared = { subject: many.map((times) => times[part]), yardstick: few.map((times) => times[part]) };
  const more = `median ${medianRatio(compared).toFixed(2)} x, ${median(compared.subject).toFixed(1)} ms, ${many[0]?.elements ?? 0} elements`;
  return { what: `${what}, 10,000 rows : 1,000 rows`, value: ratioOfLeast(compared), limit: 1.5, unit: "x", more };
}
