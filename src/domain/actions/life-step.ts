import { destinationOf, unmetGuards, type Guard, type Life, type Transition } from "../lifecycle/transition.ts";
import { LIVES, type LivingKind } from "../lifecycle/lives.ts";
import { ownFacts } from "../lifecycle/own-facts.ts";
import { factsTold, readToldBody, type ToldBody } from "../notes/body-facts.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { asMeant, KINDS, readNote } from "../notes/kinds.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { rolesOf } from "../notes/read-fields.ts";
import { findBlocks } from "../text/blocks.ts";
import { foldedKey, type FieldValue } from "../text/field.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import type { NewReading } from "./meter-reading.ts";

/** What a person says when a record goes on. */
export interface LifeInput {
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly reason: string;
  /** Why a rule is overridden, by its id. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  /** The note of the meter of a work order's plan, which takes `meter_reading` too. */
  readonly meter?: Omit<NewReading, "value"> | undefined;
}

/** A step in the life of a record, on its fresh text. */
export interface LifeStep extends NoteText {
  readonly kind: LivingKind;
  readonly event: string;
  readonly input: LifeInput;
  /** What is true of it by other notes: the facts of source `others`. */
  readonly around: ReadonlySet<string>;
}

/** The properties of a record as its kind reads them. */
export type Properties = Readonly<Record<string, unknown>> & { readonly status: string };

/** A record as it is and as it would be. */
export interface ReadStep extends LifeStep {
  readonly transition: Transition;
  /** Where the step leads. */
  readonly to: string;
  readonly frontmatter: Frontmatter;
  readonly before: Properties;
  /** With all that is set, and still with what the step takes away: the guards ask about that too. */
  readonly after: Properties;
  readonly statusKey: string;
  /** What is set, by its canonical name; the status is not among it. */
  readonly sets: ReadonlyMap<string, FieldValue>;
  /** What is set and, as undefined, taken away, by the keys that the note has. */
  readonly writes: ReadonlyMap<string, FieldValue | undefined>;
  /** What cannot be read of the status as it is, and of what is set. */
  readonly problems: readonly NoteProblem[];
  readonly facts: ReadonlySet<string>;
  readonly body: ToldBody;
}

/** A step that no record has. */
const NO_STEP: Transition = { from: [], to: "", guards: [], heldIn: [] };

/** Whether a property has a value; a list has one where it is not empty. */
export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** Reads a record, and what it would say behind the step: first the stamps of the step, then what a person says. */
export function readStep(step: LifeStep, acting: Acting): ReadStep {
  const { kind, text, event, input } = step;
  const life: Life = LIVES[kind];
  const transition = life.steps[event] ?? NO_STEP;
  const frontmatter = readFrontmatter(text);
  const fields = propertiesOf(frontmatter);
  const keyOf = (name: string): string => keyToWrite(fields, KINDS[kind].fields, name);
  const { note: before, problems: known } = read(kind, fields);
  const withAll = (sets: Named): { note: Properties; problems: NoteProblem[] } => read(kind, { ...fields, ...Object.fromEntries(sets.map(([name, value]) => [keyOf(name), value])) });
  const [lines, by] = [splitLines(text), { profile: acting.profile, now: momentOf(acting), zone: "UTC" }];
  const body = readToldBody(kind, lines.map((line) => line.text), findBlocks(lines, frontmatter.bodyLine), acting.headings.log);
  const factsOf = (note: Properties): ReadonlySet<string> => {
    const known = new Set([...ownFacts(kind, note, by), ...step.around]);
    return new Set([...known, ...factsTold(body, note, known, by)]);
  };
  const written = [...stampsOf(transition, before, input, acting), ...saidOf(transition, input)];
  const asSaid = withAll(written).note;
  const sets = [...heirOf(transition, asSaid, factsOf(asSaid), acting), ...written];
  const { note: after, problems } = withAll(sets);
  const statusKey = keyOf("status");
  const writes = new Map<string, FieldValue | undefined>([...sets.map(([name, value]) => [keyOf(name), value] as const), ...clearedKeys(kind, fields, transition)]);
  return {
    ...step, transition, frontmatter, before, after, statusKey, sets: new Map(sets), writes, facts: factsOf(after), body, to: destinationOf(transition, (name) => isFilled(before[name])),
    problems: [...known.filter(({ key }) => key === statusKey), ...problems.filter(({ key }) => key !== undefined && writes.has(key))],
  };
}

function read(kind: LivingKind, fields: Readonly<Record<string, unknown>>): { note: Properties; problems: NoteProblem[] } {
  return readNote(kind, { fields: asMeant(kind, fields), steps: 0, answered: 0 });
}

type Named = readonly (readonly [name: string, value: FieldValue])[];

function stampsOf({ stamps = {} }: Transition, before: Properties, { fields }: LifeInput, acting: Acting): Named {
  const moments = Object.entries(stamps).filter(([name, keep]) => !(name in fields) && !(keep === "first" && isFilled(before[name])));
  return moments.map(([name]) => [name, momentOf(acting)]);
}

function saidOf({ keepsReason }: Transition, { fields, reason }: LifeInput): Named {
  const said = Object.entries(fields).map(([name, value]) => [name, cleaned(value)] as const).filter(([, value]) => isFilled(value));
  return [...said, ...(keepsReason ? [["reason", inert(reason)] as const] : [])];
}

function cleaned(value: FieldValue): FieldValue {
  return typeof value === "string" ? inert(value) : typeof value === "object" ? value.map(inert).filter((entry) => entry !== "") : value;
}

/** Whoever takes the step sees to it from then on, unless somebody is named already, in another role too where the guard says so. */
function heirOf({ assigns, guards }: Transition, after: Properties, facts: ReadonlySet<string>, { profile, person }: Acting): Named {
  if (assigns === undefined || profile !== "team" || person === undefined || isFilled(after[assigns])) return [];
  const asking = guards.filter(({ field }) => field === assigns);
  return asking.length === 0 || unmetGuards({ guards: asking }, facts, () => false).length > 0 ? [[assigns, person]] : [];
}

/** Every key that says what is no longer true. */
function clearedKeys(kind: LivingKind, fields: Readonly<Record<string, unknown>>, { clears = [] }: Transition): (readonly [key: string, value: undefined])[] {
  const roles = rolesOf(KINDS[kind].fields);
  return Object.keys(fields).filter((key) => clears.includes(roles.get(foldedKey(key))?.name ?? "")).map((key) => [key, undefined]);
}

/** What a step's guards still want; what an answered override asks for is met. */
export function unmetOf({ transition, facts, after, input }: ReadStep): Guard[] {
  const isSaid = (field: string): boolean => (field === "reason" ? inert(input.reason) !== "" : isFilled(after[field]));
  const isOverridden = ({ rule, strength }: Guard): boolean => strength === "override" && inert(input.overrides?.[rule] ?? "") !== "";
  return unmetGuards(transition, facts, isSaid).filter((guard) => !isOverridden(guard));
}

/** The status of a record's text; the first of its kind where it says none. */
export function statusOf(kind: LivingKind, text: string): string {
  return read(kind, propertiesOf(readFrontmatter(text))).note.status;
}
