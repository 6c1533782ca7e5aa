import { describe, expect, test } from "vitest";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { planStatus } from "../../../src/domain/actions/change-status.ts";
import { wordsOfGuard } from "../../../src/domain/actions/guard-words.ts";
import { unmetFor } from "../../../src/domain/actions/life-guards.ts";
import type { LifeInput, LifeStep } from "../../../src/domain/actions/life-step.ts";
import { LIVES, type LivingKind } from "../../../src/domain/lifecycle/lives.ts";
import type { Life } from "../../../src/domain/lifecycle/transition.ts";
import { readLog } from "../../../src/domain/notes/log-lines.ts";
import { exampleNotes, hasShared } from "../../shared/shared-folder.ts";
import { blocksOf } from "../notes/body-blocks.ts";
import { ANA } from "./checklist-note.ts";
import { changesOf, vaultAfter } from "./plan-note.ts";

const ALONE: Acting = { ...ANA, profile: "solo" };
type Said = Partial<LifeInput> & { readonly around?: readonly string[]; readonly acting?: Acting };

const noteOf = (kind: LivingKind, properties: readonly string[], ...body: string[]): string => ["---", `type: ${kind}`, ...properties, "---", "", ...body, ...(body.length > 0 ? [""] : [])].join("\n");
const stepOf = (kind: LivingKind, event: string, text: string, { around = [], acting: _acting, ...said }: Said): LifeStep =>
  ({ path: "R.md", text, kind, event, input: { fields: {}, reason: "", ...said }, around: new Set(around) });
/** The lines that go and come, without the heading that a log gets; or the codes of what refuses it. */
const changes = (kind: LivingKind, event: string, text: string, said: Said = {}): string[] =>
  changesOf({ "R.md": text }, planStatus(stepOf(kind, event, text, said), said.acting ?? ANA)).filter((line) => !["R.md", "+## Log", "+"].includes(line));
const after = (kind: LivingKind, event: string, text: string, said: Said = {}): string => {
  const vault = vaultAfter({ "R.md": text }, planStatus(stepOf(kind, event, text, said), said.acting ?? ANA));
  return Array.isArray(vault) ? vault.join() : (vault["R.md"] ?? "");
};

const ASSESSED = ["severity: SEV2", "impact: 2", "urgency: 1", "category: outage", 'services: "[[Checkout]]"', 'commander: "[[Ana]]"', "assessment: Payments fail"];
const RESOLVED = [...ASSESSED, "started: 2026-11-20T08:05", "mitigation: Purged", "resolution: Purged", "resolution_code: workaround", "cause: capacity"];

