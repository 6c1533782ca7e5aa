import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import type { NoteRow } from "../../../src/domain/index/note-row.ts";
import { relationsNow } from "../../../src/domain/index/relations.ts";
import { calendarsOf } from "../../../src/domain/queries/calendars.ts";
import type { ChangeReading } from "../../../src/domain/queries/change-reading.ts";
import { baseName } from "../../../src/domain/text/links.ts";

export type Fields = Readonly<Record<string, unknown>>;

/** A vault with changes: notes by name, and what is read of them at a moment. */
export function changeVault(notes: Readonly<Record<string, Fields>>, zone = "Europe/Berlin") {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  const put = (name: string, fields: Fields): boolean => index.put({ path: `${name}.md`, fields, headings: [], tasks: [] });
  for (const [name, fields] of Object.entries(notes)) put(name, fields);
  const pathOf = (link: string): string | undefined => index.row(`${baseName(link)}.md`)?.path;
  const reading = (now = "2026-11-23T09:00"): ChangeReading => {
    const links = { pathOf, standing: index.identities };
    return {
      now, zone, changes: index.ofKind("change"), orders: index.ofKind("work-order"), incidents: index.ofKind("incident"), services: index.ofKind("service"), plans: index.ofKind("maintenance"),
      calendars: calendarsOf(index.ofKind("calendar"), { pathOf, workingHours: undefined, zone }), links, relations: relationsNow(index, links), rowAt: (path) => index.row(path),
    };
  };
  const change = (name: string): NoteRow<"change"> => index.row(`${name}.md`) as NoteRow<"change">;
  return { index, put, reading, change };
}

export const planned = (start: string, end: string, services: unknown = "[[db]]", more: Fields = {}): Fields => ({ type: "change", status: "scheduled", planned_start: start, planned_end: end, services, ...more });
export const service = (more: Fields = {}): Fields => ({ type: "service", ...more });
