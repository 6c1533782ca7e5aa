import { linkTarget } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import type { Condition, MeterReading } from "./plan-terms.ts";

const WORDS: Readonly<Record<string, Condition["comparison"]>> = {
  "≥": ">=", "≤": "<=", above: ">", over: ">", "more than": ">", below: "<", under: "<", "less than": "<", "at least": ">=", "at most": "<=",
};
const CONDITION = /^(.*?[^<>=≤≥ ])(?: is)? ?(>=|<=|≥|≤|>|<|=| above| over| more than| below| under| less than| at least| at most) ?([-+]?\d+(?:[.,]\d+)?)(?: ?[^\d\s.,]\S*)?(?: for (\d{1,3})(?: readings?| times)?)?$/i;

/** Reads `[[Disk usage db-1]] > 85 for 3`; without `for` one reading is enough, a unit does not count. Undefined for anything else. */
export function readCondition(text: string): Condition | undefined {
  const [, name = "", sign = "", value = "", count = "1"] = CONDITION.exec(text.trim().replace(/\s+/g, " ")) ?? [];
  const metric = linkTarget(name).trim();
  const comparison = sign.trim().toLowerCase();
  const readings = Number(count);
  if (metric === "" || readings < 1) return undefined;
  return { metric, comparison: WORDS[comparison] ?? (comparison as Condition["comparison"]), value: Number(value.replace(",", ".")), readings };
}

/** The day of the reading that was the first to complete as many in a row as the condition asks for, behind the day `after`. Undefined where none did. */
export function metOn(condition: Condition, readings: readonly MeterReading[], after: Day): Day | undefined {
  let row = 0;
  for (const { moment, value } of readings) {
    if (moment.slice(0, 10) <= after) continue;
    row = holds(condition, value) ? row + 1 : 0;
    if (row >= condition.readings) return moment.slice(0, 10);
  }
  return undefined;
}

function holds({ comparison, value }: Condition, reading: number): boolean {
  switch (comparison) {
    case ">": return reading > value;
    case ">=": return reading >= value;
    case "<": return reading < value;
    case "<=": return reading <= value;
    case "=": return reading === value;
  }
}