describe("An incident", () => {
  test("is acknowledged: whoever does it sees to it, and the timeline tells it", () => {
    expect(changes("incident", "acknowledge", noteOf("incident", ["status: new"], "## Timeline", "", "- 2026-11-23 08:00 No answer #detected"))).toEqual([
      "-status: new", "+status: assessing", '+owner: "[[Ana]]"', "+acknowledged: 2026-11-23T08:05", "+- 2026-11-23 08:05 Acknowledged #acknowledged", "+- 2026-11-23 08:05 status new → assessing by [[Ana]]",
    ]);
  });

  test.each([["whose commander is known", ['commander: "[[Ben]]"'], ANA], ["that has its owner", ['owner: "[[Ben]]"'], ANA], ["of one who works alone", [], ALONE]])("%s gets no other owner", (_title, more, acting) => {
    expect(changes("incident", "acknowledge", noteOf("incident", ["status: new", ...more]), { acting }).filter((line) => line.includes("owner"))).toEqual([]);
  });

  test("that nobody takes asks who does", () => {
    expect(changes("incident", "acknowledge", noteOf("incident", []), { acting: { ...ANA, person: undefined } })).toEqual(["GEN-OWNER"]);
  });

  test("is responded to with its assessment, which the timeline tells", () => {
    const text = noteOf("incident", ["status: assessing", ...ASSESSED.slice(0, -1)], "## Timeline");
    expect(changes("incident", "respond", text, { fields: { assessment: "Not a <% change %> #resolved" } })).toEqual([
      "-status: assessing", "+status: responding", "+assessed: 2026-11-23T08:05", '+assessment: "Not a < % change %> #resolved"',
      "+- 2026-11-23 08:05 Not a < % change %> \\#resolved #assessed", "+- 2026-11-23 08:05 status assessing → responding by [[Ana]]",
    ]);
  });

  test("is mitigated at the moment that a person says, and resolved with what was not yet said", () => {
    const text = noteOf("incident", ["status: responding", ...ASSESSED]);
    expect(changes("incident", "mitigate", text, { fields: { mitigation: "Purged", mitigated: "2026-11-23T07:40" } })).toEqual([
      "-status: responding", "+status: mitigated", "+mitigation: Purged", "+mitigated: 2026-11-23T07:40", "+- 2026-11-23 08:05 status responding → mitigated by [[Ana]]",
    ]);
    expect(changes("incident", "resolve", text, { fields: { resolution: "Purged", resolution_code: "fixed", cause: "capacity" } })).toEqual([
      "-status: responding", "+status: resolved", "+mitigated: 2026-11-23T08:05", "+resolved: 2026-11-23T08:05", "+resolution: Purged", "+resolution_code: fixed", "+cause: capacity",
      "+- 2026-11-23 08:05 status responding → resolved by [[Ana]]",
    ]);
  });

  test("keeps when it was mitigated, and under which key", () => {
    expect(changes("incident", "resolve", noteOf("incident", ["state: mitigated", "Mitigated: 2026-11-23T07:00", "end:", ...RESOLVED]))).toEqual([
      "-state: mitigated", "+state: resolved", "-end:", "+end: 2026-11-23T08:05", "+- 2026-11-23 08:05 status mitigated → resolved by [[Ana]]",
    ]);
  });

  test("comes back: what was mitigated is no more, and the log keeps when it was", () => {
    expect(changes("incident", "relapse", noteOf("incident", ["status: mitigated", "mitigated: 2026-11-23T07:00", ...ASSESSED]), { reason: "errors again" })).toEqual([
      "-status: mitigated", "-mitigated: 2026-11-23T07:00", "+status: responding", "+- 2026-11-23 08:05 status mitigated → responding by [[Ana]]: errors again (mitigated was 2026-11-23T07:00)",
    ]);
  });

  test("is reopened within a week, whatever key says when it was resolved; later it is a new one", () => {
    const resolved = (day: string): string => noteOf("incident", ["status: resolved", "mitigated: 2026-11-15T09:00", `resolved: ${day}`, `end: ${day}`, ...RESOLVED]);
    expect(changes("incident", "reopen", resolved("2026-11-16T08:05"), { reason: "again" })).toEqual([
      "-status: resolved", "-mitigated: 2026-11-15T09:00", "-resolved: 2026-11-16T08:05", "-end: 2026-11-16T08:05", "+status: responding",
      "+- 2026-11-23 08:05 status resolved → responding by [[Ana]]: again (resolved was 2026-11-16T08:05, mitigated was 2026-11-15T09:00)",
    ]);
    expect(changes("incident", "reopen", resolved("2026-11-16T08:04"), { reason: "again" })).toEqual(["INC-REOPEN"]);
  });

  test("said to be resolved by a flag is reopened, and the flag goes", () => {
    expect(after("incident", "reopen", noteOf("incident", ["resolved: true", ...RESOLVED]), { reason: "again" })).toMatch(/(?<!resolved: true)\nstatus: responding\n/);
  });

  test("is closed behind its review", () => {
    const text = noteOf("incident", ["status: resolved", "resolved: 2026-11-20T09:05", ...RESOLVED]);
    expect(changes("incident", "close", text, { around: ["no-review"] })).toEqual(["INC-REV"]);
    expect(changes("incident", "close", text)).toEqual(["-status: resolved", "+status: closed", "+closed: 2026-11-23T08:05", "+- 2026-11-23 08:05 status resolved → closed by [[Ana]]"]);
    expect(changes("incident", "close", text.replace("SEV2", "SEV3"), { around: ["no-review"] })).toContain("+status: closed");
    expect(changes("incident", "close", `${text}\n- [ ] Alert on growth #action/detect\n`)).toEqual(["INC-ACT"]);
  });

  test("waits, and goes on where it was", () => {
    const text = noteOf("incident", ["status: responding", "acknowledged: 2026-11-23T07:00", "assessed: 2026-11-23T07:10", ...ASSESSED]);
    const held = after("incident", "hold", text, { reason: "awaiting-vendor" });
    expect(held).toContain("- 2026-11-23 08:05 status responding → on-hold by [[Ana]]: awaiting-vendor\n");
    expect(held).not.toContain("reason:");
    expect(changes("incident", "resume", held)).toEqual(["-status: on-hold", "+status: responding", "+- 2026-11-23 08:05 status on-hold → responding by [[Ana]]"]);
    expect(changes("incident", "resume", held.replace(/\nassessed.*/, ""))).toContain("+status: assessing");
    expect(changes("incident", "resume", held.replace(/\n(assessed|acknowledged).*/g, ""))).toContain("+status: new");
    expect(changes("incident", "hold", text.replace("SEV2", "SEV1"), { reason: "awaiting-vendor" })).toEqual(["INC-HOLD"]);
  });

  test("is cancelled for a reason, or as a duplicate of another", () => {
    const text = noteOf("incident", ["status: new"]);
    expect(changes("incident", "cancel", text, { reason: "false-positive" })).toEqual(["-status: new", "+status: cancelled", "+- 2026-11-23 08:05 status new → cancelled by [[Ana]]: false-positive"]);
    expect(changes("incident", "cancel", text)).toEqual(["INC-REASON"]);
    expect(changes("incident", "duplicate", text, { fields: { duplicate_of: "[[INC-1]]" } })).toEqual(["-status: new", "+status: cancelled", '+duplicate_of: "[[INC-1]]"', "+- 2026-11-23 08:05 status new → cancelled by [[Ana]]"]);
    expect(changes("incident", "duplicate", text, { fields: { duplicate_of: "[[R]]" }, around: ["duplicate-loop"] })).toEqual(["INC-DUPLOOP"]);
  });

  test("on which nobody said when it began is told so, and goes on", () => {
    const step = stepOf("incident", "resolve", noteOf("incident", ["status: mitigated", "detected: 2026-11-23T07:00", ...RESOLVED.filter((line) => !line.startsWith("started"))]), {});
    expect(unmetFor(step, ANA).map(({ rule, strength }) => [rule, strength])).toEqual([["INC-EST", "warn"]]);
    expect(planStatus(step, ANA).ok).toBe(true);
  });

  test.each<[string, string, readonly string[], Said, string[]]>([
    ["without what the assessment says", "respond", ["status: assessing"], {}, ["INC-SEV", "INC-SEV", "INC-SEV", "INC-CAT", "INC-PRIO", "INC-PRIO"]],
    ["severe and without a commander", "respond", ["status: assessing", ...ASSESSED.filter((line) => !line.startsWith("commander"))], {}, ["INC-CMD"]],
    ["without its mitigation", "mitigate", ["status: responding", ...ASSESSED], {}, ["INC-MIT"]],
    ["without its resolution", "resolve", ["status: responding", ...ASSESSED], { fields: { resolution: " " } }, ["INC-RES", "INC-RES", "INC-RES"]],
    ["by a code that nobody knows", "resolve", ["status: responding", ...RESOLVED.filter((line) => !line.startsWith("resolution_code"))], { fields: { resolution_code: "magic" } }, ["value-unreadable", "INC-RES"]],
    ["with one below it open", "resolve", ["status: responding", ...RESOLVED], { around: ["child-open", "change-open"] }, ["INC-CHILD", "INC-CHANGE"]],
    ["that lies ahead", "mitigate", ["status: responding", ...ASSESSED], { fields: { mitigation: "x", mitigated: "2026-11-23T08:06" } }, ["GEN-TIME"]],
    ["before it began", "mitigate", ["status: responding", "started: 2026-11-23T08:00", ...ASSESSED], { fields: { mitigation: "x", mitigated: "2026-11-23T07:59" } }, ["GEN-TIME"]],
    ["stamped before it began", "resolve", ["status: responding", ...RESOLVED.map((line) => line.replace("2026-11-20T08:05", "2026-11-24T08:05"))], {}, ["GEN-TIME"]],
    ["from a state that does not lead there", "close", ["status: new"], {}, ["status-not-allowed"]],
    ["behind its end", "reopen", ["status: closed"], { reason: "x" }, ["status-not-allowed"]],
    ["that no incident knows", "skip", ["status: new"], {}, ["status-not-allowed"]],
  ])("does not go on %s", (_title, event, properties, said, codes) => expect(changes("incident", event, noteOf("incident", properties), said)).toEqual(codes));

  test("alone needs neither commander nor priority", () => {
    expect(changes("incident", "respond", noteOf("incident", ["status: assessing", ...ASSESSED.filter((line) => !/commander|impact|urgency/.test(line))]), { acting: ALONE })).toContain("+status: responding");
  });
});

