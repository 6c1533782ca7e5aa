import { formatDayLong, weekdayName, type Day, type Weekday } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { keepFocus } from "../views/keep-focus.ts";
import { drawChip } from "./schedule-chip.ts";
import type { ScheduleDay } from "./schedule-days.ts";
import { bandWords, kindWord, toneOf } from "./schedule-entries.ts";
import { isSame } from "./schedule-same.ts";

/** Weeks of days, of which one is the Tab stop. */
export interface ScheduleGrid {
  readonly el: HTMLElement;
  /** Shows whole weeks; a day that shows the same as before keeps its cell. */
  show(days: readonly ScheduleDay[], today: Day): void;
  /** The cell of a day; undefined where it is not shown. */
  cell(day: Day): HTMLElement | undefined;
  /** Makes a day the Tab stop, and gives back its cell. */
  stopAt(day: Day): HTMLElement | undefined;
}

interface DrawnDay {
  readonly data: ScheduleDay;
  readonly el: HTMLElement;
}

/** Draws the grid with the names of the weekdays over it. */
export function scheduleGrid(parent: HTMLElement): ScheduleGrid {
  const el = parent.createDiv({ cls: "operations-vault-weeks", attr: { role: "grid" } });
  const head = el.createDiv({ cls: "operations-vault-week operations-vault-weekdays", attr: { role: "row" } });
  for (let at = 1; at <= 7; at++) drawWeekday(head, weekdayName(at as Weekday));
  const weeks: HTMLElement[] = [];
  let drawn: DrawnDay[] = [];
  let drawnToday = "";
  let stop: HTMLElement | undefined;

  const update = (days: readonly ScheduleDay[], today: Day): void => {
    while (weeks.length * 7 > days.length) weeks.pop()?.remove();
    while (weeks.length * 7 < days.length) weeks.push(el.createDiv({ cls: "operations-vault-week", attr: { role: "row" } }));
    drawn = days.map((data, at) => {
      const before = drawn[at];
      if (before && today === drawnToday && isSame(before.data, data)) return before;
      const cell = drawDay(data, today);
      if (before?.el.parentElement) before.el.replaceWith(cell);
      else weeks[Math.floor(at / 7)]?.append(cell);
      return { data, el: cell };
    });
    drawnToday = today;
  };
  const cellOf = (day: Day): HTMLElement | undefined => drawn.find(({ data }) => data.day === day)?.el;
  return {
    el,
    cell: cellOf,
    show: (days, today) => keepFocus(el, () => update(days, today)),
    stopAt: (day) => {
      const cell = cellOf(day);
      if (stop && stop !== cell) stop.tabIndex = -1;
      if (cell) cell.tabIndex = 0;
      stop = cell;
      return cell;
    },
  };
}

function drawWeekday(head: HTMLElement, name: string): void {
  const el = head.createDiv({ attr: { role: "columnheader" } });
  el.createSpan({ text: name.slice(0, 3) });
  el.createSpan({ cls: "operations-vault-unseen", text: name.slice(3) });
}

function drawDay(data: ScheduleDay, today: Day): HTMLElement {
  const { day, isToday, isOutside, isDotted } = data;
  const cell = createDiv({ cls: "operations-vault-day", attr: { role: "gridcell", tabindex: -1, "data-day": day, "data-key": day } });
  cell.toggleClass("operations-vault-today", isToday);
  cell.toggleClass("operations-vault-outside", isOutside);
  if (isToday) cell.setAttr("aria-current", "date");
  drawDate(cell, data);
  for (const lane of data.freezes) drawLane(cell, lane, day, today);
  if (isDotted) drawDots(cell, data);
  else drawChips(cell, data, today);
  return cell;
}

function drawDate(cell: HTMLElement, data: ScheduleDay): void {
  const date = cell.createDiv("operations-vault-date");
  date.createSpan({ cls: "operations-vault-date-number", text: data.label, attr: { "aria-hidden": "true" } });
  // A day is named by all that it shows, so that its name holds what is seen.
  date.createSpan({ cls: "operations-vault-unseen", text: nameOf(data) });
  if (data.holidays.length > 0) date.createSpan({ cls: "operations-vault-muted operations-vault-holiday", text: data.holidays.join(", ") });
}

function nameOf({ day, isToday, all, alarms, holidays, freezes }: ScheduleDay): string {
  const frozen = freezes.flatMap((lane) => (lane ? [`${kindWord(lane.band)}: ${lane.band.title}`] : []));
  return [formatDayLong(day), ...(isToday ? [words.today] : []), words.scheduleView.entries(all, alarms), ...holidays, ...frozen].join(", ");
}

/** A freeze runs through its days; it is named, and opened, on the first of each week. */
function drawLane(cell: HTMLElement, lane: ScheduleDay["freezes"][number], day: Day, today: Day): void {
  if (!lane?.isNamed) {
    cell.createDiv({ cls: "operations-vault-lane", attr: lane ? { "data-level": lane.band.level } : {} });
    return;
  }
  const { band } = lane;
  cell.createEl("button", {
    cls: "operations-vault-lane", text: band.title,
    attr: {
      type: "button", tabindex: -1, "data-level": band.level, "data-entry": band.key, "data-key": `${band.key} ${day}`,
      "aria-label": [band.title, kindWord(band), ...bandWords(band, today)].join(", "),
    },
  });
}

function drawChips(cell: HTMLElement, { entries, all, day }: ScheduleDay, today: Day): void {
  for (const entry of entries) drawChip(cell, entry, day, today);
  const more = all - entries.length;
  if (more > 0) cell.createEl("button", { cls: "operations-vault-more", text: words.scheduleView.more(more), attr: { type: "button", tabindex: -1, "data-more": day, "data-key": `more ${day}` } });
}

function drawDots(cell: HTMLElement, { entries, all }: ScheduleDay): void {
  if (all === 0) return;
  const dots = cell.createDiv({ cls: "operations-vault-dots", attr: { "aria-hidden": "true" } });
  for (const entry of entries) dots.createSpan({ attr: { "data-tone": toneOf(entry) } });
  dots.createSpan({ cls: "operations-vault-count", text: String(all) });
}
