import type { NoteRow } from "../index/note-row.ts";
import { hasEnded, type Kind, type NoteOf } from "../notes/kinds.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { reviewDue, TESTED_WITHIN_MONTHS } from "../notes/review-date.ts";
import { findSecrets } from "../mending/secrets.ts";
import { nextOccurrence } from "../schedule/schedule.ts";
import { findWikiLinks } from "../text/links.ts";
import { addMonths, type Day } from "../time/day.ts";
import { compareMoments, type Moment } from "../time/moment.ts";
import { writeDuration } from "../time/duration.ts";
import { checkTimes } from "./check-change.ts";
import { checkLife } from "./check-lives.ts";

/** When and where it is: what "in the future" and "past review" are measured by. */
export interface Checking {
  readonly today: Day;
  /** The wall time now, `2026-11-23T09:12`. */
  readonly now: Moment;
  readonly zone: string;
  readonly profile: "team" | "solo";
  /** The links of a note that lead nowhere, as keys; undefined where all are good. */
  readonly deadLinks: (path: string) => Readonly<Record<string, unknown>> | undefined;
}

type Values = Readonly<Record<string, unknown>>;
type Rule = (values: Values, row: NoteRow, checking: Checking) => NoteProblem[];

const FIRST_DAY: Day = "0001-01-01";
const words = (text: string): readonly string[] => text.split(" ");

const INCIDENT_MILESTONES = words("detected acknowledged assessed mitigated resolved closed");
const PROBLEM_MILESTONES = words("assessed analysed fixed closed");

/** What cannot come before what; the first of each is a start (domain.md R5). */
const STARTS: Partial<Record<Kind, readonly (readonly [start: string, ends: readonly string[]])[]>> = {
  incident: [["started", INCIDENT_MILESTONES]],
  problem: [["identified", PROBLEM_MILESTONES]],
  change: [["actual_start", ["actual_end"]]],
  "work-order": [["actual_start", ["actual_end"]], ["downtime_start", ["downtime_end"]]],
  maintenance: [["starts", ["until"]]],
  checklist: [["started", ["completed"]]],
  report: [["period_start", ["period_end"]]],
  calendar: [["start", ["end"]]],
};

/** What has happened where it is written at all. */
const HAPPENED: Partial<Record<Kind, readonly string[]>> = {
  incident: ["started", ...INCIDENT_MILESTONES],
  problem: ["identified", "known_error", ...PROBLEM_MILESTONES],
  change: words("actual_start actual_end submitted authorized closed"),
  "work-order": words("actual_start actual_end downtime_start downtime_end"),
  checklist: words("started completed"),
  procedure: words("last_reviewed last_tested approved"),
  maintenance: ["last_done"],
  tool: ["last_verified"],
};

/** An order that is not done says in them when its services will be down. */
const PLANNED_TOO: ReadonlySet<string> = new Set(["downtime_start", "downtime_end"]);

/** Who may stand for the owner of an open record. */
const OWNERS: Partial<Record<Kind, readonly string[]>> = {
  incident: words("owner commander"),
  problem: ["owner"],
  change: words("owner requested_by implementer"),
  review: words("owner facilitator"),
};

/** The properties that name other notes (format.md section 5), beside `services`. */
const RELATIONS: Partial<Record<Kind, readonly string[]>> = {
  checklist: ["procedures"],
  maintenance: words("procedure calendar window meter condition"),
  calendar: ["calendar"],
  "work-order": words("plan incident change raised_by"),
  incident: words("problem caused_by parent duplicate_of"),
  change: ["fixes"],
  review: ["of"],
  service: ["depends_on"],
  tool: ["procedures"],
  report: ["supersedes"],
};

/** Everything that one note's properties show to be wrong: what cannot be read, and the rules that need no other note. */
export function checkRow(row: NoteRow, checking: Checking): readonly NoteProblem[] {
  if (row.unread) return row.unread;
  const { note, problems } = row.read();
  const values: Values = note;
  // A value that cannot be read is no missing one.
  const unread = new Set(problems.flatMap(({ code, key }) => (code === "value-unreadable" || code === "template-tag" ? [key] : [])));
  const broken = RULES.flatMap((rule) => rule(values, row, checking)).filter(({ key }) => !unread.has(key));
  return broken.length > 0 ? [...problems, ...broken] : problems;
}

