import { Events } from "../core/events.ts";
import type { View } from "./view.ts";
import type { WorkspaceLeaf } from "./workspace-leaf.ts";

/** Makes a view for a leaf. */
export type HostViewCreator = (leaf: WorkspaceLeaf) => View;

/** Which view answers for a type, and which type for a file's extension. */
export class ViewRegistry extends Events {
  readonly viewByType = new Map<string, HostViewCreator>();
  readonly typeByExtension = new Map<string, string>();

  /** Throws where the type is taken. */
  registerView(type: string, creator: HostViewCreator): void {
    if (this.viewByType.has(type)) throw new Error(`Attempting to register an existing view type "${type}"`);
    this.viewByType.set(type, creator);
    this.trigger("view-registered", type);
  }

  unregisterView(type: string): void {
    this.viewByType.delete(type);
    this.trigger("view-unregistered", type);
  }

  /** Throws where an extension is taken. */
  registerExtensions(extensions: string[], type: string): void {
    const taken = extensions.find((extension) => this.typeByExtension.has(extension));
    if (taken !== undefined) throw new Error(`Attempting to register an existing file extension "${taken}"`);
    for (const extension of extensions) this.typeByExtension.set(extension, type);
    this.trigger("extensions-updated");
  }

  unregisterExtensions(extensions: string[]): void {
    for (const extension of extensions) this.typeByExtension.delete(extension);
    this.trigger("extensions-updated");
  }

  getViewCreatorByType(type: string): HostViewCreator | undefined {
    return this.viewByType.get(type);
  }

  getTypeByExtension(extension: string): string | undefined {
    return this.typeByExtension.get(extension);
  }

  isExtensionRegistered(extension: string): boolean {
    return this.typeByExtension.has(extension);
  }
}
