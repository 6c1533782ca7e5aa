/** What stands in the way of a step in a record's life, and what a note that went the step must keep: a rule, and when it asks for what (domain.md R6, F2). */
export interface Guard<Fact extends string = string> {
  readonly rule: string;
  /** A block holds; what is overridden takes a reason, which the log keeps; a warning is told and does not hold. */
  readonly strength: "block" | "override" | "warn";
  /** It asks where all of these are true; always where absent. */
  readonly when?: readonly Fact[];
  /** It does not ask where one of these is true. */
  readonly unless?: readonly Fact[];
  /** The property that is to be filled, or `reason`: why the step is taken. Without one the facts themselves are what stands in the way. */
  readonly field?: string;
}

/** One step in a record's life. */
export interface Transition<Status extends string = string, Fact extends string = string> {
  readonly from: readonly Status[];
  readonly to: Status;
  /** It is a step of records alone of which all of these are true by their own properties. */
  readonly only?: readonly Fact[];
  /** It goes back to where the record was: to the first of these whose moment is set, else to `to`. */
  readonly back?: readonly (readonly [status: Status, moment: string])[];
  readonly guards: readonly Guard<Fact>[];
  /** The statuses of a note in which its guards still hold; one that breaks them is told with the same rule. */
  readonly heldIn: readonly Status[];
  /** Moments that it writes: of a start the first entry stays, of an end the last holds (R4). */
  readonly stamps?: Readonly<Record<string, "first" | "last">>;
  /** Properties that are no longer true; the log keeps what they said. */
  readonly clears?: readonly string[];
  /** The reason is a property too, not a word in the log alone. */
  readonly keepsReason?: true;
  /** Who takes the step sees to it from then on, where nobody is named: the property. */
  readonly assigns?: string;
}

/** Where a fact of a life is found: in the note's properties, in other notes, in its body. */
export type FactSource = "own" | "others" | "body";

/** A kind's life as data: its steps, and where each fact that guards ask for is found. */
export interface Life<Status extends string = string, Event extends string = string, Fact extends string = string> {
  readonly steps: Readonly<Record<Event, Transition<Status, Fact>>>;
  readonly facts: Readonly<Record<Fact, FactSource>>;
}

/** The steps that a state allows, in the order of the table; where facts are known, those alone that are for such a record. */
export function eventsFrom<Event extends string>(steps: Readonly<Record<Event, Transition>>, status: string, facts?: ReadonlySet<string>): Event[] {
  return (Object.keys(steps) as Event[]).filter((event) => steps[event].from.includes(status) && (!facts || isFor(steps[event], facts)));
}

/** Whether a step is for a record of which these facts are true. */
export function isFor({ only = [] }: Pick<Transition, "only">, facts: ReadonlySet<string>): boolean {
  return only.every((fact) => facts.has(fact));
}

/** Where a step leads from a note with these moments. */
export function destinationOf<Status extends string>({ to, back = [] }: Pick<Transition<Status>, "to" | "back">, isFilled: (field: string) => boolean): Status {
  return back.find(([, moment]) => isFilled(moment))?.[0] ?? to;
}

/** The guards that are not met. `isFilled` says whether a property has a value. */
export function unmetGuards<Fact extends string>(
  { guards }: { readonly guards: readonly Guard<Fact>[] }, facts: ReadonlySet<string>, isFilled: (field: string) => boolean,
): Guard<Fact>[] {
  return guards.filter(({ when = [], unless = [], field }) => when.every((fact) => facts.has(fact)) && !unless.some((fact) => facts.has(fact)) && (field === undefined || !isFilled(field)));
}

/** Where a guard can be judged on a note: from its properties alone, with other notes, or only with its body, where the log keeps reasons and overrides. */
export function levelOf({ facts }: Pick<Life, "facts">, { strength, when = [], unless = [], field }: Guard): FactSource {
  const sources = [...when, ...unless].map((fact) => facts[fact] ?? "own");
  if (field === "reason" || strength === "override" || sources.includes("body")) return "body";
  return sources.includes("others") ? "others" : "own";
}
