import { describe, expect, test } from "vitest";

import { NoteRow } from "../../../src/domain/index/note-row.ts";
import { buildCoverage } from "../../../src/domain/queries/build-coverage.ts";
import { buildDashboard, buildToday } from "../../../src/domain/queries/build-dashboard.ts";
import { dueProcedures, lookBackFrom } from "../../../src/domain/queries/due-procedures.ts";
import { todaysSections } from "../../../src/domain/queries/todays-sections.ts";
import { newestDailyBefore } from "../../../src/domain/queries/vault-reading.ts";
import { procedureTexts, wantedChecklists } from "../../../src/domain/queries/wanted-bodies.ts";
import { readingOf } from "../../shared/reading.ts";

const MONDAY = "2026-11-23";
const vault = (notes: Record<string, string>, today = MONDAY) => readingOf(new Map(Object.entries(notes)), today);
const procedure = (schedule: string, more = "", steps = "1. Look\n2. Think\n"): string => `---\ntype: procedure\n${schedule === "" ? "" : `schedule: ${schedule}\n`}${more}---\n\n## Steps\n\n${steps}`;
const daily = (day: string, body: string, status = "open"): string => `---\ntype: checklist\ndate: ${day}\noccurrence: daily@${day}\nstatus: ${status}\n---\n\n${body}`;
const FRAMEWORK = "---\ntype: framework\n---\n\n```yaml\noperation_layers:\n  daily_operations:\n    - system_monitoring\n    - user_support\n  maintenance:\n    - routine_maintenance\n```\n\n## Daily operations\n\n- Monitor systems\n- Support users\n";

const row = (path: string, schedule: string, more: Record<string, unknown> = {}, starts?: string, unread?: []): NoteRow<"procedure"> =>
  new NoteRow("procedure", path, { fields: { schedule, ...(starts ? { starts } : {}), ...more }, tasks: [] }, unread);
const due = (rows: NoteRow<"procedure">[], today: string, answered: string[] = []): string[] =>
  dueProcedures(rows, today, (path, occurrence) => answered.includes(`${path} ${occurrence}`)).map((each) => `${each.row.path} ${each.occurrence}`);

describe("A procedure is due", () => {
  test.each<[string, NoteRow<"procedure">, string, string[], string[]]>([
    ["every day, for that day alone", row("a", "daily"), MONDAY, [], [`a ${MONDAY}`]],
    ["every weekday, on one", row("a", "every weekday"), MONDAY, [], [`a ${MONDAY}`]],
    ["not on Saturday, though Friday went unanswered", row("a", "every weekday"), "2026-11-28", [], []],
    ["weekly, on its day", row("a", "every week on Monday"), MONDAY, [], [`a ${MONDAY}`]],
    ["weekly, until it was answered", row("a", "every week on Monday"), "2026-11-26", [], [`a ${MONDAY}`]],
    ["weekly, no more once it was", row("a", "every week on Monday"), "2026-11-26", [`a ${MONDAY}`], []],
    ["weekly, for the next occurrence once that comes", row("a", "every week on Monday"), "2026-11-30", [`a ${MONDAY}`], ["a 2026-11-30"]],
    ["every third day, until answered", row("a", "every 3 days", {}, "2026-11-20"), "2026-11-25", [], [`a ${MONDAY}`]],
    ["not before it starts", row("a", "daily", {}, "2026-11-24"), MONDAY, [], []],
    ["not when it is retired", row("a", "daily", { status: "retired" }), MONDAY, [], []],
    ["not when it cannot be read any more", row("a", "daily", {}, undefined, []), MONDAY, [], []],
    ["not without a schedule", row("a", "whenever"), MONDAY, [], []],
  ])("%s", (_title, one, today, answered, expected) => {
    expect(due([one], today, answered)).toEqual(expected);
  });

  test("by its time of day, then by path, without a time last", () => {
    expect(due([row("c", "daily"), row("b", "daily"), row("a", "daily at 17:00"), row("z", "daily at 08:00")], MONDAY).map((each) => each[0])).toEqual(["z", "a", "b", "c"]);
  });
});

