import { KINDS } from "../notes/kinds.ts";
import { rolesOf } from "../notes/read-fields.ts";
import { foldedKey } from "../text/field.ts";
import { baseName, linkTarget } from "../text/links.ts";
import { lastMade } from "./kept.ts";
import type { NoteIndex } from "./note-index.ts";
import type { NoteRow } from "./note-row.ts";
import { planOf, type Links } from "./work-orders-of.ts";

/** What names what, from both sides; one side is written, the other derived (format.md section 5). Lists are in the order of their paths, and the same as long as they say the same. */
export interface Relations {
  /** The note that a link of a property names. */
  readonly pathNamed: (link: string | undefined) => string | undefined;
  readonly childrenOf: (path: string) => readonly NoteRow<"incident">[];
  readonly duplicatesOf: (path: string) => readonly NoteRow<"incident">[];
  /** The incidents that others are duplicates of. */
  readonly originals: readonly NoteRow<"incident">[];
  readonly incidentsOf: (problemPath: string) => readonly NoteRow<"incident">[];
  readonly incidentsCausedBy: (changePath: string) => readonly NoteRow<"incident">[];
  readonly reviewsOf: (path: string) => readonly NoteRow<"review">[];
  /** The changes that fix an incident or a problem. */
  readonly changesFixing: (path: string) => readonly NoteRow<"change">[];
  readonly ordersOf: (incidentPath: string) => readonly NoteRow<"work-order">[];
  /** The work orders that carry a change out. */
  readonly ordersFor: (changePath: string) => readonly NoteRow<"work-order">[];
  /** The incident that one is a duplicate of, as far as it is there. */
  readonly originalOf: (incident: NoteRow) => NoteRow<"incident"> | undefined;
  /** The procedure that a change follows. */
  readonly templateOf: (change: NoteRow) => NoteRow<"procedure"> | undefined;
  readonly changesUsing: (templatePath: string) => readonly NoteRow<"change">[];
  /** The plan that a work order executes. */
  readonly planOf: (order: NoteRow) => NoteRow<"maintenance"> | undefined;
  /** Whether one of these services is tier0. */
  readonly isCritical: (services: readonly string[]) => boolean;
}

/** The properties whose inverse is asked for. */
const NAMING = { incident: ["problem", "parent", "duplicate_of", "caused_by"], change: ["fixes", "template"], review: ["of"], "work-order": ["incident", "change"] } as const;

type Naming = keyof typeof NAMING;
type FieldOf<K extends Naming> = (typeof NAMING)[K][number];
type Named = Readonly<Partial<Record<FieldOf<Naming>, readonly string[]>>>;
type Inverse<K extends Naming> = (path: string) => readonly NoteRow<K>[];

const NONE: readonly never[] = [];
const NOTHING: Named = {};
const named = new WeakMap<object, { readonly standing: number; readonly paths: Named }>();

/** The paths that a row's properties name, by property; looked for again only where notes came, went or got another name. */
function pathsOf<K extends Naming>(row: NoteRow<K>, { pathOf, standing }: Links): Named {
  const known = named.get(row);
  if (known?.standing === standing) return known.paths;
  const written = writtenIn(row);
  const paths = written.length === 0 ? NOTHING : Object.fromEntries(written.map((field) => {
    const value = (row.note as Readonly<Record<string, unknown>>)[field];
    const links = Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : NONE;
    return [field, [...new Set(links.flatMap((link) => pathOf(linkTarget(link)) ?? NONE))]];
  }));
  named.set(row, { standing, paths });
  return paths;
}

/** Most notes name nothing, and are not read to see it. */
function writtenIn({ kind, fields }: { readonly kind: Naming; readonly fields: NoteRow["fields"] }): FieldOf<Naming>[] {
  const roles = rolesOf(KINDS[kind].fields);
  const names: readonly FieldOf<Naming>[] = NAMING[kind];
  const written = new Set(Object.keys(fields).map((key) => roles.get(foldedKey(key))?.name));
  return names.filter((name) => written.has(name));
}

