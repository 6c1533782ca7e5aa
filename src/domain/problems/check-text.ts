import type { NoteRow } from "../index/note-row.ts";
import { findConflicts } from "../mending/conflict-markers.ts";
import { findMojibake } from "../mending/mojibake.ts";
import { undecodable } from "../mending/undecodable.ts";
import { findActionItems } from "../notes/action-items.ts";
import { readAcceptedConflicts, readApprovals } from "../notes/approvals.ts";
import { readChangeLog } from "../notes/change-log.ts";
import { allSteps, readChecklistBody } from "../notes/checklist-body.ts";
import type { Kind, NoteOf } from "../notes/kinds.ts";
import { readMaintenanceLog, type MaintenanceLine } from "../notes/maintenance-log.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { readProcedureBody } from "../notes/procedure-body.ts";
import { readReadings, type MetricReading } from "../notes/readings.ts";
import { readTimeline } from "../notes/timeline.ts";
import type { Block } from "../text/block.ts";
import { findBlocks } from "../text/blocks.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { explainYaml, type ReadYaml } from "../text/yaml-check.ts";
import type { Day } from "../time/day.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import { checkActions, checkTold, checkUpdates } from "./check-told.ts";

/** What a text is read with: Obsidian's YAML reader, the headings that a person may rename, the vault's zone. */
export interface TextReading {
  readonly readYaml: ReadYaml;
  readonly headings: { readonly carriedOver: string; readonly log: string };
  readonly zone: string;
  readonly today: Day;
  readonly now: Moment;
  readonly profile: "team" | "solo";
  /** What is true of a record by other notes: facts that its guards ask for. */
  readonly around?: (row: NoteRow) => ReadonlySet<string>;
  /** Whether a metric is one that a plan counts by, which only goes on. */
  readonly isMeter?: (path: string) => boolean;
}

interface Body {
  readonly text: string;
  readonly bodyLine: number;
  readonly blocks: readonly Block[];
  readonly row: NoteRow;
  readonly reading: TextReading;
}

const BY_KIND: Partial<Record<Kind, (body: Body) => readonly NoteProblem[]>> = {
  procedure: procedureProblems,
  checklist: checklistProblems,
  incident: timelineProblems,
  review: timelineProblems,
  maintenance: maintenanceProblems,
  metric: metricProblems,
  change: ({ blocks }) => [...readApprovals(blocks).problems, ...readAcceptedConflicts(blocks).problems],
};

/** Everything that a note's text shows to be wrong; `row` is undefined for a note of no kind of ours. Never throws. */
export function checkText(text: string, row: NoteRow | undefined, reading: TextReading): readonly NoteProblem[] {
  const lost = undecodable(text);
  if (lost) return [lost];
  const told = new Set(row?.problems.flatMap(({ code, key }) => (code === "template-tag" ? [key] : [])));
  const ofProperties = explainYaml(text, reading.readYaml).filter(({ code, key }) => code !== "unrendered-tag" || !told.has(key));
  if (!row) return ofProperties;
  const { bodyLine } = readFrontmatter(text);
  const lines = splitLines(text);
  const body: Body = { text, bodyLine, row, reading, blocks: findBlocks(lines, bodyLine) };
  const conflict = ofProperties.some(({ code }) => code === "conflict-markers") ? undefined : findConflicts(text)[0];
  const [wrong, ...more] = findMojibake(text);
  const actions = findActionItems(body.blocks);
  return [
    ...ofProperties,
    ...(conflict ? [{ code: "conflict-markers", line: conflict.line, found: "two versions, one above the other", expected: "one version", hint: "Merge the two, or keep one and delete the lines <<<<<<<, ======= and >>>>>>>" }] : []),
    ...(wrong ? [{ code: "mojibake", line: wrong.line, column: wrong.column, found: text.slice(wrong.start, wrong.end), expected: wrong.was, hint: more.length > 0 ? `And ${String(more.length)} more in this note.` : "It was read in another code page than it was written in." }] : []),
    ...(BY_KIND[row.kind]?.(body) ?? []),
    ...checkTold(row, lines, body.blocks, { ...reading, log: reading.headings.log, around: reading.around?.(row) ?? new Set() }),
    ...checkUpdates(row, body.blocks, reading),
    ...actions.problems,
    ...checkActions(row, actions, reading.today),
    ...readChangeLog(body.blocks).problems.filter(({ found }) => found !== ""),
  ];
}

function procedureProblems({ text, bodyLine }: Body): NoteProblem[] {
  return problemsOfProcedure(readProcedureBody(text, bodyLine));
}

/** What a procedure's body shows to be wrong. */
export function problemsOfProcedure(body: ReturnType<typeof readProcedureBody>): NoteProblem[] {
  const { run, unclosedFence, hasPlainBullets } = body;
  return [
    ...(run.steps.length === 0 ? [{ code: "no-steps", found: "no steps", expected: "a numbered list or checkboxes", hint: hasPlainBullets ? "Number its bullets to run it." : "Write its steps as a numbered list." }] : []),
    ...(unclosedFence === undefined ? [] : [{ code: "unclosed-fence", line: unclosedFence, found: "a code block without an end", expected: "a closing line", hint: "Everything below it is code until it is closed." }]),
  ];
}

