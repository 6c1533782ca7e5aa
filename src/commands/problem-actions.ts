import { planCause, planWhy } from "../domain/actions/add-why.ts";
import { planKnownError } from "../domain/actions/known-error.ts";
import type { Planned } from "../domain/actions/plan.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { incidentWords as say } from "../incident-words.ts";
import { askFields, type AskedField } from "../ui/dialogs/ask-fields.ts";
import type { Operations } from "../vault/operations.ts";
import { write } from "./incident-during.ts";
import { chooseRecord } from "./record-target.ts";

type Said = Readonly<Record<string, string>>;

/** Adds the next answer to why it happens. */
export function addWhy(operations: Operations, path?: string): Promise<void> {
  return ofProblem(operations, path, {
    title: say.whyTitle, confirm: say.add,
    fields: () => [{ key: "why", label: say.why, hint: say.whyHint, missing: say.whyMissing }],
    plan: (problem, text, said) => planWhy(problem.path, text, said["why"] ?? "", operations.acting()),
  });
}

/** Adds a cause to a branch of the analysis. */
export function addCause(operations: Operations, path?: string): Promise<void> {
  return ofProblem(operations, path, {
    title: say.causeTitle, confirm: say.add,
    fields: () => [
      { key: "cause", label: say.cause, hint: say.causeHint, missing: say.causeMissing },
      { key: "branch", label: say.branch, value: say.branches[0], options: say.branches.map((branch) => [branch, branch] as const), missing: say.branch },
    ],
    plan: (problem, text, said) => planCause(problem.path, text, said["branch"] ?? "", said["cause"] ?? "", operations.acting()),
  });
}

/** Makes a problem a known error: says how people get along until it is solved. */
export function setKnownError(operations: Operations, path?: string): Promise<void> {
  return ofProblem(operations, path, {
    title: say.knownErrorTitle, confirm: say.save,
    fields: ({ note: { workaround = "" } }) => [{ key: "workaround", label: say.workaround, hint: say.workaroundHint, value: workaround, missing: say.workaroundMissing }],
    plan: (problem, text, said) => planKnownError(problem.path, text, said["workaround"] ?? "", operations.acting()),
  });
}

interface Asking {
  readonly title: (name: string) => string;
  readonly confirm: string;
  readonly fields: (problem: NoteRow<"problem">) => readonly AskedField[];
  readonly plan: (problem: NoteRow<"problem">, text: string, said: Said) => Planned;
}

async function ofProblem(operations: Operations, path: string | undefined, { title, confirm, fields, plan }: Asking): Promise<void> {
  const problem = (await chooseRecord(operations, ["problem"], path)) as NoteRow<"problem"> | undefined;
  const said = problem && (await askFields(operations.app, { title: title(problem.name), confirm, fields: fields(problem) }));
  if (problem && said) await write(operations, problem, (text) => plan(problem, text, said));
}
