import type { AgendaBand, AgendaDay } from "../../domain/queries/agenda.ts";
import { formatDayShort, type Day } from "../../domain/time/day.ts";
import { words } from "../../words.ts";
import type { DashboardActions } from "../dashboard-actions.ts";
import { drawButton, drawIcon } from "./buttons.ts";
import { drawLink } from "./draw-words.ts";
import { drawFold, type Folds } from "./folds.ts";
import { nameBy } from "./name-by.ts";
import { bandWords, kindIcon, spanText } from "./schedule-entries.ts";
import { walkList } from "./walk-list.ts";

const MOST = 6;

/** Draws the next seven days: each day with its windows, freezes and holidays, then what is to be done. */
export function drawWeek(parent: HTMLElement, days: readonly AgendaDay[], on: DashboardActions, folds: Folds): void {
  const heading = { key: "week", title: words.nextSevenDays, count: String(days.reduce((sum, { items }) => sum + items.length, 0)), level: 2, openByDefault: true };
  drawFold(parent, heading, folds, (body) => {
    for (const day of days) drawDay(body, day, on);
    drawButton(body, { key: "week:schedule", text: words.openSchedule, icon: "calendar-range" }, () => on.openSchedule()).setAttr("data-walk", "");
  });
  walkList(parent);
}

function drawDay(body: HTMLElement, { day, items, bands }: AgendaDay, on: DashboardActions): void {
  const title = body.createDiv({ cls: "operations-vault-heading operations-vault-week-day", text: formatDayShort(day), attr: { role: "heading", "aria-level": 3 } });
  for (const band of bands) drawBand(body, band, day);
  const list = body.createDiv({ attr: { role: "list" } });
  nameBy(list, title);
  for (const item of items.slice(0, MOST)) {
    const row = list.createDiv({ cls: "operations-vault-row", attr: { role: "listitem" } });
    drawIcon(row, kindIcon(item));
    const link = drawLink(row.createDiv("operations-vault-row-text").createDiv("operations-vault-row-title"), item.title, item.path, (path, event) => on.openNote(path, event));
    link.removeAttribute("data-beside");
    link.setAttrs({ "data-walk": "", "data-key": `week:${item.key}` });
    const said = item.state === "suppressed" ? words.states.suppressed : [...item.warnings.filter((warning) => warning === "conflict").map((warning) => words.agendaWarnings[warning]), spanText(item)].filter((part) => part !== "").join(", ");
    if (said !== "") row.createSpan({ cls: "operations-vault-time operations-vault-muted", text: said });
  }
  if (items.length > MOST) body.createDiv({ cls: "operations-vault-muted operations-vault-line", text: words.andMore(items.length - MOST) });
}

function drawBand(body: HTMLElement, band: AgendaBand, day: Day): void {
  const text = [`${words.scheduleView.bands[band.kind]}: ${band.title}`, ...bandWords(band, day)].join(" ");
  body.createDiv({ cls: "operations-vault-band", text, attr: { "data-band": band.kind } });
}
