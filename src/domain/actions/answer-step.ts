import { MARK_OF, type StepState } from "../notes/answer.ts";
import { stepsOfText, type RunStep } from "../notes/checklist-body.ts";
import { isWithin, readReading, unitFits, writeReading } from "../notes/limit.ts";
import { stepWords } from "../notes/step.ts";
import { foldedKey } from "../text/field.ts";
import { ANSWER_FIELDS } from "../text/fingerprint.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { isWorkOrderType } from "../notes/kind-of.ts";
import { KINDS } from "../notes/kinds.ts";
import { splitBlockId, withoutFields } from "../text/inline-fields.ts";
import { splitLines } from "../text/lines.ts";
import { asPersonLink, holdsLink, samePerson, withoutLinkMarks } from "../text/links.ts";
import { readDay } from "../time/day.ts";
import { inertBullet, inertValue, momentOf, stampOf, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable, setEdit } from "./edit-note.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";

/** What a person says of a step. Empty texts say nothing. */
export interface StepAnswer {
  readonly state: Exclude<StepState, "in-progress">;
  readonly value: string;
  readonly note: string;
  readonly evidence: string;
  readonly witness: string;
}

/** The answer that only says how the step went. */
export function plainAnswer(state: StepAnswer["state"]): StepAnswer {
  return { state, value: "", note: "", evidence: "", witness: "" };
}

/**
 * What a step still wants for an answer; a dialog asks for it. All but the note must be there: a failed step may be
 * marked in haste and explained later, finishing the checklist asks again.
 */
export interface StepNeeds {
  readonly reading: boolean;
  readonly evidence: boolean;
  readonly witness: boolean;
  readonly note: boolean;
}

/** Says what is missing for an answer. */
export function needsOf(step: RunStep, answer: StepAnswer, acting: Acting): StepNeeds {
  const passing = answer.state === "passed";
  const hasLink = holdsLink(answer.evidence) || holdsLink(answer.note) || step.notes.some((note) => note.isLink);
  return {
    reading: passing && asksReading(step) && valueNow(step, answer) === "",
    evidence: passing && step.markers.evidence && !hasLink,
    witness: passing && asksWitness(step, acting) && witnessNow(step, answer) === "",
    note: (answer.state === "failed" || answer.state === "not-applicable") && answer.note === "" && step.notes.length === 0,
  };
}

/** The reading as it stands behind the answer: a new one, else the one that is there. */
function valueNow(step: RunStep, answer: StepAnswer): string {
  return answer.value || step.answer.value;
}

function witnessNow(step: RunStep, answer: StepAnswer): string {
  return answer.witness || step.answer.witness;
}

/** Whether the step asks for a second person, which only a team has. */
export function asksWitness(step: RunStep, acting: Acting): boolean {
  return step.markers.secondPerson && acting.profile === "team";
}

/** A step's words as they are said to a person. */
export function wordsOf(step: RunStep): string {
  return withoutLinkMarks(stepWords(step.text));
}

/** Whether the step asks for a reading: it has a limit or names a metric. */
export function asksReading(step: RunStep): boolean {
  return step.markers.limitWritten !== "" || step.markers.metric !== "";
}

/** How a reading stands to the step's limit. */
export type Judgement = "none" | "within" | "outside" | "no-number" | "other-unit";

export function judge(step: RunStep, value: string): Judgement {
  if (value === "") return "none";
  const reading = readReading(value);
  const { limit } = step.markers;
  if (!limit) return step.markers.limitWritten !== "" || reading ? "none" : "no-number";
  if (!reading) return "no-number";
  if (!unitFits(limit, reading)) return "other-unit";
  return isWithin(limit, reading) ? "within" : "outside";
}

/** A reading outside its limit cannot pass. */
export function judgedState(step: RunStep, answer: StepAnswer): StepAnswer["state"] {
  return answer.state === "passed" && judge(step, valueNow(step, answer)) === "outside" ? "failed" : answer.state;
}

/** Finds a step by the 0-based line that it stands on. */
export function stepAt(text: string, line: number, carriedOver: string): RunStep | undefined {
  return stepsOfText(text, carriedOver).find((step) => step.line === line);
}

/** Plans the answer of one step of a checklist: its line, the note under it, and who began when. */
export function planAnswer(path: string, text: string, step: RunStep, answer: StepAnswer, acting: Acting): Planned {
  const judged = { ...answer, state: judgedState(step, answer) };
  const refused = refuseUnwritable(path, text) ?? whatIsWrong(path, step, judged, acting);
  if (refused) return refused;
  // The step first: a property set before it would move the lines, and its line could then be another step's that reads the same.
  const edits: Edit[] = [rewriteStep(text, step, judged, acting), ...startFields(text, acting, judged.state)];
  return planEdits(titleOf(judged.state, step), path, edits);
}

const TITLES: Readonly<Record<StepAnswer["state"], string>> = {
  passed: "Passed", failed: "Failed", "not-applicable": "Not applicable", deferred: "Deferred", open: "Reopened",
};

function titleOf(state: StepAnswer["state"], step: RunStep): string {
  const words = wordsOf(step);
  return `${TITLES[state]}: ${words.length > 60 ? `${words.slice(0, 59)}…` : words}`;
}

