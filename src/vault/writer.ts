import { type App, MarkdownView, normalizePath, parseYaml, type TFile } from "obsidian";

import { applyEdits } from "../domain/actions/apply-edits.ts";
import type { NoteEdits, NewNote, Plan, Refusal } from "../domain/actions/plan.ts";
import { words } from "../words.ts";

/** One note that an operation wrote: `before` is undefined where it was created, `after` where it was removed; `from` is the path that it had before. */
export interface Written {
  readonly path: string;
  readonly from?: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** What became of a plan. */
export interface Outcome {
  readonly title: string;
  readonly written: readonly Written[];
  readonly refused: readonly Refusal[];
}

const REMEMBERED = 50;

/** Carries a refusal out of the atomic write, so that nothing is written. */
class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.reason);
    this.refusal = refusal;
  }
}

/** The only code that writes the vault. Edits go through `vault.process`, which is atomic, and touch only what they name. */
export class Writer {
  readonly #app: App;
  /** Told of each note's new text, undefined where it was removed. */
  readonly #onWritten: (path: string, text: string | undefined) => void;
  readonly #history: Outcome[] = [];
  #queue: Promise<unknown> = Promise.resolve();

  constructor(app: App, onWritten: (path: string, text: string | undefined) => void) {
    this.#app = app;
    this.#onWritten = onWritten;
  }

  /** Carries a plan out, one at a time: every edit is tried first, and all are refused where one would be. */
  perform(plan: Plan): Promise<Outcome> {
    return this.#inTurn(() => this.#performNow(plan));
  }

