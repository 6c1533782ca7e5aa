import type { NoteRow } from "../index/note-row.ts";
import { isAnswered } from "../notes/answer.ts";
import { allSteps, type RunSection, type RunStep } from "../notes/checklist-body.ts";
import { dailyUnits } from "../notes/daily-units.ts";
import { runOfPart } from "../notes/procedure-body.ts";
import { stepWords, type Step } from "../notes/step.ts";
import { baseName, withoutLinkMarks } from "../text/links.ts";
import { formatDayLong } from "../time/day.ts";
import type { AgendaItem } from "./agenda.ts";
import { NO_CHANGES, type ChangePart } from "./change-part.ts";
import type { CardSection, ChecklistCard, Coverage, Dashboard, Offer, ProblemRow, StateLine, StepRow, TodaySection } from "./dashboard.ts";
import { stepKey } from "./gather-checklist.ts";
import { NO_INCIDENTS, type IncidentPart } from "./incident-part.ts";
import { notYetIn, type TodaysSections } from "./todays-sections.ts";
import { dailyChecklistOf, newestDailyBefore, type VaultReading } from "./vault-reading.ts";

/** The parts of the dashboard that tell of maintenance. */
export type MaintenancePart = Pick<Dashboard, "now" | "nowCount" | "work" | "workCount" | "passed" | "week" | "maintenance"> & {
  /** The title of a freeze that is in force, "" where none is. */
  readonly freeze: string;
};

/** So much of what is going on is shown. */
const SHOWN = 12;

/** Makes the dashboard from what was read; `time` is the wall time `HH:mm`. */
export function buildDashboard(reading: VaultReading, today: TodaySection, coverage: Coverage, time: string, problems: readonly ProblemRow[], part: MaintenancePart, incidentPart: IncidentPart = NO_INCIDENTS, changePart: ChangePart = NO_CHANGES): Dashboard {
  const { freeze, ...maintenance } = part;
  const { incidents, bySeverity: _counts, overdueUpdates: _updates, ...followed } = incidentPart;
  const { now: going, voidApprovals, ...changed } = changePart;
  const withMarks = (item: AgendaItem): AgendaItem => {
    const change = item.kind === "change" ? going.get(item.path) : undefined;
    return change ? { ...item, change } : item;
  };
  return {
    state: stateLine(reading, today, problems.length, time, part, incidentPart, voidApprovals),
    isEmpty: !reading.framework && reading.procedures.length === 0 && reading.checklists.length === 0 && maintenance.work.length === 0,
    today,
    ...maintenance,
    now: (incidents.length === 0 ? maintenance.now : [...incidents, ...maintenance.now.filter(({ kind }) => kind !== "incident")].slice(0, SHOWN)).map(withMarks),
    coverage,
    problems,
    ...followed,
    ...changed,
  };
}

/** Makes the part about today's checklists. */
export function buildToday(reading: VaultReading, wanted: TodaysSections): TodaySection {
  const daily = dailyChecklistOf(reading, reading.today);
  const singles = reading.checklists.filter((row) => (row.day === reading.today || row.status === "open") && row.note.occurrence === undefined);
  const shown = [...(daily ? [daily] : []), ...singles];
  return {
    canOpen: !daily && (wanted.sections.length > 0 || wanted.deferred.length > 0),
    stepsDue: stepsOf(wanted),
    checklists: shown.map((row) => card(row, reading)),
    offers: [...earlierOpen(reading), ...(daily ? addDue(daily, reading, wanted) : [])],
  };
}

/** Nested steps count, and those deferred earlier that no section repeats. */
function stepsOf(wanted: TodaysSections): number {
  const flat = (steps: readonly Step[]): Step[] => steps.flatMap((step) => [step, ...flat(step.children)]);
  const steps = wanted.sections.flatMap((section) => flat(section.steps));
  const keys = new Set(steps.map((step) => stepKey(step.text)));
  return steps.length + wanted.deferred.filter((step) => !keys.has(stepKey(step.text))).length;
}

function earlierOpen(reading: VaultReading): Offer[] {
  const earlier = newestDailyBefore(reading, reading.today);
  if (!earlier || earlier.note.status !== "open" || earlier.note.date === undefined) return [];
  const body = reading.checklistBodies.get(earlier.path);
  const open = body ? allSteps(body).filter((step) => !isAnswered(step.state) && !step.markers.optional).length : earlier.note.steps - earlier.note.answered;
  return [{ kind: "earlier-open", path: earlier.path, day: earlier.note.date, open }];
}

function addDue(daily: NoteRow<"checklist">, reading: VaultReading, wanted: TodaysSections): Offer[] {
  const body = reading.checklistBodies.get(daily.path);
  if (!body || daily.note.status !== "open") return [];
  const more = notYetIn(wanted.sections, body.sections, reading.pathOf);
  if (more.length === 0) return [];
  const names = more.map((section) => section.link.slice(2, -2).split("|").pop() ?? "");
  return [{ kind: "add-due", path: daily.path, count: more.length, names }];
}