const ANALYSED = ['owner: "[[Ben]]"', "impact: 2", "urgency: 2", "statement: It fills", "root_causes: [No retention]", "method: five-whys", "solution: Retention"];
const EVIDENCE = ["## Analysis", "", "1. Why? `df -h` said 97 %"];
const FOLLOWED = ["followup_documentation: \"n/a: none\"", "followup_process: \"n/a: none\"", "followup_training: \"n/a: none\"", "followup_system: \"[[CHG-1]]\"", "prevention: Alert"];

describe("A problem", () => {
  test("is assessed, analysed and solved, which makes it a known error", () => {
    expect(changes("problem", "assess", noteOf("problem", []), { fields: { impact: 2, urgency: 3 } })).toEqual([
      "+status: assessed", '+owner: "[[Ana]]"', "+assessed: 2026-11-23T08:05", "+impact: 2", "+urgency: 3", "+- 2026-11-23 08:05 status identified → assessed by [[Ana]]",
    ]);
    expect(changes("problem", "analyse", noteOf("problem", ["status: assessed"]), { fields: { statement: "It fills" } })).toEqual(["-status: assessed", "+status: analysis", '+statement: "It fills"', "+- 2026-11-23 08:05 status assessed → analysis by [[Ana]]"]);
    expect(changes("problem", "solve", noteOf("problem", ["status: analysis", ...ANALYSED], ...EVIDENCE))).toEqual([
      "-status: analysis", "+status: solution", "+analysed: 2026-11-23T08:05", "+known_error: 2026-11-23T08:05", "+- 2026-11-23 08:05 status analysis → solution by [[Ana]]",
    ]);
    expect(changes("problem", "solve", noteOf("problem", ["status: analysis", ...ANALYSED.slice(0, 4)]))).toEqual(["PRB-RCA", "PRB-RCA", "PRB-RCA", "PRB-RCA"]);
  });

  test("is fixed by its changes, or without one for a reason that the log keeps", () => {
    const text = noteOf("problem", ["status: solution", ...ANALYSED], ...EVIDENCE);
    expect(changes("problem", "resolve", text, { around: ["change-unclosed"] })).toEqual(["PRB-FIX"]);
    expect(changes("problem", "resolve", text, { around: ["no-change"] })).toEqual(["PRB-NOCHANGE"]);
    expect(changes("problem", "resolve", text, { around: ["no-change"], overrides: { "PRB-NOCHANGE": 'the "vendor" did it' } })).toEqual([
      "-status: solution", "+status: resolved", "+fixed: 2026-11-23T08:05", `+- 2026-11-23 08:05 status solution → resolved by [[Ana]] · override PRB-NOCHANGE: "the 'vendor' did it"`,
    ]);
  });

  test("is closed when its fix was watched for so long, with the four follow-ups", () => {
    const fixed = (moment: string, ...more: string[]): string => noteOf("problem", ["status: resolved", `fixed: ${moment}`, ...ANALYSED, ...FOLLOWED, ...more]);
    expect(changes("problem", "close", fixed("2026-10-24T08:04"))).toEqual(["-status: resolved", "+status: closed", "+closed: 2026-11-23T08:05", "+- 2026-11-23 08:05 status resolved → closed by [[Ana]]"]);
    expect(changes("problem", "close", fixed("2026-10-24T08:06"))).toEqual(["PRB-VERIFY"]);
    expect(changes("problem", "close", fixed("2026-11-20T08:06", "verification_window: 2 days"))).toContain("+status: closed");
    expect(changes("problem", "close", fixed("2026-10-24T08:06"), { overrides: { "PRB-VERIFY": "quiet" } }).at(-1)).toContain(' · override PRB-VERIFY: "quiet"');
    expect(changes("problem", "close", fixed("2026-10-01T00:00"), { around: ["recurred"] })).toEqual(["PRB-RECUR"]);
    expect(changes("problem", "close", noteOf("problem", ["status: resolved", "fixed: 2026-10-01T00:00"]))).toEqual(["PRB-FUP", "PRB-FUP", "PRB-FUP", "PRB-FUP", "PRB-FUP"]);
  });

  test("is closed by who accepts its risk, not by its owner", () => {
    const text = noteOf("problem", ["status: analysis", ...ANALYSED]);
    const fields = { risk_accepted_by: "[[Dora]]", risk_review: "2027-05-01", workaround: "Purge" };
    expect(changes("problem", "accept-risk", text, { fields })).toEqual([
      "-status: analysis", "+status: closed", "+closed: 2026-11-23T08:05", '+risk_accepted_by: "[[Dora]]"', "+risk_review: 2027-05-01", "+workaround: Purge", "+- 2026-11-23 08:05 status analysis → closed by [[Ana]]",
    ]);
    expect(changes("problem", "accept-risk", text, { fields: { ...fields, risk_accepted_by: "ben" } })).toEqual(["PRB-RISK"]);
    expect(changes("problem", "accept-risk", text, { fields: {} })).toEqual(["PRB-RISK", "PRB-RISK", "PRB-RISK"]);
  });

  test("is analysed again for a reason, or because it came back; the log keeps when it was fixed", () => {
    const text = noteOf("problem", ["status: closed", "analysed: 2026-10-01T08:00", "fixed: 2026-10-02T08:00", "closed: 2026-11-02", ...ANALYSED]);
    expect(changes("problem", "reanalyse", text)).toEqual(["PRB-REASON"]);
    expect(changes("problem", "reanalyse", text, { around: ["recurred"] })).toEqual([
      "-status: closed", "-analysed: 2026-10-01T08:00", "-fixed: 2026-10-02T08:00", "-closed: 2026-11-02", "+status: analysis",
      "+- 2026-11-23 08:05 status closed → analysis by [[Ana]]: (fixed was 2026-10-02T08:00, closed was 2026-11-02, analysed was 2026-10-01T08:00)",
    ]);
  });
});

