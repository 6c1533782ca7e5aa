import type { App } from "obsidian";

import type { Day } from "../domain/time/day.ts";

const KEY = "operations-vault-snoozed";

/** Says whether a review is put off on this device: until the day that stands with its note, which is not put off any more. What is stored is read once. */
export function snoozedOn(app: App, today: Day): (path: string) => boolean {
  const stored = snoozes(app);
  return (path) => {
    const until = stored[path];
    return typeof until === "string" && until > today;
  };
}

/** Puts reviews off on this device until a day. Those whose day has passed are forgotten on the way. */
export function snooze(app: App, paths: readonly string[], today: Day, until: Day): void {
  const kept = Object.entries(snoozes(app)).filter(([, day]) => typeof day === "string" && day > today);
  app.saveLocalStorage(KEY, Object.fromEntries([...kept, ...paths.map((path) => [path, until] as const)]));
}

function snoozes(app: App): Readonly<Record<string, unknown>> {
  const stored: unknown = app.loadLocalStorage(KEY);
  return typeof stored === "object" && stored !== null ? (stored as Record<string, unknown>) : {};
}
