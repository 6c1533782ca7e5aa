import { addDays, weekdayOf, type Day } from "../../domain/time/day.ts";
import type { ScheduleLayout } from "./schedule-range.ts";

/** What clicks and keys do in the schedule. Entries are the elements that carry `data-entry`. */
export interface ScheduleInput {
  layout(): ScheduleLayout;
  layOut(layout: ScheduleLayout): void;
  step(by: 1 | -1): void;
  today(): void;
  moveTo(day: Day): void;
  /** The day that the focus is on its way to: keys that are typed meanwhile count from there. */
  awaited(): Day | undefined;
  /** Gives the focus to what stands first on a day. */
  enter(day: Day): void;
  choose(entry: HTMLElement, event: MouseEvent): void;
  openNote(entry: HTMLElement, event: KeyboardEvent): void;
  menu(entry: HTMLElement, event: MouseEvent | KeyboardEvent): void;
  /** Shows a day with all that it holds. */
  showAll(day: Day): void;
  /** Shows 30 days more. */
  showLater(): void;
  /** Closes the details; false where there are none. */
  close(): boolean;
}

/** Does what a click in the days asks for. */
export function click(event: MouseEvent, on: ScheduleInput): void {
  if (event.button > 1) return;
  const entry = around(event, "[data-entry]");
  const all = around(event, "[data-more]")?.dataset["more"];
  const day = around(event, "[data-day]")?.dataset["day"];
  if (entry) on.choose(entry, event);
  else if (around(event, "[data-later]")) on.showLater();
  else if (all !== undefined) on.showAll(all);
  else if (day !== undefined) on.moveTo(day);
}

/** The element around where something happened. */
export function around({ target }: Event, selector: string): HTMLElement | null {
  return (target as HTMLElement | null)?.closest<HTMLElement>(selector) ?? null;
}

/** Does what a key asks for; a key that means nothing to the schedule goes on to the app. */
export function press(event: KeyboardEvent, on: ScheduleInput): void {
  const act = keyAction(event, on);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function keyAction(event: KeyboardEvent, on: ScheduleInput): (() => void) | undefined {
  const target = event.target as HTMLElement;
  if (event.altKey || target.instanceOf(HTMLSelectElement)) return undefined;
  const { key } = event;
  const entry = target.closest<HTMLElement>("[data-entry]");
  if (entry && (key === "ContextMenu" || (key === "F10" && event.shiftKey))) return () => on.menu(entry, event);
  const isModified = event.ctrlKey || event.metaKey;
  if (entry && ((key === "Enter" && isModified) || (key.toLowerCase() === "o" && !isModified))) return () => on.openNote(entry, event);
  if (isModified || event.shiftKey) return undefined;
  return anywhere(key, on) ?? inGrid(key, target, on);
}

function anywhere(key: string, on: ScheduleInput): (() => void) | undefined {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case "t": return () => on.today();
    case "m": return () => on.layOut("month");
    case "w": return () => on.layOut("week");
    case "a": return () => on.layOut("agenda");
    case "PageUp": return () => on.step(-1);
    case "PageDown": return () => on.step(1);
    default: return undefined;
  }
}

function inGrid(key: string, target: HTMLElement, on: ScheduleInput): (() => void) | undefined {
  const cell = target.closest<HTMLElement>("[data-day]");
  const day = (target === cell ? on.awaited() : undefined) ?? cell?.dataset["day"];
  if (key === "Escape") return () => on.close() || cell?.focus();
  if (!cell || day === undefined) return undefined;
  const days = { ArrowLeft: -1, ArrowRight: 1, Home: 1 - weekdayOf(day), End: 7 - weekdayOf(day) }[key];
  if (days !== undefined) return () => on.moveTo(addDays(day, days));
  if ((key === "Enter" || key === " ") && target === cell) return () => on.enter(day);
  const by = { ArrowUp: -1, ArrowDown: 1 }[key];
  if (by === undefined) return undefined;
  if (target === cell && on.layout() === "month") return () => on.moveTo(addDays(day, by * 7));
  const stops = [cell, ...cell.findAll("button")];
  return () => stops[stops.indexOf(target) + by]?.focus();
}
