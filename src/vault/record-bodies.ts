import type { NoteIndex } from "../domain/index/note-index.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import type { RecordBody } from "../domain/queries/incident-reading.ts";
import { nextSlice } from "./next-slice.ts";
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

/** So many are waited for; more are read on while the app draws. */
const FEW = 64;
/** So many are read between two looks at whether the app has something to do. */
const AT_ONCE = 16;
/** Notes of other kinds have no bodies here. */
const KINDS = ["incident", "problem", "review", "change"] as const;

/** The bodies of many records, kept together: of hundreds, an edit asks for the one that was edited. */
export class RecordBodies {
  readonly #source: RecordSource;
  #known: ReadonlyMap<string, Known> = new Map();
  #paths: readonly string[] = [];
  #heading = "";
  /** Whether other notes are asked for than those that the bodies are of. */
  #isOther = false;
  #changes = 0;
  #bodies: Bodies = new Map();
  #last: { readonly paths: readonly string[]; readonly standing: string; readonly bodies: Promise<Bodies> } | undefined;

  readonly #tell: () => void;
  #isReadingOn = false;

  /** `tell` is called when bodies have come that nobody waited for. */
  constructor(source: RecordSource, tell: () => void = () => undefined) {
    [this.#source, this.#tell] = [source, tell];
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
    const standing = this.#standing();
    if (this.#last?.paths !== paths || this.#last.standing !== standing) this.#last = { paths, standing, bodies: this.#read(paths) };
    return this.#last.bodies;
  }

  /** The same, but where many are not known yet, as at the start, only those that are: the others are read on, and it is told when they are there. */
  soon(paths: readonly string[]): Promise<Bodies> {
    if (this.#last?.paths === paths && this.#last.standing === this.#standing()) return this.#last.bodies;
    this.#know(paths);
    if (this.#others().length <= FEW) return this.all(paths);
    void this.#readOn();
    return Promise.resolve(this.#bodies);
  }

  #standing(): string {
    const { index, settings } = this.#source;
    return [this.#changes, index.identities, settings.logHeading, ...KINDS.map((kind) => index.revisionOf(kind))].join(" ");
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
    this.#know(paths);
    const others = this.#others();
    // What was edited meanwhile is asked for again: whoever listens was told.
    if (!(await this.#take(others)) || (others.length === 0 && !this.#isOther)) return this.#bodies;
    this.#isOther = false;
    return (this.#bodies = bodiesIn(this.#known.values()));
  }

  /** Goes over to these notes; what is known of them stays. */
  #know(paths: readonly string[]): void {
    const { logHeading } = this.#source.settings;
    if (this.#paths === paths && this.#heading === logHeading) return;
    const before = this.#heading === logHeading ? this.#known : undefined;
    this.#known = new Map(paths.map((path) => [path, before?.get(path) ?? { path, row: null }]));
    [this.#paths, this.#heading, this.#isOther] = [paths, logHeading, true];
  }

  /** Those whose body is not known as it is now. */
  #others(): Known[] {
    return [...this.#known.values()].filter(({ path, row }) => row !== this.#source.index.row(path));
  }

  /** Reads some; answers whether they hold, for nothing was edited meanwhile. */
  async #take(others: readonly Known[]): Promise<boolean> {
    const { index } = this.#source;
    const [rows, since] = [others.map(({ path }) => index.row(path)), this.#changes];
    const found = await this.of(others.map(({ path }) => path));
    if (this.#changes !== since) return false;
    for (const [at, known] of others.entries()) [known.row, known.body] = [rows[at], found.get(known.path)];
    return true;
  }

  /** Reads what is not known in slices, then tells. */
  async #readOn(): Promise<void> {
    if (this.#isReadingOn) return;
    this.#isReadingOn = true;
    try {
      for (let others = this.#others(); others.length > 0; others = this.#others()) {
        await this.#take(others.slice(0, AT_ONCE));
        await nextSlice();
      }
    } finally {
      this.#isReadingOn = false;
    }
    this.#bodies = bodiesIn(this.#known.values());
    this.#changes++;
    this.#tell();
  }
}

function bodiesIn(all: Iterable<Known>): Bodies {
  const bodies = new Map<string, RecordBody>();
  for (const { path, body } of all) if (body) bodies.set(path, body);
  return bodies;
}