/** Keeps who names a note by one property; a note that the same rows name keeps its list, and all of it is the same where every list is. */
function inverse<K extends Naming>(field: FieldOf<K>): (rows: readonly NoteRow<K>[], links: Links) => Inverse<K> {
  const kept = lastMade<Inverse<K>>();
  let last: ReadonlyMap<string, readonly NoteRow<K>[]> = new Map();
  let told: Inverse<K> = () => NONE;
  return (rows, links) => kept([rows, links.standing], () => {
    const [before, made] = [last, new Map<string, NoteRow<K>[]>()];
    for (const row of rows) {
      for (const path of pathsOf(row, links)[field] ?? NONE) {
        if (path === row.path) continue;
        const naming = made.get(path);
        if (naming) naming.push(row);
        else made.set(path, [row]);
      }
    }
    const now = new Map<string, readonly NoteRow<K>[]>(made);
    for (const [path, own] of made) {
      const known = before.get(path);
      if (known?.length === own.length && known.every((row, at) => row === own[at])) now.set(path, known);
    }
    if (now.size === before.size && [...now].every(([path, own]) => own === before.get(path))) return told;
    last = now;
    return (told = (path) => now.get(path) ?? NONE);
  });
}

const [children, duplicates, ofProblem, causedBy] = [inverse<"incident">("parent"), inverse<"incident">("duplicate_of"), inverse<"incident">("problem"), inverse<"incident">("caused_by")];
const [reviews, changes, usingTemplate, orders] = [inverse<"review">("of"), inverse<"change">("fixes"), inverse<"change">("template"), inverse<"work-order">("incident")];
const carrying = inverse<"work-order">("change");
const [tierZero, relations] = [lastMade<ReadonlySet<string>>(), lastMade<Relations>()];
const [withDuplicates, sameOriginals] = [lastMade<readonly NoteRow<"incident">[]>(), lastMade<readonly NoteRow<"incident">[]>()];

/** The relations of a vault as it stands; each is made anew only where notes of its kind moved, or what links name. The same as long as nothing of it moved. */
export function relationsNow(index: NoteIndex, links: Links): Relations {
  const incidents = index.ofKind("incident");
  const [childrenOf, duplicatesOf, incidentsOf, incidentsCausedBy] = [children(incidents, links), duplicates(incidents, links), ofProblem(incidents, links), causedBy(incidents, links)];
  const [reviewsOf, changesFixing, ordersOf] = [reviews(index.ofKind("review"), links), changes(index.ofKind("change"), links), orders(index.ofKind("work-order"), links)];
  const [changesUsing, ordersFor] = [usingTemplate(index.ofKind("change"), links), carrying(index.ofKind("work-order"), links)];
  const found = withDuplicates([incidents, duplicatesOf], () => incidents.filter(({ path }) => duplicatesOf(path).length > 0));
  const originals = sameOriginals([[...found]], () => found);
  const services = index.ofKind("service");
  const critical = tierZero([services], () => new Set(services.flatMap((row) => (row.note.criticality === "tier0" ? [row.name.toLowerCase()] : []))));
  const rowOf = <K extends "incident" | "maintenance" | "procedure">(kind: K, path = ""): NoteRow<K> | undefined => {
    const row = index.row(path);
    return row?.kind === kind ? (row as unknown as NoteRow<K>) : undefined;
  };
  return relations([index, links.standing, index.ofKind("maintenance"), index.revisionOf("procedure"), critical, childrenOf, duplicatesOf, originals, incidentsOf, incidentsCausedBy, reviewsOf, changesFixing, changesUsing, ordersOf, ordersFor], () => ({
    childrenOf, duplicatesOf, originals, incidentsOf, incidentsCausedBy, reviewsOf, changesFixing, changesUsing, ordersOf, ordersFor,
    pathNamed: (link) => (link === undefined ? undefined : links.pathOf(linkTarget(link))),
    originalOf: (row) => (row.kind === "incident" ? rowOf("incident", pathsOf(row as NoteRow<"incident">, links).duplicate_of?.[0]) : undefined),
    templateOf: (row) => (row.kind === "change" ? rowOf("procedure", pathsOf(row as NoteRow<"change">, links).template?.[0]) : undefined),
    planOf: (row) => (row.kind === "work-order" ? rowOf("maintenance", planOf(row as NoteRow<"work-order">, links)) : undefined),
    isCritical: (names) => names.some((name) => critical.has(baseName(linkTarget(name)).toLowerCase())),
  }));
}
