import { beforeAll, describe, expect, test } from "vitest";

import { planAcceptConflict } from "../../src/domain/actions/accept-conflict.ts";
import type { Acting } from "../../src/domain/actions/acting.ts";
import { planApproveChange, planRejectChange, weighedChange, type WeighedChange } from "../../src/domain/actions/approve-change.ts";
import { planStatus } from "../../src/domain/actions/change-status.ts";
import type { Planned } from "../../src/domain/actions/plan.ts";
import type { ApprovalRole } from "../../src/domain/lifecycle/approval-policy.ts";
import type { Question } from "../../src/domain/mending/merge-heads.ts";
import type { Choice } from "../../src/domain/mending/merge-texts.ts";
import { planText } from "../../src/domain/notes/change-body.ts";
import { planDifference } from "../../src/domain/notes/plan-difference.ts";
import { bulletsUnder } from "../../src/domain/notes/section-lines.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { addMinutes } from "../../src/domain/time/moment.ts";
import { counted, forEach, mergeAll, mostOf, type Case, type History, type Merges } from "./merged-by-git.ts";
import { actingOn, drawing, performed, type Draw, type Replica } from "./merged-maintenance.ts";

const HISTORIES = Number(process.env["MERGE_HISTORIES"] ?? 1_000);
const PATH = "Changes/CHG-20261120-01 Move logs.md";
const AROUND = new Set(["risk:low", "conflict:same-service [[A]]", "conflict:maintenance [[B]]"]);
const CONFLICTS = ["same-service [[A]]", "maintenance [[B]]"].map((key) => ({ key, isHard: false }));
const SAID = ["", "clear", "see [[db-1]]: fine", "two\nlines", "## nothing", "a → b"];

/** What the devices do apart: one approves while the other edits the plan, both approve, or anything. */
type Kind = "approved and edited" | "both approved" | "anything";
const KINDS: readonly Kind[] = ["approved and edited", "both approved", "anything"];
const kindOf = (seed: number): Kind => KINDS[seed % KINDS.length] ?? "anything";

/** One change that two devices go on with apart. */
function historyOf(seed: number): History {
  const draw = drawing(seed);
  const steps = Array.from({ length: 1 + draw(5) }, (_none, at) => `- [ ] Step ${String(at)}${draw(3) === 0 ? "\n  - detail" : ""}`);
  const text = [
    "---", "type: change", "status: authorize", 'requested_by: "[[Eve]]"', "services:", '  - "[[db-1]]"', "planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00", "---", "", "## Implementation plan", "", ...steps, "",
    ...(draw(3) === 0 ? [] : ["## Test plan", "", "On the replica.", ""]), "## Backout plan", "", "1. Stop", "2. Restore", "", ...(draw(2) === 0 ? ["## Communication", "", "None.", ""] : ["## Communication", ""]),
    "## Approvals", "", "## Log", "", "- 2026-11-20 14:40 status draft → assess by [[Eve]]", "",
  ].join("\n");
  const goOn = (replica: Replica, from: string, acts: number, person: string, what: Kind | "edited"): readonly [Replica, string] => {
    let [after, now] = [replica, from];
    for (let done = 0; done < acts; done++) {
      now = addMinutes(now, 1 + draw(40));
      after = performed(after, act(after.get(PATH) ?? "", draw, { ...actingOn(now.slice(0, 10), person), time: now.slice(11) }, what));
    }
    return [after, now];
  };
  const kind = kindOf(seed);
  const [base, parted] = goOn(new Map([[PATH, text]]), "2026-11-23T07:00", draw(4), "[[Dora]]", "anything");
  // Each goes on with the note as it would be found: waiting for approval.
  const waiting = new Map([[PATH, (base.get(PATH) ?? "").replace("status: draft", "status: authorize")]]);
  const other = draw(3) === 0 ? "[[Ana]]" : "[[Ben]]";
  return { base: waiting, ana: goOn(waiting, parted, 1 + draw(3), "[[Ana]]", kind)[0], ben: goOn(waiting, parted, 1 + draw(3), other, kind === "approved and edited" ? "edited" : kind)[0] };
}

