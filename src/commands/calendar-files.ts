import { normalizePath } from "obsidian";

import { planExportCalendar, type ExportItem } from "../domain/actions/export-calendar.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { holidaysOf, planImportHolidays } from "../domain/actions/import-holidays.ts";
import { buildAgenda, plansWithPast } from "../domain/queries/build-agenda.ts";
import type { AgendaItem } from "../domain/queries/agenda.ts";
import { zoneOf } from "../domain/queries/plan-standings.ts";
import { baseName } from "../domain/text/links.ts";
import { pathIn } from "../domain/text/file-name.ts";
import type { NoteOf } from "../domain/notes/kinds.ts";
import { addDays } from "../domain/time/day.ts";
import { addMinutes, localNow, momentToInstant } from "../domain/time/moment.ts";
import { askValue } from "../ui/dialogs/ask-value.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { perform, tellRefusals } from "./outcomes.ts";

const NEW = "new";
/** Holidays of a file are taken from last year on, so that figures of the past hold too. */
const YEARS = [-1, 2] as const;
/** So far ahead the calendar file reaches, and so far back. */
const EXPORTED_DAYS = [-31, 366] as const;

/** Takes the whole-day events of an .ics file of the vault into a calendar note. */
export async function importHolidays(operations: Operations): Promise<void> {
  const { app, index, settings } = operations;
  const files = app.vault.getFiles().filter(({ extension }) => extension.toLowerCase() === "ics");
  if (files.length === 0) return void noticeWithUndo(words.notices.noCalendarFiles);
  const chosen = await chooseOne(app, files.map(({ path, basename }) => ({ path, name: basename, detail: path })), words.chooseCalendarFile);
  const file = files.find(({ path }) => path === chosen);
  if (!file) return;
  const year = Number(operations.localNow().day.slice(0, 4));
  const { holidays, problems } = holidaysOf(await app.vault.cachedRead(file), { from: `${String(year + YEARS[0])}-01-01`, to: `${String(year + YEARS[1])}-12-31`, zone: operations.zoneInForce().zone });
  if (holidays.length === 0) {
    const told = problems.map(({ line, found, expected, hint }) => ({ code: "calendar-file", path: file.path, line, reason: found === "" ? words.expected(expected) : words.foundExpected(found, expected), hint }));
    return void (told.length > 0 ? tellRefusals(operations, told) : await perform(operations, planImportHolidays(holidays, { path: file.path, text: "" })));
  }
  const notes = index.ofKind("calendar").filter((row) => row.note.kind === "holidays");
  const into = notes.length === 0 ? NEW : await chooseOne(app, [...notes.map(({ path, name }) => ({ path, name, detail: path })), { path: NEW, name: words.newHolidays, detail: "" }], words.chooseHolidays);
  if (into === undefined) return;
  if (into !== NEW) {
    const text = await operations.writer.freshText(into);
    if (text !== undefined) await perform(operations, planImportHolidays(holidays, { path: into, text }), problems.length > 0 ? { message: words.holidaysFound(holidays.length, problems.length) } : {});
    return;
  }
  const name = await askValue(app, { title: words.importTitle, label: words.calendarName, hint: words.holidaysFound(holidays.length, problems.length), choices: [file.basename], confirm: words.create, missing: words.calendarNameMissing });
  if (name !== undefined) await perform(operations, planImportHolidays(holidays, { folder: settings.operationsFolder, name, exists: (path) => app.vault.getAbstractFileByPath(path) !== null }));
}

/** Writes maintenance, changes and reviews of the year ahead into an .ics file of the vault. */
export async function exportCalendar(operations: Operations): Promise<void> {
  const { app, index, settings } = operations;
  const { day } = operations.localNow();
  const { zone } = operations.zoneInForce();
  const [from, to] = [addDays(day, EXPORTED_DAYS[0]), addDays(day, EXPORTED_DAYS[1])];
  const reading = await operations.maintenance.reading();
  const agenda = buildAgenda({ ...reading, logs: await operations.maintenance.logs(plansWithPast(reading.plans, from)) }, from, to, []);
  const shown = agenda.items.filter(({ kind, state }) => kind !== "incident" && kind !== "procedure" && state !== "suppressed" && state !== "skipped");
  const items = shown.map((item): ExportItem => {
    const row = index.row(item.path);
    const plan = index.row(item.plan);
    return {
      key: item.key, title: item.title, ...timesOf(item, row, plan, zone), path: item.path, categories: [words.scheduleView.kindOf[item.kind]],
      description: item.services.join(", "), status: item.state === "done" ? "confirmed" : "tentative", busy: false, confidential: [row, plan].some((each) => (each?.note as { readonly confidential?: boolean } | undefined)?.confidential === true),
    };
  });
  const path = normalizePath(pathIn(settings.operationsFolder, "Calendars", `${words.calendarFile}.ics`));
  const file = app.vault.getFileByPath(path);
  const present = file ? await app.vault.read(file) : undefined;
  await perform(operations, planExportCalendar({ path, name: `${app.vault.getName()}: ${baseName(settings.operationsFolder) || words.dashboard}`, items, zone, now: operations.instant(), vault: app.vault.getName(), present }));
}

/** From when to when, in the vault's zone: a plan or a change may tell its times in a zone of its own. */
function timesOf({ day, time }: AgendaItem, row: NoteRow | undefined, plan: NoteRow | undefined, zone: string): Pick<ExportItem, "from" | "to"> {
  if (time === "") return { from: day };
  const { planned_start: start, planned_end: end, timezone } = (row?.kind === "change" ? row.note : {}) as Partial<NoteOf<"change">>;
  const { duration, timezone: own = timezone } = (plan?.kind === "maintenance" ? plan.note : {}) as Partial<NoteOf<"maintenance">>;
  const inVault = (moment: string): string => localNow(momentToInstant(moment, zoneOf({ timezone: own }, zone)), zone).moment;
  const begins = start ?? `${day}T${time}`;
  const ends = end ?? (duration && addMinutes(begins, duration.days * 1440 + duration.minutes));
  return { from: inVault(begins), to: ends && inVault(ends) };
}
