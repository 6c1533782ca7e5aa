import { tableLines } from "../notes/section-lines.ts";
import { splitLines } from "../text/lines.ts";
import { baseName, findWikiLinks, linkTarget } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, type Acting } from "./acting.ts";
import { unwritable } from "./apply-edits.ts";
import type { Edit, NoteEdits } from "./plan.ts";
import { readRecord } from "./record-fields.ts";
import { listEdit, sectionNamed } from "./section-end.ts";

const HEADING = "Change log";
const COLUMNS = ["Date", "Change", "Author"] as const;
/** What the heads of columns say. */
const HEADS: readonly RegExp[] = [/\b(date|when|day)\b/i, /\b(change|what|description|summary|notes?)\b/i, /\b(author|by|who|editor|person|name)\b/i];

/** The edits of the procedures that a change brought up to date: each gets its row, once. One that cannot be written is left alone. */
export function changeLogRows(change: NoteText, procedures: readonly NoteText[], acting: Acting): NoteEdits[] {
  const { implementer, requested_by: requester } = readRecord("change", change.text);
  const author = (acting.profile === "team" ? acting.person : undefined) ?? implementer ?? requester ?? "";
  return procedures.flatMap(({ path, text }): NoteEdits[] => {
    const edits = path === change.path || unwritable(text) ? [] : changeLogEdits(text, `[[${baseName(change.path)}]]`, author, acting);
    return edits.length === 0 ? [] : [{ path, edits }];
  });
}

/** The edit that adds a row to a change log, unless that links the same note already. */
export function changeLogEdits(text: string, what: string, author: string, acting: Acting): Edit[] {
  const [blocks, name] = [sectionNamed(text, HEADING)?.blocks ?? [], baseName(linkTarget(what))];
  const isNamed = blocks.some((block) => "text" in block && findWikiLinks(block.text).some(({ target }) => baseName(target) === name));
  if (isNamed) return [];
  const values = [acting.today, what, author].map((value) => inert(value).replace(/(?<!\\)\|/g, "\\|"));
  const table = blocks.find((block) => tableLines(block).head.length > 0);
  if (!table) return [listEdit(text, HEADING, [`| ${COLUMNS.join(" | ")} |`, "| --- | --- | --- |", `| ${values.join(" | ")} |`], acting)];
  const was = splitLines(text)[table.end]?.text ?? "";
  return [{ kind: "rewrite-lines", line: table.end, was: [was], now: [was, rowUnder(tableLines(table).head, values)] }];
}

/** A row below a table's head: each value in the column that is called so, else in their order. */
function rowUnder(head: readonly string[], values: readonly string[]): string {
  const places = HEADS.map((is) => head.findIndex((cell) => is.test(cell)));
  const isClear = places.every((place) => place >= 0) && new Set(places).size === places.length;
  const cells = head.map((_cell, column) => values[isClear ? places.indexOf(column) : column] ?? "");
  return `| ${cells.join(" | ")} |`;
}
