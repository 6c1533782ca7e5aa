import { beforeAll, describe, expect, test } from "vitest";

import { readPlan } from "../../src/domain/actions/account-lines.ts";
import type { Question } from "../../src/domain/mending/merge-heads.ts";
import type { Choice } from "../../src/domain/mending/merge-texts.ts";
import { occurrencesBetween } from "../../src/domain/schedule/schedule.ts";
import { addDays, type Day } from "../../src/domain/time/day.ts";
import { counted, forEach, mergeAll, mostOf, type Case, type History, type Merges } from "./merged-by-git.ts";
import { act, actingOn, bestOf, caughtUp, drawing, outcomesOf, performed, PLAN, readReplica, type Outcome, type Replica } from "./merged-maintenance.ts";

const HISTORIES = Number(process.env["MERGE_HISTORIES"] ?? 1_000);
const FIRST = "2026-01-31";
const LAST = "2026-12-01";
const SCHEDULES = ["every day", "every weekday", "every week on Monday, Thursday", "every 3 days", "every month on the 31st", '"RRULE:FREQ=MONTHLY;BYMONTHDAY=15,30"', "every 2 weeks"];

/** One plan that two devices go on with apart. */
function historyOf(seed: number): History {
  const draw = drawing(seed);
  const pick = <Of>(from: readonly Of[]): Of | undefined => from[draw(from.length)];
  const properties = [
    "type: maintenance", "category: routine", `schedule: ${pick(SCHEDULES) ?? ""}`, "starts: 2026-01-05", `missed: ${pick(["one", "all", "skip"]) ?? ""}`, `anchor: ${draw(5) === 0 ? "completion" : "schedule"}`,
    ...(draw(3) === 0 ? ["working_day: next"] : []), ...(draw(4) === 0 ? ["statutory: true"] : []), ...(draw(3) === 0 ? [`last_done: ${FIRST}`] : []), `last_due: ${FIRST}`,
  ];
  const log = [["", "## Log", "", `- ${FIRST} done (due ${FIRST}) by [[Ana]]`], ["", "## Log"], []][draw(3)] ?? [];
  const text = ["---", ...properties, "---", "", "## Steps", "", "1. Look", "2. Listen", ...log, ""].join("\n") + (draw(3) === 0 ? "\n## Notes\n\nNone.\n" : "");
  const goOn = (replica: Replica, from: Day, acts: number, person: string): readonly [Replica, Day] => {
    let [after, day] = [replica, from];
    for (let done = 0; done < acts; done++) {
      day = addDays(day, draw(10) === 0 ? 45 : draw(9));
      after = act(after, draw, day, person);
    }
    return [after, day];
  };
  const [base, parted] = goOn(new Map([[PLAN, text]]), "2026-02-02", draw(4), "[[Ana]]");
  // One person may well have two devices.
  const other = draw(3) === 0 ? "[[Ana]]" : "[[Ben]]";
  return { base, ana: goOn(base, parted, 1 + draw(3), "[[Ana]]")[0], ben: goOn(base, parted, 1 + draw(3), other)[0] };
}

const histories: History[] = [];
let merges: Merges = { cases: [], questions: [], open: [] };

const FARTHEST = ["closed", "done", "cancelled", "on-hold", "in-progress", "planned"];

/** A person lets the farther state of a work order hold, else whatever sorts first, and keeps both of lines. */
function answer({ what, key, ours, theirs }: Question): Choice {
  if (what === "lines") return "both";
  if (key === "status") return FARTHEST.findIndex((word) => ours.includes(word)) <= FARTHEST.findIndex((word) => theirs.includes(word)) ? "ours" : "theirs";
  return ours <= theirs ? "ours" : "theirs";
}

beforeAll(() => {
  for (let seed = 0; seed < HISTORIES; seed++) histories.push(historyOf(seed));
  merges = mergeAll(histories, answer);
}, 400_000);

const logLines = (replica: Replica): string[] => (replica.get(PLAN) ?? "").split("\n").filter((line) => /^- \d{4}-/.test(line));
const later = (one: Day | undefined, other: Day | undefined): Day => ((one ?? "") > (other ?? "") ? (one ?? "") : (other ?? ""));

/** Holds for every merge. */
function forAll(check: (merged: Replica, history: History) => void, wanted: (one: Case) => boolean = () => true): void {
  forEach(merges.cases.filter(wanted), check);
}

