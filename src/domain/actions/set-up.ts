import type { NewNote, Planned } from "./plan.ts";

/** Plans the first notes of a vault; those that are there already are kept as they are. */
export function planSetUp(notes: readonly NewNote[], exists: (path: string) => boolean, title: (count: number) => string): Planned {
  const creates = notes.filter((note) => !exists(note.path));
  return { ok: true, plan: { title: title(creates.length), creates, edits: [] } };
}
