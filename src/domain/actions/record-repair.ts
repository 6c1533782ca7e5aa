import type { WorkOrderFact } from "../lifecycle/work-order.ts";
import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { WORK_ORDER_FIELDS } from "../notes/work-order.ts";
import { findBlocks } from "../text/blocks.ts";
import type { FieldValue } from "../text/field.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { topHeadings } from "../text/outline.ts";
import type { Day } from "../time/day.ts";
import { inert, inertParagraph, type Acting } from "./acting.ts";
import { applyEdits } from "./apply-edits.ts";
import { planStatus } from "./change-status.ts";
import { setEdit } from "./edit-note.ts";
import { planNewRecord, type RecordPlace } from "./new-record.ts";
import type { Edit, Planned, Refusal } from "./plan.ts";

/** A repair to record: something failed, and is to be mended. Links are written as they are given. */
export interface Repair {
  readonly title: string;
  readonly category: "corrective" | "emergency";
  readonly services: readonly string[];
  /** What is wrong, in words. */
  readonly fault: string;
  readonly incident?: string | undefined;
  /** What it came up in: a checklist, a work order. */
  readonly raisedBy?: string | undefined;
  readonly due?: Day | undefined;
  readonly startNow: boolean;
  /** The facts of its services and the day. */
  readonly around: ReadonlySet<WorkOrderFact>;
  /** Why a rule is overridden, by its id. */
  readonly overrides?: Readonly<Record<string, string>> | undefined;
}

/** Plans a work order for a repair from its filled template, or what is to be set in the note that Templater made of it at the path `made`. */
export function planRecordRepair(repair: Repair, place: RecordPlace, acting: Acting, template: string, made?: string): Planned {
  const { title, services, category, incident = "" } = repair;
  const missing: Refusal[] = category === "emergency" && inert(incident) === "" ? [NO_INCIDENT] : [];
  const record = planNewRecord({ kind: "work-order", place, input: { title, services } }, template, acting, made);
  if (missing.length > 0 || !record.ok) return { ok: false, refusals: [...missing, ...(record.ok ? [] : record.refusals)] };
  const created = record.plan.creates[0]?.text;
  const recorded = record.plan.edits.flatMap(({ edits }) => edits);
  const text = created ?? textAfter(template, recorded);
  const described = repairEdits(repair, text);
  const started = startEdits(repair, made ?? place.path, textAfter(text, described), acting);
  if (!started.ok) return started;
  const more = [...described, ...started.plan.edits.flatMap(({ edits }) => edits)];
  if (created === undefined) return { ok: true, plan: { ...record.plan, edits: [{ path: made ?? place.path, edits: [...recorded, ...more] }] } };
  const whole = applyEdits(text, more);
  return whole.ok ? { ok: true, plan: { ...record.plan, creates: [{ path: place.path, text: whole.text }] } } : { ok: false, refusals: [whole.refusal] };
}

const NO_INCIDENT: Refusal = { code: "MNT-INC", reason: "An emergency belongs to an incident.", hint: "Link the incident, or declare it first." };

function textAfter(text: string, edits: readonly Edit[]): string {
  const applied = applyEdits(text, edits);
  return applied.ok ? applied.text : text;
}

function repairEdits({ category, incident = "", raisedBy = "", due, fault }: Repair, text: string): Edit[] {
  const frontmatter = readFrontmatter(text);
  const fields = propertiesOf(frontmatter);
  const wanted: Readonly<Record<string, FieldValue | undefined>> = { category, due, incident: inert(incident), raised_by: inert(raisedBy) };
  const sets = Object.entries(wanted).filter(([, value]) => value !== undefined && value !== "");
  return [...sets.map(([name, value]) => setEdit(frontmatter, keyToWrite(fields, WORK_ORDER_FIELDS, name), value)), ...faultEdits(fault, text)];
}

/** The fault is a paragraph of its own before the first heading. */
function faultEdits(fault: string, text: string): Edit[] {
  const words = inertParagraph(fault);
  const [first] = topHeadings(findBlocks(splitLines(text), readFrontmatter(text).bodyLine));
  return words === "" ? [] : [{ kind: "add-sections", lines: [words], before: first ? [first.text] : [] }];
}

function startEdits({ startNow, around, overrides }: Repair, path: string, text: string, acting: Acting): Planned {
  if (!startNow) return { ok: true, plan: { title: "", creates: [], edits: [] } };
  return planStatus({ path, text, kind: "work-order", event: "start", input: { fields: {}, reason: "", overrides }, around }, acting);
}