/** The same again for the same notes costs nothing. */
function remembered<Of>(read: (replica: Replica) => Of): (replica: Replica) => Of {
  const known = new WeakMap<Replica, { readonly value: Of }>();
  return (replica) => {
    const found = known.get(replica) ?? { value: read(replica) };
    known.set(replica, found);
    return found.value;
  };
}

const cameTo = remembered(outcomesOf);
const stands = remembered((replica) => readReplica(replica, LAST));
const planOf = remembered((replica) => readPlan({ path: PLAN, text: replica.get(PLAN) ?? "" }, actingOn(LAST, "")));

describe(`Of ${String(HISTORIES)} plans that two devices went on with apart, merged by git and then by the fix,`, { timeout: 400_000 }, () => {
  test("most conflicted, and some of their work orders", () => {
    expect(merges.open.filter((path) => path === PLAN).length).toBeGreaterThan(HISTORIES);
    expect(merges.open.filter((path) => path !== PLAN).length).toBeGreaterThan(HISTORIES / 25);
  });

  test("no line of a log is lost, doubled or made up", () => {
    forAll((replica, { ana, ben }) => {
      expect(counted(logLines(replica))).toEqual(mostOf(logLines(ana), logLines(ben)));
    });
  });

  test("each occurrence came to what it came to on one of them, done before skipped before missed, and once", () => {
    forAll((replica, { base, ana, ben }) => {
      // What one reopened and the other left done, git or a person decides.
      const isTakenBack = (day: Day): boolean => cameTo(base).has(day) && !(cameTo(ana).has(day) && cameTo(ben).has(day));
      const decided = (outcomes: ReadonlyMap<Day, Outcome>): (readonly [Day, Outcome])[] => [...outcomes].filter(([day]) => !isTakenBack(day)).sort();
      expect(decided(cameTo(replica))).toEqual(decided(bestOf([...cameTo(ana), ...cameTo(ben)])));
    });
  });

  test("the stamps are the later of both, and no line is newer", () => {
    forAll((replica, { ana, ben }) => {
      const [own, other, now] = [ana, ben, replica].map(planOf);
      const [due, done] = [later(own?.note.last_due, other?.note.last_due), later(own?.note.last_done, other?.note.last_done)];
      expect([now?.note.last_due ?? "", now?.note.last_done ?? ""]).toEqual([due, done]);
      for (const line of now?.log ?? []) expect(due >= (line.dueTo ?? line.due ?? "") && (line.outcome !== "done" || done >= line.day || line.day === FIRST)).toBe(true);
    });
  });

  test("nobody is asked about stamps or logs", () => {
    expect(merges.questions.filter(({ what, key = "" }) => what === "lines" || key.startsWith("last_"))).toEqual([]);
  });

  test("the plan stands the same, whichever device was first", () => {
    const [some, others] = [merges.cases.filter(({ first }) => first), merges.cases.filter(({ first }) => !first)];
    for (const [at, { seed, replica }] of some.entries()) expect([seed, stands(others[at]?.replica ?? replica)]).toEqual([seed, stands(replica)]);
    expect(others).toHaveLength(some.length);
  });

  test("whatever was due is accounted for or waits to be, and is never both", () => {
    forAll((replica) => {
      const { terms, accounts, standing } = stands(replica);
      const outcomes = cameTo(replica);
      const waiting = [...standing.open, ...standing.passed].map(({ nominal }) => nominal).filter((nominal) => !accounts.has(nominal));
      expect(waiting.filter((nominal) => outcomes.has(nominal))).toEqual([]);
      if (terms.anchor === "completion" || !terms.schedule || terms.workingDay) return;
      const due = occurrencesBetween(terms.schedule, addDays(FIRST, 1), LAST);
      const known = new Set([...outcomes.keys(), ...waiting, ...accounts.keys()]);
      expect(due.filter((nominal) => !known.has(nominal))).toEqual([]);
    }, ({ first }) => first);
  });

  test("catching up then accounts for all that went by, and the second time for nothing", () => {
    forAll((replica) => {
      const before = cameTo(replica);
      const once = performed(replica, caughtUp(replica, LAST, "[[Ana]]"));
      expect(new Map([...outcomesOf(once)].filter(([day]) => before.has(day)))).toEqual(before);
      expect([readReplica(once, LAST).standing.passed, caughtUp(once, LAST, "[[Ben]]")]).toMatchObject([[], { ok: false, refusals: [{ code: "nothing-passed" }] }]);
    }, ({ first }) => first);
  });
});
