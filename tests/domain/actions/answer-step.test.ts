import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import type { StepAnswer } from "../../../src/domain/actions/answer-step.ts";
import { allSteps, readChecklistBody } from "../../../src/domain/notes/checklist-body.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { ANA, answeredLines, applied, checklistOf, FIRST_STEP, plan } from "./checklist-note.ts";

type Answer = Partial<StepAnswer> & Pick<StepAnswer, "state">;
const STAMP = "[at:: 08:05] [by:: [[Ana]]]";

const ANSWERS: readonly (readonly [title: string, step: string, answer: Answer, ...after: string[]])[] = [
  ["passed", "- [ ] Look", { state: "passed" }, `- [x] Look ${STAMP}`],
  ["failed", "- [ ] Look", { state: "failed" }, `- [!] Look ${STAMP}`],
  ["not applicable, with its note", "- [ ] Look", { state: "not-applicable", note: "Gone" }, `- [-] Look ${STAMP}`, `  - Gone ${STAMP}`],
  ["deferred", "- [ ] Look", { state: "deferred" }, `- [>] Look ${STAMP}`],
  ["reopened: the old answer goes", "- [!] Look [value:: 3] [at:: 08:00] [by:: [[Ben]]] [witness:: [[Cem]]]", { state: "open" }, "- [ ] Look"],
  ["in progress before", "- [/] Look", { state: "passed" }, `- [x] Look ${STAMP}`],
  ["ticked by hand with a capital", "- [X] Look", { state: "passed" }, `- [x] Look ${STAMP}`],
  ["marked with a sign of another plugin", "- [?] Look", { state: "passed" }, `- [x] Look ${STAMP}`],
  ["answered again: only the new answer stays", "- [!] Look [at:: 07:00] [by:: [[Ben]]]", { state: "passed" }, `- [x] Look ${STAMP}`],
  ["with where it comes from", "- [ ] Look [from:: [[2026-11-20 Daily checklist]]]", { state: "passed" }, `- [x] Look [from:: [[2026-11-20 Daily checklist]]] ${STAMP}`],
  ["with a block id, which stays last", "- [ ] Look ^a1", { state: "passed" }, `- [x] Look ${STAMP} ^a1`],
  ["with a tag and Tasks' signs", "- [ ] Look 📅 2026-11-24 #action/prevent", { state: "passed" }, `- [x] Look 📅 2026-11-24 #action/prevent ${STAMP}`],
  ["with a field of Dataview", "- [ ] Look [due:: 2026-11-24]", { state: "passed" }, `- [x] Look [due:: 2026-11-24] ${STAMP}`],
  ["a bullet *", "* [ ] Look", { state: "failed", note: "No" }, `* [!] Look ${STAMP}`, `  - No ${STAMP}`],
  ["an ordered checkbox", "10. [ ] Look", { state: "failed", note: "No" }, `10. [!] Look ${STAMP}`, `    - No ${STAMP}`],
  ["a text with brackets of its own", "- [ ] Look at [x] and [ ]", { state: "passed" }, `- [x] Look at [x] and [ ] ${STAMP}`],
  ["a reading below its limit", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "72" }, `- [x] Disk [limit:: <= 85 %] [value:: 72 %] ${STAMP}`],
  ["a reading with its unit", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "72 %" }, `- [x] Disk [limit:: <= 85 %] [value:: 72 %] ${STAMP}`],
  ["a reading with its unit close by", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "72%" }, `- [x] Disk [limit:: <= 85 %] [value:: 72%] ${STAMP}`],
  ["a reading with a decimal comma", "- [ ] Lag [limit:: < 0.5 s]", { state: "passed", value: "0,4" }, `- [x] Lag [limit:: < 0.5 s] [value:: 0,4 s] ${STAMP}`],
  ["a plural for a singular", "- [ ] Left [limit:: >= 30 days]", { state: "passed", value: "31 day" }, `- [x] Left [limit:: >= 30 days] [value:: 31 day] ${STAMP}`],
  ["milliseconds for metres are refused", "- [ ] Depth [limit:: <= 10 m]", { state: "passed", value: "9 ms" }, "<reading-unit>"],
  ["seconds where no unit is asked for are refused", "- [ ] Alerts [limit:: = 0]", { state: "passed", value: "0 s" }, "<reading-unit>"],
  ["another unit is refused", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "72 GB" }, "<reading-unit>"],
  ["words for a number are refused", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "fine" }, "<reading-unreadable>"],
  ["no reading is refused", "- [ ] Disk [limit:: <= 85 %]", { state: "passed" }, "<reading-missing>"],
  ["no reading for a metric is refused", "- [ ] Disk [metric:: [[Disk]]]", { state: "passed" }, "<reading-missing>"],
  ["a failed step needs no reading", "- [ ] Disk [limit:: <= 85 %]", { state: "failed" }, `- [!] Disk [limit:: <= 85 %] ${STAMP}`],
  ["a reading outside makes it failed", "- [ ] Disk [limit:: <= 85 %]", { state: "passed", value: "86" }, `- [!] Disk [limit:: <= 85 %] [value:: 86 %] ${STAMP}`],
  ["evidence is asked for", "- [ ] Photo [evidence:: required]", { state: "passed", evidence: "I saw it" }, "<evidence-missing>"],
  ["evidence is a link", "- [ ] Photo [evidence:: required]", { state: "passed", evidence: "![[a.jpg]]" }, `- [x] Photo [evidence:: required] ${STAMP}`, `  - ![[a.jpg]] ${STAMP}`],
  ["a second person is asked for", "- [ ] Safe [hold:: second person]", { state: "passed" }, "<witness-missing>"],
  ["the second person is not the first", "- [ ] Safe [hold:: second person]", { state: "passed", witness: "ana" }, "<witness-same>"],
  ["with a second person", "- [ ] Safe [hold:: second person]", { state: "passed", witness: "[[Ben]]" }, `- [x] Safe [hold:: second person] ${STAMP} [witness:: [[Ben]]]`],
  ["a template tag in a note is broken up", "- [ ] Look", { state: "failed", note: "<%* x %>" }, `- [!] Look ${STAMP}`, `  - < %* x %> ${STAMP}`],
  ["a note over several lines stays one", "- [ ] Look", { state: "failed", note: "a\r\nb\n\nc" }, `- [!] Look ${STAMP}`, `  - a b c ${STAMP}`],
  ["a note that looks like a task is none", "- [ ] Look", { state: "failed", note: "[ ] b" }, `- [!] Look ${STAMP}`, `  - \\[ ] b ${STAMP}`],
  ["a bracket without its partner does not tear the field", "- [ ] Disk [metric:: [[Disk]]]", { state: "passed", value: "3 [[%" }, `- [x] Disk [metric:: [[Disk]]] [value:: 3 ((%] ${STAMP}`],
];

