import type { KeymapContext, Modifier } from "obsidian";

export type ScopeListener = (event: KeyboardEvent, context: KeymapContext) => unknown;

/** One key registered in a scope; `modifiers` null means any. */
export interface ScopeHandler {
  readonly scope: Scope;
  readonly modifiers: string | null;
  readonly key: string | null;
  readonly func: ScopeListener;
}

/** Keys that are answered while this scope is on top of the keymap's stack; unanswered keys go to the parent. */
export class Scope {
  readonly parent: Scope | undefined;
  keys: ScopeHandler[] = [];

  constructor(parent?: Scope) {
    this.parent = parent;
  }

  register(modifiers: Modifier[] | null, key: string | null, func: ScopeListener): ScopeHandler {
    const handler: ScopeHandler = { scope: this, modifiers: modifiers === null ? null : compileModifiers(modifiers), key, func };
    this.keys.push(handler);
    return handler;
  }

  unregister(handler: ScopeHandler): void {
    this.keys = this.keys.filter((known) => known !== handler);
  }

  /** Runs the matching handlers; `false` means that the key was taken. */
  handleKey(event: KeyboardEvent, context: KeymapContext): unknown {
    for (const handler of [...this.keys]) {
      if (!matches(handler, context, event)) continue;
      const result = handler.func(event, context);
      if (result !== undefined) return result;
    }
    return this.parent?.handleKey(event, context);
  }
}

/** Modifiers in Obsidian's compiled form: sorted, `Mod` resolved for this platform. */
export function compileModifiers(modifiers: readonly string[]): string {
  return [...new Set(modifiers.map((modifier) => (modifier === "Mod" ? "Ctrl" : modifier)))].sort().join(",");
}

function matches(handler: ScopeHandler, context: KeymapContext, event: KeyboardEvent): boolean {
  if (handler.modifiers !== null && handler.modifiers !== (context.modifiers ?? "")) return false;
  if (handler.key === null) return true;
  return handler.key.toLowerCase() === event.key.toLowerCase() || handler.key === context.vkey;
}
