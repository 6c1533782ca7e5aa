import type { App, TFile } from "obsidian";

import { readFrontmatter } from "../domain/text/frontmatter.ts";
import { readChecklistBody, type ChecklistBody } from "../domain/notes/checklist-body.ts";
import { readFrameworkBody, type FrameworkBody } from "../domain/notes/framework-body.ts";
import { readProcedureBody, type ProcedureBody } from "../domain/notes/procedure-body.ts";

const KEPT = 200;

/** Bodies of notes, read on demand and once per version of a note. */
export class Texts {
  readonly #app: App;
  readonly #carriedOver: () => string;
  readonly #read = new Map<string, { path: string; version: string; body: Promise<unknown> }>();

  constructor(app: App, carriedOver: () => string) {
    this.#app = app;
    this.#carriedOver = carriedOver;
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

  /** Whether a body of the note was read and is still kept. */
  holds(path: string): boolean {
    return [...this.#read.values()].some((kept) => kept.path === path);
  }

  async #body<Body>(path: string, kind: string, read: (text: string, bodyLine: number) => Body): Promise<Body | undefined> {
    const file = this.#app.vault.getFileByPath(path);
    if (!file) return undefined;
    const key = `${kind} ${path}`;
    const version = `${file.stat.mtime} ${file.stat.size}`;
    const kept = this.#read.get(key);
    if (kept?.version === version) return kept.body as Promise<Body>;
    const body = this.#readNow(file, read);
    this.#read.delete(key);
    this.#read.set(key, { path, version, body });
    for (const oldest of this.#read.keys()) {
      if (this.#read.size <= KEPT) break;
      this.#read.delete(oldest);
    }
    return body;
  }

  async #readNow<Body>(file: TFile, read: (text: string, bodyLine: number) => Body): Promise<Body> {
    const text = await this.#app.vault.cachedRead(file);
    return read(text, readFrontmatter(text).bodyLine);
  }
}
