import type { App } from "../core/app.ts";
import type { HostCommand } from "../core/commands.ts";
import { compileModifiers } from "../core/scope.ts";

/** Runs the command that a key combination belongs to, unless a modal or menu has the keys. */
export function listenForHotkeys(app: App): void {
  app.scope.register(null, null, (event, context) => {
    const wanted = context.modifiers ?? "";
    if (wanted === "" && !/^F\d+$/u.test(event.key)) return undefined;
    const pressed = (command: HostCommand): boolean => (command.hotkeys ?? []).some((hotkey) => compileModifiers(hotkey.modifiers) === wanted && hotkey.key.toLowerCase() === event.key.toLowerCase());
    const candidates = Object.values(app.commands.commands).filter(pressed);
    return candidates.some((command) => app.commands.executeCommand(command)) ? false : undefined;
  });
}

/** How a command's first hotkey is written, `Ctrl + P`; null where it has none. */
export function hotkeyText(command: HostCommand): string | null {
  const hotkey = command.hotkeys?.[0];
  if (!hotkey) return null;
  const names = hotkey.modifiers.map((modifier) => (modifier === "Mod" ? "Ctrl" : modifier));
  return [...names, hotkey.key.length === 1 ? hotkey.key.toUpperCase() : hotkey.key].join(" + ");
}
