import type { NoteIndex } from "../domain/index/note-index.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { Kind } from "../domain/notes/kinds.ts";
import type { MaintenanceLine } from "../domain/notes/maintenance-log.ts";
import type { MetricReading } from "../domain/notes/readings.ts";
import type { Agenda, AgendaBand, PlanDetail } from "../domain/queries/agenda.ts";
import { buildAgenda, planItems, plansWithPast, type AgendaReading } from "../domain/queries/build-agenda.ts";
import { calendarsOf, type VaultCalendars } from "../domain/queries/calendars.ts";
import type { MaintenanceFigures } from "../domain/metrics/maintenance-figures.ts";
import type { Dashboard } from "../domain/queries/dashboard.ts";
import type { MaintenancePart } from "../domain/queries/build-dashboard.ts";
import { inHand, nextSevenDays, passedOf, weekAfter, workToday } from "../domain/queries/work-now.ts";
import { namesOf } from "../domain/queries/agenda-items.ts";
import { figuresOf } from "../domain/queries/maintenance-history.ts";
import { metersOfPlans, metricsOfPlans, standingAt } from "../domain/queries/plan-standings.ts";
import { meterProblems } from "../domain/problems/check-text.ts";
import { planDetail } from "../domain/queries/plan-detail.ts";
import { lastMade, mapKept } from "../domain/index/kept.ts";
import { ordersNow } from "../domain/index/work-orders-of.ts";
import type { MeterReading } from "../domain/schedule/plan-terms.ts";
import { addDays, readDay, type Day } from "../domain/time/day.ts";
import type { Moment } from "../domain/time/moment.ts";
import { nextSlice } from "./next-slice.ts";
import type { Problems } from "./problems.ts";
import type { Settings } from "./settings.ts";
import type { Texts } from "./texts.ts";

/** The vault as far as maintenance asks it. */
export interface MaintainedVault {
  readonly index: NoteIndex;
  readonly texts: Texts;
  readonly problems: Pick<Problems, "found">;
  readonly settings: Pick<Settings, "logHeading">;
  localNow(): { readonly moment: Moment };
  zoneInForce(): { readonly zone: string };
  pathOf(linkText: string): string | undefined;
  changed(): void;
}

/** The kinds that the figures are made of. */
const FIGURED = ["maintenance", "work-order", "calendar", "incident"] as const;
const FIGURED_DAYS = 30;
const SLICE_MILLISECONDS = 8;
const NO_LOGS: AgendaReading["logs"] = new Map();
/** A plan that is known costs as much as looking at the clock. */
const CLOCK_EVERY = 16;
/** The dashboard shows so many of a list; the schedule shows them all. */
const SHOWN = 12;

/** What maintenance is measured by, kept as long as it says the same: calendars, work orders by plan, readings of meters. */
export class Maintenance {
  readonly #vault: MaintainedVault;
  readonly #looked = new Map<string, { readonly by: readonly unknown[]; readonly plans: readonly NoteRow[]; readonly done: Promise<void> }>();
  #calendars: { readonly standing: string; readonly made: VaultCalendars } | undefined;
  #wanted = false;
  #figures: { readonly standing: string; readonly made: Dashboard["maintenance"] } | undefined;
  #meters: ReadonlyMap<string, readonly MeterReading[]> = new Map();
  #readings: ReadonlyMap<string, readonly MetricReading[]> = new Map();
  readonly #rows = new Map<Kind, ReturnType<typeof lastMade<readonly unknown[]>>>();
  readonly #checklists = lastMade<AgendaReading["checklists"]>();
  readonly #bandsOn = lastMade<readonly AgendaBand[]>();
  readonly #namedBy = mapKept<NoteRow<"maintenance">, NoteRow<"maintenance"> | undefined>();
  #named: { readonly standing: string; readonly metrics: readonly string[]; readonly meters: readonly string[] } | undefined;

  constructor(vault: MaintainedVault) {
    this.#vault = vault;
  }

  /** Everything but the plans' logs. */
  async reading(): Promise<AgendaReading> {
    const { index } = this.#vault;
    await this.#inSlices("read", [], this.rowsOf("maintenance"), (row) => row.note);
    const meters = await this.#readMeters();
    const [plans, workOrders, links] = [this.rowsOf("maintenance"), this.rowsOf("work-order"), this.links()];
    return {
      now: this.#vault.localNow().moment, zone: this.#vault.zoneInForce().zone, plans, meters, workOrders, links,
      pathOf: links.pathOf,
      orders: ordersNow(workOrders, links),
      calendars: this.calendars(),
      changes: this.rowsOf("change"),
      reviews: this.rowsOf("review"),
      incidents: this.rowsOf("incident"),
      checklists: this.#checklists([index.revisionOf("checklist")], () => [...index.checklistsByDay()]),
      procedures: index.scheduled(),
      logs: NO_LOGS,
    };
  }