describe("A review", () => {
  const body = (summary = "It failed."): string[] => [
    "## Summary", "", summary, "", "## Impact", "", "33 minutes", "", "## Timeline", "", "- 2026-11-20 08:05 a", "- 2026-11-20 08:10 b", "- 2026-11-20 08:38 c", "", "## Contributing factors", "", "- Nobody looked",
  ];
  const PEOPLE = ['participants: ["[[Ana]]", "[[Ben]]"]'];

  test("is handed in with its sections filled", () => {
    expect(changes("review", "submit", noteOf("review", ["kind: incident"], ...body()))).toEqual(["+status: in-review", "+- 2026-11-23 08:05 status draft → in-review by [[Ana]]"]);
    expect(changes("review", "submit", noteOf("review", ["kind: incident"], ...body("%% what happened %%").slice(0, -4)))).toEqual(["RVW-TEXT", "RVW-TEXT"]);
    expect(changes("review", "submit", noteOf("review", ["kind: incident"], ...body().filter((line) => !line.includes("08:10"))))).toEqual(["RVW-TIMELINE"]);
    expect(changes("review", "submit", noteOf("review", ["kind: audit"], ...body().filter((line) => !line.includes("08:10"))))).toContain("+status: in-review");
  });

  test("is done by two people, with actions that somebody has until a day, or none for a reason", () => {
    const text = (...actions: string[]): string => noteOf("review", ["status: in-review", ...PEOPLE], "## Actions", "", ...actions);
    expect(changes("review", "finish", text("- [ ] Alert [[Ana]] 📅 2026-12-01 #action/detect"))).toEqual(["-status: in-review", "+status: reviewed", "+- 2026-11-23 08:05 status in-review → reviewed by [[Ana]]"]);
    expect(changes("review", "finish", text("- [ ] Alert [[Ana]] #action/detect"))).toEqual(["RVW-OWN"]);
    expect(changes("review", "finish", text())).toEqual(["RVW-ACT"]);
    expect(changes("review", "finish", text(), { overrides: { "RVW-ACT": "known already" } })).toContain('+- 2026-11-23 08:05 status in-review → reviewed by [[Ana]] · override RVW-ACT: "known already"');
    expect(changes("review", "finish", noteOf("review", ["status: in-review"], "- [x] Done [[Ana]] #action/process"))).toEqual(["RVW-PEOPLE"]);
    expect(changes("review", "finish", noteOf("review", ["status: in-review"], "- [x] Done [[Ana]] #action/process"), { acting: ALONE })).toContain("+status: reviewed");
  });

  test("goes back for a reason, and is closed", () => {
    expect(changes("review", "revise", noteOf("review", ["status: reviewed"]), { reason: "two facts are wrong" })).toEqual(["-status: reviewed", "+status: draft", "+- 2026-11-23 08:05 status reviewed → draft by [[Ana]]: two facts are wrong"]);
    expect(changes("review", "close", noteOf("review", ["status: reviewed"]))).toEqual(["-status: reviewed", "+status: closed", "+- 2026-11-23 08:05 status reviewed → closed by [[Ana]]"]);
  });
});

