import type { NoteIndex } from "../domain/index/note-index.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { RecordBody } from "../domain/queries/incident-reading.ts";
import type { Texts } from "./texts.ts";

/** Where the bodies of records come from. */
export interface RecordSource {
  readonly index: NoteIndex;
  readonly texts: Texts;
  readonly settings: { readonly logHeading: string };
}

type Bodies = ReadonlyMap<string, RecordBody>;

interface Known {
  readonly path: string;
  /** The row that it was read with, null where it is to be read anew. */
  row: NoteRow | null | undefined;
  body?: RecordBody | undefined;
}

/** Notes of other kinds have no bodies here. */
const KINDS = ["incident", "problem", "review", "change"] as const;

/** The bodies of many records, kept together: of hundreds, an edit asks for the one that was edited. */
export class RecordBodies {
  readonly #source: RecordSource;
  #known: ReadonlyMap<string, Known> = new Map();
  #paths: readonly string[] = [];
  #heading = "";
  #changes = 0;
  #bodies: Bodies = new Map();
  #last: { readonly paths: readonly string[]; readonly standing: string; readonly bodies: Promise<Bodies> } | undefined;

  constructor(source: RecordSource) {
    this.#source = source;
  }

  /** Takes in that a note's text may be another; answers whether its body is asked for. */
  textChanged(path: string): boolean {
    const known = this.#known.get(path);
    if (!known) return false;
    known.row = null;
    this.#changes++;
    return true;
  }

  /** The bodies by path; the same map as long as none of them is another. */
  all(paths: readonly string[]): Promise<Bodies> {
    const { index, settings } = this.#source;
    const standing = [this.#changes, index.identities, settings.logHeading, ...KINDS.map((kind) => index.revisionOf(kind))].join(" ");
    if (this.#last?.paths !== paths || this.#last.standing !== standing) this.#last = { paths, standing, bodies: this.#read(paths) };
    return this.#last.bodies;
  }

  /** The body of a note; undefined where it is none of ours. */
  one(path: string): Promise<RecordBody | undefined> {
    const { index, texts, settings } = this.#source;
    const row = index.row(path);
    const { started, detected } = (row?.note ?? {}) as { readonly started?: string; readonly detected?: string };
    return row ? texts.record(path, row.kind, (started ?? detected ?? "").slice(0, 10), settings.logHeading) : Promise.resolve(undefined);
  }

  /** The bodies of a few notes, which are not kept together. */
  of(paths: readonly string[]): Promise<Bodies> {
    return this.#source.texts.all(paths, (path) => this.one(path));
  }

  async #read(paths: readonly string[]): Promise<Bodies> {
    const { index, settings: { logHeading } } = this.#source;
    const isOther = this.#paths !== paths || this.#heading !== logHeading;
    if (isOther) {
      const before = this.#heading === logHeading ? this.#known : undefined;
      this.#known = new Map(paths.map((path) => [path, before?.get(path) ?? { path, row: null }]));
      [this.#paths, this.#heading] = [paths, logHeading];
    }
    const others = [...this.#known.values()].filter(({ path, row }) => row !== index.row(path)).map((known) => ({ known, row: index.row(known.path) }));
    const since = this.#changes;
    const found = await this.of(others.map(({ known }) => known.path));
    // What was edited meanwhile is asked for again: whoever listens was told.
    if (this.#changes !== since || (others.length === 0 && !isOther)) return this.#bodies;
    for (const { known, row } of others) [known.row, known.body] = [row, found.get(known.path)];
    return (this.#bodies = bodiesIn(this.#known.values()));
  }
}

function bodiesIn(all: Iterable<Known>): Bodies {
  const bodies = new Map<string, RecordBody>();
  for (const { path, body } of all) if (body) bodies.set(path, body);
  return bodies;
}