describe("A step is answered:", () => {
  test.each(ANSWERS.map(([title, step, answer, ...after]) => [title, { step, answer, after }] as const))("%s", (_title, { step, answer, after }) => {
    expect(answeredLines([step], answer)).toEqual(after);
  });

  test.each([
    ["<= 5", "5", "5.1"], ["≤ 5", "5", "6"], ["< 5", "4.9", "5"], ["= 0", "0", "1"], [">= 5", "5", "4,9"], ["≥ 5", "5", "4"], ["> 5", "5.1", "5"], ["0..10 s", "0", "-1"],
    ["0..10 s", "10", "10,01"], ["-5..5", "-5", "-6"], ["<=5", "5", "6"], ["+1 .. +2", "1", "3"],
  ])("limit %s takes %s and not %s", (limit, inside, outside) => {
    const mark = (value: string): string | undefined => answeredLines([`- [ ] A [limit:: ${limit}]`], { state: "passed", value })[0]?.slice(0, 5);
    expect([mark(inside), mark(outside)]).toEqual(["- [x]", "- [!]"]);
  });
});

describe("Who and when:", () => {
  const step = "- [ ] Safe [hold:: second person]";

  test.each<[string, Partial<Acting>, string]>([
    ["the solo profile names nobody", { profile: "solo" }, "- [x] Look [at:: 08:05]"],
    ["without a person by is left out", { person: undefined }, "- [x] Look [at:: 08:05]"],
    ["without stamps nothing is added", { stamps: false }, "- [x] Look"],
    ["on another day the whole moment is written", { today: "2026-11-24" }, "- [x] Look [at:: 2026-11-24T08:05] [by:: [[Ana]]]"],
  ])("%s", (_title, change, after) => {
    expect(answeredLines(["- [ ] Look"], { state: "passed" }, { ...ANA, ...change })).toEqual([after]);
  });

  test("one person alone needs no second", () => {
    expect(answeredLines([step], { state: "passed" }, { ...ANA, profile: "solo" })).toEqual([`- [x] Safe [hold:: second person] [at:: 08:05]`]);
  });

  test("the first answer sets started and assignee, once", () => {
    const text = checklistOf("- [ ] Look", "- [ ] Think").replace(/^started.*\n/m, "");
    const once = applied(text, plan(text, FIRST_STEP - 1, { state: "passed" }));
    expect(once).toContain('\nstatus: open\nassignee: "[[Ana]]"\nstarted: 2026-11-23T08:05\n---\n');
    const twice = applied(once, plan(once, FIRST_STEP + 2, { state: "passed" }, { ...ANA, time: "09:00", person: "[[Ben]]" }));
    expect(twice).toBe(once.replace("- [ ] Think", "- [x] Think [at:: 09:00] [by:: [[Ben]]]"));
  });

  test("neither where stamps are off, or the step is reopened", () => {
    const text = checklistOf("- [x] Look").replace(/^started.*\n/m, "");
    expect(applied(text, plan(text, FIRST_STEP - 1, { state: "failed" }, { ...ANA, stamps: false }))).toBe(text.replace("[x]", "[!]"));
    expect(applied(text, plan(text, FIRST_STEP - 1, { state: "open" }))).toBe(text.replace("[x]", "[ ]"));
  });
});