test("Every guard of every life says in words why it refuses and what to do", () => {
  for (const { steps } of Object.values(LIVES) as Life[]) {
    for (const guard of Object.values(steps).flatMap(({ guards }) => guards)) expect([guard.rule, ...wordsOfGuard(guard)]).not.toContain("Fill it in.");
  }
});

test.skipIf(!hasShared)("The incident of the examples (../shared/examples) is resolved as it stands there", () => {
  const done = [...exampleNotes()].find(([name]) => name.startsWith("INC-"))?.[1] ?? "";
  const before = done.replace("status: resolved", "status: mitigated").replace(/\n(resolved|resolution|resolution_code|cause): .*/g, "").replace(/\n- 2026-11-20 09:05 .*/g, "");
  const fields = { resolution: "Binary logs purged; growth is watched daily until the fix", resolution_code: "workaround", cause: "capacity" };
  const text = after("incident", "resolve", before, { fields, acting: { ...ANA, today: "2026-11-20", time: "09:05" } });
  const log = readLog(blocksOf(text)).at(-1);
  expect(log?.text).toBe("2026-11-20 09:05 status mitigated → resolved by [[Ana]]");
  for (const line of ["resolved: 2026-11-20T09:05", "- 2026-11-20 09:05 Binary logs purged; growth is watched daily until the fix #resolved"]) expect(text).toContain(`${line}\n`);
});
