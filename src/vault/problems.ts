import type { App, TFile } from "obsidian";

import { conflictedCopyOf } from "../domain/mending/conflicted-copy.ts";
import type { NoteProblem } from "../domain/notes/note-problem.ts";
import { catalogued } from "../domain/problems/catalogue.ts";
import { checkText, type TextReading } from "../domain/problems/check-text.ts";
import type { Around } from "../domain/index/around-facts.ts";
import type { FactsBy } from "../domain/lifecycle/own-facts.ts";
import { checkLives } from "../domain/problems/check-lives.ts";
import { checkPlans } from "../domain/problems/check-plans.ts";
import { checkServices } from "../domain/problems/check-services.ts";
import { checkTogether } from "../domain/problems/check-together.ts";
import type { ProblemRow } from "../domain/problems/problem-row.ts";
import { readFrontmatter, type Frontmatter } from "../domain/text/frontmatter.ts";
import { findField } from "../domain/text/set-field.ts";
import { isDeepEqual } from "../domain/text/yaml-check.ts";
import { baseName } from "../domain/text/links.ts";
import type { NoteIndex } from "../domain/index/note-index.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { Day } from "../domain/time/day.ts";
import { nextSlice } from "./next-slice.ts";
import type { Texts } from "./texts.ts";
import { versionOf } from "./version-of.ts";

const SLICE_MILLISECONDS = 8;
const KEPT_PLACES = 100;
/** The kinds that plans and records are looked at with. */
const AMONG = ["maintenance", "work-order", "service", "procedure", "incident", "problem", "change", "review"] as const;

/** What problems are found in, and by. */
export interface CheckedVault {
  readonly app: App;
  readonly index: NoteIndex;
  readonly texts: Texts;
  reading(): TextReading;
  pathOf(linkText: string): string | undefined;
  /** What is around records beside other notes. */
  around(): Around & FactsBy;
  localNow(): { readonly day: Day };
  changed(): void;
}

interface BodyProblems {
  readonly version: string;
  /** Whether the whole text was looked at, not a part of it on the way. */
  readonly whole: boolean;
  readonly problems: readonly NoteProblem[];
}

type FoundByPath = ReadonlyMap<string, readonly NoteProblem[]>;

/** What is told of one note, and what it was made of. */
interface RowsOfPath {
  readonly of: NoteRow | undefined;
  readonly found: readonly (readonly NoteProblem[] | undefined)[];
  readonly ofText: readonly NoteProblem[] | undefined;
  readonly rows: readonly ProblemRow[];
  /** Whether some of it may be put off. */
  readonly hasReview: boolean;
}

/** Every problem that is known: those of properties by themselves, those of texts from notes that were read. */
export class Problems {
  readonly #vault: CheckedVault;
  readonly #ofTexts = new Map<string, BodyProblems>();
  /** Which notes' reviews are put off now. */
  readonly #snoozed: () => (path: string) => boolean;
  #together: { readonly identities: number; readonly found: ReturnType<typeof checkTogether> } | undefined;
  #among: { readonly standing: string; readonly found: readonly ReturnType<typeof checkPlans>[] } = { standing: "", found: [] };
  #read = 0;
  #toRead = 0;
  readonly #told = new WeakMap<NoteProblem, { readonly of: NoteRow | undefined; readonly row: ProblemRow }>();
  readonly #places = new Map<string, { readonly version: string; readonly frontmatter: Frontmatter }>();
  #ofPaths: ReadonlyMap<string, RowsOfPath> = new Map();
  #moved = 0;
  #made: { readonly revision: number; readonly rows: readonly ProblemRow[] } | undefined;

  constructor(vault: CheckedVault, snoozed: () => (path: string) => boolean) {
    this.#vault = vault;
    this.#snoozed = snoozed;
  }

  /** Grows with every change of {@link rows}; the day counts, for what is put off comes back. */
  get revision(): number {
    const { index } = this.#vault;
    this.#lookAmong();
    return index.troubles + index.identities + this.#moved + Number(this.#vault.localNow().day.replaceAll("-", ""));
  }

