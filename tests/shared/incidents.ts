import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import type { NoteRow } from "../../src/domain/index/note-row.ts";
import { relationsNow } from "../../src/domain/index/relations.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import type { ChangeStanding } from "../../src/domain/queries/change-told.ts";
import { wantedRecordBodies, type IncidentReading, type RecordBody } from "../../src/domain/queries/incident-reading.ts";
import { readRecordBody } from "../../src/domain/queries/record-body.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { baseName } from "../../src/domain/text/links.ts";
import { momentToInstant, type Moment } from "../../src/domain/time/moment.ts";

type Notes = Readonly<Record<string, string>>;

/** How a change stands of which other notes say nothing. */
export const NOTHING_AROUND: ChangeStanding = {
  risk: undefined, past: { successful: 0, withIssues: 0, failed: 0, score: 0 }, conflicts: [], template: undefined, suspended: false, frozenBy: [], isSoftFrozen: false, facts: new Set(),
};

/** A vault in memory, for queries of incidents: every body is read, or those alone that the dashboard wants. */
export function incidentReading(notes: Notes, now: Moment, more: Partial<IncidentReading> & { readonly isDashboard?: boolean } = {}): IncidentReading {
  const { isDashboard = false, ...rest } = more;
  const zone = rest.zone ?? "Europe/Berlin";
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  for (const [path, text] of Object.entries(notes)) index.put(factsOfText(path, text, parse));
  const pathOf = (link: string): string | undefined => Object.keys(notes).find((path) => path === `${link}.md` || baseName(path).toLowerCase() === baseName(link).toLowerCase());
  const links = { pathOf, standing: 1 };
  const bodiless = {
    now, zone, instant: momentToInstant(now, zone), profile: "team" as const, links, relations: relationsNow(index, links), workingTime: "always" as const, showsDeadlines: false,
    incidents: index.ofKind("incident"), problems: index.ofKind("problem"), reviews: index.ofKind("review"), changes: index.ofKind("change"), services: index.ofKind("service"),
    rowAt: (path: string) => index.row(path), changeStanding: () => NOTHING_AROUND,
  };
  const paths = isDashboard ? wantedRecordBodies(bodiless) : Object.keys(notes);
  return { ...bodiless, bodies: new Map(paths.flatMap((path) => bodyOf(index.row(path), notes[path] ?? ""))), ...rest };
}

function bodyOf(row: NoteRow | undefined, text: string): [string, RecordBody][] {
  const { started = "" } = (row?.note ?? {}) as { readonly started?: string };
  return row ? [[row.path, readRecordBody(row.kind, text, readFrontmatter(text).bodyLine, { logHeading: "Log", started })]] : [];
}
