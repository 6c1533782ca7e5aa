/** How a step stands. */
export type StepState = "open" | "passed" | "failed" | "not-applicable" | "deferred" | "in-progress";

/** The mark between a task's brackets, by state (format.md section 4). */
export const MARK_OF: Readonly<Record<StepState, string>> = {
  open: " ",
  passed: "x",
  failed: "!",
  "not-applicable": "-",
  deferred: ">",
  "in-progress": "/",
};

const STATE_OF = new Map<string, StepState>([
  ...(Object.entries(MARK_OF) as [StepState, string][]).map(([state, mark]) => [mark, state] as const),
  ["X", "passed"],
]);

/** The state that a mark stands for; an unknown mark is undefined and reads as open, with a problem. */
export function stateOfMark(mark: string): StepState | undefined {
  return STATE_OF.get(mark);
}

/** Whether a step needs nothing more: it passed, failed, does not apply or is deferred. */
export function isAnswered(state: StepState): boolean {
  return state !== "open" && state !== "in-progress";
}

const ANSWERED: ReadonlySet<string> = new Set([...STATE_OF].flatMap(([mark, state]) => (isAnswered(state) ? [mark] : [])));

/** Whether a mark answers its step. */
export function isAnsweredMark(mark: string): boolean {
  return ANSWERED.has(mark);
}