/** Does one thing at random, as the commands or a person in the editor do it; what is refused was not done. */
function act(text: string, draw: Draw, acting: Acting, what: Kind | "edited"): Planned {
  const pick = <Of>(from: readonly [Of, ...Of[]]): Of => from[draw(from.length)] ?? from[0];
  const note = { path: PATH, text };
  const words = SAID[draw(SAID.length)] ?? "";
  const role: ApprovalRole = pick(["peer", "peer", "service-owner", "cab"]);
  if (what === "edited" || (what === "anything" && draw(3) === 0)) return edited(text, draw);
  if (what !== "anything" || draw(3) > 0) return planApproveChange(note, { decision: draw(8) === 0 ? "abstained" : "approved", role, note: words, verbally: draw(5) === 0, onBehalfOf: draw(5) === 0 ? "Fay" : "" }, { around: AROUND }, acting);
  const conflict = pick(["same-service [[A]]", "maintenance [[B]]"]);
  return draw(3) === 0 ? planRejectChange(note, { role, reason: `no ${words}` }, { around: AROUND }, acting) : planAcceptConflict(note, { key: conflict, why: `known ${words}` }, { around: AROUND, conflicts: CONFLICTS }, acting);
}

/** The plan as somebody wrote on it by hand. */
function edited(text: string, draw: Draw): Planned {
  const word = String(draw(1000));
  const [plan = "", rest = ""] = text.split(/(?=\n## Communication\n)/);
  const edits: readonly ((plan: string) => string)[] = [
    (old) => old.replace(/- \[ \] Step (\d)/, `- [ ] Do $1 otherwise ${word}`), (old) => old.replace("\n\n## ", `\n- [ ] One more ${word}\n\n## `).replace(`\n---\n- [ ] One more ${word}`, "\n---"), (old) => old.replace("2. Restore", `2. Restore from ${word}`),
    (old) => old.replace("1. Stop", `1. Stop it ${word}`), (old) => old.replace(/planned_end: .*/, `planned_end: 2026-11-29T0${String(1 + draw(8))}:${String(10 + draw(49))}`), (old) => old.replace("On the replica.", `On the replica ${word}.`).replace("1. Stop", `1. Stop ${word}`),
    (old) => old.replace("\n2. Restore", `\n2. Restore\n3. Check ${word}`),
  ];
  const now = (edits[draw(edits.length)]?.(plan) ?? plan) + rest;
  return { ok: true, plan: { title: "", creates: [], edits: [{ path: PATH, edits: [{ kind: "replace-text", was: text, now }] }] } };
}

/** A person lets the earlier draft hold, else whatever sorts first. */
function answer({ what, ours, theirs }: Question): Choice {
  return what === "lines" ? "both" : ours <= theirs ? "ours" : "theirs";
}

let merges: Merges = { cases: [], questions: [], open: [] };
beforeAll(() => {
  merges = mergeAll(Array.from({ length: HISTORIES }, (_none, seed) => historyOf(seed)), answer);
}, 400_000);

const of = (kind: Kind): Case[] => merges.cases.filter(({ seed }) => kindOf(seed) === kind);
const textOf = (replica: Replica): string => replica.get(PATH) ?? "";
const under = (replica: Replica, heading: string): string[] => bulletsUnder(findBlocks(splitLines(textOf(replica)), readFrontmatter(textOf(replica)).bodyLine), heading).map(({ text }) => text);
const weighed = (replica: Replica): WeighedChange => weighedChange(textOf(replica), { around: AROUND }, actingOn("2026-11-24", "[[Ana]]"));
const planOf = (replica: Replica): string[] => planText(weighed(replica).body, weighed(replica).note);
const regionsIn = (replica: Replica): string[] => textOf(replica).match(/^%% ops:(?:begin|end) approved-plan %%$/gm) ?? [];

describe(`Of ${String(HISTORIES)} changes that two devices went on with apart, merged by git and then by the fix,`, { timeout: 400_000 }, () => {
  test("many conflicted", () => expect(merges.open.length).toBeGreaterThan(HISTORIES / 3));

  test.each(["Approvals", "Accepted conflicts", "Log"])("no line of the %s is lost, doubled, made up or moved elsewhere", (heading) => {
    forEach(merges.cases, (replica, { ana, ben }) => expect(counted(under(replica, heading))).toEqual(mostOf(under(ana, heading), under(ben, heading))));
  });

  test("the approved plan is kept once, whole, where one of them kept it", () => {
    forEach(merges.cases, (replica, { ana, ben }) => {
      const isKept = regionsIn(ana).length + regionsIn(ben).length > 0;
      expect(regionsIn(replica)).toEqual(isKept ? ["%% ops:begin approved-plan %%", "%% ops:end approved-plan %%"] : []);
      if (isKept) expect(weighed(replica).body.approvedPlan?.at(-1)).toBe("services: db-1");
    });
  });

  test("an approval is void where the other device edited the plan, and the difference says what changed", () => {
    let seen = 0;
    forEach(of("approved and edited"), (replica, { ana, ben }) => {
      const [before, now, { body, standing, note }] = [planOf(ana), planOf(replica), weighed(replica)];
      expect(now).toEqual(planOf(ben));
      const { missing, states } = weighed(ana).standing;
      if (before.join("\n") === now.join("\n") || missing.length > 0 || states.includes("rejects")) return;
      seen++;
      expect([standing.states.includes("counts"), standing.missing.length > 0]).toEqual([false, true]);
      const changed = planDifference(body.approvedPlan ?? [], now).filter(({ kind }) => kind !== "same");
      expect(changed.filter(({ kind }) => kind === "removed").map(({ line }) => line).sort()).toEqual(before.filter((line) => !now.includes(line)).sort());
      expect(changed.filter(({ kind }) => kind === "added").map(({ line }) => line).sort()).toEqual(now.filter((line) => !before.includes(line)).sort());
      const scheduled = planStatus({ path: PATH, text: textOf(replica), kind: "change", event: "schedule", input: { fields: {}, reason: "" }, around: AROUND }, actingOn("2026-11-24", "[[Ana]]"));
      expect([note.status, scheduled.ok ? [] : scheduled.refusals.map(({ code }) => code)]).toEqual(["authorize", expect.arrayContaining(["CHG-HASH"])]);
    });
    expect(seen).toBeGreaterThan(HISTORIES / 10);
  });

  test("two approvals of one plan at once both count, and nobody is asked", () => {
    forEach(of("both approved"), (replica, { ana, ben }) => {
      const states = new Map([ana, ben].flatMap((own) => weighed(own).body.approvals.map(({ by, moment, decision }, at) => [`${by} ${moment} ${decision}`, weighed(own).standing.states[at]] as const)));
      const { body, standing } = weighed(replica);
      expect(planOf(replica)).toEqual(planOf(ana));
      for (const [at, { by, moment, decision }] of body.approvals.entries()) if (standing.states[at] !== "replaced") expect(states.get(`${by} ${moment} ${decision}`)).toBe(standing.states[at]);
    });
  });

  test("an approval counts for no plan but the one that it names", () => {
    forEach(merges.cases, (replica) => {
      const { body, standing } = weighed(replica);
      for (const [at, { plan }] of body.approvals.entries()) if (standing.states[at] === "counts") expect(plan).toBe(standing.hash);
    });
  });

  test("a person is asked about nothing but what both edited: properties, the approved plan, lines of the plan", () => {
    const asked = merges.questions.filter(({ what, key = "" }) => !(what === "key" && /^(planned_end|status|approved-plan)/.test(key)) && what !== "lines");
    expect(asked).toEqual([]);
    expect(merges.questions.filter(({ what, ours, theirs }) => what === "lines" && /approved (verbally )?by|ops:|\]\] as /.test(ours + theirs)).slice(0, 3)).toEqual([]);
  });
});
