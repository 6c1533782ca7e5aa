import { WORK_ORDER_LIFE, type WorkOrderEvent } from "../lifecycle/work-order.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { readNote, type NoteOf } from "../notes/kinds.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { WORK_ORDER_FIELDS } from "../notes/work-order.ts";
import type { FieldValue } from "../text/field.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import type { NoteText } from "./account-lines.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import type { NewReading } from "./meter-reading.ts";

export type WorkOrder = NoteOf<"work-order">;
type FieldName = keyof typeof WORK_ORDER_FIELDS;

/** What a person says when a work order goes on. */
export interface StatusInput {
  readonly fields: Partial<Readonly<Record<Exclude<FieldName, "status" | "reason">, FieldValue>>>;
  readonly reason: string;
  /** Why a rule is overridden, by its id. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
  /** The note of the plan's meter, which takes `meter_reading` too. */
  readonly meter?: Omit<NewReading, "value"> | undefined;
}

/** What a work order's guards ask about its plan, its services and the day. */
export interface WorkOrderAround {
  readonly statutory: boolean;
  /** Its plan follows a meter. */
  readonly metered: boolean;
  readonly needsChange: boolean;
  /** One of its services is tier0. */
  readonly critical: boolean;
  /** A hard freeze concerns one of its services now. */
  readonly frozen: boolean;
}

/** A step in the life of a work order, on its fresh text. */
export interface StatusStep extends NoteText {
  readonly event: WorkOrderEvent;
  readonly input: StatusInput;
  readonly around: WorkOrderAround;
}

/** A work order as it is and as it would be. */
export interface ReadStep extends StatusStep {
  readonly frontmatter: Frontmatter;
  readonly before: WorkOrder;
  readonly after: WorkOrder;
  readonly statusKey: string;
  /** What is set, by the keys that the note has; the status is not among it. */
  readonly writes: ReadonlyMap<string, FieldValue | undefined>;
  /** What cannot be read of the status as it is, and of what is set. */
  readonly problems: readonly NoteProblem[];
}

/** Reads a work order, and what it would say behind the step: first the stamps of the step, then what a person says. */
export function readStep(step: StatusStep, acting: Acting): ReadStep {
  const frontmatter = readFrontmatter(step.text);
  const fields = propertiesOf(frontmatter);
  const keyOf = (name: string): string => keyToWrite(fields, WORK_ORDER_FIELDS, name);
  const { note: before, problems: known } = read(fields);
  const writes = new Map([...stamps(step, before, acting), ...said(step)].map(([name, value]) => [keyOf(name), value]));
  const { note: after, problems } = read({ ...fields, ...Object.fromEntries(writes) });
  const statusKey = keyOf("status");
  const told = [...known.filter(({ key }) => key === statusKey), ...problems.filter(({ key }) => key !== undefined && writes.has(key))];
  return { ...step, frontmatter, before, after, statusKey, writes, problems: told };
}

function read(fields: Readonly<Record<string, unknown>>): { note: WorkOrder; problems: NoteProblem[] } {
  return readNote("work-order", { fields, steps: 0, answered: 0 });
}

type Writes = readonly (readonly [name: string, value: FieldValue | undefined])[];

/** Whoever starts it does it, unless somebody else is named already. */
function stamps({ event, input }: StatusStep, before: WorkOrder, acting: Acting): Writes {
  const { stamps: marks = {}, clears = [] } = WORK_ORDER_LIFE[event];
  const assigns = event === "start" && acting.profile === "team" && acting.person !== undefined && before.assignee === undefined && input.fields.assignee === undefined;
  const moments = Object.entries(marks).filter(([name, keep]) => !(name in input.fields) && !(keep === "first" && before[name as FieldName] !== undefined));
  return [
    ...(assigns ? [["assignee", acting.person] as const] : []), ...moments.map(([name]) => [name, momentOf(acting)] as const),
    ...clears.map((name) => [name, undefined] as const),
  ];
}

function said({ event, input }: StatusStep): Writes {
  const { keepsReason } = WORK_ORDER_LIFE[event];
  const fields = Object.entries(input.fields).map(([name, value]) => [name, cleaned(value)] as const);
  return [...fields.filter(([, value]) => value !== ""), ...(keepsReason ? [["reason", inert(input.reason)] as const] : [])];
}

function cleaned(value: FieldValue): FieldValue {
  return typeof value === "string" ? inert(value) : typeof value === "object" ? value.map(inert) : value;
}

/** The status of a work order's text; the first where it says none. */
export function statusOf(text: string): WorkOrder["status"] {
  return read(propertiesOf(readFrontmatter(text))).note.status;
}
