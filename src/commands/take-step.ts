import { planStatus } from "../domain/actions/change-status.ts";
import { wordsOfGuard } from "../domain/actions/guard-words.ts";
import { unmetFor } from "../domain/actions/life-guards.ts";
import type { LifeInput, LifeStep } from "../domain/actions/life-step.ts";
import type { NoteEdits, Planned, Refusal } from "../domain/actions/plan.ts";
import { NoteRow } from "../domain/index/note-row.ts";
import type { LivingKind } from "../domain/lifecycle/lives.ts";
import { askFields } from "../ui/dialogs/ask-fields.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { pointed } from "./change-headings.ts";
import { inputOf, keyOf, keysOf, lifeField, proposedValue } from "./life-fields.ts";
import { perform, tellRefusals } from "./outcomes.ts";

export type Answers = Readonly<Record<string, string>>;

/** A step that a person wants to take with a record, and how it is spoken of. */
export interface WantedStep {
  readonly row: NoteRow;
  readonly kind: LivingKind;
  readonly event: string;
  /** What the button that takes it says. */
  readonly name: string;
  /** What is asked besides what the guards want. */
  readonly also: readonly string[];
  readonly refusedTitle: string;
  readonly meter?: () => Promise<LifeInput["meter"]>;
  /** Records that go the same step in the same plan, with the same answers. */
  readonly together?: readonly NoteRow[];
  /** What is done about facts that no answer changes, by the fact; each answers whether it was done. */
  readonly mends?: Readonly<Record<string, () => Promise<boolean>>>;
  /** What other notes take in with the step. */
  readonly beside?: (said: Answers) => Promise<readonly NoteEdits[]>;
}

/** What other notes say of a record, also in the light of what is being said of it. */
function aroundOf({ incidents }: Operations, row: NoteRow, fields: LifeInput["fields"], isTogether: boolean): Set<string> {
  const around = incidents.around(new NoteRow(row.kind, row.path, { fields: { ...row.fields, ...fields }, tasks: row.tasks }));
  if (isTogether) around.delete("child-open");
  return around;
}

/** A step of a record on its fresh text; undefined where it is gone. */
async function stepOf(operations: Operations, { kind, event, together }: WantedStep, row: NoteRow, input: LifeInput): Promise<LifeStep | undefined> {
  const text = await operations.writer.freshText(row.path);
  return text === undefined ? undefined : { path: row.path, text, kind, event, input, around: aroundOf(operations, row, input.fields, together !== undefined) };
}

/** Takes a record a step on; asks first for what the step still needs. Answers what was said, undefined where nothing was done. */
export async function takeStep(operations: Operations, wanted: WantedStep): Promise<Answers | undefined> {
  const { row, kind, event, name, also, refusedTitle, together } = wanted;
  const bare = await stepOf(operations, wanted, row, { fields: {}, reason: "" });
  if (!bare) return undefined;
  const unmet = unmetFor(bare, operations.acting());
  const tried = planStatus(bare, operations.acting());
  const asked = new Set(unmet.filter((guard) => keyOf(guard) !== "").map((guard) => wordsOfGuard(guard)[0]));
  // What no answer of the dialog would change is told before it is filled in.
  const inTheWay = tried.ok ? [] : tried.refusals.filter(({ reason }) => !asked.has(reason));
  const mend = mendOf(wanted, inTheWay);
  if (mend) return (await mend()) ? takeStep(operations, { ...wanted, mends: {} }) : undefined;
  if (inTheWay.length > 0) return void tellRefusals(operations, kind === "change" ? pointed(inTheWay, unmet, bare.text) : inTheWay, refusedTitle);
  const note = row.note as Readonly<Record<string, unknown>>;
  const needed = new Set(unmet.filter((guard) => guard.strength !== "warn" && keysOf(guard).length === 1).map(keyOf));
  const isOpen = (key: string): boolean => note[key] === undefined || (Array.isArray(note[key]) && note[key].length === 0);
  const keys = [...new Set([...unmet.flatMap(keysOf), ...also.filter(isOpen)])];
  const plan = async (answers: Answers): Promise<Planned> => planAll(operations, wanted, inputOf(kind, answers, await wanted.meter?.()));
  const check = async (answers: Answers): Promise<string> => {
    const planned = await plan(answers);
    return planned.ok || mendOf(wanted, planned.refusals) ? "" : refusalWords(planned.refusals);
  };
  const fields = keys.map((key) => ({ ...lifeField(operations, kind, key, needed.has(key), event), value: kind === "work-order" ? "" : proposedValue(operations, key, note) }));
  const said = keys.length === 0 ? {} : await askFields(operations.app, { title: `${name}: ${row.name}`, confirm: name, fields, check });
  if (!said) return undefined;
  let planned = await plan(said);
  const missing = planned.ok ? undefined : mendOf(wanted, planned.refusals);
  if (missing) {
    if (!(await missing())) return undefined;
    planned = await plan(said);
  }
  const beside = (await wanted.beside?.(said)) ?? [];
  return (await perform(operations, withEdits(planned, beside), { refusedTitle, preview: together !== undefined || beside.length > 0 })) ? said : undefined;
}

/** How all that stands in the way is mended, where there is one way. */
function mendOf({ mends = {} }: WantedStep, refusals: readonly Refusal[]): (() => Promise<boolean>) | undefined {
  const ways = refusals.map(({ reason }) => Object.keys(mends).find((fact) => wordsOfGuard({ rule: "", when: [fact] })[0] === reason));
  return ways.length > 0 && ways.every((fact) => fact === ways[0]) ? mends[ways[0] ?? ""] : undefined;
}

function withEdits(planned: Planned, beside: readonly NoteEdits[]): Planned {
  return planned.ok ? { ok: true, plan: { ...planned.plan, edits: [...planned.plan.edits, ...beside] } } : planned;
}

/** The step of a record and of all that go it together, as one plan. */
async function planAll(operations: Operations, wanted: WantedStep, input: LifeInput): Promise<Planned> {
  const { started: _its, ...shared } = input.fields;
  const planned: Planned[] = [];
  for (const row of [wanted.row, ...(wanted.together ?? [])]) {
    const step = await stepOf(operations, wanted, row, row === wanted.row ? input : { ...input, fields: shared });
    if (step) planned.push(planStatus(step, operations.acting()));
  }
  const refusals = planned.flatMap((each) => (each.ok ? [] : each.refusals));
  const plans = planned.flatMap((each) => (each.ok ? [each.plan] : []));
  return refusals.length > 0 ? { ok: false, refusals } : { ok: true, plan: { title: plans[0]?.title ?? "", creates: [], edits: plans.flatMap(({ edits }) => edits) } };
}

/** Refusals in one text, for a dialog that stays open. */
export function refusalWords(refusals: readonly Refusal[]): string {
  return refusals.map(({ reason, hint }) => words.notices.refused(reason, hint)).join(" ");
}
