/** How sync services name the copy of a note that changed in two places; what matches is not in the original's name. */
const COPIES: readonly RegExp[] = [
  // Obsidian Sync, Dropbox, Nextcloud: (conflicted copy 2026-11-20), (Ana's conflicted copy ...), (Conflicted copy laptop 202611201011);
  // in other languages and Seafile with a day: (In Konflikt stehende Kopie von PC 2026-11-20), (SFConflict ana 2026-11-20-10-11-12)
  / \((?:[^()]*conflicted copy[^()]*|(?=[^()]*[ck]onfli[ck]t)[^()]*\b20\d\d-?[01]\d-?[0-3]\d[^()]*|(?:case|selective sync|unicode encoding) conflict)\)$/i,
  // Syncthing and ownCloud; Google Drive and pCloud
  /[._](?:sync-)?conflict-20\d{6}-\d{6}(?:-[A-Z\d]{6,7})?$| ?\[conflict(?:ed)?\]$/i,
  // OneDrive appends the name that Windows gave the machine
  /-(?:DESKTOP|LAPTOP)-[A-Z\d]{7}$/,
];

/** `note 2` (iCloud), `note (1)` (Google Drive): ordinary names too. */
const NUMBERED = / (?:\d{1,2}|\(\d{1,2}\))$/;

/** The path of the note that a conflicted copy was made of; undefined for any other. `numbered`: a number at the end tells a copy too. */
export function conflictedCopyOf(path: string, numbered = false): string | undefined {
  const [, folder = "", name = "", extension = ""] = /^(.*\/)?([^/]*?)(\.[^./]*)?$/.exec(path) ?? [];
  const mark = [...COPIES, ...(numbered ? [NUMBERED] : [])].map((pattern) => name.search(pattern)).find((at) => at > 0);
  return mark === undefined ? undefined : folder + name.slice(0, mark) + extension;
}
