import { updateDue } from "../metrics/update-due.ts";
import { ownFacts, type FactsBy } from "../lifecycle/own-facts.ts";
import { lifeOf, type LivingKind } from "../lifecycle/lives.ts";
import { findActionItems } from "../notes/action-items.ts";
import { factsTold, readToldBody } from "../notes/body-facts.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { readLog } from "../notes/log-lines.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { readTimeline } from "../notes/timeline.ts";
import { updatesIn } from "../notes/updates.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { Block } from "../text/block.ts";
import type { Line } from "../text/lines.ts";
import { withoutLinkMarks } from "../text/links.ts";
import { localNow, momentToInstant } from "../time/moment.ts";
import { arrivalOf } from "./check-arrival.ts";
import { checkApprovals } from "./check-change.ts";
import { brokenGuards, heldGuards, isFilledIn } from "./check-lives.ts";

/** What a record's body is judged by, beside its blocks. */
export interface Telling extends FactsBy {
  readonly log: string;
  /** What is true of it by other notes. */
  readonly around: ReadonlySet<string>;
}

/** What a record breaks of its life as its body tells it: sections that its status asks for, reasons and overrides that the log lacks. */
export function checkTold(row: NoteRow, lines: readonly Line[], blocks: readonly Block[], telling: Telling): NoteProblem[] {
  if (row.unreadable || lifeOf(row.kind) === undefined) return [];
  const [kind, values]: [LivingKind, Readonly<Record<string, unknown>>] = [row.kind as LivingKind, row.note];
  const log = readLog(blocks, telling.log).flatMap((entry) => ("key" in entry ? [entry] : []));
  const overridden = new Set(log.flatMap(({ overrides }) => overrides.map(({ rule }) => rule)));
  const { guards, reason, line } = arrivalOf(kind, row.status, log, (field) => isFilledIn(values, field));
  const known = new Set([...ownFacts(kind, values, telling), ...telling.around]);
  const body = readToldBody(kind, lines.map((each) => each.text), blocks, telling.log);
  const facts = new Set([...known, ...factsTold(body, values, known, telling)]);
  const held = heldGuards(kind, row.status, "body").filter(({ rule, strength, field }) => field !== "reason" && !(strength === "override" && overridden.has(rule)));
  // A change has a reason of its own: why it is wanted.
  const said = reason === "" && kind !== "change" ? values : { ...values, reason };
  const problems = brokenGuards(kind, row.status, said, [...held, ...guards], facts);
  const atLines = body.change ? checkApprovals(row.status, body.change, values, facts, telling) : [];
  const others = problems.filter(({ code }) => !atLines.some((each) => each.code === code));
  return [...atLines, ...others.map((problem) => (line !== undefined && problem.key === "status" && problem.code.endsWith("-REASON") ? { ...problem, line } : problem))];
}

const LATE_STATUSES = new Set(["new", "assessing", "responding"]);
const MAJOR = new Set<string | undefined>(["SEV1", "SEV2"]);

/** A severe incident of which users were to be told again by now. */
export function checkUpdates(row: NoteRow, blocks: readonly Block[], { now, zone }: FactsBy): NoteProblem[] {
  if (row.kind !== "incident" || row.unreadable || !LATE_STATUSES.has(row.status)) return [];
  const { severity, started, detected = started, timezone = zone } = row.note as NoteOf<"incident">;
  if (!MAJOR.has(severity)) return [];
  const updates = updatesIn(readTimeline(blocks, undefined, detected?.slice(0, 10)).entries);
  const due = updateDue({ severity, status: row.status, detected, updates, zone: timezone });
  if (due === undefined || due >= momentToInstant(now, zone)) return [];
  const { day, time } = localNow(due, zone);
  return [{ code: "INC-UPD", found: `due ${day} ${time}`, expected: "an update by now", hint: "Post an update: conditions, actions, needs." }];
}

/** Actions that are late; in the note of a SEV1 those too that nobody verified. */
export function checkActions(row: NoteRow, { entries }: ReturnType<typeof findActionItems>, today: string): NoteProblem[] {
  const isWorst = row.kind === "incident" && (row.note as NoteOf<"incident">).severity === "SEV1";
  return entries.flatMap(({ line, text, due, state, verified }) => {
    const found = withoutLinkMarks(text).slice(0, 80);
    if (state === "done") return isWorst && verified === "" ? [{ code: "ACT-VERIFY", line, found, expected: "[verified:: who] behind it", hint: "Look whether it helps, then write who looked." }] : [];
    return state !== "cancelled" && due !== undefined && due < today ? [{ code: "ACT-LATE", line, found, expected: `it done by ${due}`, hint: "Do it, or give it another day." }] : [];
  });
}
