import type { Agenda } from "../../domain/queries/agenda.ts";
import { daysBetween, type Day } from "../../domain/time/day.ts";
import { nameBy } from "./name-by.ts";
import { agendaLines, agendaList } from "./schedule-agenda.ts";
import { dayList } from "./schedule-day-list.ts";
import { scheduleDays } from "./schedule-days.ts";
import { scheduleGrid } from "./schedule-grid.ts";
import type { ScheduleLayout } from "./schedule-range.ts";

/** The days of the schedule, as grid or as list. */
export interface ScheduleBody {
  show(agenda: Agenda, layout: ScheduleLayout, day: Day): void;
  /** Whether the grid shows a day. */
  has(day: Day): boolean;
  /** Gives the focus to a day of the grid, or to the top of the list. */
  focus(day: Day): void;
  /** Gives the focus to what stands first on a day. */
  enter(day: Day): void;
  /** Gives the focus to an entry, or to a day where it is not drawn. */
  focusEntry(key: string, day: Day): void;
  /** Shows which entry the details are of; "" for none. */
  mark(key: string): void;
  /** Scrolls an entry out from under what lies over the days. */
  reveal(key: string, over: HTMLElement): void;
}

/** Up to this width a month has room for dots only, from the other on for details beside it. */
const NARROW = 500;
const WIDE = 1000;
/** As styles.css has them, in pixels: a row of weeks at least, the line of its date, a chip with its gap, the weekdays' names. */
const [WEEK, DATE, CHIP, WEEKDAYS] = [104, 30, 24, 26];

/** Draws the days into `parent`, which `root`'s width and `main`'s height give room to. */
export function scheduleBody(parent: HTMLElement, main: HTMLElement, root: HTMLElement, heading: HTMLElement): ScheduleBody {
  const grid = scheduleGrid(parent);
  const beneath = dayList(parent);
  const scroller = parent.createDiv("operations-vault-schedule-agenda");
  const list = agendaList(scroller);
  for (const el of [grid.el, list.el]) nameBy(el, heading);
  let isList = false;
  let marked = "";

  const show = (agenda: Agenda, layout: ScheduleLayout, day: Day): void => {
    const width = root.clientWidth;
    const isNarrow = width > 0 && width <= NARROW;
    isList = layout === "agenda";
    setData(root, "width", isNarrow ? "narrow" : width >= WIDE ? "wide" : "");
    setData(root, "layout", layout);
    grid.el.toggleAttribute("hidden", isList);
    scroller.toggleAttribute("hidden", !isList);
    if (isList) list.show(agendaLines(agenda));
    else grid.show(scheduleDays(agenda, day, { layout, isNarrow, lines: linesIn(main, agenda) }), agenda.today);
    grid.stopAt(day);
    beneath.show(layout === "month" && isNarrow ? agenda : undefined, day);
  };
  const focus = (day: Day): void => (isList ? list.focus(0) : grid.stopAt(day)?.focus());
  const entries = (): HTMLElement[] => parent.findAll("[data-entry]").filter((el) => el.closest("[hidden]") === null);
  const entry = (key: string): HTMLElement | undefined => entries().find(({ dataset }) => dataset["entry"] === key);
  return {
    show, focus,
    has: (day) => grid.cell(day) !== undefined,
    enter: (day) => (beneath.first() ?? grid.cell(day)?.find("button"))?.focus(),
    focusEntry: (key, day) => {
      const el = entry(key);
      if (el) el.focus();
      else focus(day);
    },
    mark: (key) => {
      if (key === "" && marked === "") return;
      marked = key;
      for (const el of entries()) el.setAttr("aria-current", el.dataset["entry"] === key ? "true" : null);
    },
    reveal: (key, over) => {
      const [shown, cover] = [entry(key)?.getBoundingClientRect(), over.getBoundingClientRect()];
      if (shown && shown.right > cover.left && shown.bottom > cover.top) main.scrollTop += shown.bottom - cover.top + CHIP / 2;
    },
  };
}

/** How many chips a day of a month has room for. */
function linesIn(main: HTMLElement, { from, to }: Agenda): number {
  const weeks = (daysBetween(from, to) + 1) / 7;
  return Math.floor((Math.max(WEEK, (main.clientHeight - WEEKDAYS) / weeks) - DATE) / CHIP);
}

function setData(el: HTMLElement, name: string, value: string): void {
  if (el.dataset[name] !== value) el.dataset[name] = value;
}
