import type { NoteIndex } from "../index/note-index.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { groupBy } from "../text/group-by.ts";

type Together = ReadonlyMap<string, readonly NoteProblem[]>;

/** What only several notes show together: ids, occurrences, names and frameworks that stand twice. By path. */
export function checkTogether(index: NoteIndex, isCopyOf: (path: string) => string | undefined): Together {
  const rows: NoteRow[] = [];
  const found = new Map<string, NoteProblem[]>();
  const report = (row: NoteRow, problem: NoteProblem): void => void found.set(row.path, [...(found.get(row.path) ?? []), problem]);
  for (const row of index.all()) {
    const original = isCopyOf(row.path);
    const copied = original !== undefined && index.row(original);
    if (copied) report(row, { code: "conflicted-copy", found: row.name, expected: `one note, ${copied.name}`, hint: "Merge both, or delete the one that does not hold." });
    // A copy repeats all that its original says.
    else rows.push(row);
  }
  const identified = rows.filter(({ id }) => id !== undefined);
  for (const twins of sharing(identified, ({ kind, id }) => `${kind} ${id ?? ""}`)) for (const row of twins) report(row, sameId(row, twins));
  for (const twins of sharing(rows, ({ path }) => path.normalize("NFC").toLowerCase())) for (const row of twins) report(row, { code: "case-twin", found: row.path, expected: "names that differ in more than case", hint: `${others(row, twins)} is another note here, and the same file elsewhere. Rename one.` });
  for (const twins of sharing(rows, ({ name }) => name.normalize("NFC").toLowerCase())) {
    for (const row of twins) if (twins.some((other) => other.path.toLowerCase() !== row.path.toLowerCase())) report(row, { code: "same-name", found: row.name, expected: "a name of its own", hint: `Also: ${others(row, twins)}. Links by name alone go to one of them.` });
  }
  const [first, ...more] = index.ofKind("framework");
  for (const row of more) report(row, { code: "framework-twice", found: "a second operations note", expected: `only ${first?.name ?? "one"}`, hint: "Take the type or the tags from one of them." });
  return found;
}

function sameId(row: NoteRow, rows: readonly NoteRow[]): NoteProblem {
  const also = `Also: ${others(row, rows)}.`;
  if (row.kind === "checklist") return { code: "occurrence-twice", key: "occurrence", found: row.id ?? "", expected: "one checklist for it", hint: `${also} Merge both.` };
  if (row.kind === "work-order" && row.id?.includes("@")) return { code: "MNT-DUP", key: "occurrence", found: row.id, expected: "one work order for it", hint: `${also} Merge both.` };
  return { code: "GEN-ID", key: "id", found: row.id ?? "", expected: "an id of its own", hint: `${also} The newer one gets another id.` };
}

function others(row: NoteRow, rows: readonly NoteRow[]): string {
  return rows.filter((other) => other !== row).slice(0, 3).map((other) => other.path).join(", ");
}

/** The rows that share a text with others. */
function sharing(rows: Iterable<NoteRow>, textOf: (row: NoteRow) => string): NoteRow[][] {
  return [...groupBy(rows, textOf).values()].filter((group) => group.length > 1);
}
