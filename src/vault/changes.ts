import { wordsOfGuard } from "../domain/actions/guard-words.ts";
import { changeGantt, windowGantt } from "../domain/diagrams/change-gantt.ts";
import { serviceImpact } from "../domain/diagrams/service-impact.ts";
import { lastMade } from "../domain/index/kept.ts";
import { NoteRow } from "../domain/index/note-row.ts";
import { templateFacts } from "../domain/index/template-facts.ts";
import { weighedApprovals } from "../domain/queries/change-approvals.ts";
import { changeBoard, type ChangeBoard } from "../domain/queries/change-board.ts";
import type { ChangeLinesReading } from "../domain/queries/change-lines.ts";
import { conflictedChanges } from "../domain/queries/change-marks.ts";
import { changePart, type ChangePart } from "../domain/queries/change-part.ts";
import { changeStanding, type ChangeReading } from "../domain/queries/change-standing.ts";
import type { ChangeStanding } from "../domain/queries/change-told.ts";
import { serviceMap } from "../domain/queries/service-map.ts";
import { touches } from "../domain/queries/service-reach.ts";
import { namesOf } from "../domain/queries/agenda-items.ts";
import { folded } from "../domain/queries/service-downtime.ts";
import { addDays, readDay } from "../domain/time/day.ts";
import type { BoardOptions, Incidents, RecordedVault } from "./incidents.ts";

/** The vault as far as changes ask it. */
export interface ChangedVault extends Pick<RecordedVault, "index" | "maintenance" | "localNow" | "zoneInForce"> {
  readonly incidents: Pick<Incidents, "relations" | "reading" | "swiftReading">;
}

type Change = NoteRow<"change">;

/** Changes as the vault tells them: what a change meets, who is asked, and how those before went. */
export class Changes {
  readonly #vault: ChangedVault;
  readonly #read = lastMade<ChangeReading>();

  constructor(vault: ChangedVault) {
    this.#vault = vault;
  }

  /** What risk and conflicts are told from; the same as long as none of it moved. */
  reading(): ChangeReading {
    const { index, incidents, maintenance } = this.#vault;
    const [{ moment: now }, { zone }, links] = [this.#vault.localNow(), this.#vault.zoneInForce(), maintenance.links()];
    const [changes, orders, found, services, plans] = [maintenance.rowsOf("change"), maintenance.rowsOf("work-order"), maintenance.rowsOf("incident"), maintenance.rowsOf("service"), maintenance.rowsOf("maintenance")];
    const [calendars, relations] = [maintenance.calendars(), incidents.relations()];
    return this.#read([now, zone, changes, orders, found, services, plans, calendars, links.standing, relations], () => ({
      now, zone, changes, orders, incidents: found, services, plans, calendars, links, relations, rowAt: (path) => index.row(path),
    }));
  }

  /** How a change stands by other notes; the same as long as it says the same. */
  standing(row: Change): ChangeStanding {
    return changeStanding(row, this.reading());
  }

  /** The same for many, as it is now. */
  standings(): (row: Change) => ChangeStanding {
    const reading = this.reading();
    return (row) => changeStanding(row, reading);
  }

  /** Why no change can follow a procedure now, "" where one can. */
  whyNoTemplate({ path }: NoteRow<"procedure">): string {
    const { zone } = this.#vault.zoneInForce();
    const change = new NoteRow("change", "", { fields: { change_type: "standard", template: `[[${path.replace(/\.md$/, "")}]]` }, tasks: [] });
    const facts = templateFacts(change, this.#vault.incidents.relations(), { now: this.#vault.localNow().moment, zone }, false);
    const fact = (Object.keys(facts) as (keyof typeof facts)[]).find((each) => facts[each]);
    return fact === undefined ? "" : wordsOfGuard({ rule: "CHG-TPL", when: [fact] }).join(" ");
  }

  /** The changes that ended in so many days up to today, or between two days, with those that are open. */
  async board({ days, from, to, service }: BoardOptions): Promise<ChangeBoard> {
    const last = readDay(to) ?? this.#today();
    const told = await this.#vault.incidents.reading();
    const approvalsOf = (path: string): ReturnType<typeof weighedApprovals> | undefined => {
      const [row, body] = [this.#vault.index.row(path), told.bodies.get(path)?.change];
      return row?.kind === "change" && body ? weighedApprovals(row as Change, body, told) : undefined;
    };
    const acceptedOf = (path: string): ReturnType<ChangeLinesReading["acceptedOf"]> => told.bodies.get(path)?.change?.accepted;
    return changeBoard({ ...this.reading(), standingOf: this.standings(), approvalsOf, acceptedOf }, { from: readDay(from) ?? addDays(last, -days), to: last, service });
  }

  /** What the dashboard tells of changes. */
  async part(): Promise<ChangePart> {
    return changePart(await this.#vault.incidents.swiftReading());
  }

  /** The paths of changes with a conflict that nobody accepted, as far as their notes are read. */
  async conflicted(): Promise<ReadonlySet<string>> {
    return conflictedChanges(await this.#vault.incidents.swiftReading());
  }

  /** A diagram as Mermaid's text, "" where there is nothing to draw: the window of a change, the changes of a time, or what relies on a note's services. */
  async diagram(kind: "gantt" | "impact", path: string, options: BoardOptions): Promise<string> {
    const { index, maintenance } = this.#vault;
    const row = index.row(path);
    if (kind === "impact") return serviceImpact(serviceMap(options.service !== "" ? [options.service] : row?.kind === "service" ? [row.name] : (row?.services ?? []), maintenance.rowsOf("service")));
    const conflicted = await this.conflicted();
    const terms = { now: this.#vault.localNow().moment, zone: this.#vault.zoneInForce().zone, hasConflict: (change: Change) => conflicted.has(change.path) };
    const rows = [...maintenance.rowsOf("change"), ...maintenance.rowsOf("work-order").filter(({ note }) => note.downtime_start !== undefined)];
    const from = readDay(options.from);
    if (row?.kind === "change" && from === undefined && options.service === "") return windowGantt(row as Change, rows, terms);
    const [first, reach] = [from ?? this.#today(), new Set(namesOf([options.service]).map(folded))];
    return changeGantt(options.service === "" ? rows : rows.filter((each) => touches(each, reach)), { ...terms, from: first, to: readDay(options.to) ?? addDays(first, options.days) });
  }

  #today(): string {
    return this.#vault.localNow().moment.slice(0, 10);
  }
}
