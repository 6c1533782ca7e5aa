import { readDay, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import type { ScheduleFilter } from "./schedule-days.ts";
import { isShowable, type ScheduleLayout } from "./schedule-range.ts";

/** What the workspace's layout keeps of the schedule; "" as day is today, whenever that is. */
export interface ScheduleState extends ScheduleFilter {
  readonly layout: ScheduleLayout;
  readonly day: Day;
}

/** What is shown at first. */
export const FIRST_STATE: ScheduleState = { layout: "month", day: "", service: "", kind: "" };

/** Reads what was kept; what another version or a hand wrote counts as far as it makes sense. */
export function readState(kept: unknown): ScheduleState {
  const { layout, day, service, kind } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const { layouts, kinds } = words.scheduleView;
  const shown = readDay(textOf(day)) ?? "";
  return {
    layout: Object.hasOwn(layouts, textOf(layout)) ? (layout as ScheduleLayout) : FIRST_STATE.layout,
    day: isShowable(shown) ? shown : "",
    service: textOf(service),
    kind: Object.hasOwn(kinds, textOf(kind)) ? (kind as ScheduleState["kind"]) : "",
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
