import { parseYaml, type App, type Component } from "obsidian";

import type { Acting } from "../domain/actions/acting.ts";
import { NoteIndex, type Territory } from "../domain/index/note-index.ts";
import type { Around } from "../domain/index/around-facts.ts";
import type { FactsBy } from "../domain/lifecycle/own-facts.ts";
import { checkRow, type Checking } from "../domain/problems/check-row.ts";
import type { TextReading } from "../domain/problems/check-text.ts";
import { asPersonLink } from "../domain/text/links.ts";
import type { Day } from "../domain/time/day.ts";
import { isZone, localNow, writeMoment, type Moment } from "../domain/time/moment.ts";
import { Changes } from "./changes.ts";
import { Incidents } from "./incidents.ts";
import { LinkTexts } from "./link-texts.ts";
import { Maintenance } from "./maintenance.ts";
import { foreignTemplateFolders } from "./private-api.ts";
import { Problems } from "./problems.ts";
import type { Settings } from "./settings.ts";
import { snoozedOn } from "./snoozes.ts";
import { Texts } from "./texts.ts";
import { Watcher } from "./watcher.ts";
import { Writer } from "./writer.ts";

const MINUTE_MS = 60_000;
const PERSON_KEY = "operations-vault-person";

/** What the host gives: the app, where settings are kept, and the clock. */
export interface Host {
  readonly app: App;
  readonly now: () => number;
  readonly settings: () => Settings;
  readonly changeSettings: (patch: Partial<Settings>) => Promise<void>;
}

/** Where the zone in force comes from. */
export interface ZoneInForce {
  readonly zone: string;
  readonly from: "framework" | "setting" | "device";
}

/** The vault as operations: what views and commands get instead of the plugin. */
export class Operations {
  readonly app: App;
  readonly index: NoteIndex;
  readonly texts: Texts;
  readonly writer: Writer;
  readonly linkTexts: LinkTexts;
  readonly problems: Problems;
  readonly maintenance: Maintenance;
  readonly incidents: Incidents;
  readonly changes: Changes;
  readonly #host: Host;
  readonly #watcher: Watcher;
  #measured: Checking | undefined;
  /** Asked for many times in a row; a zone's rules are dear to look up. */
  #now: { readonly minute: number; readonly zone: string; readonly local: ReturnType<typeof localNow> } | undefined;
  readonly #listeners = new Set<() => void>();

