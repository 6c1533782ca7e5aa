import { lastMade, mapKept } from "../index/kept.ts";
import { dayNumber, type NoteRow } from "../index/note-row.ts";
import { isCounted } from "../metrics/incident-figures.ts";
import { foldKey } from "../text/field.ts";
import { groupBy } from "../text/group-by.ts";
import { addDays } from "../time/day.ts";
import { compareMoments } from "../time/moment.ts";
import { namesOf } from "./agenda-items.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { zoneOf } from "./plan-standings.ts";
import { folded } from "./service-downtime.ts";

/** Incidents that look like one problem: of a service and cause, or of a symptom; what they do not share is "". */
export interface ProblemSuggestion {
  readonly service: string;
  readonly cause: string;
  readonly symptom: string;
  /** The newest first. */
  readonly incidents: readonly string[];
}

/** A problem that was fixed, and the incidents of it that began afterwards. */
export interface RecurredProblem {
  readonly path: string;
  readonly incidents: readonly string[];
}

type Incident = NoteRow<"incident">;
type Likeness = Omit<ProblemSuggestion, "incidents">;

/** So many make a problem likely, in so many days (domain.md A6). */
const ENOUGH = 3;
const LATELY = 30;

const [suggested, recurred] = [lastMade<readonly ProblemSuggestion[]>(), lastMade<readonly RecurredProblem[]>()];

/** Where at least three incidents of the last thirty days are of the same service and cause, or show the same symptom, and no two of them name the same problem; most incidents first. */
export function suggestedProblems({ now, incidents, links, relations }: Pick<IncidentReading, "now" | "incidents" | "links" | "relations">): readonly ProblemSuggestion[] {
  const today = now.slice(0, 10);
  return suggested([incidents, today, links.standing], () => {
    const from = dayNumber(addDays(today, -LATELY));
    const recent = likely(incidents, [from, today], (row) => (row.dayNumber >= from && row.dayNumber <= dayNumber(today) && isCounted(row.note) ? likenessesOf(row) : NONE)).flat()
      .sort(({ row: one }, { row: other }) => other.dayNumber - one.dayNumber || (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
    const alike = groupBy(recent, ({ key }) => key);
    const groups = [...alike.values()].flatMap((group) => {
      const [first] = group;
      const rows = [...new Set(group.map(({ row }) => row))];
      return first && rows.length >= ENOUGH && !haveProblem(rows, relations) ? [{ ...first.likeness, incidents: rows.map(({ path }) => path) }] : [];
    });
    // Most incidents first; what a service and a cause tell of is not told again by a symptom.
    return groups.sort((one, other) => other.incidents.length - one.incidents.length || Number(one.service === "") - Number(other.service === ""))
      .filter(({ incidents: own }, at, all) => !all.slice(0, at).some((other) => own.every((path) => other.incidents.includes(path))));
  });
}

/** What an incident may share with others; `key` is the same for what counts as the same. */
interface Likely {
  readonly row: Incident;
  readonly likeness: Likeness;
  readonly key: string;
}

const likely = mapKept<Incident, readonly Likely[]>();
const NONE: readonly never[] = [];

function likenessesOf(row: Incident): Likely[] {
  const { services, note: { cause, symptoms } } = row;
  const ofCause = cause === undefined || cause === "unknown" ? [] : namesOf(services).map((service) => ({ service, cause, symptom: "" }));
  const all: Likeness[] = [...ofCause, ...symptoms.map((symptom) => ({ service: "", cause: "", symptom }))];
  return all.map((likeness) => ({ row, likeness, key: JSON.stringify(Object.values(likeness).map((part) => foldKey(folded(part)))) }));
}

function haveProblem(rows: readonly Incident[], relations: IncidentReading["relations"]): boolean {
  const named = rows.flatMap(({ note }) => relations.pathNamed(note.problem) ?? []);
  return new Set(named).size < named.length;
}

/** Resolved and closed problems of which an incident began after the fix. */
export function recurredProblems({ problems, relations, zone }: Pick<IncidentReading, "problems" | "relations" | "zone">): readonly RecurredProblem[] {
  return recurred([problems, relations.incidentsOf, zone], () => problems.flatMap((row) => recurrenceOf(row, relations.incidentsOf(row.path), zone) ?? NONE));
}

const looked = new WeakMap<NoteRow<"problem">, { readonly incidents: readonly Incident[]; readonly zone: string; readonly made: RecurredProblem | undefined }>();

/** Looked at again only where the problem or an incident of it is another. */
function recurrenceOf(row: NoteRow<"problem">, incidents: readonly Incident[], zone: string): RecurredProblem | undefined {
  const known = looked.get(row);
  if (known?.incidents === incidents && known.zone === zone) return known.made;
  const { path, status, note } = row;
  const { fixed } = status === "resolved" || status === "closed" ? note : {};
  const isLater = ({ status: state, note: { started, detected } }: Incident): boolean => {
    const began = started ?? detected;
    return fixed !== undefined && state !== "cancelled" && began !== undefined && compareMoments(began, fixed, zoneOf(note, zone)) > 0;
  };
  const later = incidents.filter(isLater).map((incident) => incident.path);
  const made = later.length === 0 ? undefined : { path, incidents: later };
  looked.set(row, { incidents, zone, made });
  return made;
}
