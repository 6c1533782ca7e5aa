import type { ChecklistStatus } from "../notes/checklist.ts";
import { isAnswered } from "../notes/answer.ts";
import { isWorkOrderType } from "../notes/kind-of.ts";
import { stepsOfText, type RunStep } from "../notes/checklist-body.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { samePerson } from "../text/links.ts";
import { inert, logLine, momentOf, type Acting } from "./acting.ts";
import { asksReading, asksWitness, judge, wordsOf } from "./answer-step.ts";
import { planEdits, refuseUnwritable, setEdit } from "./edit-note.ts";
import { refuse, type Edit, type Planned, type Refusal } from "./plan.ts";

/** Plans the end of a checklist, or lists for each step what is still missing. */
export function planFinish(path: string, text: string, acting: Acting): Planned {
  const closed = closedAlready(path, text);
  if (closed) return closed;
  const missing = whatIsMissing(path, text, acting);
  if (missing.length > 0) return { ok: false, refusals: missing };
  const exceptions = stepsOf(text, acting).some((step) => step.state === "failed" || step.state === "deferred");
  return planClosing(path, text, acting, exceptions ? "done-with-exceptions" : "done", "");
}

/** Plans that a checklist is not worked through: skipped where nothing was answered, abandoned where something was. */
export function planSkip(path: string, text: string, reason: string, acting: Acting): Planned {
  const closed = closedAlready(path, text);
  if (closed) return closed;
  if (reason.trim() === "") return refuse("reason-missing", "Skipping a checklist needs a reason.", "Say why it is not worked through.", path);
  return planClosing(path, text, acting, stepsOf(text, acting).some((step) => isAnswered(step.state)) ? "abandoned" : "skipped", reason);
}

/** What keeps a checklist from being finished, a refusal for each step; with the rule that asks for it. */
export function whatIsMissing(path: string, text: string, acting: Acting): Refusal[] {
  return stepsOf(text, acting).flatMap((step) => missingIn(step, path, acting));
}

function stepsOf(text: string, acting: Acting): RunStep[] {
  return stepsOfText(text, acting.headings.carriedOver);
}

/** Says no where a checklist is done, skipped or abandoned, or cannot be written at all. */
export function closedAlready(path: string, text: string): Planned | undefined {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const frontmatter = readFrontmatter(text);
  const status = fieldText(frontmatter, statusKey(frontmatter)) ?? "open";
  return ["open", "planned", "in-progress", "on-hold"].includes(status.toLowerCase()) ? undefined : refuse("checklist-closed", `The checklist is ${status.replace(/-/g, " ")} already.`, isWorkOrderType(fieldText(frontmatter, "type") ?? "") ? "Reopen the work order to go on with it." : "Set its status to open to go on with it.", path);
}

function planClosing(path: string, text: string, acting: Acting, status: ChecklistStatus, reason: string): Planned {
  const frontmatter = readFrontmatter(text);
  const key = statusKey(frontmatter);
  const finished = status === "done" || status === "done-with-exceptions";
  const edits: Edit[] = [
    setEdit(frontmatter, key, status),
    ...(finished && acting.stamps ? [setEdit(frontmatter, "completed", momentOf(acting))] : []),
    ...(reason === "" ? [] : [setEdit(frontmatter, "reason", inert(reason))]),
    { kind: "append-under-heading", heading: acting.headings.log, lines: [logLine(acting, "status", fieldText(frontmatter, key) ?? "open", status, reason)] },
  ];
  return planEdits(CLOSED[status] ?? "Closed the checklist", path, edits);
}

/** A checklist may say its status as `state`; what a note has is what is written. */
function statusKey(frontmatter: Frontmatter): string {
  return fieldText(frontmatter, "status") === undefined && fieldText(frontmatter, "state") !== undefined ? "state" : "status";
}

const CLOSED: Partial<Record<ChecklistStatus, string>> = {
  done: "Checklist done",
  "done-with-exceptions": "Checklist done, with exceptions",
  skipped: "Checklist skipped",
  abandoned: "Checklist abandoned",
};

function missingIn(step: RunStep, path: string, acting: Acting): Refusal[] {
  const say = (code: string, what: string, hint: string): Refusal[] => [
    { code, path, line: step.line, reason: `${wordsOf(step)}: ${what}`, hint },
  ];
  if (!isAnswered(step.state)) return step.markers.optional ? [] : say("step-open", "not answered", "Pass, fail, skip or defer it.");
  if ((step.state === "failed" || step.state === "not-applicable") && step.notes.length === 0) {
    return say("CHK-NOTE", `${step.state.replace("-", " ")} without a note`, "Add a note under the step.");
  }
  return step.state === "passed" ? missingInPassed(step, acting, say) : [];
}

function missingInPassed(step: RunStep, acting: Acting, say: (code: string, what: string, hint: string) => Refusal[]): Refusal[] {
  const { markers, answer } = step;
  if (asksReading(step)) {
    if (answer.value === "") return say("CHK-READING", "passed without its reading", "Enter the reading.");
    const judged = judge(step, answer.value);
    if (judged === "outside") return say("CHK-LIM", `${answer.value} is outside ${markers.limitWritten}, yet it is passed`, "Mark it failed, with a note.");
    if (judged === "no-number" || judged === "other-unit") return say("CHK-LIM", `${answer.value} cannot be held against ${markers.limitWritten}`, "Enter the reading in the limit's unit.");
  }
  if (markers.evidence && !step.notes.some((note) => note.isLink)) return say("CHK-EVID", "passed without evidence", "Link a note or a file under the step.");
  if (!asksWitness(step, acting)) return [];
  if (answer.witness === "") return say("CHK-HOLD", "passed without a second person", "Name who watched.");
  return answer.by !== "" && samePerson(answer.by, answer.witness) ? say("CHK-HOLD", "the second person is the first", "Name somebody else.") : [];
}
