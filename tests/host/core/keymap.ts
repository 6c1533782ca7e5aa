import type { KeymapContext, Modifier, PaneType, UserEvent } from "obsidian";
import { compileModifiers, Scope } from "./scope.ts";

/** The stack of key scopes: the top one answers, modals and menus push theirs while open. */
export class Keymap {
  readonly rootScope: Scope;
  scopes: Scope[] = [];

  constructor(rootScope: Scope) {
    this.rootScope = rootScope;
  }

  /** The scope that answers now. */
  get scope(): Scope {
    return this.scopes.at(-1) ?? this.rootScope;
  }

  pushScope(scope: Scope): void {
    this.popScope(scope);
    this.scopes.push(scope);
  }

  popScope(scope: Scope): void {
    this.scopes = this.scopes.filter((known) => known !== scope);
  }

  /** Offers a key press to the current scope; a handler that answers `false` takes it. */
  onKeyEvent(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing) return;
    const result = this.scope.handleKey(event, contextOf(event));
    if (result === false) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  static isModifier(event: MouseEvent | TouchEvent | KeyboardEvent, modifier: Modifier): boolean {
    if (modifier === "Mod" || modifier === "Ctrl") return event.ctrlKey;
    if (modifier === "Meta") return event.metaKey;
    return modifier === "Shift" ? event.shiftKey : event.altKey;
  }

  /** Where a link wants to open: `tab` with Mod, `split` with Mod+Alt, `window` with Mod+Alt+Shift, also `tab` for a middle click. */
  static isModEvent(event?: UserEvent | null): PaneType | boolean {
    if (!event) return false;
    const middle = "button" in event && event.button === 1;
    if (!event.ctrlKey && !middle) return false;
    if (event.altKey && event.shiftKey) return "window";
    return event.altKey ? "split" : "tab";
  }
}

function contextOf(event: KeyboardEvent): KeymapContext {
  const held = [event.ctrlKey && "Ctrl", event.metaKey && "Meta", event.shiftKey && "Shift", event.altKey && "Alt"];
  return { modifiers: compileModifiers(held.filter((name) => name !== false)), key: event.key, vkey: event.key };
}