  /** Takes the newest operation back, byte for byte; a note that changed since is left alone and said. */
  undoLast(): Promise<Outcome | undefined> {
    return this.#inTurn(async () => {
      const last = this.#history.pop();
      return last ? this.#takeBack(last) : undefined;
    });
  }

  /** Takes one operation back, where it is still remembered. */
  undo(outcome: Outcome): Promise<Outcome | undefined> {
    return this.#inTurn(async () => {
      const at = this.#history.indexOf(outcome);
      if (at < 0) return undefined;
      this.#history.splice(at, 1);
      return this.#takeBack(outcome);
    });
  }

  /** A note's text as it is now: what an open editor holds is saved first. Undefined where there is no such note. */
  async freshText(path: string): Promise<string | undefined> {
    const file = this.#app.vault.getFileByPath(path);
    if (!file) return undefined;
    try {
      await this.#flush(file);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The edit itself will be refused, with this reason.
    }
    return this.#app.vault.read(file);
  }

  #inTurn<Result>(act: () => Promise<Result>): Promise<Result> {
    const result = this.#queue.then(act);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  async #performNow(plan: Plan): Promise<Outcome> {
    const refused = await this.#whatRefuses(plan);
    if (refused.length > 0) return { title: plan.title, written: [], refused };
    const written: Written[] = [];
    const failed: Refusal[] = [];
    const { renames = [], removes = [] } = plan;
    const writes = [
      ...plan.creates.map((note) => () => this.#create(note)), ...plan.edits.map((edits) => () => this.#edit(edits)),
      ...renames.map(({ from, to }) => () => this.#rename(from, to)), ...removes.map(({ path, was }) => () => this.#remove(path, was)),
    ];
    for (const write of writes) {
      try {
        const done = await write();
        if (done) written.push(done);
      } catch (error) {
        failed.push(asRefusal(error));
      }
    }
    const outcome = { title: plan.title, written, refused: failed };
    if (written.length > 0) this.#remember(outcome);
    return outcome;
  }

  #remember(outcome: Outcome): void {
    this.#history.push(outcome);
    if (this.#history.length > REMEMBERED) this.#history.shift();
  }

  async #whatRefuses(plan: Plan): Promise<Refusal[]> {
    const refused: Refusal[] = [];
    for (const { path } of [...plan.creates, ...(plan.renames ?? []).map(({ to }) => ({ path: to }))]) {
      if (this.#app.vault.getAbstractFileByPath(normalizePath(path))) refused.push({ code: "note-exists", path, ...words.refusals.noteExists });
    }
    for (const edits of plan.edits) {
      try {
        const file = this.#fileAt(edits.path);
        await this.#flush(file);
        const applied = applyEdits(await this.#app.vault.read(file), edits.edits, parseYaml);
        if (!applied.ok) refused.push({ ...applied.refusal, path: edits.path });
      } catch (error) {
        refused.push(asRefusal(error, edits.path));
      }
    }
    return refused;
  }

  async #create(note: NewNote): Promise<Written> {
    const path = normalizePath(note.path);
    await this.#ensureFolder(path.slice(0, Math.max(0, path.lastIndexOf("/"))));
    await this.#app.vault.create(path, note.text);
    this.#onWritten(path, note.text);
    return { path, before: undefined, after: note.text };
  }

  async #edit({ path, edits }: NoteEdits): Promise<Written | undefined> {
    let before = "";
    const after = await this.#process(path, (text) => {
      before = text;
      const applied = applyEdits(text, edits, parseYaml);
      if (!applied.ok) throw new Refused({ ...applied.refusal, path });
      return applied.text;
    });
    return after === before ? undefined : { path, before, after };
  }

  async #rename(from: string, to: string): Promise<Written> {
    const file = this.#fileAt(from);
    await this.#flush(file);
    const text = await this.#app.vault.read(file);
    await this.#ensureFolder(to.slice(0, Math.max(0, to.lastIndexOf("/"))));
    await this.#app.fileManager.renameFile(file, normalizePath(to));
    return { path: normalizePath(to), from, before: text, after: text };
  }

  async #remove(path: string, was: string | undefined): Promise<Written> {
    const file = this.#fileAt(path);
    await this.#flush(file);
    const text = await this.#app.vault.read(file);
    if (text !== was) throw new Refused({ code: "note-changed-meanwhile", path, ...words.refusals.changedSince });
    await this.#app.fileManager.trashFile(file);
    this.#onWritten(path, undefined);
    return { path, before: text, after: undefined };
  }

  async #process(path: string, change: (text: string) => string): Promise<string> {
    const file = this.#fileAt(path);
    await this.#flush(file);
    const text = await this.#app.vault.process(file, change);
    this.#onWritten(file.path, text);
    return text;
  }

  #fileAt(path: string): TFile {
    const file = this.#app.vault.getFileByPath(normalizePath(path));
    if (!file) throw new Refused({ code: "note-missing", path, ...words.refusals.noteMissing });
    return file;
  }

  /** An editor saves late: what it holds goes to the disk first; where the two still differ, the edit is refused. */
  async #flush(file: TFile): Promise<void> {
    for (const leaf of this.#app.workspace.getLeavesOfType("markdown")) {
      const { view } = leaf;
      if (!(view instanceof MarkdownView) || view.file?.path !== file.path) continue;
      if (sameText(view.getViewData(), await this.#app.vault.read(file))) continue;
      await view.save();
      if (sameText(view.getViewData(), await this.#app.vault.read(file))) continue;
      throw new Refused({ code: "editor-differs", path: file.path, ...words.refusals.editorDiffers });
    }
  }

  async #ensureFolder(folder: string): Promise<void> {
    let path = "";
    for (const segment of folder.split("/").filter((part) => part !== "")) {
      path = path === "" ? segment : `${path}/${segment}`;
      if (this.#app.vault.getFolderByPath(path)) continue;
      try {
        await this.#app.vault.createFolder(path);
      } catch (error) {
        // Sync or another plugin may have made it meanwhile.
        if (!this.#app.vault.getFolderByPath(path) && !(await this.#app.vault.adapter.exists(path))) throw error;
      }
    }
  }

  async #takeBack(outcome: Outcome): Promise<Outcome> {
    const written: Written[] = [];
    const refused: Refusal[] = [];
    for (const note of [...outcome.written].reverse()) {
      try {
        await this.#restore(note);
        written.push(note);
      } catch (error) {
        refused.push(asRefusal(error, note.path));
      }
    }
    return { title: outcome.title, written, refused };
  }

  async #restore({ path, from, before, after }: Written): Promise<void> {
    if (from !== undefined) return void (await this.#rename(path, from));
    if (before === undefined) return void (await this.#remove(path, after));
    if (after === undefined) return void (await this.#create({ path, text: before }));
    await this.#process(path, (text) => {
      if (text !== after) throw new Refused({ code: "note-changed-meanwhile", path, ...words.refusals.changedSince });
      return before;
    });
  }
}

/** An editor holds LF only, whatever the file's line endings are. */
function sameText(inEditor: string, onDisk: string): boolean {
  return inEditor === onDisk || inEditor.replace(/\r\n?/g, "\n") === onDisk.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");
}

function asRefusal(error: unknown, path?: string): Refusal {
  if (error instanceof Refused) return error.refusal;
  const reason = error instanceof Error ? error.message : String(error);
  return { code: "write-failed", ...(path === undefined ? {} : { path }), reason, hint: words.refusals.tryAgain };
}
