import { aroundFacts, type Around } from "../domain/index/around-facts.ts";
import type { NoteIndex } from "../domain/index/note-index.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { relationsNow, type Relations } from "../domain/index/relations.ts";
import { incidentTimeline } from "../domain/diagrams/incident-timeline.ts";
import { lifecycleDiagram } from "../domain/diagrams/lifecycle.ts";
import { lifeOf } from "../domain/lifecycle/lives.ts";
import { updateDue } from "../domain/metrics/update-due.ts";
import type { NoteOf } from "../domain/notes/kinds.ts";
import type { TimelineEntry } from "../domain/notes/timeline.ts";
import { recordPanel } from "../domain/queries/build-panel.ts";
import type { ChangeStanding } from "../domain/queries/change-told.ts";
import { incidentBoard } from "../domain/queries/incident-board.ts";
import { incidentPart, type IncidentPart } from "../domain/queries/incident-part.ts";
import { wantedRecordBodies, type IncidentReading } from "../domain/queries/incident-reading.ts";
import type { IncidentBoard, RecordPanel } from "../domain/queries/record-panel.ts";
import { knownErrors, whatChanged } from "../domain/queries/what-changed.ts";
import { addDays, readDay } from "../domain/time/day.ts";
import { localNow, type Moment } from "../domain/time/moment.ts";
import type { Maintenance } from "./maintenance.ts";
import { RecordBodies } from "./record-bodies.ts";
import type { Settings } from "./settings.ts";
import type { Texts } from "./texts.ts";

/** The vault as far as incidents ask it. */
export interface RecordedVault {
  readonly index: NoteIndex;
  readonly texts: Texts;
  readonly maintenance: Pick<Maintenance, "rowsOf" | "links" | "calendars">;
  readonly changes: { standings(): (row: NoteRow<"change">) => ChangeStanding };
  readonly settings: Pick<Settings, "logHeading" | "deadlines">;
  localNow(): { readonly moment: Moment };
  instant(): number;
  zoneInForce(): { readonly zone: string };
  profile(): "team" | "solo";
  /** What is around records beside other notes. */
  around(): Around;
  changed(): void;
}

/** Which incidents a list shows: days back from today, or two days; "" where none is named. */
export interface BoardOptions {
  readonly days: number;
  readonly from: string;
  readonly to: string;
  readonly service: string;
}

/** Incidents and what follows them, as the vault tells them; what was read of a note is kept as long as it says the same. */
export class Incidents {
  readonly #vault: RecordedVault;
  readonly #bodies: RecordBodies;

  constructor(vault: RecordedVault) {
    this.#vault = vault;
    this.#bodies = new RecordBodies(vault, () => vault.changed());
  }

  /** Takes in that a note's text may be another; answers whether something was made from it. */
  textChanged(path: string): boolean {
    return this.#bodies.textChanged(path);
  }