describe("Only the step that was meant is answered", () => {
  test.each([0, 1, 2, 3, 4])("where five steps read the same and the properties grow by two lines (step %i)", (at) => {
    const text = checklistOf(...Array.from({ length: 5 }, () => "- [ ] Look")).replace(/^started.*\n/m, "");
    const after = applied(text, plan(text, FIRST_STEP - 1 + at, { state: "passed" }));
    expect(after.split("\n").slice(FIRST_STEP + 1, -1).map((line) => line.slice(3, 4))).toEqual([0, 1, 2, 3, 4].map((each) => (each === at ? "x" : " ")));
  });

  test("where steps are nested, and notes stand as deep as those that are there", () => {
    const steps = ["- [ ] Drain", "\t- [ ] Cordon", "\t\t- seen [at:: 08:00]", "\t- [ ] Evict", "- [ ] Restart"];
    expect(answeredLines(steps, { state: "failed", note: "No" }, ANA, 1)).toEqual(["- [ ] Drain", `\t- [!] Cordon ${STAMP}`, "\t\t- seen [at:: 08:00]", `\t\t- No ${STAMP}`, "\t- [ ] Evict", "- [ ] Restart"]);
  });
});

const words = fc.constantFrom("Look", "Check disk", "Röntgen [[db-1]]", "`sudo x`", "A [due:: 2026-12-01]", "Look #tag", "Look ^id-1", "Call [b](c)", "Look [limit:: <= 5]");
const oneStep = fc.tuple(fc.constantFrom("", "", "  "), fc.constantFrom("- ", "* ", "1. "), fc.constantFrom(" ", "x", "!", "-", ">", "/"), words)
  .map(([indent, bullet, mark, text]) => `${indent}${bullet}[${mark}] ${text}`);
const ANY_STATE = fc.constantFrom<StepAnswer["state"]>("passed", "failed", "not-applicable", "deferred");

describe("In any checklist", () => {
  const checklist = fc.tuple(fc.array(oneStep, { minLength: 1, maxLength: 8 }), fc.constantFrom("\n", "\r\n"), fc.boolean(), fc.boolean())
    .map(([steps, ending, begun, bom]) => (bom ? "\ufeff" : "") + (begun ? checklistOf(...steps) : checklistOf(...steps).replace(/^started.*\n/m, "")).replace(/\n/g, ending));

  test("an answer changes its step's line and the two fields of the start, nothing else", () => {
    fc.assert(fc.property(checklist, fc.nat(), ANY_STATE, (text, pick, state) => {
      const steps = allSteps(readChecklistBody(text, 6));
      const step = steps[pick % steps.length];
      fc.pre(step !== undefined);
      const after = splitLines(applied(text, plan(text, step?.line ?? 0, { state, value: "3" })));
      const grown = after.length - splitLines(text).length;
      const rest = after.filter(({ text: line }) => !/^(?:assignee|started): /.test(line)).map((line) => line.text + line.ending);
      const before = splitLines(text).filter(({ text: line }) => !/^started: /.test(line)).map((line) => line.text + line.ending);
      expect(grown === 0 || grown === 2).toBe(true);
      const at = (step?.line ?? 0) - (text.includes("started") ? 1 : 0);
      expect(rest.filter((_, index) => index !== at)).toEqual(before.filter((_, index) => index !== at));
    }), { numRuns: 200 });
  });

  test("an answer taken back gives the step's line again", () => {
    fc.assert(fc.property(checklist, fc.nat(), ANY_STATE, (text, pick, state) => {
      const open = text.replace(/\[[^ \[\]]\] (?=[A-Z`R])/gu, "[ ] ");
      const steps = allSteps(readChecklistBody(open, 6));
      const line = steps[pick % steps.length]?.line ?? 0;
      const answered = applied(open, plan(open, line, { state, value: "3" }));
      const moved = line + splitLines(answered).length - splitLines(open).length;
      const reopened = applied(answered, plan(answered, moved, { state: "open" }));
      expect(splitLines(reopened)[moved]?.text).toBe(splitLines(open)[line]?.text);
    }), { numRuns: 200 });
  });
});
