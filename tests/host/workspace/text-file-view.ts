import { debounce } from "../core/debounce.ts";
import type { HostDebouncer } from "../core/debounce.ts";
import type { TAbstractFile, TFile } from "../files/abstract-file.ts";
import { EditableFileView } from "./file-view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** How long after the last change an editor saves, in milliseconds. */
export const saveDelay = 2000;

/** A view that holds a file's text in memory, saves it two seconds after the last change, and follows changes from outside. */
export abstract class TextFileView extends EditableFileView {
  data = "";
  /** Saves two seconds from the last call. */
  readonly requestSave: HostDebouncer<[], Promise<void>>;
  /** The text that disk and view last agreed on; null before a file was loaded. */
  lastSavedData: string | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.requestSave = debounce(() => this.save(), saveDelay, true);
  }

  abstract getViewData(): string;
  abstract setViewData(data: string, clear: boolean): void;
  abstract clear(): void;

  /** Whether the view holds text that the disk does not have. */
  get dirty(): boolean {
    return this.file !== null && this.lastSavedData !== null && this.getViewData() !== this.lastSavedData;
  }

  override onload(): void {
    super.onload();
    this.registerEvent(this.app.vault.on("modify", (file: TAbstractFile) => (file === this.file ? this.onModify() : undefined)));
  }

  override async onLoadFile(file: TFile): Promise<void> {
    const text = await this.app.vault.read(file);
    this.setData(text, true);
  }

  override async onUnloadFile(_file: TFile): Promise<void> {
    await this.save(true);
    this.lastSavedData = null;
  }

  /** Writes what the view holds; a view without changes writes nothing. */
  save(clear = false): Promise<void> {
    this.requestSave.cancel();
    const saving = this.#turn.then(() => this.#save(clear));
    this.#turn = saving.catch(() => undefined);
    return saving;
  }

  /** Follows a change on the disk: a view without changes takes it, text not yet saved stays and is written at the next save. */
  async onModify(): Promise<void> {
    const file = this.file;
    if (!file) return;
    const text = await this.app.vault.read(file);
    if (file !== this.file || text === this.lastSavedData) return;
    if (this.dirty && this.getViewData() !== text) {
      this.lastSavedData = text;
      this.requestSave();
    } else this.setData(text, false);
  }

  /** Takes a text as that of the disk. */
  setData(text: string, clear: boolean): void {
    this.data = text;
    this.lastSavedData = text;
    this.setViewData(text, clear);
  }

  async #save(clear: boolean): Promise<void> {
    const file = this.file;
    if (file && !file.deleted && this.dirty) {
      const text = this.getViewData();
      const before = this.lastSavedData;
      this.data = text;
      // Set first: the vault tells of the write before it is over, and that must not look like somebody else's.
      this.lastSavedData = text;
      try {
        await this.app.vault.modify(file, text);
      } catch (error) {
        this.lastSavedData = before;
        throw error;
      }
    }
    if (clear) {
      this.data = "";
      this.clear();
    }
  }
}
