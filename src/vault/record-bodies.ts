import { lastMade } from "../domain/index/kept.ts";
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
  readonly row: NoteRow | undefined;
  readonly heading: string;
  /** There once the note was read. */
  read?: { readonly body: RecordBody | undefined };
}

/** Notes of other kinds have no bodies here. */
const KINDS = ["incident", "problem", "review", "change"] as const;

/** The bodies of many records, kept together: of hundreds, an edit asks for the one that was edited. */
export class RecordBodies {
  readonly #source: RecordSource;
  readonly #made = lastMade<Bodies>();
  #known = new Map<string, Known>();
  #changes = 0;
  #last: { readonly paths: readonly string[]; readonly standing: string; readonly bodies: Promise<Bodies> } | undefined;

  constructor(source: RecordSource) {
    this.#source = source;
  }

  /** Takes in that a note's text may be another; answers whether its body is asked for. */
  textChanged(path: string): boolean {
    const isKnown = this.#known.delete(path);
    if (isKnown) this.#changes++;
    return isKnown;
  }

  /** The bodies by path; the same map as long as none of them is another. */
  all(paths: readonly string[]): Promise<Bodies> {
    const { index, settings } = this.#source;
    const standing = [this.#changes, index.identities, settings.logHeading, ...KINDS.map((kind) => index.revisionOf(kind))].join(" ");
    if (this.#last?.paths !== paths || this.#last.standing !== standing) this.#last = { paths, standing, bodies: this.#read(paths) };
    return this.#last.bodies;
  }

  /** The bodies of a few notes, which are not kept together. */
  of(paths: readonly string[]): Promise<Bodies> {
    return this.#source.texts.all(paths, (path) => this.one(path));
  }

  async #read(paths: readonly string[]): Promise<Bodies> {
    const { index, settings: { logHeading: heading } } = this.#source;
    const all = paths.map((path) => {
      const [row, known] = [index.row(path), this.#known.get(path)];
      return known?.row === row && known?.heading === heading ? known : { path, row, heading };
    });
    this.#known = new Map(all.map((each) => [each.path, each]));
    const unread = all.filter(({ read }) => read === undefined);
    const found = await this.of(unread.map(({ path }) => path));
    for (const each of unread) each.read = { body: found.get(each.path) };
    const bodies = all.map(({ read }) => read?.body);
    return this.#made([paths, bodies], () => new Map(bodies.flatMap((body, at): [string, RecordBody][] => (body ? [[paths[at] ?? "", body]] : []))));
  }

  /** The body of a note; undefined where it is none of ours. */
  one(path: string): Promise<RecordBody | undefined> {
    const { index, texts, settings } = this.#source;
    const row = index.row(path);
    const { started, detected } = (row?.note ?? {}) as { readonly started?: string; readonly detected?: string };
    return row ? texts.record(path, row.kind, (started ?? detected ?? "").slice(0, 10), settings.logHeading) : Promise.resolve(undefined);
  }
}
