import type { Agenda } from "../../domain/queries/agenda.ts";
import type { Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import { keepFocus } from "../views/keep-focus.ts";
import { nameBy } from "./name-by.ts";
import { dayHeading, drawDayHeading } from "./schedule-agenda.ts";
import { drawEntryRow } from "./schedule-chip.ts";
import { covers, entriesOf, itemsByDay } from "./schedule-days.ts";
import type { ScheduleEntry } from "./schedule-entries.ts";
import { isSame } from "./schedule-same.ts";
import { walkList } from "./walk-list.ts";

/** What stands on one day, beneath a month that has room for dots only. */
export interface DayList {
  /** Hidden without an agenda. */
  show(agenda: Agenda | undefined, day: Day): void;
  /** Its first entry, while it shows. */
  first(): HTMLElement | undefined;
}

/** Draws a list that is hidden at first. */
export function dayList(parent: HTMLElement): DayList {
  const el = parent.createDiv({ cls: "operations-vault-day-list", attr: { hidden: "" } });
  walkList(el);
  let drawn: unknown;
  return {
    show: (agenda, day) => {
      el.toggleAttribute("hidden", !agenda);
      if (!agenda) return;
      const data = { day, today: agenda.today, entries: allOf(agenda, day) };
      if (isSame(drawn, data)) return;
      drawn = data;
      keepFocus(el, () => drawDay(el, data.entries, day, data.today));
    },
    first: () => (el.hasAttribute("hidden") ? undefined : el.find("[data-walk]")),
  };
}

function drawDay(el: HTMLElement, entries: readonly ScheduleEntry[], day: Day, today: Day): void {
  el.empty();
  const heading = drawDayHeading(el, dayHeading(day, today));
  if (entries.length === 0) el.createDiv({ cls: "operations-vault-muted", text: words.scheduleView.emptyDay });
  const list = el.createDiv({ attr: { role: "list" } });
  nameBy(list, heading);
  for (const entry of entries) drawEntryRow(list.createDiv({ attr: { role: "listitem" } }), entry, day, today);
}

/** All that concerns a day, freezes and holidays first. */
function allOf({ bands, items }: Agenda, day: Day): readonly ScheduleEntry[] {
  const long = bands.filter((band) => band.kind !== "window" && covers(band, day));
  return [...long, ...entriesOf(day, itemsByDay(items).get(day) ?? [], bands)];
}