describe("Today's sections", () => {
  const links = (notes: Record<string, string>, today = MONDAY): string[] => todaysSections(vault(notes, today)).sections.map((section) => section.link);

  test("are the procedures that are due, then the daily units of the framework", () => {
    expect(links({ "F.md": FRAMEWORK, "R.md": procedure("daily") })).toEqual(["[[R]]", "[[F|System monitoring]]", "[[F|User support]]"]);
  });

  test.each([
    ["by its area", procedure("daily", "area: system-monitoring\n"), FRAMEWORK],
    ["by a link in the framework", procedure("daily"), FRAMEWORK.replace("Monitor systems", "Monitor systems with [[R]]")],
  ])("leave a unit to the procedure that covers it %s", (_title, round, framework) => {
    expect(links({ "F.md": framework, "R.md": round })).toEqual(["[[R]]", "[[F|User support]]"]);
  });

  test("leave it also where that procedure is not due today", () => {
    expect(links({ "F.md": FRAMEWORK, "R.md": procedure("every week on Friday", "area: system-monitoring\nstarts: 2026-11-27\n") })).toEqual(["[[F|User support]]"]);
  });

  test("take it back from a retired procedure, and from one without a schedule", () => {
    for (const round of [procedure("daily", "area: system-monitoring\nstatus: retired\n"), procedure("", "area: system-monitoring\n")]) {
      expect(links({ "F.md": FRAMEWORK, "R.md": round })).toHaveLength(2);
    }
  });

  test("need no framework; of two the first by path counts", () => {
    expect(links({ "R.md": procedure("daily") })).toEqual(["[[R]]"]);
    expect(links({ "G.md": FRAMEWORK, "F.md": FRAMEWORK })).toEqual(["[[F|System monitoring]]", "[[F|User support]]"]);
  });

  test("tell a due procedure without steps", () => {
    expect(todaysSections(vault({ "R.md": procedure("daily", "", "- a\n- b\n") }))).toMatchObject({ sections: [], withoutSteps: ["R.md"] });
  });

  test("hold a weekly one until a checklist has answered it; deferred counts, open does not", () => {
    const weekly = procedure("every week on Monday");
    const answeredWith = (mark: string): Record<string, string> => ({ "R.md": weekly, "D.md": daily(MONDAY, `## [[R]]\n%% ops:run ${MONDAY} h1-0 %%\n\n- [x] Look\n- [${mark}] Think\n`, "done") });
    expect([links(answeredWith("x"), "2026-11-25"), links(answeredWith(">"), "2026-11-25"), links(answeredWith(" "), "2026-11-25")]).toEqual([[], [], ["[[R]]"]]);
  });

  test("carry over what the newest earlier checklist deferred, with where it came from first", () => {
    const notes = {
      "D1.md": daily("2026-11-19", "- [>] Old\n"),
      "D2.md": daily("2026-11-20", "- [>] Ask [at:: 09:00]\n- [>] Call [from:: [[D0]]] [at:: 09:00]\n- [x] Look\n"),
      "S.md": "---\ntype: checklist\ndate: 2026-11-22\n---\n\n- [>] Single\n",
    };
    expect(todaysSections(vault(notes)).deferred).toEqual([{ text: "Ask", from: "[[D2]]" }, { text: "Call", from: "[[D0]]" }]);
    expect(newestDailyBefore(vault(notes), "2026-11-20")?.path).toBe("D1.md");
  });
});

const QUIET: Parameters<typeof buildDashboard>[5] = { now: [], nowCount: { incidents: 0, all: 0 }, work: [], workCount: { overdue: 0, others: 0 }, passed: { plans: 0, occurrences: 0 }, week: [], maintenance: "none", freeze: "" };

