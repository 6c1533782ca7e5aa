import { describe, expect, test } from "vitest";

import { planAnswer, plainAnswer, stepAt } from "../../src/domain/actions/answer-step.ts";
import { applyEdits } from "../../src/domain/actions/apply-edits.ts";
import { allSteps, readChecklistBody } from "../../src/domain/notes/checklist-body.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";

const HEAD = "---\ntype: checklist\ndate: 2026-11-23\nstatus: open\n---\n\n## [[Round]]\n\n";
const ACTING = { today: "2026-11-23", time: "08:00", person: undefined, profile: "solo", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } } as const;

describe("A note of 2 MB", () => {
  const prose = "Some words of a page that nobody tidied up, with a [[link]] and `code`.\n\n".repeat(28_000);

  test("is read as a procedure: its two steps are found behind the prose", () => {
    const text = `---\ntype: procedure\n---\n\n${prose}## Steps\n\n1. Look\n2. Listen\n`;
    expect(text.length).toBeGreaterThan(2_000_000);
    expect(readProcedureBody(text, readFrontmatter(text).bodyLine).run.steps.map((step) => step.text)).toEqual(["Look", "Listen"]);
  });

  test("is written in one place, and every other byte stays", () => {
    const text = `${HEAD}- [ ] Look\n- [ ] Listen\n\n${prose}`;
    const step = stepAt(text, 8, "Carried over");
    if (!step) throw new Error("no step");
    const planned = planAnswer("x.md", text, step, plainAnswer("passed"), ACTING);
    if (!planned.ok) throw new Error(planned.refusals[0]?.reason);
    const applied = applyEdits(text, planned.plan.edits[0]?.edits ?? []);
    expect(applied).toEqual({ ok: true, text: text.replace("status: open\n", "status: open\nstarted: 2026-11-23T08:00\n").replace("- [ ] Look", "- [x] Look [at:: 08:00]") });
  });

  test("may hold 6,000 checkboxes", () => {
    const text = `${HEAD}${"- [ ] Look\n".repeat(6_000)}`;
    expect(allSteps(readChecklistBody(text, readFrontmatter(text).bodyLine))).toHaveLength(6_000);
  });
});
