import { fingerprint } from "../text/fingerprint.ts";
import { headingWords, wordStems } from "../text/heading-words.ts";
import { areaNumber, type Activity, type FrameworkBody, type Unit } from "./framework-body.ts";

/** A unit of the framework's daily layer with the activities that are its own. */
export interface DailyUnit extends Unit {
  readonly activities: readonly Activity[];
  /** The fingerprint of the activities' texts, a line each. */
  readonly hash: string;
}

/** The units of the layer whose name begins with "daily", each with its share of the daily area's activities (format.md section 4). */
export function dailyUnits(framework: FrameworkBody): DailyUnit[] {
  const layer = framework.layers.find((candidate) => /^daily\b/i.test(candidate.name));
  if (!layer) return [];
  const shares = new Map<Unit, Activity[]>(layer.units.map((unit) => [unit, []]));
  const seen = new Set<string>();
  for (const activity of activitiesOfLayer(framework, layer.name)) {
    if (seen.has(headingWords(activity.text))) continue;
    seen.add(headingWords(activity.text));
    const unit = bestUnit(activity, layer.units);
    if (unit) shares.get(unit)?.push(activity);
  }
  return layer.units.map((unit) => {
    const activities = shares.get(unit) ?? [];
    return { ...unit, activities, hash: fingerprint(activities.map((activity) => activity.text)) };
  });
}

/** YAML and JSON say what is covered, not what is done: only list leaves and calls are steps. */
function activitiesOfLayer(framework: FrameworkBody, layerName: string): Activity[] {
  const stems = [...wordStems(layerName)];
  const named = framework.areas.filter((area) => stems.every((stem) => wordStems(area.name).has(stem)));
  const areas = named.length > 0 ? named : framework.areas.filter((area) => areaNumber(area.name) === 0);
  return areas.flatMap((area) => area.activities.filter((activity) => activity.from === "list" || activity.from === "call"));
}

/** The unit that shares most word stems; a tie goes by the words of the sub-heading, then to the first unit. */
function bestUnit(activity: Activity, units: readonly Unit[]): Unit | undefined {
  const closest = mostShared(units, activity.text);
  return closest.length === 1 ? closest[0] : mostShared(closest, activity.under[0] ?? "")[0];
}

function mostShared(units: readonly Unit[], words: string): Unit[] {
  const stems = wordStems(words);
  const scored = units.map((unit) => ({ unit, shared: [...wordStems(unit.name)].filter((stem) => stems.has(stem)).length }));
  const most = Math.max(0, ...scored.map(({ shared }) => shared));
  return scored.filter(({ shared }) => shared === most).map(({ unit }) => unit);
}
