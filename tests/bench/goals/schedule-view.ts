import { readFileSync } from "node:fs";

import { launchBrowser } from "../../workbench/browser.ts";
import type { Goal } from "../goal.ts";
import { median, medianRatio, ratioOfLeast, type Compared } from "../rounds.ts";
import type { GivenNote, ScheduleTimes } from "../schedule-page.ts";
import { GeneratedVault } from "../vault-generator.ts";

const PLANS = 500;
/** A vault of this size has more plans than are measured. */
const SIZE = 20_000;
const MANY_TIMES = 3;

/** In a real browser: plans cost less than showing them, and an edit costs less than the first look. */
export const scheduleView: Goal = {
  id: "G16",
  async once({ files, rounds }) {
    const times = await measureInBrowser(files.schedulePage, rounds);
    const [first] = times;
    const year: Compared = { subject: times.map((each) => each.year), yardstick: times.map((each) => each.draw) };
    const redraw: Compared = { subject: times.map((each) => each.again), yardstick: year.yardstick };
    const counts = first ? `${first.ofYear} occurrences; ${first.ofMonth} in the month, ${first.elements} elements` : "";
    return [
      { what: "a year's occurrences of 500 plans : drawing a month of them", value: ratioOfLeast(year), limit: 20, unit: "x", more: `median ${medianRatio(year).toFixed(2)} x, ${median(year.subject).toFixed(1)} ms for ${counts}` },
      { what: "schedule redrawn after one item changed : its first draw", value: ratioOfLeast(redraw), limit: 0.3, unit: "x", more: `median ${medianRatio(redraw).toFixed(2)} x, ${median(redraw.subject).toFixed(2)} to ${median(redraw.yardstick).toFixed(1)} ms` },
    ];
  },
};

async function measureInBrowser(script: string, rounds: number): Promise<ScheduleTimes[]> {
  const notes = givenNotes();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.setContent("<!doctype html><html><body></body></html>");
    await page.addStyleTag({ content: readFileSync("styles.css", "utf8") });
    await page.addScriptTag({ content: readFileSync(script, "utf8") });
    const taken: ScheduleTimes[] = [];
    for (let round = -2; round < rounds * MANY_TIMES; round++) {
      const times: ScheduleTimes = await page.evaluate(`measureSchedule(${JSON.stringify(notes)})`);
      if (round >= 0) taken.push(times);
    }
    return taken;
  } finally {
    await browser.close();
  }
}

/** The calendars and the first plans of a generated vault. */
function givenNotes(): GivenNote[] {
  const vault = new GeneratedVault(SIZE);
  const given = (kind: GivenNote["kind"]): GivenNote[] => vault.plan.filter((planned) => planned.kind === kind).slice(0, PLANS).map((planned) => ({ kind, path: planned.path, fields: vault.note(planned).cache.frontmatter ?? {} }));
  return [...given("calendar"), ...given("maintenance")];
}