const RULES: readonly Rule[] = [
  function timesInOrder(values, { kind }, { zone }) {
    return (STARTS[kind] ?? []).flatMap(([start, ends]) =>
      ends.flatMap((end) => {
        const [from, to] = [textOf(values[start]), textOf(values[end])];
        if (from === "" || to === "" || compareMoments(from, to, textOf(values["timezone"]) || zone) <= 0) return [];
        return [{ code: "GEN-TIME", key: end, found: `${end} ${to}`, expected: `not before ${start} ${from}`, hint: "Correct one of the two." }];
      }),
    );
  },
  function nothingFromTheFuture(values, { kind, status }, { now, zone }) {
    return (HAPPENED[kind] ?? []).flatMap((key) => {
      const at = textOf(values[key]);
      if (at === "" || (PLANNED_TOO.has(key) && !hasEnded(kind, status)) || compareMoments(at, now, textOf(values["timezone"]) || zone) <= 0) return [];
      return [{ code: "GEN-TIME", key, found: `${key} ${at}`, expected: "a time that has passed", hint: "Correct it, or take it out until it has happened." }];
    });
  },
  function relationsLeadSomewhere(values, { kind, path }, { deadLinks }) {
    const dead = deadLinks(path);
    if (!dead) return [];
    return [...(RELATIONS[kind] ?? []), "services"].flatMap((key) => {
      const written = values[key];
      const links = findWikiLinks(Array.isArray(written) ? written.join("\n") : textOf(written));
      return links.flatMap(({ target }) => (Object.hasOwn(dead, target) ? [{ code: "GEN-LINK", key, found: `[[${target}]]`, expected: "a note that is there", hint: "Create the note, or correct the link." }] : []));
    });
  },
  function somebodyOwnsIt(values, { kind, status }, { profile }) {
    const keys = OWNERS[kind];
    if (!keys || profile === "solo" || hasEnded(kind, status) || keys.some((key) => values[key] !== undefined && (!Array.isArray(values[key]) || values[key].length > 0))) return [];
    return [{ code: "GEN-OWNER", key: keys[0] ?? "owner", found: "nobody", expected: `${keys.join(" or ")} while it is ${status}`, hint: "Name who sees to it." }];
  },
  function incidentLasted(values, { kind }) {
    if (kind !== "incident" || !lastedNoTime(values)) return [];
    return [{ code: "INC-ZERO", key: "resolved", found: `started and resolved ${textOf(values["resolved"])}`, expected: "a time in between", hint: "It is left out of the mean times until both are known." }];
  },
  function statusKeepsItsGuards(values, row, checking) {
    const broken = checkLife(row, values, checking);
    const early = row.kind === "change" ? checkTimes(row.status, values, checking) : [];
    if (early.length > 0) return [...broken, ...early.filter(({ code, key }) => !broken.some((other) => other.code === code && other.key === key))];
    // That it lasted no time says that its start was guessed.
    return row.kind === "incident" && lastedNoTime(values) ? broken.filter(({ code }) => code !== "INC-EST") : broken;
  },
  function procedureIsFresh(values, { kind, status }, { today }) {
    if (kind !== "procedure" || status !== "approved") return [];
    const note = values as unknown as Parameters<typeof reviewDue>[0] & { last_tested?: Day; operation?: string; emergency?: string };
    const due = reviewDue(note);
    const problems: NoteProblem[] = [];
    if (due !== undefined && due < today) {
      const every = note.review_every && note.review_every !== "never" ? `, every ${writeDuration(note.review_every)}` : "";
      const found = `due ${due}, last reviewed ${note.last_reviewed ?? "never"}${every}`;
      problems.push({ code: "PRC-FRESH", key: "last_reviewed", found, expected: "a review by now", hint: note.last_tested ? `It was run on ${note.last_tested}.` : "Read it once more, then mark it reviewed." });
    }
    const tested = note.last_tested;
    if ((note.emergency || note.operation === "emergency") && (tested === undefined || tested < addMonths(today, -TESTED_WITHIN_MONTHS))) {
      problems.push({ code: "PRC-FRESH", key: "last_tested", found: tested ? `last tested ${tested}` : "never tested", expected: "a test in the last 12 months", hint: "Run it as an exercise." });
    }
    return problems;
  },
  function planSaysWhen(values, { kind, status }) {
    if (kind !== "maintenance" || status !== "active") return [];
    const { schedule, meter, condition } = values;
    if ((schedule ?? meter ?? condition) === undefined) return [{ code: "schedule-missing", key: "schedule", found: "no schedule", expected: "a schedule, a meter or a condition", hint: "Write when it is due, such as every 3 months." }];
    return meter !== undefined && values["every"] === undefined ? [{ code: "schedule-missing", key: "every", found: "a meter", expected: "how far the meter goes until it is due", hint: "Set every, such as 500 h." }] : [];
  },
  function planHasTime(values, { kind }) {
    if (kind !== "maintenance") return [];
    const { starts, until, terms: { schedule } } = values as unknown as NoteOf<"maintenance">;
    const first = until !== undefined && schedule && (starts ?? until) <= until ? nextOccurrence(schedule, FIRST_DAY) : undefined;
    if (until === undefined || first === undefined || first <= until) return [];
    return [{ code: "GEN-TIME", key: "until", found: `until ${until}`, expected: `not before the first occurrence, ${first}`, hint: "Correct until, or the schedule: now it never occurs." }];
  },
  function noSecretsInAccess(values) {
    if (values["access"] === undefined) return [];
    return findSecrets(textOf(values["access"])).map(({ masked }) => ({
      code: "SEC-LEAK", key: "access", found: masked, expected: "where to sign in, not with what", hint: "Take it out, change it where it is in use, and name the place that keeps it.",
    }));
  },
];

function lastedNoTime({ started, detected, resolved }: Values): boolean {
  return textOf(resolved) !== "" && (textOf(started) || textOf(detected)) === resolved;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
