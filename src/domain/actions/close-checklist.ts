import type { ChecklistStatus } from "../notes/checklist.ts";
import { isAnswered } from "../notes/answer.ts";
import { stepsOfText, type RunStep } from "../notes/checklist-body.ts";
import { stepWords } from "../notes/step.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { samePerson, withoutLinkMarks } from "../text/links.ts";
import { inert, logLine, momentOf, type Acting } from "./acting.ts";
import { judge } from "./answer-step.ts";
import { unwritable } from "./apply-edits.ts";
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
  const blocked = unwritable(text);
  if (blocked) return { ok: false, refusals: [{ ...blocked, path }] };
  const frontmatter = readFrontmatter(text);
  const status = fieldText(frontmatter, statusKey(frontmatter)) ?? "open";
  return status.toLowerCase() === "open" ? undefined : refuse("checklist-closed", `The checklist is ${status.replace(/-/g, " ")} already.`, "Set its status to open to go on with it.", path);
}

function planClosing(path: string, text: string, acting: Acting, status: ChecklistStatus, reason: string): Planned {
  const frontmatter = readFrontmatter(text);
  const key = statusKey(frontmatter);
  const was = fieldText(frontmatter, key);
  const finished = status === "done" || status === "done-with-exceptions";
  const edits: Edit[] = [
    { kind: "set-field", key, value: status, was },
    ...(finished && acting.stamps ? [{ kind: "set-field" as const, key: "completed", value: momentOf(acting), was: fieldText(frontmatter, "completed") }] : []),
    ...(reason === "" ? [] : [{ kind: "set-field" as const, key: "reason", value: inert(reason), was: fieldText(frontmatter, "reason") }]),
    { kind: "append-under-heading", heading: acting.headings.log, lines: [logLine(acting, "status", was ?? "open", status, reason)] },
  ];
  return { ok: true, plan: { title: CLOSED[status] ?? "Closed the checklist", creates: [], edits: [{ path, edits }] } };
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
    { code, path, line: step.line, reason: `${withoutLinkMarks(stepWords(step.text))}: ${what}`, hint },
  ];
  if (!isAnswered(step.state)) return step.markers.optional ? [] : say("step-open", "not answered", "Pass, fail, skip or defer it.");
  const noted = step.notes.length > 0;
  if (step.state === "failed" && !noted) return say("CHK-NOTE", "failed without a note", "Add a note under the step.");
  if (step.state === "not-applicable" && !noted) return say("CHK-NOTE", "not applicable without a note", "Add a note under the step.");
  return step.state === "passed" ? missingInPassed(step, acting, say) : [];
}

function missingInPassed(step: RunStep, acting: Acting, say: (code: string, what: string, hint: string) => Refusal[]): Refusal[] {
  const { markers, answer } = step;
  if (markers.limitWritten !== "" || markers.metric !== "") {
    if (answer.value === "") return say("CHK-READING", "passed without its reading", "Enter the reading.");
    const judged = judge(step, answer.value);
    if (judged === "outside") return say("CHK-LIM", `${answer.value} is outside ${markers.limitWritten}, yet it is passed`, "Mark it failed, with a note.");
    if (judged === "no-number" || judged === "other-unit") return say("CHK-LIM", `${answer.value} cannot be held against ${markers.limitWritten}`, "Enter the reading in the limit's unit.");
  }
  if (markers.evidence && !step.notes.some((note) => note.isLink)) return say("CHK-EVID", "passed without evidence", "Link a note or a file under the step.");
  if (!markers.secondPerson || acting.profile === "solo") return [];
  if (answer.witness === "") return say("CHK-HOLD", "passed without a second person", "Name who watched.");
  return answer.by !== "" && samePerson(answer.by, answer.witness) ? say("CHK-HOLD", "the second person is the first", "Name somebody else.") : [];
}