  /** What names what. */
  relations(): Relations {
    return relationsNow(this.#vault.index, this.#vault.maintenance.links());
  }

  /** What other notes say of a record, as guards ask it. */
  around(row: NoteRow): Set<string> {
    return aroundFacts(row, this.relations(), this.#vault.around());
  }

  /** All that panels, lists and the dashboard tell is made of this; the bodies are those that the dashboard needs, or of these notes. */
  async reading(paths?: readonly string[]): Promise<IncidentReading> {
    const bare = this.#bare();
    return { ...bare, bodies: await (paths ? this.#bodies.of(paths) : this.#bodies.all(wantedRecordBodies(bare))) };
  }

  /** The same, with those bodies alone that are there soon; of the others it is told when they are. */
  async swiftReading(): Promise<IncidentReading> {
    const bare = this.#bare();
    return { ...bare, bodies: await this.#bodies.soon(wantedRecordBodies(bare)) };
  }

  /** What the dashboard tells of incidents, problems and what is to be done after them. */
  async part(): Promise<IncidentPart> {
    return incidentPart(await this.swiftReading());
  }

  /** The panel of an incident, a problem, a change or a review. */
  async panel(path: string): Promise<RecordPanel | undefined> {
    const row = this.#vault.index.row(path);
    return row && recordPanel(row, await this.reading([path, ...this.relations().reviewsOf(path).map((review) => review.path)]));
  }

  /** The incidents that ended in so many days up to today, or between two days, with those that are open. */
  async board({ days, from, to, service }: BoardOptions): Promise<IncidentBoard> {
    const last = readDay(to) ?? this.#vault.localNow().moment.slice(0, 10);
    return incidentBoard(await this.reading(), { from: readDay(from) ?? addDays(last, -days), to: last, service });
  }

  /** The timeline of an incident or a review, in the order of the note; undefined of other notes. */
  async timeline(path: string): Promise<readonly TimelineEntry[] | undefined> {
    const { kind } = this.#vault.index.row(path) ?? {};
    return kind === "incident" || kind === "review" ? (await this.#bodies.one(path))?.timeline.entries : undefined;
  }

  /** A diagram of a record as Mermaid's text, "" where there is nothing to draw. */
  async diagram(kind: "timeline" | "lifecycle" | "causes", path: string): Promise<string> {
    const row = this.#vault.index.row(path);
    const life = row && lifeOf(row.kind);
    if (kind === "timeline") return incidentTimeline((await this.timeline(path)) ?? [])?.text ?? "";
    if (kind === "lifecycle") return row && life ? lifecycleDiagram(life, row.status) : "";
    if (row?.kind !== "problem") return "";
    const { statement = "", root_causes: rootCauses } = row.note as NoteOf<"problem">;
    return (await this.#vault.texts.causes(path, { statement: statement === "" ? row.name : statement, rootCauses })) ?? "";
  }

  /** What is known around services at once: what changed lately, and how people got along before. */
  context(services: readonly string[]): Pick<RecordPanel, "changed" | "workarounds"> {
    const reading = this.#bare();
    return { changed: whatChanged(services, reading), workarounds: knownErrors(services, [], reading) };
  }

  /** When users are to be told again after an update now; undefined where nothing is owed. */
  nextUpdate(path: string): Moment | undefined {
    const row = this.#vault.index.row(path);
    if (row?.kind !== "incident") return undefined;
    const [{ severity, status, detected }, { zone }] = [row.note as NoteOf<"incident">, this.#vault.zoneInForce()];
    const due = updateDue({ severity, status, detected, updates: [{ at: this.#vault.localNow().moment }], zone });
    return due === undefined ? undefined : localNow(due, zone).moment;
  }

  /** Whether a record is a SEV1, or is about one. */
  isOfSev1(path: string): boolean {
    const { index } = this.#vault;
    const [row, relations] = [index.row(path), this.relations()];
    if (!row) return false;
    const { severity, of } = row.note as { readonly severity?: string; readonly of?: string };
    const subject = index.row(relations.pathNamed(of) ?? "")?.note as { readonly severity?: string } | undefined;
    return [severity, subject?.severity, ...relations.incidentsOf(path).map(({ note }) => note.severity)].includes("SEV1");
  }

  #bare(): Omit<IncidentReading, "bodies"> {
    const { index, maintenance, settings } = this.#vault;
    return {
      now: this.#vault.localNow().moment, instant: this.#vault.instant(), zone: this.#vault.zoneInForce().zone, profile: this.#vault.profile(),
      incidents: maintenance.rowsOf("incident"), problems: maintenance.rowsOf("problem"), reviews: maintenance.rowsOf("review"),
      changes: maintenance.rowsOf("change"), services: maintenance.rowsOf("service"), rowAt: (path) => index.row(path),
      links: maintenance.links(), relations: this.relations(), workingTime: maintenance.calendars().workingTime(undefined), showsDeadlines: settings.deadlines,
      changeStanding: this.#vault.changes.standings(),
    };
  }
}
