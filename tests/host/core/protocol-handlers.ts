import type { ObsidianProtocolHandler } from "obsidian";

/** The `obsidian://` addresses that plugins answer. */
export class ProtocolHandlers {
  readonly handlers = new Map<string, ObsidianProtocolHandler>();

  /** Throws where the action is taken. */
  register(action: string, handler: ObsidianProtocolHandler): void {
    if (this.handlers.has(action)) throw new Error(`Protocol action "${action}" is already registered`);
    this.handlers.set(action, handler);
  }

  unregister(action: string): void {
    this.handlers.delete(action);
  }

  /** Follows `obsidian://action?key=value&flag`; gives what the handler gave. */
  open(address: string): unknown {
    const url = new URL(address);
    const action = url.hostname || url.pathname.replace(/^\/+/, "");
    const handler = this.handlers.get(action);
    if (!handler) throw new Error(`Nobody answers obsidian://${action}`);
    const values = [...url.searchParams].map(([key, value]) => [key, value === "" ? "true" : value] as const);
    return handler({ ...Object.fromEntries(values), action });
  }
}
