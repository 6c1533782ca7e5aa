import type { NoteRow } from "../index/note-row.ts";
import { LIVES } from "../lifecycle/lives.ts";
import { eventsFrom, unmetGuards, type Transition } from "../lifecycle/transition.ts";
import { isFilledIn } from "../problems/check-lives.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { actionsOf } from "./action-items-due.ts";
import { namesOf, titleOf } from "./agenda-items.ts";
import { changePanel } from "./build-change-panel.ts";
import { anyNamed, type IncidentReading } from "./incident-reading.ts";
import { clockOf, deadlinesOf, priorityIn, targetsOf, updateOf } from "./record-clocks.ts";
import { recordFacts } from "./record-facts.ts";
import type { RecordPanel } from "./record-panel.ts";
import { holdOf, stepsOf, valuesOf } from "./record-steps.ts";
import { relatedNotes } from "./related-notes.ts";
import { knownErrors, whatChanged } from "./what-changed.ts";

type Kind = RecordPanel["kind"];

const ROLES: Readonly<Record<Kind, readonly string[]>> = {
  incident: ["commander", "scribe", "communications"],
  problem: ["owner"],
  review: ["facilitator", "participants"],
  change: ["implementer", "reviewer", "requested_by"],
};
const NONE: readonly never[] = [];

/** Makes the panel of an incident, problem, change or review; undefined of other kinds. */
export function recordPanel(row: NoteRow, reading: IncidentReading): RecordPanel | undefined {
  if (!Object.hasOwn(ROLES, row.kind)) return undefined;
  const kind = row.kind as Kind;
  const body = reading.bodies.get(row.path);
  const incident = kind === "incident" ? (row as NoteRow<"incident">) : undefined;
  const problem = kind === "problem" ? (row as NoteRow<"problem">) : undefined;
  const { exercise, confidential, id } = (incident ?? problem ?? (row as NoteRow<"review">)).note;
  const isOver = incident !== undefined && (incident.status === "closed" || incident.status === "cancelled");
  const reviews = kind === "review" ? NONE : reading.relations.reviewsOf(row.path);
  return {
    path: row.path, kind, title: titleOf(row), id: id ?? "", status: row.status,
    severity: incident?.note.severity,
    priority: priorityWords((incident ?? problem)?.note),
    about: aboutOf(row, kind, reading),
    isConfidential: confidential === true, isExercise: exercise === true,
    clock: incident && clockOf(incident, reading.zone),
    today: reading.now.slice(0, 10),
    steps: stepsOf(row, kind, body),
    hold: holdOf(row, body),
    roles: rolesOf(row, kind, reading),
    update: incident && updateOf(incident, body, reading.zone),
    targets: incident ? targetsOf(incident, body, reading) : NONE,
    deadlines: incident ? deadlinesOf(incident, reading) : NONE,
    next: nextOf(row, kind, reading),
    changed: incident && !isOver ? whatChanged(row.services, reading) : { since: "", rows: NONE },
    workarounds: incident && !isOver ? knownErrors(row.services, incident.note.symptoms, reading) : NONE,
    related: relatedNotes(row, kind, reading),
    actions: [row, ...reviews].flatMap(({ path }) => actionsOf(path, reading)),
    ...(kind === "change" && { change: changePanel(row as NoteRow<"change">, reading) }),
  };
}

function priorityWords(note: Parameters<typeof priorityIn>[0] | undefined): string {
  const priority = note && priorityIn(note);
  return priority === undefined ? "" : `P${String(priority)}`;
}

/** An incident by its category, services and first words, a problem by its statement, a change by why it is wanted or cannot wait, a review by what it is of. */
function aboutOf(row: NoteRow, kind: Kind, { links, rowAt }: IncidentReading): string {
  if (kind === "problem") return (row as NoteRow<"problem">).note.statement ?? "";
  if (kind === "change") {
    const { reason, emergency_reason: urgent } = (row as NoteRow<"change">).note;
    return reason ?? urgent ?? "";
  }
  if (kind === "review") {
    const { of } = (row as NoteRow<"review">).note;
    const subject = anyNamed(of, links, rowAt);
    return subject ? titleOf(subject) : withoutLinkMarks(of ?? "");
  }
  const { category = "", assessment, symptoms } = (row as NoteRow<"incident">).note;
  const services = namesOf(row.services).join(", ");
  const what = category === "" || services === "" ? category + services : `${category} of ${services}`;
  return [what.charAt(0).toUpperCase() + what.slice(1), assessment ?? symptoms.join(", ")].filter((part) => part !== "").join(" · ");
}

/** Somebody alone fills no roles. */
function rolesOf(row: NoteRow, kind: Kind, { profile }: IncidentReading): RecordPanel["roles"] {
  const values = valuesOf(row) as Readonly<Record<string, string | readonly string[] | undefined>>;
  const roles = ROLES[kind].map((key) => ({ key, person: [values[key] ?? NONE].flat().map(withoutLinkMarks).join(", ") }));
  return profile === "team" ? roles : roles.filter(({ person }) => person !== "");
}

/** The steps that its state allows such a record in the order of its life, each with the properties that it still asks for; of a change also with what else stands in the way. */
function nextOf(row: NoteRow, kind: Kind, reading: IncidentReading): RecordPanel["next"] {
  const [values, facts] = [valuesOf(row), recordFacts(row, kind, reading)];
  const steps: Readonly<Record<string, Transition>> = LIVES[kind].steps;
  return eventsFrom(steps, row.status, facts).map((event) => {
    const unmet = unmetGuards({ guards: steps[event]?.guards ?? NONE }, facts, (field) => isFilledIn(values, field));
    const lacks = ({ field, strength, when = [] }: (typeof unmet)[number]): readonly string[] =>
      field === "reason" || strength === "warn" ? NONE : field !== undefined ? [field] : kind === "change" && strength === "block" ? when.slice(-1) : NONE;
    return { event, needs: [...new Set(unmet.flatMap(lacks))] };
  });
}