  /** What plans and records show together with the notes around them is looked for again only where one of those kinds moved, or the day. */
  #lookAmong(): void {
    const { index } = this.#vault;
    const around = this.#vault.around();
    const standing = [...AMONG.map((kind) => index.revisionOf(kind)), index.identities, around.now.slice(0, 10), around.zone, around.profile].join(" ");
    if (this.#among.standing === standing) return;
    const links = { pathOf: (link: string) => this.#vault.pathOf(link), standing: index.identities };
    const found = [checkPlans(index, links), checkLives(index, links, around), checkServices(index, links)];
    if (!found.every((each, at) => isSameFound(each, this.#among.found[at]))) this.#moved++;
    this.#among = { standing, found };
  }

  /** Says that the list changed though no note did. */
  moved(): void {
    this.#moved++;
  }

  /** Takes in that a note's text may be another: what was found in it before holds no more. Answers whether something was. */
  textChanged(path: string): boolean {
    const known = this.#ofTexts.get(path);
    const file = this.#vault.app.vault.getFileByPath(path);
    if (!known || (file && versionOf(file) === known.version)) return false;
    this.#ofTexts.delete(path);
    this.#moved++;
    return true;
  }

  /** How far a check of all texts is: how many of how many notes; undefined where none runs. */
  get progress(): { readonly read: number; readonly of: number } | undefined {
    return this.#toRead > 0 ? { read: this.#read, of: this.#toRead } : undefined;
  }

  /** All problems by note, then as they stand in it. */
  rows(): readonly ProblemRow[] {
    const { revision } = this;
    if (this.#made?.revision !== revision) this.#made = { revision, rows: this.#makeRows() };
    return this.#made.rows;
  }

  #makeRows(): readonly ProblemRow[] {
    const known = this.#vault.index.withProblems();
    const own = new Map(known.map(({ path, problems }) => [path, problems]));
    const found: readonly FoundByPath[] = [own, this.#several(), ...this.#among.found];
    const texts = this.#standingTexts();
    const all = new Set(own.keys());
    for (const each of [...found.slice(1), texts]) for (const path of each.keys()) all.add(path);
    const paths = all.size === known.length ? known.map(({ path }) => path) : [...all].sort();
    const [isSnoozed, before, now, rows] = [this.#snoozed(), this.#ofPaths, new Map<string, RowsOfPath>(), [] as ProblemRow[]];
    for (const path of paths) {
      const told = this.#rowsOf(path, found.map((each) => each.get(path)), texts.get(path), before.get(path));
      now.set(path, told);
      const isPutOff = told.hasReview && isSnoozed(path);
      for (const row of told.rows) if (!isPutOff || row.code !== "PRC-FRESH") rows.push(row);
    }
    this.#ofPaths = now;
    return rows;
  }

  /** What is told of one note: an edit moves few of them, and there may be thousands. */
  #rowsOf(path: string, found: RowsOfPath["found"], ofText: RowsOfPath["ofText"], before: RowsOfPath | undefined): RowsOfPath {
    const of = this.#vault.index.row(path);
    if (before !== undefined && before.of === of && before.ofText === ofText && found.every((each, at) => each === before.found[at])) return before;
    const known = found.flatMap((each) => each ?? []);
    const rows = [...known, ...withoutKnown(ofText ?? [], known)].map((problem) => this.#rowOf(path, problem));
    return { of, found, ofText, rows, hasReview: rows.some(({ code }) => code === "PRC-FRESH") };
  }

  /** What was found in texts that are still the same; the rest is forgotten. */
  #standingTexts(): FoundByPath {
    const standing = new Map<string, readonly NoteProblem[]>();
    for (const [path, { version, problems }] of this.#ofTexts) {
      const file = this.#vault.app.vault.getFileByPath(path);
      if (file && versionOf(file) === version) standing.set(path, problems);
      else this.#ofTexts.delete(path);
    }
    return standing;
  }

  /** Takes in what is wrong with a note's text as it is now. What was found in a part of it goes before nothing that is known of the whole. */
  found(path: string, problems: readonly NoteProblem[], whole = true): void {
    const file = this.#vault.app.vault.getFileByPath(path);
    const known = this.#ofTexts.get(path);
    const version = file ? versionOf(file) : "";
    if (!whole && known?.whole === true && known.version === version) return;
    if (!isDeepEqual(known?.problems ?? [], problems)) this.#moved++;
    if (file && problems.length > 0) this.#ofTexts.set(path, { version, whole, problems });
    else this.#ofTexts.delete(path);
  }

  /** The problem with its place: a property's line is looked up in the text, once for each version of a note. */
  async located(problem: ProblemRow): Promise<ProblemRow> {
    const { path, line, key } = problem;
    const file = line === undefined && key !== undefined ? this.#vault.app.vault.getFileByPath(path) : null;
    if (!file || key === undefined) return problem;
    const version = versionOf(file);
    let known = this.#places.get(path);
    if (known?.version !== version) {
      known = { version, frontmatter: readFrontmatter(await this.#vault.app.vault.cachedRead(file)) };
      if (this.#places.size > KEPT_PLACES) this.#places.clear();
      this.#places.set(path, known);
    }
    const field = findField(known.frontmatter, key);
    return field ? { ...problem, line: field.line, column: field.column } : problem;
  }

  /** Reads notes, takes in what is wrong with their texts, and tells once. */
  async look(...paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      const text = await this.#vault.texts.text(path);
      this.found(path, text === undefined ? [] : checkText(text, this.#vault.index.row(path), this.#vault.reading()));
    }
    this.#vault.changed();
  }

  /** Reads the notes of ours, and those elsewhere that seem broken; writes nothing. `onProgress` is told now and then. */
  async checkVault(onProgress: () => void): Promise<void> {
    if (this.#toRead > 0) return;
    const files = this.#filesToCheck();
    [this.#read, this.#toRead] = [0, files.length];
    let sliceEnd = performance.now() + SLICE_MILLISECONDS;
    for (const file of files) {
      try {
        const text = await this.#vault.app.vault.cachedRead(file);
        this.found(file.path, checkText(text, this.#vault.index.row(file.path), this.#vault.reading()));
      } catch (error) {
        console.error(`Operations Vault could not read ${file.path}`, error);
      }
      this.#read++;
      if (performance.now() < sliceEnd) continue;
      onProgress();
      await nextSlice();
      sliceEnd = performance.now() + SLICE_MILLISECONDS;
    }
    this.#toRead = 0;
    onProgress();
  }

  /** Outside our folders only notes that Obsidian reads no properties of may hide a mistake worth telling. */
  #filesToCheck(): TFile[] {
    const { app, index } = this.#vault;
    return app.vault.getMarkdownFiles().filter((file) => !index.isTemplate(file.path)).filter((file) => index.row(file.path) !== undefined || index.watches(file.path) || !app.metadataCache.getFileCache(file)?.frontmatter);
  }

  #several(): ReturnType<typeof checkTogether> {
    const { index } = this.#vault;
    if (this.#together?.identities !== index.identities) this.#together = { identities: index.identities, found: checkTogether(index, conflictedCopyOf) };
    return this.#together.found;
  }

  /** A problem is told of anew only where its note is another: there may be thousands. */
  #rowOf(path: string, problem: NoteProblem): ProblemRow {
    const row = this.#vault.index.row(path);
    const known = this.#told.get(problem);
    if (known?.of === row && known?.row.path === path) return known.row;
    const told = this.#tell(path, row, problem);
    this.#told.set(problem, { of: row, row: told });
    return told;
  }

  #tell(path: string, row: NoteRow | undefined, problem: NoteProblem): ProblemRow {
    const { weight, fix } = catalogued(problem.code);
    const lastKnown = row?.unread ? [row.kind, row.kind === "incident" ? (row.note as { severity?: string }).severity ?? "" : "", row.status].filter((word) => word !== "").join(", ") : "";
    return { ...problem, path, name: baseName(path), kind: row?.kind, weight, fix, lastKnown };
  }
}

function isSameFound(one: ReturnType<typeof checkPlans>, other: ReturnType<typeof checkPlans> | undefined): boolean {
  return one === other || (one.size === (other?.size ?? 0) && [...one].every(([path, problems]) => other?.get(path) === problems || isDeepEqual(other?.get(path), problems)));
}

/** A text shows again what the properties have told, but with its line. */
function withoutKnown(problems: readonly NoteProblem[], known: readonly NoteProblem[] = []): readonly NoteProblem[] {
  return problems.filter((problem) => !known.some((other) => other.code === problem.code && other.key === problem.key && other.found === problem.found));
}
