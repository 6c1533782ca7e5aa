import { describe, expect, test } from "vitest";

import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { checkLives } from "../../../src/domain/problems/check-lives.ts";
import { codesIn, fixed, note, problemsIn, type Vault } from "./problem-vault.ts";

const TOLD = ["severity: SEV3", 'services: "[[db-1]]"', "owner: Ana", "category: outage", "priority: P3", "started: 2026-11-01T08:00", "detected: 2026-11-01T08:10", "assessment: It hangs"];
const SOLVED = ["resolution: Restart", "resolution_code: fixed", "cause: software"];
const incident = (properties: readonly string[], body = ""): Vault => ({ X: note("incident", [...TOLD, ...properties], body) });
const log = (...lines: readonly string[]): string => `## Log\n\n${lines.map((line) => `- ${line}`).join("\n")}\n`;
const severe = (vault: Vault): Vault => ({ X: (vault["X"] ?? "").replace("SEV3", "SEV2") });
const review = (properties: readonly string[], body = ""): Vault => ({ X: note("review", ["owner: Ana", "kind: audit", ...properties], body) });

describe("A status that was written by hand (domain.md F3, 9)", () => {
  test("a SEV1 that is closed without a word shows each rule that it breaks", () => {
    const vault = { X: note("incident", ["status: closed", "severity: SEV1", "owner: Ana"]) };
    expect([...new Set(codesIn(vault, "X").map((code) => code.split(" ")[0]))]).toEqual(["INC-CAT", "INC-CMD", "INC-EST", "INC-PRIO", "INC-RES", "INC-REV", "INC-SEV"]);
  });

  test.each<[string, Vault, string[]]>([
    ["an incident that is new asks for nothing", { X: note("incident", ["owner: Ana"]) }, []],
    ["a resolved one in order", incident(["status: resolved", ...SOLVED]), []],
    ["on hold without a line of the log", incident(["status: on-hold"]), ["INC-REASON status"]],
    ["on hold with a line that says why", incident(["status: on-hold"], log("2026-11-02 08:00 status responding → on-hold by [[Ana]]: the vendor sleeps")), []],
    ["on hold with a line that says nothing", incident(["status: on-hold"], log("2026-11-02 08:00 status responding → on-hold by [[Ana]]")), ["INC-REASON status"]],
    ["on hold with a newer line that leads elsewhere", incident(["status: on-hold"], log("2026-11-02 08:00 status responding → on-hold: why", "2026-11-02 09:00 status on-hold → responding")), ["INC-REASON status"]],
    ["responding by a line that needs no reason", incident(["status: responding"], log("2026-11-02 08:00 status assessing → responding")), []],
    ["responding though resolved is still set, long after", incident(["status: responding", "resolved: 2026-11-02T08:00"]), ["INC-REASON status", "INC-REOPEN status"]],
    ["responding though resolved is still set, the day after", incident(["status: responding", "resolved: 2026-11-22T10:00"]), ["INC-REASON status"]],
    ["responding though mitigated is still set", incident(["status: responding", "mitigated: 2026-11-22T10:00"]), ["INC-REASON status"]],
    ["cancelled as a duplicate", { ...incident(["status: cancelled", 'duplicate_of: "[[Y]]"']), Y: note("incident", ["owner: Ana"]) }, []],
    ["cancelled without a word", incident(["status: cancelled"]), ["INC-REASON status"]],
    ["a review that begins as a draft", review(["status: draft"]), []],
    ["a review that is a draft again", review(["status: draft"], log("2026-11-02 08:00 status draft → in-review")), ["RVW-REASON status"]],
    ["a work order on hold with the reason in its property", { X: note("work-order", ["status: on-hold", "reason: no parts"]) }, []],
    ["a work order on hold with the reason in its log", { X: note("work-order", ["status: on-hold"], log("2026-11-02 08:00 status in-progress → on-hold: no parts")) }, []],
    ["a severity that nobody can read is told once", { X: note("incident", [...TOLD.filter((line) => !line.startsWith("severity")), "severity: so so", "status: resolved", ...SOLVED]) }, ["value-unreadable severity"]],
    ["an incident that lasted no time is not told of its start too", severe(incident(["status: resolved", ...SOLVED, "commander: Ana", "resolved: 2026-11-01T08:00"])), ["INC-ZERO resolved"]],
  ])("%s", (_title, vault, codes) => expect(codesIn(vault, "X")).toEqual(codes));

  test("an override that the log holds is no problem", () => {
    const sections = ["Summary", "Impact", "Contributing factors"].map((heading) => `## ${heading}\n\nWords.\n`).join("\n");
    const done = (line: string): string[] => codesIn(review(["status: reviewed", "participants: [Ana, Ben]"], `${sections}\n${log(line)}`), "X");
    expect([done("2026-11-02 08:00 status in-review → reviewed"), done('2026-11-02 08:00 status in-review → reviewed by [[Ana]] · override RVW-ACT: "all is done"')]).toEqual([["RVW-ACT status"], []]);
  });
});

