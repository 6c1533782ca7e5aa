import { describe, expect, test } from "vitest";

import { planFinish, planSkip, whatIsMissing } from "../../../src/domain/actions/close-checklist.ts";
import type { Acting } from "../../../src/domain/actions/acting.ts";
import { ANA, applied, checklistOf } from "./checklist-note.ts";

const MISSING: readonly (readonly [title: string, steps: string[], codes: string[]])[] = [
  ["an open step", ["- [ ] A"], ["step-open"]],
  ["a step in progress", ["- [/] A"], ["step-open"]],
  ["a mark of another plugin counts as open", ["- [?] A"], ["step-open"]],
  ["an optional step may stay open", ["- [ ] A [optional:: yes]"], []],
  ["a nested step counts", ["- [x] A", "  - [ ] B"], ["step-open"]],
  ["a failed step without a note", ["- [!] A"], ["CHK-NOTE"]],
  ["a failed step with a note", ["- [!] A", "  - why"], []],
  ["a step that does not apply, without a note", ["- [-] A"], ["CHK-NOTE"]],
  ["a deferred step needs no note", ["- [>] A"], []],
  ["a passed step without its reading", ["- [x] A [limit:: <= 5]"], ["CHK-READING"]],
  ["a passed metric without its reading", ["- [x] A [metric:: [[M]]]"], ["CHK-READING"]],
  ["a passed step outside its limit", ["- [x] A [limit:: <= 5] [value:: 6]"], ["CHK-LIM"]],
  ["a reading that is no number", ["- [x] A [limit:: <= 5] [value:: ok]"], ["CHK-LIM"]],
  ["a reading in another unit", ["- [x] A [limit:: <= 5 %] [value:: 4 GB]"], ["CHK-LIM"]],
  ["a reading within its limit", ["- [x] A [limit:: <= 5] [value:: 5]"], []],
  ["evidence that is no link", ["- [x] A [evidence:: required]", "  - seen"], ["CHK-EVID"]],
  ["evidence", ["- [x] A [evidence:: required]", "  - https://example.org/x"], []],
  ["no second person", ["- [x] A [hold:: second person] [by:: [[Ana]]]"], ["CHK-HOLD"]],
  ["the first as the second", ["- [x] A [hold:: second person] [by:: [[Ana]]] [witness:: [[People/Ana]]]"], ["CHK-HOLD"]],
  ["a second person", ["- [x] A [hold:: second person] [by:: [[Ana]]] [witness:: [[Ben]]]"], []],
  ["each step is told", ["- [ ] A", "- [!] B", "- [x] C"], ["step-open", "CHK-NOTE"]],
];

const finished = (text: string, acting: Acting = ANA): string => applied(text, planFinish("x.md", text, acting));

describe("Finishing asks for", () => {
  test.each(MISSING)("%s", (_title, steps, codes) => {
    expect(whatIsMissing("x.md", checklistOf(...steps), ANA).map((refusal) => refusal.code)).toEqual(codes);
  });

  test("no second person in the solo profile", () => {
    expect(whatIsMissing("x.md", checklistOf("- [x] A [hold:: second person]"), { ...ANA, profile: "solo" })).toEqual([]);
  });

  test("and names the line of each step", () => {
    expect(whatIsMissing("x.md", checklistOf("- [x] A", "- [ ] [[db-1|B]]"), ANA)).toMatchObject([{ line: 10, path: "x.md", reason: "B: not answered" }]);
  });
});

describe("A checklist ends", () => {
  test("done, with the moment and a line in the log", () => {
    const text = checklistOf("- [x] A");
    expect(finished(text)).toBe(`${text.replace("status: open", "status: done\ncompleted: 2026-11-23T08:05")}\n## Log\n\n- 2026-11-23 08:05 status open → done by [[Ana]]\n`);
  });

  test.each([["a failed", ["- [!] A", "  - why"]], ["a deferred", ["- [>] A"]]])("done with exceptions where %s step stands", (_title, steps) => {
    expect(finished(checklistOf(...steps))).toContain("\nstatus: done-with-exceptions\n");
  });

  test("without the moment where stamps are off", () => {
    expect(finished(checklistOf("- [x] A"), { ...ANA, stamps: false })).not.toContain("completed");
  });

  test("skipped with a reason where nothing was answered, abandoned where something was", () => {
    const text = checklistOf("- [ ] A", "- [/] B");
    const after = applied(text, planSkip("x.md", text, "Holiday: <% x %>", ANA));
    expect(after).toContain('\nstatus: skipped\nreason: "Holiday: < % x %>"\n');
    expect(after).toMatch(/- 2026-11-23 08:05 status open → skipped by \[\[Ana\]\]: Holiday: < % x %>\n$/);
    const begun = checklistOf("- [x] A", "- [ ] B");
    expect(applied(begun, planSkip("x.md", begun, "Fire", ANA))).toContain("\nstatus: abandoned\n");
  });

  test("not without a reason where it is skipped", () => {
    const text = checklistOf("- [ ] A");
    expect(applied(text, planSkip("x.md", text, "  ", ANA))).toBe("<reason-missing>");
  });

  test.each(["done", "done-with-exceptions", "skipped", "Abandoned", "missed"])("only once (%s)", (status) => {
    const text = checklistOf("- [x] A").replace("status: open", `status: ${status}`);
    expect([finished(text), applied(text, planSkip("x.md", text, "why", ANA))]).toEqual(["<checklist-closed>", "<checklist-closed>"]);
  });

  test("never in a note with conflict markers", () => {
    expect(finished(checklistOf("<<<<<<< a", "- [x] A", "=======", "- [ ] A", ">>>>>>> b"))).toBe("<note-in-conflict>");
  });
});
