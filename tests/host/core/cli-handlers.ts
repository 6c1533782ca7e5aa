import type { CliData, CliFlags, CliHandler } from "obsidian";

interface CliEntry {
  description: string;
  flags: CliFlags | null;
  handler: CliHandler;
}

/** The commands that plugins answer on Obsidian's command line. */
export class CliHandlers {
  readonly handlers = new Map<string, CliEntry>();

  /** Throws where the id is taken. */
  register(command: string, description: string, flags: CliFlags | null, handler: CliHandler): void {
    if (this.handlers.has(command)) throw new Error(`CLI command "${command}" is already registered`);
    this.handlers.set(command, { description, flags, handler });
  }

  unregister(command: string): void {
    this.handlers.delete(command);
  }

  /** Runs a command as `obsidian <command> key=value flag` would; a required flag that is missing is an error. */
  async run(command: string, params: CliData = {}): Promise<string> {
    const entry = this.handlers.get(command);
    if (!entry) throw new Error(`Command "${command}" not found`);
    const missing = Object.entries(entry.flags ?? {}).find(([name, flag]) => flag.required && params[name] === undefined);
    if (missing) throw new Error(`Missing required parameter: ${missing[0]}`);
    return entry.handler(params);
  }
}