  /** Does something with many plans and lets the app draw in between: most is known from before, but at the start, and when the day or a calendar moved, nothing is. */
  #inSlices(what: string, by: readonly unknown[], plans: readonly NoteRow<"maintenance">[], work: (row: NoteRow<"maintenance">) => unknown): Promise<void> {
    const known = this.#looked.get(what);
    const before = known?.by.every((each, at) => each === by[at]) ? known.plans : [];
    const others = before.length === plans.length ? plans.filter((row, at) => row !== before[at]) : [...plans];
    const done = others.length === 0 && known ? known.done : inSlices(others, work);
    this.#looked.set(what, { by, plans: [...plans], done });
    return done;
  }

  /** Looks at every plan's days in a time, a slice at a time. */
  #lookAt(reading: AgendaReading, from: Day, to: Day): Promise<void> {
    const [{ now, zone, orders, calendars, meters, logs }, standing] = [reading, standingAt(reading)];
    const by = [now, zone, orders, calendars, meters, logs, from, to];
    return this.#inSlices("looked", by, reading.plans, (row) => planItems(standing(row), reading, from, to));
  }

  /** Whether a plan counts by this metric. */
  isMeter(path: string): boolean {
    return this.#metrics().meters.includes(path);
  }

  /** Whether a hard freeze concerns one of these services at a moment in the vault's zone. */
  isFrozen(services: readonly string[], at: Moment): boolean {
    return this.calendars().freezesFor(services).some(({ from, to }) => from <= at && at < to);
  }

  /** What the dashboard tells of maintenance; `conflicted` are the paths of changes to be marked. */
  async part(conflicted?: ReadonlySet<string>): Promise<MaintenancePart> {
    const reading = { ...(await this.reading()), conflicted };
    const today = reading.now.slice(0, 10);
    const { from, to } = weekAfter(today);
    await this.#lookAt(reading, from, to);
    const now = inHand(reading);
    const work = workToday(reading);
    const overdue = work.filter(({ state }) => state === "overdue").length;
    const freeze = this.#bandsOn([reading.calendars, today], () => reading.calendars.bandsBetween(today, today)).find((band) => band.kind === "freeze" && isNow(band, reading.now));
    return {
      now: now.slice(0, SHOWN), nowCount: { incidents: now.filter(({ kind }) => kind === "incident").length, all: now.length }, work: work.slice(0, SHOWN), workCount: { overdue, others: work.length - overdue }, passed: passedOf(reading), week: nextSevenDays(reading), freeze: freeze?.title ?? "",
      maintenance: this.#recentFigures(reading),
    };
  }

  /** The schedule between two days, with what the plans' logs tell of it; `conflicted` are the paths of changes to be marked. */
  async agenda(from: Day, to: Day, conflicted?: ReadonlySet<string>): Promise<Agenda> {
    const bare = await this.reading();
    const reading = { ...bare, logs: await this.logs(plansWithPast(bare.plans, from)), conflicted };
    await this.#lookAt(reading, from, to);
    return buildAgenda(reading, from, to);
  }

  /** What was understood of a plan, and its next dates. */
  async detail(path: string): Promise<PlanDetail | undefined> {
    const row = this.#vault.index.row(path);
    return row?.kind === "maintenance" ? planDetail(row as Parameters<typeof planDetail>[0], await this.reading()) : undefined;
  }

  /** The logs of plans by path. */
  logs(paths: Iterable<string>): Promise<Map<string, readonly MaintenanceLine[]>> {
    const { texts, settings } = this.#vault;
    return texts.all(paths, (path) => texts.maintenanceLog(path, settings.logHeading));
  }

  /** The figures of a period; of some services, where they are named. */
  async figures(from: Day, to: Day, services?: readonly string[]): Promise<MaintenanceFigures> {
    const reading = await this.reading();
    return figuresOf({ ...reading, logs: await this.logs(plansWithPast(reading.plans, from)) }, from, to, services);
  }

  /** The figures that a code block asks for: of so many days up to today, or between two days; of one service where it names one. */
  figuresFor({ days, from, to, service }: { readonly days: number; readonly from: string; readonly to: string; readonly service: string }): Promise<MaintenanceFigures> {
    const last = readDay(to) ?? this.#vault.localNow().moment.slice(0, 10);
    return this.figures(readDay(from) ?? addDays(last, -days), last, service === "" ? undefined : namesOf([service]));
  }

  /** Asks for the figures from now on: they take reading every plan's log, so the dashboard does without until somebody wants them. */
  showFigures(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#vault.changed();
  }

  /** The figures of the last thirty days as far as they are known; where something moved they are made anew and then told. */
  #recentFigures({ plans, now }: AgendaReading): Dashboard["maintenance"] {
    if (plans.length === 0) return "none";
    const { index, texts } = this.#vault;
    const today = now.slice(0, 10);
    const standing = [today, ...FIGURED.map((kind) => index.revisionOf(kind)), texts.logs].join(" ");
    if (this.#wanted && this.#figures?.standing !== standing) {
      this.#figures = { standing, made: this.#figures?.made ?? "unread" };
      void this.figures(addDays(today, -FIGURED_DAYS), today).then((made) => {
        if (this.#figures?.standing !== standing) return;
        this.#figures = { standing, made };
        this.#vault.changed();
      });
    }
    return this.#figures?.made ?? "unread";
  }

  /** Where links lead. */
  links(): AgendaReading["links"] {
    return { pathOf: (link) => this.#vault.pathOf(link), standing: this.#vault.index.identities };
  }

  /** The rows of a kind, the same list as long as none of them moved. */
  rowsOf<K extends Kind>(kind: K): readonly NoteRow<K>[] {
    const { index } = this.#vault;
    const kept = this.#rows.get(kind) ?? lastMade<readonly unknown[]>();
    this.#rows.set(kind, kept);
    return kept([index.revisionOf(kind)], () => [...index.ofKind(kind)]) as readonly NoteRow<K>[];
  }

  /** What plans are measured by. */
  #metrics(): { readonly metrics: readonly string[]; readonly meters: readonly string[] } {
    const { index } = this.#vault;
    const standing = `${String(index.revisionOf("maintenance"))} ${String(index.identities)}`;
    if (this.#named?.standing !== standing) {
      const [plans, { pathOf }] = [index.ofKind("maintenance"), this.links()];
      const named = this.#namedBy(plans, [index.identities], (row) => (row.note.terms.usage || row.note.terms.condition ? row : undefined)).filter((row) => row !== undefined);
      this.#named = { standing, metrics: metricsOfPlans(named, pathOf), meters: metersOfPlans(named, pathOf) };
    }
    return this.#named;
  }

  /** The calendars, the same as long as they say the same. */
  calendars(): VaultCalendars {
    const { index } = this.#vault;
    const [workingHours, { zone }] = [index.ofKind("framework")[0]?.note.working_hours, this.#vault.zoneInForce()];
    const standing = [index.revisionOf("calendar"), index.identities, zone, workingHours].join(" ");
    if (this.#calendars?.standing !== standing) {
      const made = calendarsOf(index.ofKind("calendar"), { pathOf: (link) => this.#vault.pathOf(link), workingHours, zone });
      this.#calendars = { standing, made };
    }
    return this.#calendars.made;
  }

  async #readMeters(): Promise<ReadonlyMap<string, readonly MeterReading[]>> {
    const { texts, problems } = this.#vault;
    const { metrics, meters } = this.#metrics();
    const read = await texts.all(metrics, (path) => texts.meter(path));
    const readings = await texts.all(meters, (path) => texts.readings(path));
    for (const [path, entries] of readings) if (this.#readings.get(path) !== entries) problems.found(path, meterProblems(entries), false);
    this.#readings = readings;
    const isSame = read.size === this.#meters.size && [...read].every(([path, readings]) => this.#meters.get(path) === readings);
    if (!isSame) this.#meters = read;
    return this.#meters;
  }
}

async function inSlices(plans: readonly NoteRow<"maintenance">[], work: (row: NoteRow<"maintenance">) => unknown): Promise<void> {
  let sliceEnd = performance.now() + SLICE_MILLISECONDS;
  for (const [at, row] of plans.entries()) {
    if (!row.unreadable) work(row);
    if (at % CLOCK_EVERY !== 0 || performance.now() < sliceEnd) continue;
    await nextSlice();
    sliceEnd = performance.now() + SLICE_MILLISECONDS;
  }
}

function isNow({ from, fromTime, to, toTime }: { readonly from: Day; readonly fromTime: string; readonly to: Day; readonly toTime: string }, now: string): boolean {
  return `${from}T${fromTime || "00:00"}` <= now && now < `${to}T${toTime || "24:00"}`;
}
