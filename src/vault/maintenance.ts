import type { NoteIndex } from "../domain/index/note-index.ts";
import type { MaintenanceLine } from "../domain/notes/maintenance-log.ts";
import type { Agenda, PlanDetail } from "../domain/queries/agenda.ts";
import { buildAgenda, plansWithPast, type AgendaReading } from "../domain/queries/build-agenda.ts";
import { calendarsOf, type VaultCalendars } from "../domain/queries/calendars.ts";
import type { MaintenanceFigures } from "../domain/metrics/maintenance-figures.ts";
import type { Dashboard } from "../domain/queries/dashboard.ts";
import type { MaintenancePart } from "../domain/queries/build-dashboard.ts";
import { inHand, nextSevenDays, passedOf, workToday } from "../domain/queries/work-now.ts";
import { namesOf } from "../domain/queries/agenda-items.ts";
import { figuresOf } from "../domain/queries/maintenance-history.ts";
import { metersOfPlans, metricsOfPlans } from "../domain/queries/plan-standings.ts";
import { meterProblems } from "../domain/problems/check-text.ts";
import { planDetail } from "../domain/queries/plan-detail.ts";
import { ordersByPlan, type OrdersOfPlan } from "../domain/index/work-orders-of.ts";
import type { MeterReading } from "../domain/schedule/plan-terms.ts";
import { addDays, readDay, type Day } from "../domain/time/day.ts";
import type { Moment } from "../domain/time/moment.ts";
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
/** The dashboard shows so many of a list; the schedule shows them all. */
const SHOWN = 12;

/** What maintenance is measured by, kept as long as it says the same: calendars, work orders by plan, readings of meters. */
export class Maintenance {
  readonly #vault: MaintainedVault;
  #calendars: { readonly standing: string; readonly made: VaultCalendars } | undefined;
  #orders: { readonly standing: string; readonly made: ReadonlyMap<string, OrdersOfPlan> } | undefined;
  #wanted = false;
  #figures: { readonly standing: string; readonly made: Dashboard["maintenance"] } | undefined;
  #meters: ReadonlyMap<string, readonly MeterReading[]> = new Map();

  constructor(vault: MaintainedVault) {
    this.#vault = vault;
  }

  /** Everything but the plans' logs. */
  async reading(): Promise<AgendaReading> {
    const { index } = this.#vault;
    const plans = index.ofKind("maintenance");
    const pathOf = (link: string): string | undefined => this.#vault.pathOf(link);
    return {
      now: this.#vault.localNow().moment, zone: this.#vault.zoneInForce().zone, plans, pathOf,
      links: this.#links(),
      orders: this.#ordersNow(),
      calendars: this.#calendarsNow(),
      meters: await this.#metersOf(metricsOfPlans(plans, pathOf), metersOfPlans(plans, pathOf)),
      workOrders: index.ofKind("work-order"),
      changes: index.ofKind("change"),
      reviews: index.ofKind("review"),
      incidents: index.ofKind("incident"),
      checklists: index.checklistsByDay(),
      procedures: index.scheduled(),
      logs: new Map(),
    };
  }

  /** Whether a plan counts by this metric. */
  isMeter(path: string): boolean {
    const { index } = this.#vault;
    return metersOfPlans(index.ofKind("maintenance"), (link) => this.#vault.pathOf(link)).includes(path);
  }

  /** What the dashboard tells of maintenance. */
  async part(): Promise<MaintenancePart> {
    const reading = await this.reading();
    const today = reading.now.slice(0, 10);
    const work = workToday(reading);
    const overdue = work.filter(({ state }) => state === "overdue").length;
    const freeze = reading.calendars.bandsBetween(today, today).find((band) => band.kind === "freeze" && isNow(band, reading.now));
    return {
      now: inHand(reading).slice(0, SHOWN), work: work.slice(0, SHOWN), workCount: { overdue, others: work.length - overdue }, passed: passedOf(reading), week: nextSevenDays(reading), freeze: freeze?.title ?? "",
      maintenance: this.#recentFigures(reading),
    };
  }

  /** The schedule between two days, with what the plans' logs tell of it. */
  async agenda(from: Day, to: Day): Promise<Agenda> {
    const reading = await this.reading();
    return buildAgenda({ ...reading, logs: await this.logs(plansWithPast(reading.plans, from)) }, from, to);
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
    const standing = [today, ...FIGURED.map((kind) => index.revisionOf(kind)), texts.revision].join(" ");
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

  #links(): AgendaReading["links"] {
    return { pathOf: (link) => this.#vault.pathOf(link), standing: this.#vault.index.identities };
  }

  #ordersNow(): ReadonlyMap<string, OrdersOfPlan> {
    const { index } = this.#vault;
    const standing = `${String(index.revisionOf("work-order"))} ${String(index.identities)}`;
    if (this.#orders?.standing !== standing) this.#orders = { standing, made: ordersByPlan(index.ofKind("work-order"), this.#links(), this.#orders?.made ?? new Map()) };
    return this.#orders.made;
  }

  #calendarsNow(): VaultCalendars {
    const { index } = this.#vault;
    const standing = `${String(index.revisionOf("calendar"))} ${String(index.revisionOf("framework"))} ${String(index.identities)} ${this.#vault.zoneInForce().zone}`;
    if (this.#calendars?.standing !== standing) {
      const made = calendarsOf(index.ofKind("calendar"), { pathOf: (link) => this.#vault.pathOf(link), workingHours: index.ofKind("framework")[0]?.note.working_hours, zone: this.#vault.zoneInForce().zone });
      this.#calendars = { standing, made };
    }
    return this.#calendars.made;
  }

  async #metersOf(paths: readonly string[], meters: readonly string[]): Promise<ReadonlyMap<string, readonly MeterReading[]>> {
    const { texts } = this.#vault;
    const read = await texts.all(paths, (path) => texts.meter(path));
    for (const [path, entries] of await texts.all(meters, (each) => texts.readings(each))) this.#vault.problems.found(path, meterProblems(entries), false);
    const isSame = read.size === this.#meters.size && [...read].every(([path, readings]) => this.#meters.get(path) === readings);
    if (!isSame) this.#meters = read;
    return this.#meters;
  }
}

function isNow({ from, fromTime, to, toTime }: { readonly from: Day; readonly fromTime: string; readonly to: Day; readonly toTime: string }, now: string): boolean {
  return `${from}T${fromTime || "00:00"}` <= now && now < `${to}T${toTime || "24:00"}`;
}
