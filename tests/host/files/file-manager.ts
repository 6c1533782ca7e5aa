import type { DataWriteOptions } from "obsidian";
import type { App } from "../core/app.ts";
import { relativePath } from "../metadata/link-index.ts";
import { ConfirmationModal } from "../parts/confirmation-modal.ts";
import type { TAbstractFile, TFile } from "./abstract-file.ts";
import { TFolder } from "./abstract-file.ts";
import { withFrontMatter } from "./front-matter.ts";
import { findReferences, rewriteReferences } from "./link-rewriting.ts";
import { normalizePath, parentPath, splitExtension } from "./paths.ts";

/** What a user does with files: rename with links following, delete with a question, find where new ones belong. */
export class FileManager {
  readonly app: App;

  constructor(app: App) {
    this.app = app;
  }

  /** Where a new note goes, by the app's setting. */
  getNewFileParent(sourcePath: string, _newFilePath?: string): TFolder {
    const { vault } = this.app;
    const location = vault.getConfig("newFileLocation");
    if (location === "current" && sourcePath !== "") return vault.getFolderByPath(parentPath(normalizePath(sourcePath))) ?? vault.getRoot();
    if (location === "folder") return vault.getFolderByPath(normalizePath(String(vault.getConfig("newFileFolderPath")))) ?? vault.getRoot();
    return vault.getRoot();
  }

  /** Renames or moves, then rewrites the links to it in every other note, bodies and properties alike. */
  async renameFile(file: TAbstractFile, newPath: string): Promise<void> {
    const found = this.app.vault.getConfig("alwaysUpdateLinks") === false ? [] : findReferences(this.app, file);
    await this.app.vault.rename(file, newPath);
    await this.app.metadataCache.settled();
    for (const references of found) await rewriteReferences(this.app, references);
  }

  /** Removes a file as the user's setting says: to the system's bin, to the vault's, or for good. */
  async trashFile(file: TAbstractFile): Promise<void> {
    const option = this.app.vault.getConfig("trashOption");
    if (option === "none") await this.app.vault.delete(file, true);
    else await this.app.vault.trash(file, option !== "local");
  }

  /** Asks, unless the user switched that off, and removes; tells whether the file is gone. */
  async promptForDeletion(file: TAbstractFile): Promise<boolean> {
    if (this.app.vault.getConfig("promptDelete") !== false && !(await this.#confirmed(file))) return false;
    await this.trashFile(file);
    return true;
  }

  /** A link to a file as the user's settings want it: wiki or markdown, shortest, relative or full path. */
  generateMarkdownLink(file: TFile, sourcePath: string, subpath = "", alias = ""): string {
    const markdown = this.app.vault.getConfig("useMarkdownLinks") === true;
    const text = this.linktextTo(file, sourcePath, !markdown);
    const embed = file.extension === "md" ? "" : "!";
    if (markdown) return `${embed}[${alias || (file.extension === "md" ? file.basename : "")}](${encodeLink(text + subpath)})`;
    const own = file.path === sourcePath && subpath !== "" ? "" : text;
    return `${embed}[[${own}${subpath}${alias !== "" && alias !== own ? `|${alias}` : ""}]]`;
  }

  /** What a link to a file says, by the user's setting: the shortest text, the path from the source's folder, or the whole path. */
  linktextTo(file: TFile, sourcePath: string, omitMdExtension: boolean): string {
    const format = this.app.vault.getConfig("newLinkFormat");
    if (format !== "absolute" && format !== "relative") return this.app.metadataCache.fileToLinktext(file, sourcePath, omitMdExtension);
    const path = format === "relative" ? relativePath(sourcePath, file.path) : file.path;
    return omitMdExtension && file.extension === "md" ? path.slice(0, -3) : path;
  }

  /** Changes a note's properties as one step; the YAML block is written anew, comments and quoting are lost. */
  async processFrontMatter(file: TFile, fn: (frontmatter: Record<string, unknown>) => void, options?: DataWriteOptions): Promise<void> {
    await this.app.vault.process(file, (text) => withFrontMatter(text, fn), options);
  }

  /** A free path for an attachment, its folder made where it is missing. */
  async getAvailablePathForAttachment(filename: string, sourcePath = ""): Promise<string> {
    const { vault } = this.app;
    const folder = this.#attachmentFolder(sourcePath);
    if (folder !== "/" && !vault.getFolderByPath(folder)) await vault.createFolder(folder);
    const [stem, extension] = splitExtension(filename);
    return vault.getAvailablePath(folder === "/" ? stem : `${folder}/${stem}`, extension.slice(1));
  }

  /** Makes the note that a link names and that does not exist yet. */
  async createNoteForLink(linkpath: string, sourcePath: string): Promise<TFile> {
    const { vault } = this.app;
    const name = linkpath.endsWith(".md") ? linkpath : `${linkpath}.md`;
    const path = normalizePath(name.includes("/") ? name : `${this.getNewFileParent(sourcePath).getParentPrefix()}${name}`);
    const folder = parentPath(path);
    if (folder !== "/" && !vault.getFolderByPath(folder)) await vault.createFolder(folder);
    return vault.create(path, "");
  }

  #attachmentFolder(sourcePath: string): string {
    const setting = String(this.app.vault.getConfig("attachmentFolderPath"));
    if (!setting.startsWith("./") && setting !== ".") return normalizePath(setting);
    const beside = sourcePath === "" ? "/" : parentPath(sourcePath);
    return normalizePath(`${beside}/${setting.slice(1)}`);
  }

  #confirmed(file: TAbstractFile): Promise<boolean> {
    return new Promise((resolve) => {
      const modal = new ConfirmationModal(this.app as never);
      let answer = false;
      modal.setTitle(`Delete ${file instanceof TFolder ? "folder" : "file"}`);
      modal.setContent(`Are you sure you want to delete "${file.name}"?`);
      modal.addButton((button) => button.setButtonText("Delete").setDestructive().onClick(() => void (answer = true)));
      modal.addCancelButton();
      modal.setCloseCallback(() => resolve(answer));
      modal.open();
    });
  }
}

/** A link's target as markdown wants it: spaces and parentheses escaped. */
export function encodeLink(target: string): string {
  return target.replace(/[ \\\x00\x08\x0B\x0C\x0E-\x1F]/g, (character) => encodeURIComponent(character));
}