describe("The dashboard", () => {
  const board = (notes: Record<string, string>, problems: Parameters<typeof buildDashboard>[4] = []) => {
    const reading = vault(notes);
    return buildDashboard(reading, buildToday(reading, todaysSections(reading)), buildCoverage(reading), "09:12", problems, QUIET);
  };
  const section = (marks: string, pin = ""): string => `## [[R]]\n${pin}\n${[...marks].map((mark, at) => `- [${mark}] Step ${at}\n  - why\n`).join("")}`;

  test.each<[string, Record<string, string>, string, string]>([
    ["nothing at all", {}, "All clear", "clear"],
    ["something due, not started", { "R.md": procedure("daily") }, "Today's checklist not started", "working"],
    ["one step to go", { "D.md": daily(MONDAY, section("x ")) }, "1 step to go", "working"],
    ["a failed step and two to go", { "D.md": daily(MONDAY, section("!  ")) }, "1 step failed, 2 steps to go", "attention"],
    ["all answered", { "D.md": daily(MONDAY, section("x>")) }, "Checklist ready to finish", "working"],
    ["done", { "D.md": daily(MONDAY, section("xx"), "done") }, "All clear", "clear"],
  ])("says of %s: %s", (_title, notes, words, tone) => {
    expect(board(notes).state).toEqual({ words, tone, moment: "Monday 23 November 2026, 09:12" });
  });

  test("counts problems in notes, and is empty without framework and procedure", () => {
    const problem = { path: "a.md", name: "a", line: 1, sentence: "x", hint: "y", code: "z" };
    expect(board({}, [problem, problem])).toMatchObject({ isEmpty: true, state: { words: "2 problems in notes", tone: "attention" } });
    expect(board({ "F.md": FRAMEWORK }).isEmpty).toBe(false);
  });

  test("offers an earlier open checklist, and what became due since today's was made", () => {
    const offers = board({ "D1.md": daily("2026-11-20", section("x  ")), "D2.md": daily(MONDAY, section("x")), "R.md": procedure("daily"), "S.md": procedure("daily"), "F.md": FRAMEWORK }).today.offers;
    expect(offers).toEqual([
      { kind: "earlier-open", path: "D1.md", day: "2026-11-20", open: 2 },
      { kind: "add-due", path: "D2.md", count: 3, names: ["S", "System monitoring", "User support"] },
    ]);
  });

  test("an optional step neither keeps a checklist from being ready nor comes next before the others", () => {
    const [card] = board({ "D.md": daily(MONDAY, "## [[R]]\n\n- [ ] Extra [optional:: yes]\n- [ ] Must\n") }).today.checklists;
    expect(card).toMatchObject({ ready: false, next: "Must", steps: 2, answered: 0 });
    const [done] = board({ "D.md": daily(MONDAY, "## [[R]]\n\n- [ ] Extra [optional:: yes]\n- [x] Must\n") }).today.checklists;
    expect(done).toMatchObject({ ready: true, next: "Extra" });
  });

  test("says what became of a procedure since the checklist pinned it", () => {
    const round = procedure("daily");
    const hash = todaysSections(vault({ "R.md": round })).sections[0]?.pin ?? "";
    const change = (notes: Record<string, string>): unknown => board({ "D.md": daily(MONDAY, section(" ", `%% ops:run ${hash} %%\n`)), ...notes }).today.checklists[0]?.sections[0]?.change;
    expect([change({ "R.md": round }), change({ "R.md": round.replace("Look", "Stare") }), change({})]).toEqual(["none", "edited", "gone"]);
  });

  test("says that a unit went from the framework", () => {
    const pinned = "## [[F|Old unit]]\n%% ops:run 2026-11-23 old_unit h1-c5376fd2a967 %%\n\n- [ ] Look\n";
    expect(board({ "F.md": FRAMEWORK, "D.md": daily(MONDAY, pinned) }).today.checklists[0]?.sections[0]?.change).toBe("gone");
  });
});