function card(row: NoteRow<"checklist">, reading: VaultReading): ChecklistCard {
  const body = reading.checklistBodies.get(row.path);
  const steps = body ? allSteps(body) : [];
  const open = steps.filter((step) => !isAnswered(step.state) && !step.markers.optional);
  const next = open[0] ?? steps.find((step) => !isAnswered(step.state));
  const isDaily = row.note.occurrence !== undefined;
  return {
    path: row.path,
    title: row.note.title ?? (isDaily ? "Daily checklist" : baseName(row.path).replace(/^\d{4}-\d{2}-\d{2} (\d{4} )?/, "")),
    day: row.note.date, isDaily, status: row.note.status,
    ready: row.note.status === "open" && body !== undefined && steps.length > 0 && open.length === 0,
    steps: body ? steps.length : row.note.steps,
    answered: body ? steps.filter((step) => isAnswered(step.state)).length : row.note.answered,
    next: next ? stepWords(next.text) : "",
    sections: (body?.sections ?? []).map((section) => cardSection(section, reading)),
  };
}

function cardSection(section: RunSection, reading: VaultReading): CardSection {
  return {
    title: withoutLinkMarks(section.heading),
    linkText: section.link ? section.link.target + (section.link.subpath ? `#${section.link.subpath}` : "") : "",
    change: changeOf(section, reading),
    steps: section.steps.flatMap((step) => stepRows(step, 0)),
  };
}

/** What became of a section's procedure since the checklist pinned it. */
function changeOf(section: RunSection, reading: VaultReading): CardSection["change"] {
  if (!section.link || !section.pin?.hash) return "none";
  const path = reading.pathOf(section.link.target);
  if (path === undefined) return "gone";
  const isUnit = path === reading.framework?.row.path;
  const now = isUnit ? unitHash(section.pin.unit, reading) : runHash(path, section.link.subpath, reading);
  if (isUnit && now === undefined) return "gone";
  return now === undefined || now === section.pin.hash ? "none" : "edited";
}

function unitHash(unit: string, reading: VaultReading): string | undefined {
  return reading.framework ? dailyUnits(reading.framework.body).find((candidate) => candidate.key === unit)?.hash : undefined;
}

function runHash(path: string, part: string, reading: VaultReading): string | undefined {
  const body = reading.procedureBodies.get(path);
  return body && (part === "" ? body.run : runOfPart(body, part))?.hash;
}

function stepRows(step: RunStep, depth: number): StepRow[] {
  const { markers, answer } = step;
  const asks: StepRow["asks"] = [
    ...(markers.limitWritten !== "" || markers.metric !== "" ? ["reading" as const] : []),
    ...(markers.evidence ? ["evidence" as const] : []),
    ...(markers.secondPerson ? ["second person" as const] : []),
    ...(markers.optional ? ["optional" as const] : []),
  ];
  const row: StepRow = {
    line: step.line, depth, words: stepWords(step.text), state: step.state, limit: markers.limitWritten, value: answer.value,
    at: answer.at, by: answer.by, asks, from: answer.from, notes: step.notes.map((note) => note.text),
  };
  return [row, ...step.children.flatMap((child) => stepRows(child, depth + 1))];
}

const counted = (number: number, one: string, many: string): string[] => (number === 0 ? [] : [`${String(number)} ${number === 1 ? one : many}`]);

/** "1 SEV1, 2 SEV3 open", and those whose severity nobody set. */
function openWords(bySeverity: IncidentPart["bySeverity"], all: number): string[] {
  const rated = bySeverity.map(({ severity, count }) => `${String(count)} ${severity}`).join(", ");
  const others = all - bySeverity.reduce((sum, { count }) => sum + count, 0);
  return [...(rated === "" ? [] : [`${rated} open`]), ...(others > 0 ? counted(others, "open incident", "open incidents") : [])];
}

function stateLine(reading: VaultReading, today: TodaySection, problems: number, time: string, { nowCount, workCount, passed, freeze }: MaintenancePart, { bySeverity, overdueUpdates }: IncidentPart, voidApprovals: number): StateLine {
  const moment = `${formatDayLong(reading.today)}, ${time}`;
  const daily = today.checklists.find((checklist) => checklist.isDaily);
  const failed = today.checklists.flatMap((checklist) => checklist.sections.flatMap((section) => section.steps)).filter((step) => step.state === "failed").length;
  const open = daily && daily.status === "open" ? daily.steps - daily.answered : 0;
  const parts = [
    ...openWords(bySeverity, nowCount.incidents),
    ...(overdueUpdates === 0 ? [] : [overdueUpdates === 1 ? "update overdue" : `${String(overdueUpdates)} updates overdue`]),
    ...counted(failed, "step failed", "steps failed"),
    ...counted(voidApprovals, "approval void", "approvals void"),
    ...counted(workCount.overdue, "job overdue", "jobs overdue"),
    ...(freeze === "" ? [] : [`${freeze} in force`]),
    ...(today.canOpen ? ["today's checklist not started"] : []),
    ...(open > 0 ? [`${String(open)} ${open === 1 ? "step" : "steps"} to go`] : []),
    ...(daily?.ready && open === 0 ? ["checklist ready to finish"] : []),
    ...counted(workCount.others, "job due", "jobs due"),
    ...(passed.occurrences > 0 ? [`${String(passed.occurrences)} missed to account for`] : []),
    ...(problems > 0 ? [`${String(problems)} ${problems === 1 ? "problem" : "problems"} in notes`] : []),
  ];
  const words = parts.join(", ");
  const tone = failed + problems + voidApprovals + workCount.overdue + nowCount.incidents > 0 ? "attention" : parts.length > 0 ? "working" : "clear";
  return { tone, words: words === "" ? "All clear" : words.charAt(0).toUpperCase() + words.slice(1), moment };
}
