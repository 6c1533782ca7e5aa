import { KINDS } from "../notes/kinds.ts";
import type { Schema } from "../notes/read-fields.ts";
import type { Milestone } from "../notes/timeline-event.ts";
import { isTimelineHeading } from "../notes/timeline.ts";
import { baseName } from "../text/links.ts";
import { inert, logLine, type Acting } from "./acting.ts";
import { timelineEdit, timelineLine } from "./add-timeline-entry.ts";
import { refuseUnwritable, setEdit } from "./edit-note.ts";
import { stepTitle } from "./guard-words.ts";
import { missingFor, wrongStatus } from "./life-guards.ts";
import { readStep, type LifeStep, type ReadStep } from "./life-step.ts";
import type { Edit, Planned } from "./plan.ts";
import { sectionNamed } from "./section-end.ts";
import { templateWord } from "./template-word.ts";
import { alsoOfWork, NOTHING_MORE } from "./work-order-status.ts";

/** Plans a step in a record's life, or lists at once all that is missing for it. */
export function planStatus(wanted: LifeStep, acting: Acting): Planned {
  const { path, text, kind, event } = wanted;
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const step = readStep(wanted, acting);
  const wrong = wrongStatus(step);
  if (wrong.length > 0) return { ok: false, refusals: wrong };
  const also = kind === "work-order" ? alsoOfWork(step, acting) : NOTHING_MORE;
  const word = kind === "change" ? templateWord(step, acting) : { refusals: [], edits: [] };
  const refusals = [...missingFor(step, acting), ...also.refusals, ...word.refusals];
  if (refusals.length > 0) return { ok: false, refusals };
  return { ok: true, plan: { title: `${stepTitle(kind, event)}: ${baseName(path)}`, creates: [], edits: [{ path, edits: [...word.edits, ...statusEdits(step, acting)] }, ...also.edits] } };
}

function statusEdits(step: ReadStep, acting: Acting): Edit[] {
  const { text, frontmatter, statusKey, before, to, writes } = step;
  const sets = [...writes].filter(([key, value]) => value !== undefined || frontmatter.fields.has(key)).map(([key, value]) => setEdit(frontmatter, key, value));
  const line = logLine(acting, "status", before.status, to, reasonOf(step)) + overridesOf(step);
  const entry = milestoneLine(step, acting);
  return [
    setEdit(frontmatter, statusKey, to), ...sets, ...(entry === undefined ? [] : [timelineEdit(text, [entry], acting)]),
    { kind: "append-under-heading", heading: acting.headings.log, lines: [line] },
  ];
}

/** The milestone that each step of an incident is, and the property that says it in words. */
const MILESTONES: Readonly<Record<string, readonly [milestone: Milestone, words: string]>> = {
  acknowledge: ["acknowledged", ""], respond: ["assessed", "assessment"], mitigate: ["mitigated", "mitigation"], resolve: ["resolved", "resolution"], close: ["closed", ""],
};

/** The line in which an incident's timeline, where it has one, tells the milestone; none for one that was reached before. */
function milestoneLine({ kind, event, text, sets, after }: ReadStep, acting: Acting): string | undefined {
  const [tag, words] = (kind === "incident" ? MILESTONES[event] : undefined) ?? [];
  const at = tag === undefined ? undefined : sets.get(tag);
  if (tag === undefined || typeof at !== "string" || !sectionNamed(text, isTimelineHeading)) return undefined;
  const said = words === undefined ? undefined : after[words];
  return timelineLine(typeof said === "string" && said !== "" ? said : stepTitle(kind, event), acting, { tag, at });
}

/** Why, and what moments that are taken back had said. */
function reasonOf({ kind, before, input, transition: { clears = [] } }: ReadStep): string {
  const schema: Schema = KINDS[kind].fields;
  const was = clears.flatMap((name) => {
    const moment = before[name];
    return schema[name]?.shape === "when" && typeof moment === "string" ? [`${name} was ${moment}`] : [];
  });
  return [plain(input.reason), ...(was.length === 0 ? [] : [`(${was.join(", ")})`])].filter((words) => words !== "").join(" ");
}

/** The overrides of rules that this step has. */
function overridesOf({ transition: { guards }, input }: ReadStep): string {
  const rules = new Set(guards.flatMap(({ rule, strength }) => (strength === "override" ? [rule] : [])));
  const given = Object.entries(input.overrides ?? {}).filter(([rule, why]) => rules.has(rule) && inert(why) !== "");
  return given.map(([rule, why]) => ` · override ${rule}: "${plain(why).replace(/"/g, "'")}"`).join("");
}

/** Words of a person, which cannot be taken for an override. */
function plain(text: string): string {
  return inert(text).replace(/ · override /g, " override ");
}
