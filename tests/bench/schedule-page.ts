import { NoteRow } from "../../src/domain/index/note-row.ts";
import type { Kind } from "../../src/domain/notes/kinds.ts";
import type { Agenda } from "../../src/domain/queries/agenda.ts";
import { buildAgenda, type AgendaReading } from "../../src/domain/queries/build-agenda.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import { baseName } from "../../src/domain/text/links.ts";
import { scheduleBody, type ScheduleBody } from "../../src/ui/parts/schedule-body.ts";
import { filtered } from "../../src/ui/parts/schedule-days.ts";
import { drawScheduleFrame, type ScheduleFrame } from "../../src/ui/parts/schedule-frame.ts";
import { headingOf, rangeOf } from "../../src/ui/parts/schedule-range.ts";
import { installDomExtensions } from "../host/dom/extensions.ts";
import type { HostWindow } from "../host/dom/host-window.ts";
import { TODAY } from "./vault/calendar-days.ts";

/** A note as the page is given it. */
export interface GivenNote {
  readonly kind: "maintenance" | "calendar";
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What a schedule takes, in milliseconds. */
export interface ScheduleTimes {
  /** A year's occurrences of all plans, of which nothing is known but what their notes say. */
  readonly year: number;
  /** One month of them drawn into an empty view and laid out. */
  readonly draw: number;
  /** Shown again with one item changed, as after an edit. */
  readonly again: number;
  readonly ofYear: number;
  readonly ofMonth: number;
  readonly elements: number;
}

/** Each part of a round is short beside what a browser does now and then: it is done so often. */
const [DRAWN, AGAIN] = [5, 20];
const YEAR = { from: "2026-07-01", to: "2027-06-30" } as const;
const NOTHING = (): void => undefined;

function measureSchedule(notes: readonly GivenNote[]): ScheduleTimes {
  const reading = readingOf(notes);
  let year: Agenda | undefined;
  const ofYear = took(() => (year = buildAgenda(reading, YEAR.from, YEAR.to)));
  const { from, to } = rangeOf("month", TODAY);
  const month = buildAgenda(reading, from, to);
  const changes = Array.from({ length: AGAIN }, (_, time) => changed(month, time));
  let elements = 0;
  let again = 0;
  const draw = total(DRAWN, () => {
    const root = room();
    let view: View | undefined;
    const first = took(() => {
      view = viewIn(root);
      view.show(month);
      layOut(root);
    });
    again += took(() => {
      for (const each of changes) {
        view?.show(each);
        layOut(root);
      }
    });
    elements = root.querySelectorAll("*").length;
    root.remove();
    return first;
  });
  return { year: ofYear, draw: draw / DRAWN, again: again / (DRAWN * AGAIN), ofYear: year?.items.length ?? 0, ofMonth: month.items.length, elements };
}

/** One item of the month done a little later each time: its words change, its day stays. */
function changed(month: Agenda, time: number): Agenda {
  const at = month.items.findIndex(({ day }) => day === TODAY);
  return { ...month, items: month.items.map((item, place) => (place === at ? { ...item, title: `Changed ${String(time)}`, time: "00:00" } : item)) };
}

/** The notes as they were just read: nothing that is kept of other rows is known of these. */
function readingOf(notes: readonly GivenNote[]): AgendaReading {
  const rowsOf = <K extends Kind>(kind: K): NoteRow<K>[] => notes.flatMap((note) => (note.kind === kind ? [new NoteRow(kind, note.path, { fields: note.fields, tasks: [] })] : []));
  const [plans, calendars] = [rowsOf("maintenance"), rowsOf("calendar")];
  const paths = new Map(notes.map(({ path }) => [baseName(path), path]));
  const pathOf = (link: string): string | undefined => paths.get(link);
  for (const plan of plans) void plan.note.terms;
  return {
    now: `${TODAY}T09:00`, zone: "Europe/Berlin", plans, pathOf, links: { pathOf, standing: 0 }, orders: new Map(), meters: new Map(), logs: new Map(),
    calendars: calendarsOf(calendars, { pathOf, workingHours: undefined, zone: "Europe/Berlin" }),
    workOrders: [], changes: [], reviews: [], incidents: [], checklists: [], procedures: [],
  };
}

interface View {
  show(agenda: Agenda): void;
}

/** What the schedule view draws, as it draws it. */
function viewIn(root: HTMLElement): View {
  const frame: ScheduleFrame = drawScheduleFrame(root, { step: NOTHING, today: NOTHING, layOut: NOTHING, filter: NOTHING, showLate: NOTHING, openProblems: NOTHING, tryAgain: NOTHING });
  const body: ScheduleBody = scheduleBody(frame.body, frame.main, root, frame.heading);
  const all = { service: "", kind: "" } as const;
  return {
    show: (agenda) => {
      const shown = filtered(agenda, all);
      frame.show({ ...all, layout: "month", heading: headingOf("month", TODAY, agenda), agenda: shown });
      body.show(shown, "month", TODAY);
    },
  };
}

function room(): HTMLElement {
  const root = document.body.createDiv("operations-vault operations-vault-schedule");
  root.setCssStyles({ width: "1200px", height: "850px", overflow: "auto", position: "relative" });
  return root;
}

function layOut(el: HTMLElement): number {
  return el.getBoundingClientRect().height + el.scrollHeight;
}

function took(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function total(times: number, work: () => number): number {
  return Array.from({ length: times }, work).reduce((sum, each) => sum + each, 0);
}

installDomExtensions(window as unknown as HostWindow);
Object.assign(window, { measureSchedule });
