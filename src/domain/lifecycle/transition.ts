/** What stands in the way of a step in a record's life: a rule, and when it asks for what. */
export interface Guard<Fact extends string> {
  readonly rule: string;
  /** A block holds; what is overridden takes a reason, which the log keeps. */
  readonly strength: "block" | "override";
  /** It asks where all of these are true; always where absent. */
  readonly when?: readonly Fact[];
  /** The property that is to be filled; without one the facts themselves are what stands in the way. */
  readonly field?: string;
}

/** One step in a record's life. */
export interface Transition<Status extends string, Fact extends string> {
  readonly from: readonly Status[];
  readonly to: Status;
  readonly guards: readonly Guard<Fact>[];
  /** Moments that it writes: of a start the first entry stays, of an end the last holds. */
  readonly stamps?: Readonly<Record<string, "first" | "last">>;
  /** Properties that are no longer true; the log keeps what they said. */
  readonly clears?: readonly string[];
  /** The reason is a property too, not a word in the log alone. */
  readonly keepsReason?: true;
}

/** The steps that a state allows, in the order of the table. */
export function eventsFrom<Event extends string>(table: Readonly<Record<Event, Transition<string, string>>>, status: string): Event[] {
  return (Object.keys(table) as Event[]).filter((event) => table[event].from.includes(status));
}

/** The guards of a step that are not met. `isFilled` says whether a property has a value. */
export function unmetGuards<Fact extends string>(
  { guards }: Pick<Transition<string, Fact>, "guards">, facts: ReadonlySet<Fact>, isFilled: (field: string) => boolean,
): Guard<Fact>[] {
  return guards.filter(({ when = [], field }) => when.every((fact) => facts.has(fact)) && (field === undefined || !isFilled(field)));
}
