import { deserialize, serialize } from "node:v8";

import { type CachedMetadata, TFile } from "obsidian";

import type { GeneratedVault } from "./vault-generator.ts";
import type { PlannedNote } from "./vault/plan.ts";

/** A generated note as the app holds it: its file and its metadata. */
export interface LoadedNote {
  readonly planned: PlannedNote;
  readonly file: TFile;
  readonly cache: CachedMetadata;
}

/** Makes all notes' files and metadata. Metadata go through the serialisation that IndexedDB uses, so that they lie in memory as in the app. */
export function loadNotes(vault: GeneratedVault): LoadedNote[] {
  return vault.plan.map((planned) => {
    const note = vault.note(planned);
    const { path, cache } = copied({ path: note.path, cache: note.cache });
    return { planned, file: fileOf(path, Buffer.byteLength(note.text)), cache };
  });
}

/** A copy that shares nothing, as another reading of the same note gives. */
export function copied<Value>(value: Value): Value {
  return deserialize(serialize(value)) as Value;
}

/** A file of the app, as large as its text. */
export function fileOf(path: string, size: number): TFile {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const times = { ctime: 1_700_000_000_000, mtime: 1_700_000_000_000 };
  return Object.assign(new TFile(), { path, name, basename: name.slice(0, -3), extension: "md", stat: { ...times, size } });
}
