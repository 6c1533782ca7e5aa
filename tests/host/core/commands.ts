import type { App } from "./app.ts";
import { Events } from "./events.ts";
import type { EditingView } from "../workspace/workspace.ts";

/** A command with its full id, as plugins add it. The editor and its view arrive untyped: their classes are the shell's. */
export interface HostCommand {
  id: string;
  name: string;
  icon?: string;
  mobileOnly?: boolean;
  repeatable?: boolean;
  allowPreview?: boolean;
  callback?: () => unknown;
  checkCallback?: (checking: boolean) => boolean | void;
  editorCallback?: (editor: never, ctx: never) => unknown;
  editorCheckCallback?: (checking: boolean, editor: never, ctx: never) => boolean | void;
  hotkeys?: { modifiers: string[]; key: string }[];
}

/** The command palette's list. */
export class Commands extends Events {
  readonly commands: Record<string, HostCommand> = {};
  readonly #app: App;

  constructor(app: App) {
    super();
    this.#app = app;
  }

  addCommand(command: HostCommand): void {
    this.commands[command.id] = command;
    this.trigger("changed");
  }

  removeCommand(id: string): void {
    delete this.commands[id];
    this.trigger("changed");
  }

  findCommand(id: string): HostCommand | undefined {
    return this.commands[id];
  }

  /** The commands that can be run now, as the palette lists them. */
  listCommands(): HostCommand[] {
    return Object.values(this.commands).filter((command) => this.isAvailable(command));
  }

  isAvailable(command: HostCommand): boolean {
    return this.#attempt(command, true);
  }

  /** Runs a command; false where it does not exist or cannot run now. */
  executeCommandById(id: string): boolean {
    const command = this.commands[id];
    return command !== undefined && this.executeCommand(command);
  }

  executeCommand(command: HostCommand): boolean {
    return this.#attempt(command, true) && this.#attempt(command, false);
  }

  #attempt(command: HostCommand, checking: boolean): boolean {
    if (command.mobileOnly && !this.#app.isMobile) return false;
    const view = this.#editingView(command);
    if (command.editorCheckCallback) return view !== null && Boolean(command.editorCheckCallback(checking, view.editor as never, view as never) ?? !checking);
    if (command.editorCallback) {
      if (view && !checking) this.#watch(command.editorCallback(view.editor as never, view as never));
      return view !== null;
    }
    if (command.checkCallback) return Boolean(command.checkCallback(checking) ?? !checking);
    if (!checking) this.#watch(command.callback?.());
    return command.callback !== undefined;
  }

  /** The view with the editor in use; in reading view only for a command that allows it. */
  #editingView(command: HostCommand): EditingView | null {
    const view = this.#app.workspace.activeEditor;
    return view && (command.allowPreview || view.getMode?.() !== "preview") ? view : null;
  }

  #watch(result: unknown): void {
    if (result instanceof Promise) this.#app.track(result);
  }
}
