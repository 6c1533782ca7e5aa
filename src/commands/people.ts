import type { Operations } from "../vault/operations.ts";

/** People whom notes of ours name, for choosing a second person; the acting one is left out. */
export function peopleOf(operations: Operations): string[] {
  const self = operations.acting().person;
  const named = operations.index.ofKind("checklist").flatMap((row) => (row.note.assignee ? [row.note.assignee] : []));
  const owners = operations.index.ofKind("procedure").flatMap(({ note }) => [...note.owner, ...note.approved_by]);
  return [...new Set([...named, ...owners])].filter((person) => person !== self).sort();
}