  constructor(host: Host) {
    this.#host = host;
    this.app = host.app;
    this.index = new NoteIndex(this.#territory(), (row) => checkRow(row, this.#checking()));
    this.texts = new Texts(host.app, () => this.settings.carriedOverHeading);
    this.writer = new Writer(host.app, (path, text) => this.#watcher.wrote(path, text));
    this.linkTexts = new LinkTexts(host.app);
    this.maintenance = new Maintenance(this);
    this.incidents = new Incidents(this);
    this.changes = new Changes(this);
    this.problems = new Problems(this, () => snoozedOn(host.app, this.localNow().day));
    this.#watcher = new Watcher(host.app, this.index, (path) => [this.texts.changed(path), this.problems.textChanged(path), this.incidents.textChanged(path)].includes(true), () => this.#tell());
  }

  get settings(): Settings {
    return this.#host.settings();
  }

  /** Starts following the vault; call it once the layout is ready. */
  follow(owner: Component): Promise<void> {
    // Other plugins may have told their templates folders only by now.
    this.index.reset(this.#territory());
    this.linkTexts.listen(owner);
    this.#watcher.listen(owner);
    return this.#watcher.build();
  }

  /** Changes settings; other folders mean another index. */
  async changeSettings(patch: Partial<Settings>): Promise<void> {
    await this.#host.changeSettings(patch);
    await this.settingsChanged();
  }

  /** Takes settings in that changed elsewhere. */
  async settingsChanged(): Promise<void> {
    this.index.reset(this.#territory());
    await this.#watcher.build();
    this.#tell();
  }

  /** Tells when the index moved; answers how to stop listening. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Lets views look again though no row moved: a text was read, a review was put off. */
  changed(): void {
    this.#tell();
  }

  /** Lets views look at the time again. */
  timePassed(): void {
    this.#watcher.dayIs(this.localNow().day);
    this.#tell();
  }

  /** The day and time in the zone in force. */
  localNow(): { day: Day; time: string; moment: Moment } {
    const [minute, zone] = [Math.floor(this.#host.now() / MINUTE_MS), this.zoneInForce().zone];
    if (this.#now?.minute !== minute || this.#now.zone !== zone) this.#now = { minute, zone, local: localNow(this.#host.now(), zone) };
    return this.#now.local;
  }

  /** Now, in milliseconds since 1970 UTC. */
  instant(): number {
    return this.#host.now();
  }

  zoneInForce(): ZoneInForce {
    const framework = this.index.ofKind("framework").find((row) => row.note.timezone !== undefined)?.note.timezone;
    if (framework !== undefined) return { zone: framework, from: "framework" };
    const { zone } = this.settings;
    if (zone !== "" && isZone(zone)) return { zone, from: "setting" };
    return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC", from: "device" };
  }

  profile(): "team" | "solo" {
    return this.index.ofKind("framework").find((row) => row.note.profile !== undefined)?.note.profile ?? this.settings.profile;
  }

  /** The person of this device, as typed; empty where nobody said. */
  person(): string {
    const stored: unknown = this.app.loadLocalStorage(PERSON_KEY);
    return typeof stored === "string" ? stored : "";
  }

  setPerson(name: string): void {
    this.app.saveLocalStorage(PERSON_KEY, name.trim() === "" ? null : name.trim());
    this.#tell();
  }

  /** Who acts, and when. */
  acting(): Acting {
    const { day, time } = this.localNow();
    const offset = writeMoment(this.#host.now(), this.zoneInForce().zone).slice(`${day}T${time}`.length);
    const person = this.person();
    const { carriedOverHeading, logHeading, stamps } = this.settings;
    return {
      today: day, time, offset, profile: this.profile(), stamps,
      person: person === "" ? undefined : asPersonLink(person),
      headings: { carriedOver: carriedOverHeading, log: logHeading },
    };
  }

  /** The note that a link text names, as Obsidian resolves it from the vault's root. */
  pathOf(linkText: string): string | undefined {
    return this.app.metadataCache.getFirstLinkpathDest(linkText, "")?.path;
  }

  /** What notes' texts are read with. */
  reading(): TextReading {
    const { carriedOverHeading, logHeading } = this.settings;
    const around = this.around();
    return { readYaml: parseYaml, headings: { carriedOver: carriedOverHeading, log: logHeading }, ...around, today: this.localNow().day, around: (row) => this.incidents.around(row), isMeter: (path) => this.maintenance.isMeter(path) };
  }

  /** What is around records beside the notes that they name: the day, the people, the freezes. */
  around(): Around & FactsBy {
    return {
      now: this.localNow().moment, zone: this.zoneInForce().zone, profile: this.profile(), isFrozen: (services, at) => this.maintenance.isFrozen(services, at),
      changeFacts: (change) => this.changes.standing(change).facts,
    };
  }

  /** What the rules are measured by; made once a minute, for a check of many notes asks for it each time. */
  #checking(): Checking {
    const { day, moment } = this.localNow();
    const profile = this.profile();
    if (this.#measured?.now !== moment || this.#measured.profile !== profile) {
      const deadLinks = (path: string): Readonly<Record<string, number>> | undefined => this.app.metadataCache.unresolvedLinks[path];
      this.#measured = { today: day, now: moment, zone: this.zoneInForce().zone, profile, deadLinks };
    }
    return this.#measured;
  }

  #territory(): Territory {
    const { operationsFolder, templatesFolder } = this.settings;
    return { operationsFolders: [operationsFolder], templateFolders: [templatesFolder, ...foreignTemplateFolders(this.app)] };
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