function whatIsWrong(path: string, step: RunStep, answer: StepAnswer, acting: Acting): Planned | undefined {
  const needs = needsOf(step, answer, acting);
  const words = `"${wordsOf(step)}"`;
  const value = valueNow(step, answer);
  if (needs.reading) return refuse("reading-missing", `${words} asks for a reading.`, "Enter the reading.", path);
  if (answer.value !== "" || answer.state === "passed") {
    const judged = judge(step, value);
    if (judged === "no-number") return refuse("reading-unreadable", `The reading "${value}" is no number.`, `Enter a number${unitHint(step)}.`, path);
    if (judged === "other-unit") return refuse("reading-unit", `The reading "${value}" has another unit than the limit ${step.markers.limitWritten}.`, `Enter the reading${unitHint(step)}.`, path);
  }
  if (needs.evidence) return refuse("evidence-missing", `${words} asks for evidence.`, "Add a link to a note, a file or a page.", path);
  if (needs.witness) return refuse("witness-missing", `${words} needs a second person.`, "Name who watched.", path);
  const witness = witnessNow(step, answer);
  if (answer.state === "passed" && asksWitness(step, acting) && acting.person !== undefined && samePerson(witness, acting.person)) {
    return refuse("witness-same", `${words} needs a second person, not ${withoutLinkMarks(witness)} twice.`, "Name somebody else.", path);
  }
  return undefined;
}

function unitHint(step: RunStep): string {
  const unit = step.markers.limit?.unit ?? "";
  return unit === "" ? "" : ` in ${unit}`;
}

/** The first answer says when the checklist was begun and by whom. */
function startFields(text: string, acting: Acting, state: StepState): Edit[] {
  if (state === "open" || !acting.stamps) return [];
  const frontmatter = readFrontmatter(text);
  if (frontmatter.state !== "valid") return [];
  const fresh = fieldText(frontmatter, "started") === undefined;
  if (!fresh || hasOwnStart(frontmatter)) return [];
  const assignee = acting.profile === "team" && acting.person !== undefined && fieldText(frontmatter, "assignee") === undefined;
  return [...(assignee ? [setEdit(frontmatter, "assignee", acting.person)] : []), setEdit(frontmatter, "started", momentOf(acting))];
}

/** A work order and a change say by themselves when they were begun. A work order is known by its plan too. */
function hasOwnStart(frontmatter: Frontmatter): boolean {
  const type = fieldText(frontmatter, "type") ?? "";
  return isWorkOrderType(type) || ["plan", "actual_start"].some((key) => fieldText(frontmatter, key) !== undefined) || ["change", ...KINDS.change.words].some((word) => foldedKey(word) === foldedKey(type));
}

function rewriteStep(text: string, step: RunStep, answer: StepAnswer, acting: Acting): Edit {
  const lines = splitLines(text).map((line) => line.text);
  const frontmatter = readFrontmatter(text);
  const noteDay = hasOwnStart(frontmatter) ? readDay((fieldText(frontmatter, "actual_start") ?? "").slice(0, 10)) : readDay(fieldText(frontmatter, "date") ?? fieldText(frontmatter, "occurrence")?.split("@")[1] ?? "");
  const was = lines.slice(step.line, step.end + 1);
  const notes = [answer.note, answer.evidence].filter((note) => note.trim() !== "");
  const stamp = stampOf(acting, noteDay);
  const bullet = noteIndent(step, lines);
  const now = [answeredLine(was[0] ?? "", step, answer, stamp), ...was.slice(1), ...notes.map((note) => `${bullet}- ${inertBullet(note)}${stamp}`)];
  return { kind: "rewrite-lines", line: step.line, was, now };
}

const REPLACED_FIELDS: ReadonlySet<string> = new Set([...ANSWER_FIELDS].filter((key) => key !== "from"));

/** The step's own line with its mark and answer; its words, markers, `[from::]` and block id stay as they are. */
function answeredLine(line: string, step: RunStep, answer: StepAnswer, stamp: string): string {
  const box = line.indexOf(`[${step.mark}]`);
  const [body, blockId] = splitBlockId(line);
  const kept = withoutFields(body, REPLACED_FIELDS).trimEnd();
  const marked = `${kept.slice(0, box)}[${MARK_OF[answer.state]}]${kept.slice(box + step.mark.length + 2)}`;
  if (answer.state === "open") return marked + blockId;
  const value = valueNow(step, answer);
  const witness = witnessNow(step, answer);
  const reading = value === "" ? "" : ` [value:: ${writeReading(inertValue(value), step.markers.limit)}]`;
  const seen = witness === "" || answer.state !== "passed" ? "" : ` [witness:: ${asPersonLink(inertValue(witness))}]`;
  return `${marked}${reading}${stamp}${seen}${blockId}`;
}

/** Notes are indented as those that stand there already, else by the width of the step's marker. */
function noteIndent(step: RunStep, lines: readonly string[]): string {
  const below = step.notes[0]?.line ?? step.children[0]?.line;
  if (below !== undefined) return /^\s*/.exec(lines[below] ?? "")?.[0] ?? "";
  const own = /^(\s*)((?:[-*+]|\d+[.)])\s)/.exec(lines[step.line] ?? "");
  return `${own?.[1] ?? ""}${" ".repeat((own?.[2] ?? "- ").length)}`;
}
