import { eventsFrom, unmetGuards, type Guard } from "../lifecycle/transition.ts";
import { WORK_ORDER_LIFE, type WorkOrderEvent, type WorkOrderFact } from "../lifecycle/work-order.ts";
import { fieldText } from "../text/field-text.ts";
import { baseName, samePerson } from "../text/links.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import { inert, momentOf, type Acting } from "./acting.ts";
import type { Refusal } from "./plan.ts";
import { readStep, type ReadStep, type StatusStep, type WorkOrder } from "./work-order-step.ts";

/** What a work order becomes by each step, as it is said to a person. */
export const STEP_TITLES: Readonly<Record<WorkOrderEvent, string>> = {
  start: "Started", resume: "Resumed", hold: "On hold", complete: "Done", close: "Closed", skip: "Skipped", miss: "Missed", cancel: "Cancelled", reopen: "Reopened",
};

/** The guards that a step would not pass with what is said, for a dialog to ask for. */
export function unmetFor(step: StatusStep, acting: Acting): Guard<WorkOrderFact>[] {
  return unmetOf(readStep(step, acting), acting);
}

/** Why the step is not for a work order of this status. */
export function wrongStatus({ path, event, before, frontmatter, statusKey, problems }: ReadStep): Refusal[] {
  if (problems.some(({ key }) => key === statusKey)) {
    return [{ code: "value-unreadable", path, reason: `The status ${fieldText(frontmatter, statusKey) ?? ""} is not known.`, hint: "Choose one of the known words first." }];
  }
  if (WORK_ORDER_LIFE[event].from.includes(before.status)) return [];
  const allowed = eventsFrom(WORK_ORDER_LIFE, before.status).map((each) => STEP_TITLES[each].toLowerCase());
  const hint = allowed.length === 0 ? "It has ended. Make a new work order for what is left." : `From here it can be: ${allowed.join(", ")}.`;
  return [{ code: "status-not-allowed", path, reason: `${baseName(path)} is ${before.status.replace(/-/g, " ")}.`, hint }];
}

/** All that is missing or wrong for a step, but for the steps of its checklist. */
export function missingFor(step: ReadStep, acting: Acting): Refusal[] {
  const unread = step.problems.map(({ code, key = "", found, expected, hint }) => ({ code, path: step.path, reason: `${key}: found ${found}, expected ${expected}.`, hint }));
  const told = unmetOf(step, acting).map(({ rule, field }) => {
    const [reason, hint] = ASKS[field ?? rule] ?? [`${field ?? rule} is missing.`, "Fill it in."];
    return { code: rule, path: step.path, reason, hint };
  });
  // Two guards may ask for one thing.
  return [...unread, ...told.filter(({ reason }, at) => told.findIndex((other) => other.reason === reason) === at), ...wrongTimes(step, acting)];
}

function unmetOf({ event, input, after, around }: ReadStep, acting: Acting): Guard<WorkOrderFact>[] {
  const isFilled = (field: string): boolean => (field === "reason" ? inert(input.reason) !== "" : after[field as keyof WorkOrder] !== undefined);
  const isOverridden = ({ rule, strength }: Guard<WorkOrderFact>): boolean => strength === "override" && inert(input.overrides?.[rule] ?? "") !== "";
  return unmetGuards(WORK_ORDER_LIFE[event], factsOf(after, around, acting), isFilled).filter((guard) => !isOverridden(guard));
}

function factsOf({ category, plan, assignee, verified_by: verifier }: WorkOrder, around: ReadStep["around"], { profile }: Acting): Set<WorkOrderFact> {
  const isRepair = category === "corrective" || category === "emergency";
  const facts: Readonly<Record<WorkOrderFact, boolean>> = {
    scheduled: !isRepair && (category !== undefined || plan !== undefined), repair: isRepair, emergency: category === "emergency", team: profile === "team",
    "own-work": assignee !== undefined && verifier !== undefined && samePerson(assignee, verifier),
    "needs-change": around.needsChange, statutory: around.statutory, metered: around.metered, critical: around.critical, frozen: around.frozen,
  };
  return new Set((Object.keys(facts) as WorkOrderFact[]).filter((fact) => facts[fact]));
}

/** What is said of a property that a guard asks for, or of a rule that asks for none. */
const ASKS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  reason: ["The reason is missing.", "Say why."],
  findings: ["What was found is missing.", "Say ok, degraded, fault-found or could-not-inspect."],
  action_taken: ["What was done is missing.", "Say what was repaired or replaced."],
  failure_mode: ["The failure mode is missing.", "Say how it failed, such as no output."],
  failure_cause: ["The failure cause is missing.", "Say why it failed, or that it is unknown."],
  meter_reading: ["The meter's reading is missing.", "Enter what the meter shows."],
  incident: ["An emergency belongs to an incident.", "Link the incident, or declare it first."],
  change: ["This is done under a change only.", "Link the change."],
  verified_by: ["Nobody verified the work.", "Name a person other than the one who did it."],
  "MNT-VERIFY": ["Whoever did the work cannot verify it.", "Name somebody else."],
  "MNT-FREEZE": ["A freeze is in force.", "Wait for its end, or say why it cannot wait."],
  "MNT-STAT": ["Statutory work cannot be skipped.", "Do it, late if need be."],
};

const SPANS = [["actual_start", "actual_end", "work"], ["downtime_start", "downtime_end", "downtime"]] as const;

/** Ends before starts, and times to come, among what is set; at the end among all. */
function wrongTimes({ path, event, after, writes }: ReadStep, acting: Acting): Refusal[] {
  const now = momentOf(acting);
  const say = (reason: string, hint: string): Refusal => ({ code: "GEN-TIME", path, reason, hint });
  return SPANS.flatMap(([from, to, name]) => {
    const [start, end] = [after[from], after[to]];
    if (event !== "complete" && !writes.has(from) && !writes.has(to)) return [];
    const ahead = [start, end].filter((moment) => moment !== undefined && isAfter(moment, now)).map((moment) => say(`${moment ?? ""} lies ahead.`, "Say when it was, not when it will be."));
    const isBackwards = start !== undefined && end !== undefined && isAfter(start, end);
    return [...ahead, ...(isBackwards ? [say(`The ${name} ends before it starts: ${start} to ${end}.`, "Correct one of the two.")] : [])];
  });
}

/** Of wall times only those that both carry their offset are told apart within an hour that the clock repeats. */
function isAfter(one: Moment, other: Moment): boolean {
  const [a, b] = one.length > 16 && other.length > 16 ? [one, other] : [one.slice(0, 16), other.slice(0, 16)];
  return compareMoments(a, b, "UTC") > 0;
}