describe("What has come due in a note", () => {
  const telling = (...lines: readonly string[]): Vault => incident(["status: responding", "commander: Ana"], `## Timeline\n\n${lines.map((line) => `- ${line}\n`).join("")}`);
  const major = (...lines: readonly string[]): string[] => codesIn(severe(telling(...lines)), "X");

  test("an update of a severe incident is late an hour after the one before", () => {
    expect([major("2026-11-23 08:30 It hangs #update"), major("2026-11-23 07:30 It hangs #update"), major(), codesIn(telling(), "X")]).toEqual([[], ["INC-UPD"], ["INC-UPD"], []]);
  });

  test("an action is late after its day", () => {
    const actions = (severity: string, line: string): string[] => codesIn({ X: (incident([], `## Actions\n\n- ${line} #action/prevent\n`)["X"] ?? "").replace("SEV3", severity) }, "X").filter((code) => code.startsWith("ACT"));
    expect([
      actions("SEV3", "[ ] Alert [[Ana]] 📅 2026-11-22"), actions("SEV3", "[/] Alert [[Ana]] 📅 2026-11-22"), actions("SEV3", "[ ] Alert [[Ana]] 📅 2026-11-23"), actions("SEV3", "[-] Alert [[Ana]] 📅 2026-11-22"),
      actions("SEV3", "[x] Alert [[Ana]] 📅 2026-11-22"), actions("SEV1", "[x] Alert [[Ana]] 📅 2026-11-22"), actions("SEV1", "[x] Alert [[Ana]] 📅 2026-11-22 [verified:: [[Ben]]]"),
    ]).toEqual([["ACT-LATE"], ["ACT-LATE"], [], [], [], ["ACT-VERIFY"], []]);
  });
});

describe("A broken guard is mended", () => {
  test("by the value that is missing, chosen where there are words for it", () => {
    const vault = incident(["status: resolved", ...SOLVED.slice(0, 2)]);
    const { need, left } = fixed(vault, "X", "INC-RES cause", "software");
    expect([need.kind, need.kind === "value" ? need.choices.slice(0, 2) : [], left]).toEqual(["value", ["change", "capacity"], []]);
  });

  test("by the reason, written into the line of the log before what it overrides", () => {
    const vault = incident(["status: on-hold"], log('2026-11-02 08:00 status responding → on-hold by [[Ana]] · override INC-X: "why"'));
    const { need, text, left } = fixed(vault, "X", "INC-REASON status", "<% x %> the vendor sleeps");
    expect([need.kind, left]).toEqual(["value", []]);
    expect(text).toContain('on-hold by [[Ana]]: < % x %> the vendor sleeps · override INC-X: "why"');
  });

  test("by hand where the log has no line, and the status stays", () => {
    const { need, text } = fixed(incident(["status: on-hold"]), "X", "INC-REASON status", "because");
    expect([need.kind, text.includes("status: on-hold")]).toEqual(["by-hand", false]);
  });

  test("says what was found, what is expected and what to do", () => {
    const [problem] = problemsIn(incident(["status: mitigated"]), "X");
    expect(problem).toEqual({ code: "INC-MIT", key: "mitigation", found: "mitigated without mitigation", expected: "what took the impact away", hint: "Write it in a sentence." });
  });
});

test("Of thousands of incidents one edit asks again for those few that it is about", () => {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  const put = (at: number, fields: object): boolean => index.put({ path: `I${String(at)}.md`, fields: { type: "incident", status: "closed", severity: "SEV1", ...fields }, headings: [], tasks: [] });
  for (let at = 0; at < 5000; at++) put(at, {});
  const links = { pathOf: (link: string) => `${link}.md`, standing: 1 };
  const around = { now: "2026-11-23T09:00", zone: "UTC", profile: "team", isFrozen: () => false } as const;
  const before = checkLives(index, links, around);
  put(7, { title: "b" });
  const after = checkLives(index, links, around);
  expect([before.size, after.size, checkLives(index, links, around) === after]).toEqual([5000, 5000, true]);
  expect([...after].filter(([path, problems]) => problems !== before.get(path)).map(([path]) => path)).toEqual(["I7.md"]);
});