describe("Coverage", () => {
  test("has gaps first, then what only the framework does, then what procedures do, with the last run", () => {
    const notes = {
      "F.md": FRAMEWORK.replace("    - user_support", "    - user_support\n    - paper_work"),
      "R.md": procedure("daily at 09:00", "area: system-monitoring\n"),
      "D.md": daily("2026-11-20", "## [[R]]\n\n- [x] Look\n\n## [[F|User support]]\n%% ops:run 2026-11-20 user_support h1-0 %%\n\n- [ ] Support users\n"),
    };
    const coverage = buildCoverage(vault(notes));
    expect([coverage.frameworkPath, coverage.covered, coverage.total]).toEqual(["F.md", 1, 4]);
    expect(coverage.groups[0]?.rows.map((each) => [each.name, each.procedures.map((one) => `${one.name} ${one.scheduleWords}`).join(), each.fromFramework, each.lastRun])).toEqual([
      ["Paper work", "", false, ""], ["User support", "", true, "2026-11-20"], ["System monitoring", "R every day at 09:00", false, "2026-11-20"],
    ]);
  });

  test("has the last run of what links lead to now, though no checklist moved, and of what their texts say now", () => {
    const round = procedure("daily", "area: system-monitoring\n");
    const reading = vault({ "F.md": FRAMEWORK, "R.md": round, "S.md": round, "D.md": daily("2026-11-20", "## [[R]]\n\n- [x] Look\n") });
    const lastRun = (of: typeof reading): string | undefined => buildCoverage(of).groups[0]?.rows.find(({ key }) => key === "system_monitoring")?.lastRun;
    const only = (path: string): typeof reading => ({ ...reading, procedures: reading.procedures.filter((row) => row.path === path) });
    expect([lastRun(only("R.md")), lastRun(only("S.md"))]).toEqual(["2026-11-20", ""]);
    const renamed = { ...only("S.md"), pathOf: (link: string) => (link === "R" ? "S.md" : undefined) };
    expect(lastRun(renamed)).toBe("2026-11-20");
    const body = vault({ "D.md": daily("2026-11-20", "## [[S]]\n\n- [x] Look\n") }).checklistBodies;
    expect([lastRun({ ...only("R.md"), checklistBodies: body }), lastRun({ ...only("S.md"), checklistBodies: body })]).toEqual(["", "2026-11-20"]);
    expect(lastRun({ ...only("R.md"), checklists: [] })).toBe("");
  });
});

describe("The bodies that today needs", () => {
  test("are today's, open single runs, all since the oldest occurrence that may be due, and the newest ten", () => {
    const days = Array.from({ length: 40 }, (_, at) => `2026-${at < 15 ? "09" : "10"}-${String((at % 25) + 1).padStart(2, "0")}`);
    const notes: Record<string, string> = Object.fromEntries(days.map((day, at) => [`D${at}.md`, daily(day, "- [x] a\n", "done")]));
    notes["S.md"] = "---\ntype: checklist\ndate: 2026-01-01\n---\n\n- [ ] a\n";
    notes["T.md"] = "---\ntype: checklist\ndate: 2026-01-01\nstatus: done\n---\n\n- [x] a\n";
    const reading = vault(notes);
    const open = reading.index.ofStatus("checklist", "open");
    const plain = wantedChecklists(reading.checklists, open, MONDAY, MONDAY).map(({ path }) => path);
    expect([plain.length, plain.includes("S.md"), plain.includes("T.md")]).toEqual([11, true, false]);
    const long = wantedChecklists(reading.checklists, open, lookBackFrom([row("r", "every 10 weeks on Monday", {}, "2026-09-21")], MONDAY), MONDAY);
    expect(long.length).toBe(26);
  });

  test("of procedures are those with an occurrence, and those that a checklist pins", () => {
    const reading = vault({ "A.md": procedure("daily"), "B.md": procedure(""), "C.md": procedure("daily", "status: retired\n"), "E.md": procedure("daily", "starts: 2027-01-01\n"), "D.md": daily(MONDAY, `## [[B]]\n%% ops:run ${MONDAY} h1-0 %%\n\n- [ ] a\n`) });
    expect(procedureTexts(reading.procedures, MONDAY, [...reading.checklistBodies.values()], reading.pathOf)).toEqual(["A.md", "B.md"]);
  });
});
