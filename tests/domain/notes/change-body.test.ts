import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planAnswer, type StepAnswer } from "../../../src/domain/actions/answer-step.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { ownFacts } from "../../../src/domain/lifecycle/own-facts.ts";
import { changeApprovals, planHash, planText } from "../../../src/domain/notes/change-body.ts";
import { changeBodyFacts } from "../../../src/domain/notes/change-facts.ts";
import { stepsOfText } from "../../../src/domain/notes/checklist-body.ts";
import { readNote } from "../../../src/domain/notes/kinds.ts";
import { fingerprintOf } from "../../../src/domain/text/fingerprint.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { bodies, example } from "./body-blocks.ts";
import { changeBodyOf, DATED, PLAN, REST } from "./change-note.ts";

const TEXT = [...PLAN, ...REST].join("\n");
const hashOf = (text: string, values: Parameters<typeof planHash>[1] = DATED): string => planHash(changeBodyOf(text), values);
const HASH = hashOf(TEXT);
const ACTING: Acting = { today: "2026-11-28", time: "22:05", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };

describe("The hash of a change's plan", () => {
  test("is taken over three sections, the times and the services, whatever their order in the note", () => {
    expect(planText(changeBodyOf(TEXT), DATED)).toEqual([
      "## Implementation plan", "- [ ] Announce it on the [[Status page]]", "- [ ] Create the volume", "  - 200 GB, mounted at `/data`", "- [ ] Copy the files", "  ```console", "  $ rsync -a /old/ /data/",
      "  ```", "- [ ] Free space below 20 % [limit:: < 80 %]", "## Test plan", "Same steps on the replica: passed.", "## Backout plan", "Trigger: writes fail.", "1. Stop it", "1. Restore the old path",
      "planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00", "services: app, db-1",
    ]);
    expect(HASH).toMatch(/^h1-[0-9a-f]{12}$/);
    const test = PLAN.indexOf("## Test plan");
    expect(hashOf([...REST, ...PLAN.slice(test), "", ...PLAN.slice(0, test)].join("\n"))).toBe(HASH);
    expect(hashOf(TEXT, { ...DATED, services: ["Services/app.md", "[[Old/db-1|the database]]"] })).toBe(HASH);
  });

  test("of a note without a plan is one of nothing but headings", () => {
    expect(planText(changeBodyOf(""), {})).toEqual(["## Implementation plan", "## Test plan", "## Backout plan", "planned_start:", "planned_end:", "services:"]);
  });

  test.each<[string, (text: string) => string]>([
    ["Windows line ends", (text) => text.replace(/\n/g, "\r\n")],
    ["the headings' level and signs", (text) => text.replace(/^## (.*)$/gm, "### 🧪 $1:")],
    ["numbers", (text) => text.replace("2. Restore", "7. Restore")],
    ["a comment", (text) => text.replace("Trigger:", "%% who? %%Trigger:")],
    ["a block id", (text) => text.replace("Create the volume", "Create the volume ^create")],
    ["where a link's note lies", (text) => text.replace("[[Status page]]", "[[Web/Status page]]")],
    ["the other sections", (text) => text.replace("Writes work.", "Reads work.")],
  ])("keeps %s out", (_title, edit) => {
    expect(edit(TEXT)).not.toBe(TEXT);
    expect(hashOf(edit(TEXT))).toBe(HASH);
  });

  test("stays while the plan is worked through", () => {
    const answers = fc.array(fc.record({ at: fc.nat(3), answer: fc.record({
      state: fc.constantFrom<StepAnswer["state"]>("passed", "failed", "not-applicable", "deferred", "open"), value: fc.constantFrom("", "79 %", "97 %", "12"), note: fc.oneof(fc.constant(""), fc.string(), fc.constantFrom("%%", "[at::", "## Test plan", "- [ ] x", "```")),
      evidence: fc.constantFrom("", "[[graph.png]]", "https://example.com"), witness: fc.constantFrom("", "[[Ben]]"),
    }) }), { maxLength: 6 });
    fc.assert(fc.property(answers, fc.constantFrom("\n", "\r\n"), (given, ending) => {
      const written = given.reduce((text, { at, answer }) => {
        const step = stepsOfText(text, "Carried over")[at];
        const planned = step && planAnswer("C.md", text, step, answer, ACTING);
        const applied = planned?.ok ? applyEdits(text, planned.plan.edits[0]?.edits ?? []) : undefined;
        return applied?.ok ? applied.text : text;
      }, TEXT.replace(/\n/g, ending));
      expect(hashOf(written)).toBe(HASH);
    }));
  });

  test("moves with each word, each date and each service", () => {
    const starts = PLAN.flatMap((line, at) => (line.startsWith("#") ? [] : [...line.matchAll(/(?<=[\p{L} `[])[\p{L}/$]+/gu)].map(({ index }) => ({ at, index }))));
    fc.assert(fc.property(fc.constantFrom(...starts), fc.constantFrom("X", "not ", "7"), ({ at, index }, added) => {
      const line = PLAN[at] ?? "";
      expect(hashOf([...PLAN.slice(0, at), line.slice(0, index) + added + line.slice(index), ...PLAN.slice(at + 1), ...REST].join("\n"))).not.toBe(HASH);
    }));
    expect(hashOf(TEXT, { ...DATED, planned_start: "2026-11-28T22:01" })).not.toBe(HASH);
    expect(hashOf(TEXT, { ...DATED, planned_end: "2026-11-30T00:00" })).not.toBe(HASH);
    expect(hashOf(TEXT, { ...DATED, services: ["[[db-1]]"] })).not.toBe(HASH);
  });

  test.skipIf(!hasShared)("is that of the example (../shared/examples), which keeps what was approved before", () => {
    const { text } = example("CHG-");
    const body = changeBodyOf(text);
    expect([hashOf(text, { ...DATED, services: ["[[db-1]]"] }), fingerprintOf(body.approvedPlan ?? [])]).toEqual(["h1-24ce20a6eaf9", "h1-c72224487b75"]);
    expect([body.approvals.map(({ plan }) => plan), [...body.empty], body.steps]).toEqual([["h1-c72224487b75", "h1-c72224487b75", "h1-24ce20a6eaf9"], [], { total: 4, done: 0, open: 4, failed: 0, unsaid: 0 }]);
    const { asked, missing, states } = changeApprovals(body, { ...DATED, services: ["[[db-1]]"], change_type: "normal" }, new Set(["risk:medium"]), { profile: "team" });
    expect([asked.map(({ role }) => role), missing, states]).toEqual([["peer", "service-owner"], [{ role: "service-owner", count: 1 }], ["replaced", "void", "counts"]]);
  });
});

describe("The body of a change", () => {
  test("tells how far its plan is, what was kept of it, and that the way back was taken", () => {
    const worked = TEXT.replace("[ ] Announce", "[x] Announce").replace("[ ] Create", "[!] Create").replace("[ ] Copy", "[-] Copy");
    const log = "\n## Log\n\n- 2026-11-28 23:10 backout → Partial by [[Ana]]: the mount hangs\n- 2026-11-28 23:30 backout → maybe\n- 2026-11-28 23:40 status implement → review";
    const region = "\n## Approvals\n\n- 2026-11-20 15:02 approved by [[Cleo]], plan h1-1\n- 2026-11-19 15:02 rejected by [[Ben]]\n\n%% ops:begin approved-plan %%\n`````text\na\n````\nb\n`````\n%% ops:end approved-plan %%\n\n## Accepted conflicts\n\n- 2026-11-20 15:02 accepted same-service [[CHG-2]] by [[Ana]]: it waits";
    const body = changeBodyOf(worked + log + region);
    expect(body.steps).toEqual({ total: 3, done: 1, open: 1, failed: 1, unsaid: 1 });
    expect(body.backouts).toEqual([{ moment: "2026-11-28T23:10", result: "partial", reason: "the mount hangs" }]);
    expect([body.approvedPlan, body.approvals.map(({ by }) => by), body.accepted.map(({ conflict }) => conflict), body.empty.size]).toEqual([["a", "````", "b"], ["[[Ben]]", "[[Cleo]]"], ["same-service [[CHG-2]]"], 0]);
    expect(changeBodyOf(worked.replace("  - 200 GB", "  - It is full [at:: 22:10]\n  - 200 GB")).steps.unsaid).toBe(0);
  });

  test("says nothing where only the template's words stand in it", () => {
    expect([...changeBodyOf("## Implementation plan\n\n- [ ]\n\n## Backout plan\n\n%% When, and how. %%\n").empty].sort()).toEqual(["no-backout-plan", "no-impact", "no-plan", "no-test-plan", "no-verification"]);
  });

  test("of any text is read without harm", () => {
    const pieces = fc.constantFrom(...PLAN, "%% ops:begin approved-plan %%", "````", "`````text", "## Approvals", "- 2026-11-20 15:02 approved verbally by [[A]] as cab, plan h1-1", "- 2026-11-20 accepted x by y", "%%", "- [!] a [at::", "[[", "");
    const texts = fc.oneof(bodies, fc.array(pieces, { maxLength: 30 }).map((lines) => lines.join("\n")), fc.string({ unit: "binary" }));
    const values = fc.record({ planned_start: fc.constantFrom("9999-12-31", "2026-11-28T22:00+02:00", "junk"), planned_end: fc.constantFrom("9999-12-31T23:59", "0001-01-01"), actual_start: fc.constantFrom("2026-11-28", "x"), services: fc.string(), requested_by: fc.string() }, { requiredKeys: [] });
    fc.assert(fc.property(texts, values, fc.constantFrom<"team" | "solo">("team", "solo"), (text, fields, profile) => {
      const { note } = readNote("change", { fields, steps: 0, answered: 0 });
      const by = { profile, now: "2026-11-23T09:00", zone: "Europe/Berlin" };
      expect(changeBodyFacts(changeBodyOf(text), note, new Set([...ownFacts("change", note, by), "risk:high", "conflict:x [["]), by)).toContain("conflict-open");
    }));
  });
});

const approved = (by: string, as: string, ...more: readonly string[]): string => `- 2026-11-20 15:02 approved by [[${by}]] as ${as}${more.length === 0 ? `, plan ${HASH}` : (more[0] ?? "")}`;
const TEAM = { ...DATED, requested_by: "[[Ana]]", implementer: "[[Ana]]" };
const factsOf = (lines: readonly string[], values: object = {}, known: readonly string[] = [], profile: "team" | "solo" = "team", now = "2026-11-23T09:00"): string[] =>
  [...changeBodyFacts(changeBodyOf([TEXT, "## Approvals", "", ...lines].join("\n")), { ...TEAM, ...values }, new Set(known), { profile, now, zone: "UTC" })].filter((fact) => fact !== "steps-open" && fact !== "executive-missing").sort();

describe("What the approvals of a change tell", () => {
  test.each<[string, readonly string[], object, readonly string[], readonly string[]]>([
    ["nobody said anything", [], {}, [], ["unapproved"]],
    ["a peer of what is of low risk", [approved("Ben", "peer")], {}, ["risk:low"], []],
    ["a peer alone of medium risk", [approved("Ben", "peer")], {}, [], ["unapproved"]],
    ["two of medium risk", [approved("Ben", "peer"), approved("Cleo", "service-owner")], {}, [], []],
    ["one and another to another plan", [approved("Ben", "peer"), approved("Cleo", "service-owner", ", plan h1-000000000000")], {}, [], ["approval-void", "unapproved"]],
    ["enough, and one more to another plan", [approved("Cleo", "peer", ", plan h1-000000000000"), approved("Ben", "peer")], {}, ["risk:low"], []],
    ["one that names no plan", [approved("Ben", "peer", "")], {}, ["risk:low"], ["approval-unpinned", "unapproved"]],
    ["one that rejects this plan", [approved("Ben", "peer"), `- 2026-11-20 16:00 rejected by [[Cleo]] as peer, plan ${HASH}`], {}, ["risk:low"], ["rejected"]],
    ["one that rejected another plan", [approved("Ben", "peer"), "- 2026-11-20 14:00 rejected by [[Cleo]] as peer, plan h1-1"], {}, ["risk:low"], []],
    ["the requester alone", [approved("Ana", "peer")], {}, ["risk:low"], ["self-approved"]],
    ["the implementer, of another's wish", [approved("Ana", "peer")], { requested_by: "[[Ben]]" }, ["risk:low"], []],
    ["the requester, of high risk", [approved("Ana", "peer"), approved("Ben", "service-owner"), approved("Cleo", "cab"), approved("Dan", "cab")], {}, ["risk:high"], ["self-approved"]],
    ["somebody for the requester, of high risk", [approved("Ben", "peer", ` , plan ${HASH}`).replace(" as peer", " on behalf of [[Ana]] as peer").replace(" ,", ","), approved("Eva", "service-owner"), approved("Cleo", "cab"), approved("Dan", "cab")], {}, ["risk:high"], ["self-approved"]],
    ["four others, of high risk", [approved("Ben", "peer"), approved("Eva", "service-owner"), approved("Cleo", "cab"), approved("Dan", "cab")], {}, ["risk:high"], []],
    ["as many in a soft freeze, of high risk", [approved("Ben", "peer"), approved("Eva", "service-owner"), approved("Cleo", "cab"), approved("Dan", "cab")], {}, ["risk:high", "soft-frozen"], ["unapproved"]],
    ["nobody, of a standard one", [], { change_type: "standard" }, [], []],
    ["its template, of another plan", [approved("Ana", "template", ", plan h1-000000000000")], { change_type: "standard" }, [], ["approval-void"]],
    ["a person of a standard one, after the plan was edited", [approved("Ana", "template", ", plan h1-000000000000"), approved("Ben", "peer")], { change_type: "standard" }, [], []],
    ["an authority by word of mouth", [approved("Ben", "emergency-authority").replace("approved", "approved verbally")], { change_type: "emergency" }, [], ["verbal-late", "verbal-unconfirmed"]],
    ["an authority who wrote it later", [approved("Ben", "emergency-authority").replace("approved", "approved verbally"), approved("Ben", "emergency-authority")], { change_type: "emergency" }, [], []],
  ])("%s", (_title, lines, values, known, facts) => expect(factsOf(lines, values, known)).toEqual(facts));

  test("a spoken approval is late after a day", () => {
    const spoken = [approved("Ben", "emergency-authority").replace("approved", "approved verbally")];
    expect(factsOf(spoken, { change_type: "emergency" }, [], "team", "2026-11-21T15:02")).toEqual(["verbal-unconfirmed"]);
    expect(factsOf(spoken, { change_type: "emergency" }, [], "team", "2026-11-21T15:03")).toContain("verbal-late");
  });

  test("somebody alone waits for a day where the risk is high, counted to when the work began", () => {
    const [own, high] = [[approved("Ana", "self-review")], ["risk:high"]];
    expect(factsOf(own, {}, high, "solo", "2026-11-21T15:01")).toEqual(["cooling"]);
    expect(factsOf(own, {}, high, "solo", "2026-11-21T15:02")).toEqual([]);
    expect(factsOf(own, {}, ["risk:medium"], "solo", "2026-11-21T15:01")).toEqual([]);
    expect(factsOf(own, { actual_start: "2026-11-20T16:00" }, high, "solo", "2027-01-01T00:00")).toEqual(["cooling"]);
  });

  test("an emergency in a hard freeze asks for an executive, whom somebody alone is", () => {
    const facts = (role: string, profile: "team" | "solo"): boolean =>
      changeBodyFacts(changeBodyOf([TEXT, "## Approvals", "", approved("Ben", role)].join("\n")), { ...TEAM, change_type: "emergency" }, new Set(["frozen"]), { profile, now: "2026-11-23T09:00", zone: "UTC" }).has("executive-missing");
    expect([facts("emergency-authority", "team"), facts("executive", "team"), facts("self-review", "solo")]).toEqual([true, false, false]);
  });

  test("a conflict is open until its key is accepted, wherever its note lies, or the work is over", () => {
    const known = ["risk:low", "conflict:same-service [[CHG-2 Disk]]"];
    const accepted = "\n## Accepted conflicts\n\n- 2026-11-20 15:02 accepted Same-service  [[Operations/Changes/CHG-2 Disk|it]] by [[Ana]]: it waits";
    expect(factsOf([approved("Ben", "peer")], {}, known)).toEqual(["conflict-open"]);
    expect(factsOf([approved("Ben", "peer"), accepted], {}, known)).toEqual([]);
    expect(factsOf([approved("Ben", "peer"), accepted], {}, [...known, "conflict:parent-service [[CHG-2 Disk]]"])).toEqual(["conflict-open"]);
    expect(factsOf([approved("Ben", "peer")], { actual_end: "2026-11-29T00:00" }, known)).toEqual([]);
  });

  test("a hard freeze stays in the way though a line accepts it", () => {
    const accepted = "\n## Accepted conflicts\n\n- 2026-11-20 15:02 accepted in-freeze [[Year end]] by [[Ana]]: no harm";
    expect(factsOf([approved("Ben", "peer"), accepted], {}, ["risk:low", "hard-conflict:in-freeze [[Year end]]"])).toEqual(["conflict-open"]);
  });
});

