import type { App, TFile } from "obsidian";

import { causeTree, type CausedProblem } from "../domain/diagrams/cause-tree.ts";
import { readChecklistBody, type ChecklistBody } from "../domain/notes/checklist-body.ts";
import { readFrameworkBody, type FrameworkBody } from "../domain/notes/framework-body.ts";
import { readMaintenanceLog, type MaintenanceLine } from "../domain/notes/maintenance-log.ts";
import { meterOf, readReadings, type MetricReading } from "../domain/notes/readings.ts";
import { readProcedureBody, type ProcedureBody } from "../domain/notes/procedure-body.ts";
import { readTimeline, type Timeline } from "../domain/notes/timeline.ts";
import type { RecordBody } from "../domain/queries/incident-reading.ts";
import { readRecordBody } from "../domain/queries/record-body.ts";
import type { MeterReading } from "../domain/schedule/plan-terms.ts";
import { findBlocks } from "../domain/text/blocks.ts";
import { findBlock } from "../domain/text/frontmatter-block.ts";
import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { splitLines } from "../domain/text/lines.ts";
import { versionOf } from "./version-of.ts";

/** So many notes' bodies are kept; a vault where more are due in a day reads the oldest anew. */
const KEPT = 5000;
/** So many notes are read at a time. */
const AT_ONCE = 16;

type ReadBody<Body> = (text: string, bodyLine: number) => Body;

interface KeptBodies {
  readonly version: string;
  readonly bodies: Map<string, Promise<unknown>>;
}

/** What is read of plans and metrics, and of incidents and what follows them: a checklist is not looked at again for their sake. */
function isOfLog(kind: string): boolean {
  return kind.startsWith("maintenance log") || kind === "meter" || kind === "readings";
}

function isOfRecord(kind: string): boolean {
  return kind.startsWith("record ");
}

/** Bodies of notes, read on demand and once per version of a note. */
export class Texts {
  readonly #app: App;
  readonly #carriedOver: () => string;
  readonly #kept = new Map<string, KeptBodies>();
  #changes = 0;
  #logs = 0;

  constructor(app: App, carriedOver: () => string) {
    this.#app = app;
    this.#carriedOver = carriedOver;
  }

  /** Moves when the text of a note changed of which a body is kept; logs of plans and readings count by themselves. */
  get revision(): number {
    return this.#changes;
  }

  /** Moves when a plan's log or a metric's readings changed that are kept. */
  get logs(): number {
    return this.#logs;
  }

  /** The note's text, undefined where there is no such note. */
  async text(path: string): Promise<string | undefined> {
    const file = this.#app.vault.getFileByPath(path);
    return file ? this.#app.vault.cachedRead(file) : undefined;
  }

  checklist(path: string): Promise<ChecklistBody | undefined> {
    const heading = this.#carriedOver();
    return this.#body(path, `checklist ${heading}`, (text, bodyLine) => readChecklistBody(text, bodyLine, heading));
  }

  procedure(path: string): Promise<ProcedureBody | undefined> {
    return this.#body(path, "procedure", readProcedureBody);
  }

  framework(path: string): Promise<FrameworkBody | undefined> {
    return this.#body(path, "framework", readFrameworkBody);
  }

  /** An incident's or a review's timeline; `started` gives the day where the timeline says none. */
  timeline(path: string, started: string): Promise<Timeline | undefined> {
    return this.#body(path, `timeline ${started}`, (text, bodyLine) => readTimeline(findBlocks(splitLines(text), bodyLine), undefined, started));
  }

  /** What is told of an incident, a problem, a review or a change below its properties; `started` gives the day where its timeline says none. */
  record(path: string, kind: string, started: string, heading: string): Promise<RecordBody | undefined> {
    return this.#body(path, `record ${kind} ${started} ${heading}`, (text, bodyLine) => readRecordBody(kind, text, bodyLine, { logHeading: heading, started }));
  }

  /** The causes of a problem as a diagram, "" where nothing is analysed yet. */
  causes(path: string, problem: CausedProblem): Promise<string | undefined> {
    return this.#body(path, `record causes ${JSON.stringify(problem)}`, (text, bodyLine) => causeTree(findBlocks(splitLines(text), bodyLine), problem) ?? "");
  }

  /** The lines of a plan's log. */
  maintenanceLog(path: string, heading: string): Promise<readonly MaintenanceLine[] | undefined> {
    return this.#body(path, `maintenance log ${heading}`, (text, bodyLine) => readMaintenanceLog(findBlocks(splitLines(text), bodyLine), heading).entries);
  }

  /** The readings of a metric that count, oldest first. */
  meter(path: string): Promise<readonly MeterReading[] | undefined> {
    return this.#body(path, "meter", (text, bodyLine) => meterOf(readReadings(findBlocks(splitLines(text), bodyLine)).entries));
  }

  /** The readings of a metric as they stand in its note. */
  readings(path: string): Promise<readonly MetricReading[] | undefined> {
    return this.#body(path, "readings", (text, bodyLine) => readReadings(findBlocks(splitLines(text), bodyLine)).entries);
  }

  /** Reads what is asked of many notes, a few at a time; by path, without those that are not there. */
  async all<Body>(paths: Iterable<string>, read: (path: string) => Promise<Body | undefined>): Promise<Map<string, Body>> {
    const bodies = new Map<string, Body>();
    const waiting = paths[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
        const body = await read(next.value);
        if (body) bodies.set(next.value, body);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return bodies;
  }

  /** Takes in that a note's text changed; answers whether something was made from it. */
  changed(path: string): boolean {
    const kinds = [...(this.#kept.get(path)?.bodies.keys() ?? [])];
    if (kinds.some(isOfLog)) this.#logs++;
    if (kinds.some((kind) => !isOfLog(kind) && !isOfRecord(kind))) this.#changes++;
    return kinds.length > 0;
  }

  async #body<Body>(path: string, kind: string, read: ReadBody<Body>): Promise<Body | undefined> {
    const file = this.#app.vault.getFileByPath(path);
    if (!file) return undefined;
    const { bodies } = this.#keptOf(file);
    let body = bodies.get(kind) as Promise<Body> | undefined;
    if (!body) bodies.set(kind, (body = this.#readNow(file, read)));
    return body;
  }

  /** What is kept of a note's present version; the one asked for longest ago makes room. */
  #keptOf(file: TFile): KeptBodies {
    const version = versionOf(file);
    const known = this.#kept.get(file.path);
    const kept = known?.version === version ? known : { version, bodies: new Map<string, Promise<unknown>>() };
    this.#kept.delete(file.path);
    this.#kept.set(file.path, kept);
    const [oldest] = this.#kept.size > KEPT ? this.#kept.keys() : [];
    if (oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  async #readNow<Body>(file: TFile, read: ReadBody<Body>): Promise<Body> {
    const text = await this.#app.vault.cachedRead(file);
    // Where Obsidian reads properties, the line behind them is all that is asked for.
    const isPlain = this.#app.metadataCache.getFileCache(file)?.frontmatter !== undefined;
    return read(text, (isPlain ? findBlock(text) : readFrontmatter(text)).bodyLine);
  }
}
