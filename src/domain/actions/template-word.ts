import { planHash, planText } from "../notes/change-body.ts";
import type { ChangeValues } from "../lifecycle/change-values.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import { applyEdits } from "./apply-edits.ts";
import { approvalEdit, approvedPlanEdits } from "./approved-plan.ts";
import type { ReadStep } from "./life-step.ts";
import type { Edit, Refusal } from "./plan.ts";

/** A step's refusals and what it writes in the note itself. */
interface Written {
  readonly refusals: readonly Refusal[];
  readonly edits: readonly Edit[];
}

const NOTHING: Written = { refusals: [], edits: [] };

/** The word of its template, by which a standard change is approved, and the plan that it is about. Somebody answers for it. */
export function templateWord({ event, path, text, after, body: { change } }: ReadStep, acting: Acting): Written {
  if (event !== "preauthorize" || !change) return NOTHING;
  const { person } = acting;
  if (person === undefined) return { ...NOTHING, refusals: [{ code: "person-missing", path, reason: "An approval says who gives it.", hint: "Say in the settings who you are on this device." }] };
  const values: Readonly<Record<string, unknown>> & ChangeValues & { readonly template?: string } = after;
  const line = `- ${momentOf(acting).replace("T", " ")} approved by ${person} as template, plan ${planHash(change, values)}: ${inert(values.template ?? "")}`;
  const said = approvalEdit(text, line, acting);
  const applied = applyEdits(text, [said]);
  return { refusals: [], edits: [said, ...(applied.ok ? approvedPlanEdits(applied.text, planText(change, values)) : [])] };
}
