import type { CachedMetadata } from "obsidian";

import { copied, type LoadedNote } from "./loaded-vault.ts";

/** A note with what the cache holds of it before and after an edit. */
export interface Edit {
  readonly note: LoadedNote;
  readonly states: readonly [before: CachedMetadata, after: CachedMetadata];
}

/** Two words of `status` or another property that lists show, by kind: an edit turns one into the other. */
const TURNS: Readonly<Record<string, readonly [key: string, one: string | number, other: string | number]>> = {
  framework: ["profile", "team", "solo"], procedure: ["status", "approved", "in-review"], checklist: ["status", "open", "done"], maintenance: ["status", "active", "paused"],
  "work-order": ["status", "planned", "in-progress"], incident: ["status", "responding", "mitigated"], problem: ["status", "analysis", "solution"], change: ["status", "draft", "assess"],
  review: ["status", "draft", "in-review"], service: ["state", "operational", "degraded"], metric: ["target", 40, 41], tool: ["status", "in-use", "deprecated"],
};

/** Edits of so many records, spread over the vault; each changes what lists show. */
export function recordEdits(records: readonly LoadedNote[], count: number): Edit[] {
  return spread(records, count).map((note) => {
    const [key, first, second] = TURNS[note.planned.kind] ?? ["title", "one", "other"];
    // The first edit, which makes the state after, must be one too.
    const [one, other] = note.cache.frontmatter?.[key] === second ? [second, first] : [first, second];
    return { note, states: [withField(note.cache, key, one), withField(note.cache, key, other)] };
  });
}

/** Edits of prose: a word more, so that everything after it moves by a line, and a task ticked. */
export function proseEdits(prose: readonly LoadedNote[], count: number): Edit[] {
  return spread(prose, count).map((note) => ({ note, states: [copied(note.cache), typed(note.cache)] }));
}

function withField(cache: CachedMetadata, key: string, value: string | number): CachedMetadata {
  const changed = copied(cache);
  // A record may have the key in another spelling: it then says the same twice, as such notes do after an edit by hand.
  if (changed.frontmatter) changed.frontmatter[key] = value;
  return changed;
}

function typed(cache: CachedMetadata): CachedMetadata {
  const changed = copied(cache);
  const moved = [...(changed.sections ?? []), ...(changed.listItems ?? []), ...(changed.headings ?? [])];
  for (const { position } of moved.slice(1)) {
    position.start.line++;
    position.end.line++;
  }
  for (const item of changed.listItems ?? []) if (item.task === " ") item.task = "x";
  return changed;
}

function spread(notes: readonly LoadedNote[], count: number): LoadedNote[] {
  const step = Math.max(1, Math.floor(notes.length / count));
  return notes.filter((_, at) => at % step === 0).slice(0, count);
}