function checklistProblems({ text, bodyLine, reading }: Body): NoteProblem[] {
  return allSteps(readChecklistBody(text, bodyLine, reading.headings.carriedOver)).flatMap(({ line, state, answer }) => {
    if (state !== "open" || (answer.value === "" && answer.at === "")) return [];
    return [{ code: "answer-without-mark", line, found: answer.value || answer.at, expected: "a mark in the box", hint: "Mark the step passed or failed.", choices: ["x", "!", "-"] }];
  });
}

/** What stands for a key where a line is wrong, no property. */
const LOG_LINE = "the log line";

/** Lines that cannot be, and stamps that say something else than the log. */
function maintenanceProblems({ blocks, row, reading }: Body): NoteProblem[] {
  const { entries, problems } = readMaintenanceLog(blocks, reading.headings.log);
  const note = row.note as NoteOf<"maintenance">;
  const ahead = entries.filter(({ day }) => day > reading.today).map(({ line, day, outcome }) => ({ code: "GEN-TIME", line, key: LOG_LINE, found: `${outcome} on ${day}`, expected: "a day that has come", hint: "Correct the line, or take it out until it has happened." }));
  const isSkipped = ({ outcome }: MaintenanceLine): boolean => note.statutory === true && outcome === "skipped";
  const skipped = entries.filter(isSkipped).map(({ line, due = "" }) => ({ code: "MNT-STAT", line, key: LOG_LINE, found: `skipped ${due}`.trim(), expected: "done, late if need be", hint: "The plan is statutory: what is not done is missed.", choices: ["missed", "done"] }));
  return [...problems, ...ahead, ...linesTwice(entries), ...skipped, ...stampsThatDiffer(entries.filter(({ day }) => day <= reading.today), note)];
}

/** Each line that tells of an occurrence of which another one above it tells. */
function linesTwice(entries: readonly MaintenanceLine[]): NoteProblem[] {
  const first = new Map<Day, number>();
  return entries.flatMap(({ line, due, dueTo }) => {
    if (due === undefined || dueTo !== undefined) return [];
    const known = first.get(due);
    if (known === undefined) first.set(due, line);
    return known === undefined ? [] : [{ code: "log-line-twice", line, key: LOG_LINE, found: due, expected: "one line for it", hint: "It counts once: done before skipped before missed. Keep the line that holds.", choices: [String(known), String(line)] }];
  });
}

/** A stamp behind the log; one that is ahead of it may tell of a work order. */
function stampsThatDiffer(entries: readonly MaintenanceLine[], note: NoteOf<"maintenance">): NoteProblem[] {
  const newest = (days: readonly (string | undefined)[]): string | undefined => days.reduce((one, other) => (other !== undefined && other > (one ?? "") ? other : one), undefined);
  const logged = { last_due: newest(entries.map(({ due, dueTo }) => dueTo ?? due)), last_done: newest(entries.filter(({ outcome }) => outcome === "done").map(({ day }) => day)) };
  return (["last_due", "last_done"] as const).flatMap((key) => {
    const [written, told] = [note[key], logged[key]];
    if (told === undefined || (written ?? "") >= told) return [];
    return [{ code: "stamp-differs", key, found: written === undefined ? `no ${key}` : `${key} ${written}`, expected: `${told}, as the log says`, hint: "The log holds. Take its day over.", choices: [told] }];
  });
}

function metricProblems({ blocks, row, reading }: Body): NoteProblem[] {
  const { entries, problems } = readReadings(blocks);
  return reading.isMeter?.(row.path) ? [...problems, ...meterProblems(entries)] : problems;
}

/** A reading below the one before it, where nobody said that the meter was set back. */
export function meterProblems(entries: readonly MetricReading[]): NoteProblem[] {
  const counted = entries.filter(({ quality }) => quality !== "suspect").sort((one, other) => (one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0));
  return counted.flatMap(({ line, value, quality }, at) => {
    const before = counted[at - 1];
    if (!before || value >= before.value || quality === "reset") return [];
    return [{ code: "MET-RST", line, key: "the reading", found: `${String(value)} after ${String(before.value)}`, expected: "a reading that is not lower", hint: "Say whether the meter was reset, or the reading is not to be trusted.", choices: ["reset", "suspect"] }];
  });
}

function timelineProblems({ blocks, row, reading }: Body): NoteProblem[] {
  const note = row.note as unknown as Readonly<Record<string, string | undefined>>;
  const { entries, problems } = readTimeline(blocks, undefined, (note["started"] ?? note["detected"])?.slice(0, 10));
  const differing = entries.flatMap(({ line, milestone, moment, approximate }) => {
    const written = milestone && note[milestone];
    if (!written || moment === undefined || approximate || compareMoments(written, moment, note["timezone"] ?? reading.zone) === 0) return [];
    return [{ code: "milestone-differs", line, key: milestone, found: `${moment} in the timeline`, expected: `${written}, as ${milestone} says`, hint: "The property counts. Correct one of the two.", choices: [moment] }];
  });
  return [...problems, ...differing];
}
