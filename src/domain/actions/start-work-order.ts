import type { WorkOrderFact } from "../lifecycle/work-order.ts";
import { propertiesOf } from "../notes/key-to-write.ts";
import { KINDS, readNote } from "../notes/kinds.ts";
import { needsChange } from "../notes/maintenance.ts";
import { readProcedureBody, runOfPart } from "../notes/procedure-body.ts";
import { procedureSection, type ScheduledProcedure } from "../queries/gather-checklist.ts";
import type { Accounting, Occurrence } from "../schedule/occurrence.ts";
import type { FieldValue } from "../text/field.ts";
import { fileNameOf, pathIn } from "../text/file-name.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { baseName } from "../text/links.ts";
import type { Day } from "../time/day.ts";
import { accountedAlready, accountEdits, accountingLines, changedMeanwhile, notInForce, readPlan, stillOpen, type NoteText, type ReadPlan } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import { applyEdits, type Applied } from "./apply-edits.ts";
import { planStatus } from "./change-status.ts";
import { checklistLines } from "./checklist-text.ts";
import { refuseUnwritable } from "./edit-note.ts";
import { statusOf, type LifeInput } from "./life-step.ts";
import { refuse, type Edit, type NoteEdits, type Planned } from "./plan.ts";

/** Whose steps a work order takes: those of the plan, or of the procedure that it names. */
export type StepSource = Omit<ScheduledProcedure, "occurrence">;

/** A work order for an occurrence of a plan, to be made, or to be gone on with. */
export interface WorkOrderStart {
  readonly plan: NoteText;
  /** The link to the plan, where its name alone does not lead there. */
  readonly link?: string | undefined;
  readonly occurrence: Pick<Occurrence, "nominal" | "day">;
  /** What went by before it. */
  readonly older: readonly Accounting[];
  readonly steps: StepSource;
  readonly path: string;
  /** The note that has the path; `isOurs`: it is a work order for this occurrence of this plan. */
  readonly present?: { readonly text: string; readonly isOurs: boolean } | undefined;
  readonly input: LifeInput;
  /** The facts of its services and the day; those of its plan are read from that. */
  readonly around: ReadonlySet<WorkOrderFact>;
}

/** Where the work order of an occurrence lies: on every device the same. */
export function workOrderPath(folder: string, planPath: string, nominal: Day): string {
  return pathIn(folder, KINDS["work-order"].folder, nominal.slice(0, 4), `${fileNameOf(`${nominal} ${baseName(planPath)}`)}.md`);
}

/** The steps that a plan's or a procedure's text gives to a run; `part` is the heading that a link to it names. */
export function stepSource(linkText: string, text: string, part = ""): StepSource {
  const frontmatter = readFrontmatter(text);
  const body = readProcedureBody(text, frontmatter.bodyLine);
  const { note } = readNote("procedure", { fields: propertiesOf(frontmatter), steps: 0, answered: 0 });
  const run = part === "" ? undefined : runOfPart(body, part);
  return { linkText: run ? `${linkText}#${part}` : linkText, version: note.version, run: run ?? body.run };
}

/** Plans to make and start the work order of an occurrence, to start the one that is planned, or to go on with the one on hold; with what went by before. */
export function planStartWorkOrder(start: WorkOrderStart, acting: Acting): Planned {
  const { plan: source, path, present } = start;
  const refused = refuseUnwritable(source.path, source.text);
  if (refused) return refused;
  if (present?.isOurs === false) return refuse("name-taken", `There is another note at ${path}.`, "Rename that note, or the plan, then try again.", path);
  const plan = readPlan(source, acting);
  const older = stillOpen(start.older, plan);
  const planned = present ? { ok: true as const, text: present.text } : plannedText(start, plan);
  if (!planned.ok) return { ok: false, refusals: [planned.refusal] };
  const { text } = planned;
  const event = statusOf("work-order", text) === "on-hold" ? "resume" : "start";
  const begun = planStatus({ path, text, kind: "work-order", event, input: start.input, around: aroundOf(plan, start) }, acting);
  const refusals = [
    // What was begun goes on, also where its plan rests.
    ...(event === "start" ? notInForce(plan, acting) : []), ...accountedAlready(plan, start.occurrence.nominal), ...(older ? [] : [changedMeanwhile(source.path)]), ...(begun.ok ? [] : begun.refusals),
  ];
  if (refusals.length > 0 || !begun.ok || !older) return { ok: false, refusals };
  const lines = accountingLines(older, plan, "", acting);
  const accounts: NoteEdits[] = lines.length === 0 ? [] : [{ path: source.path, edits: accountEdits(plan, lines, older.map(({ to }) => to), false, acting) }];
  if (present) return { ok: true, plan: { ...begun.plan, edits: [...begun.plan.edits, ...accounts] } };
  const made = applyEdits(text, begun.plan.edits.flatMap(({ edits }) => edits));
  return made.ok ? { ok: true, plan: { ...begun.plan, creates: [{ path, text: made.text }], edits: accounts } } : { ok: false, refusals: [made.refusal] };
}

/** What a work order's guards ask of its plan. */
export function aroundOf({ note }: ReadPlan, { around }: Pick<WorkOrderStart, "around">): Set<WorkOrderFact> {
  const facts: Partial<Readonly<Record<WorkOrderFact, boolean>>> = { statutory: note.statutory === true, metered: note.terms.usage !== undefined, "needs-change": needsChange(note.requires_change) };
  return new Set([...around, ...(Object.keys(facts) as WorkOrderFact[]).filter((fact) => facts[fact])]);
}

/** The work order before anybody began it: the same bytes wherever it is made. */
function plannedText({ plan: { path }, link = `[[${baseName(path)}]]`, occurrence, steps }: WorkOrderStart, { note }: ReadPlan): Applied {
  const section = procedureSection({ ...steps, occurrence: occurrence.nominal });
  const wanted: Readonly<Record<string, FieldValue | undefined>> = {
    type: "work-order", category: note.category, plan: link, occurrence: occurrence.nominal, due: occurrence.day,
    services: note.services.length === 0 ? undefined : note.services, exercise: note.exercise, confidential: note.confidential, status: "planned",
  };
  const edits = Object.entries(wanted).flatMap(([key, value]): Edit[] => (value === undefined ? [] : [{ kind: "set-field", key, value, was: undefined }]));
  const lines = section ? checklistLines([section], [], "") : [];
  return applyEdits(lines.length === 0 ? "" : `${lines.join("\n")}\n`, edits);
}
