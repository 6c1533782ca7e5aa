import { WORK_ORDER_LIFE } from "../lifecycle/work-order.ts";
import { baseName } from "../text/links.ts";
import { inert, logLine, type Acting } from "./acting.ts";
import { whatIsMissing } from "./close-checklist.ts";
import { refuseUnwritable, setEdit } from "./edit-note.ts";
import { readingEdits, whyNoReading } from "./meter-reading.ts";
import type { Edit, Planned } from "./plan.ts";
import { missingFor, STEP_TITLES, wrongStatus } from "./work-order-guards.ts";
import { readStep, type ReadStep, type StatusStep } from "./work-order-step.ts";

/** Plans a step in a work order's life, or lists at once all that is missing for it. */
export function planWorkOrderStatus(wanted: StatusStep, acting: Acting): Planned {
  const { path, text, event, input } = wanted;
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const step = readStep(wanted, acting);
  const wrong = wrongStatus(step);
  if (wrong.length > 0) return { ok: false, refusals: wrong };
  const value = event === "complete" ? step.after.meter_reading : undefined;
  const reading = input.meter && value !== undefined ? { ...input.meter, value } : undefined;
  const refusals = [...missingFor(step, acting), ...(event === "complete" ? whatIsMissing(path, text, acting) : []), ...(reading ? whyNoReading(reading) : [])];
  if (refusals.length > 0) return { ok: false, refusals };
  const edits = [{ path, edits: statusEdits(step, acting) }, ...(reading ? [readingEdits(reading, acting)] : [])];
  return { ok: true, plan: { title: `${STEP_TITLES[event]}: ${baseName(path)}`, creates: [], edits } };
}

function statusEdits(step: ReadStep, acting: Acting): Edit[] {
  const { event, frontmatter, statusKey, before, writes } = step;
  const { to } = WORK_ORDER_LIFE[event];
  const sets = [...writes].filter(([key, value]) => value !== undefined || frontmatter.fields.has(key)).map(([key, value]) => setEdit(frontmatter, key, value));
  const line = logLine(acting, "status", before.status, to, reasonOf(step)) + overridesOf(step);
  return [setEdit(frontmatter, statusKey, to), ...sets, { kind: "append-under-heading", heading: acting.headings.log, lines: [line] }];
}

/** Why, and what an end that is taken back had said. */
function reasonOf({ event, input, before }: ReadStep): string {
  const ended = WORK_ORDER_LIFE[event].clears?.includes("actual_end") ? before.actual_end : undefined;
  return [plain(input.reason), ...(ended === undefined ? [] : [`(actual_end was ${ended})`])].filter((words) => words !== "").join(" ");
}

/** The overrides of rules that this step has. */
function overridesOf({ event, input }: ReadStep): string {
  const rules = new Set(WORK_ORDER_LIFE[event].guards.flatMap(({ rule, strength }) => (strength === "override" ? [rule] : [])));
  const given = Object.entries(input.overrides ?? {}).filter(([rule, why]) => rules.has(rule) && inert(why) !== "");
  return given.map(([rule, why]) => ` · override ${rule}: "${plain(why).replace(/"/g, "'")}"`).join("");
}

/** Words of a person, which cannot be taken for an override. */
function plain(text: string): string {
  return inert(text).replace(/ · override /g, " override ");
}
