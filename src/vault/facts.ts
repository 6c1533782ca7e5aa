import type { CachedMetadata, FrontMatterCache } from "obsidian";

import type { NoteFacts } from "../domain/notes/note-facts.ts";

/** A note's facts as the metadata cache tells them. */
export function factsOf(path: string, cache: CachedMetadata): NoteFacts {
  return {
    path,
    fields: cache.frontmatter ? fieldsOf(cache.frontmatter) : undefined,
    headings: (cache.headings ?? []).map(({ heading, level, position }) => ({ text: heading, level, line: position.start.line })),
    tasks: (cache.listItems ?? []).flatMap((item) => (item.task === undefined ? [] : [{ mark: item.task, line: item.position.start.line }])),
  };
}

/** The cache of older apps puts a `position` among the fields. */
function fieldsOf(frontmatter: FrontMatterCache): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...frontmatter };
  const position = fields["position"];
  if (typeof position === "object" && position !== null && "start" in position) delete fields["position"];
  return fields;
}
