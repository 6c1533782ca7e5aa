import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { mergeTexts, resolve } from "../../../src/domain/mending/merge-texts.ts";
import { textOf, unitsOf } from "../../../src/domain/mending/merge-units.ts";

const BEGIN = "%% ops:begin approved-plan %%";
const END = "%% ops:end approved-plan %%";
const LINES = [BEGIN, END, "- [ ] Copy", "  - 200 GB", "- 2026-11-23 10:00 approved by [[Ana]]", "", "## Approvals", "````text", "words"];
const region = (...plan: string[]): string => [BEGIN, "````text", ...plan, "````", END].join("\n");
const note = (plan: string, ...approvals: string[]): string => `## Plan\n\n${plan}\n\n## Approvals\n\n${approvals.join("\n")}\n\n## Log\n`;
const ANA = "- 2026-11-23 10:00 approved by [[Ana]]";
const BEN = "- 2026-11-23 11:00 approved by [[Ben]]";

describe("A region that we write is merged whole:", () => {
  test("cut into units and put together again, any text is the same", () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...LINES), { maxLength: 30 }), fc.constantFrom("\n", "\r\n"), (lines, ending) => {
      const text = lines.join(ending);
      expect(unitsOf(text).map(textOf).join("")).toBe(text);
    }));
  });

  test("one that never ends is nothing but its line", () => expect(unitsOf(`${BEGIN}\n- [ ] Copy\n`).map(({ kind }) => kind)).toEqual(["line", "step"]));

  test("its steps are not those of the plan", () => {
    const [base, ours, theirs] = [note("- [ ] Copy", ""), note("- [ ] Copy", ANA, "", region("- [ ] Copy")), note("- [x] Announce", "")];
    expect(resolve(mergeTexts(ours, theirs, base), ["theirs"])).toBe(note("- [x] Announce", ANA, "", region("- [ ] Copy")));
  });

  test("the same one on both sides stands once, below the lines of both", () => {
    expect(mergeTexts(note("x", ANA, "", region("- [ ] Copy")), note("x", BEN, "", region("- [ ] Copy"))).join("")).toBe(note("x", ANA, BEN, "", region("- [ ] Copy")));
    expect(mergeTexts(note("x", ANA), note("x", BEN, "", region("- [ ] Copy"))).join("")).toBe(note("x", ANA, BEN, "", region("- [ ] Copy")));
  });

  test("the newer of two holds; of two newer ones a person takes one", () => {
    const [base, ours, theirs] = [note("x", region("a")), note("x", region("b")), note("x", region("c"))];
    expect([mergeTexts(base, theirs, base).join(""), mergeTexts(ours, base, base).join("")]).toEqual([theirs, ours]);
    expect(mergeTexts(ours, theirs, base).filter((piece) => typeof piece !== "string")).toEqual([{ what: "key", key: "approved-plan", ours: `${region("b")}\n`, theirs: `${region("c")}\n` }]);
  });

  test("does not keep the two from beginning sections of their own", () => {
    const [ours, theirs] = ["## Approvals\n\n- 2026-11-23 10:00 approved by [[Ana]]\n\n".concat(region("a"), "\n"), "## Log\n\n- 2026-11-23 10:00 x\n"];
    expect(mergeTexts(ours, theirs, "\n").join("")).toContain(region("a"));
    expect(mergeTexts(ours, theirs, "\n").every((piece) => typeof piece === "string")).toBe(true);
  });
});
