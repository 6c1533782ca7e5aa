import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import type { NoteFacts } from "../../src/domain/notes/note-facts.ts";
import { readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { readFrameworkBody } from "../../src/domain/notes/framework-body.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import type { VaultReading } from "../../src/domain/queries/vault-reading.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { baseName } from "../../src/domain/text/links.ts";

/** A note's facts as the metadata cache would tell them. */
export function factsOfText(path: string, text: string): NoteFacts {
  const frontmatter = readFrontmatter(text);
  const blocks = findBlocks(splitLines(text), frontmatter.bodyLine);
  const inner = text.slice(frontmatter.start, frontmatter.end).replace(/^\ufeff?---\s*?\r?\n/, "").replace(/\r?\n?---\s*$/, "");
  return {
    path,
    fields: frontmatter.state === "valid" ? ((parse(inner) as Record<string, unknown> | null) ?? {}) : undefined,
    headings: blocks.flatMap((block) => (block.kind === "heading" ? [{ text: block.text, level: block.level, line: block.line }] : [])),
    tasks: blocks.flatMap((block) => (block.kind === "item" && block.mark !== undefined ? [{ mark: block.mark, line: block.line }] : [])),
  };
}

/** A whole vault in memory, read as the plugin reads one: for tests of queries. The whole vault is the Operations folder. */
export function readingOf(notes: ReadonlyMap<string, string>, today: string): VaultReading & { problems: unknown[]; index: NoteIndex } {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  for (const [path, text] of notes) index.put(factsOfText(path, text));
  const [row] = index.ofKind("framework");
  const bodies = <Body>(rows: readonly { path: string }[], read: (text: string, line: number) => Body): Map<string, Body> =>
    new Map(rows.map(({ path }) => [path, read(notes.get(path) ?? "", readFrontmatter(notes.get(path) ?? "").bodyLine)]));
  const procedures = index.ofKind("procedure");
  const checklists = index.ofKind("checklist");
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
