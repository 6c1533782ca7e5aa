import { TFile } from "../files/abstract-file.ts";
import type { TAbstractFile } from "../files/abstract-file.ts";
import { ItemView } from "./item-view.ts";
import type { HostViewStateResult } from "./view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** A view of one file, which its state names by `file`. */
export abstract class FileView extends ItemView {
  allowNoFile = false;
  file: TFile | null = null;
  override navigation = true;

  constructor(leaf: WorkspaceLeaf) {
    super(leaf);
    this.containerEl.addClass("mod-file-view");
  }

  getDisplayText(): string {
    return this.file?.basename ?? "No file";
  }

  override onload(): void {
    this.registerEvent(this.app.vault.on("rename", (file: TAbstractFile) => this.#renamed(file)));
    this.registerEvent(this.app.vault.on("delete", (file: TAbstractFile) => this.#deleted(file)));
  }

  override getState(): Record<string, unknown> {
    return this.file ? { file: this.file.path } : {};
  }

  override async setState(state: unknown, result: HostViewStateResult): Promise<void> {
    const path = stateFile(state);
    const file = path === null ? null : this.app.vault.getFileByPath(path);
    if (file !== this.file) {
      await this.loadFile(file);
      result.history = true;
    }
    await super.setState(state, result);
  }

  /** Shows another file, or none. */
  async loadFile(file: TFile | null): Promise<void> {
    if (this.file) await this.onUnloadFile(this.file);
    this.file = file;
    if (file) await this.onLoadFile(file);
    this.updateHeader();
  }

  protected override async onClose(): Promise<void> {
    if (this.file) await this.onUnloadFile(this.file);
    this.file = null;
    await super.onClose();
  }

  async onLoadFile(_file: TFile): Promise<void> {}

  async onUnloadFile(_file: TFile): Promise<void> {}

  async onRename(_file: TFile): Promise<void> {}

  canAcceptExtension(_extension: string): boolean {
    return false;
  }

  #renamed(file: TAbstractFile): void {
    if (file !== this.file || !(file instanceof TFile)) return;
    this.updateHeader();
    this.app.workspace.requestLayoutChange();
    void this.onRename(file);
  }

  #deleted(file: TAbstractFile): void {
    if (file === this.file && !this.allowNoFile) this.leaf.fileDeleted();
  }
}

/** A file view that can change its file. */
export abstract class EditableFileView extends FileView {}

function stateFile(state: unknown): string | null {
  const path = typeof state === "object" && state !== null && "file" in state ? state.file : null;
  return typeof path === "string" ? path : null;
}
