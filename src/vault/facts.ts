import type { CachedMetadata, FrontMatterCache } from "obsidian";

import type { NoteFacts } from "../domain/notes/note-facts.ts";

/** A note's facts as the metadata cache tells them; made once for every note of a vault, so nothing is copied before somebody asks. */
export function factsOf(path: string, cache: CachedMetadata): NoteFacts {
  return new CachedFacts(path, cache);
}

class CachedFacts implements NoteFacts {
  readonly path: string;
  readonly fields: NoteFacts["fields"];
  readonly #cache: CachedMetadata;

  constructor(path: string, cache: CachedMetadata) {
    this.path = path;
    this.fields = cache.frontmatter && fieldsOf(cache.frontmatter);
    this.#cache = cache;
  }

  get headings(): NoteFacts["headings"] {
    return (this.#cache.headings ?? []).map(({ heading, level, position }) => ({ text: heading, level, line: position.start.line }));
  }

  get tasks(): NoteFacts["tasks"] {
    return this.#cache.listItems ?? [];
  }

  get hasActions(): boolean {
    return this.#cache.tags?.some(({ tag }) => /^#action\//i.test(tag)) ?? false;
  }
}

/** The cache of older apps puts a `position` among the fields. */
function fieldsOf(frontmatter: FrontMatterCache): Readonly<Record<string, unknown>> {
  const position: unknown = frontmatter["position"];
  if (typeof position !== "object" || position === null || !("start" in position)) return frontmatter;
  const { position: _place, ...fields } = frontmatter as Record<string, unknown>;
  return fields;
}
