import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { readFrameworkBody } from "../../src/domain/notes/framework-body.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import type { VaultReading } from "../../src/domain/queries/vault-reading.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { baseName } from "../../src/domain/text/links.ts";

/** A whole vault in memory, read as the plugin reads one: for tests of queries. The whole vault is the Operations folder. */
export function readingOf(notes: ReadonlyMap<string, string>, today: string): VaultReading & { problems: readonly unknown[]; index: NoteIndex } {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  for (const [path, text] of notes) index.put(factsOfText(path, text, parse));
  const [row] = index.ofKind("framework");
  const bodies = <Body>(rows: readonly { path: string }[], read: (text: string, line: number) => Body): Map<string, Body> =>
    new Map(rows.map(({ path }) => [path, read(notes.get(path) ?? "", readFrontmatter(notes.get(path) ?? "").bodyLine)]));
  const procedures = index.ofKind("procedure");
  const checklists = index.checklistsByDay();
  const text = row ? (notes.get(row.path) ?? "") : "";
  return {
    today, procedures, checklists, index,
    framework: row ? { row, body: readFrameworkBody(text, readFrontmatter(text).bodyLine) } : undefined,
    procedureBodies: bodies(procedures, readProcedureBody),
    checklistBodies: bodies(checklists, (note, line) => readChecklistBody(note, line)),
    linkTextOf: baseName,
    pathOf: (link) => [...notes.keys()].find((path) => baseName(path).toLowerCase() === baseName(link).toLowerCase()),
    problems: index.withProblems(),
  };
}
