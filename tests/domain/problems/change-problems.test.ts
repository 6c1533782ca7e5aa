import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { wordsOfGuard } from "../../../src/domain/actions/guard-words.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { CHANGE_LIFE } from "../../../src/domain/lifecycle/change.ts";
import { levelOf, type Guard } from "../../../src/domain/lifecycle/transition.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { CATALOGUE } from "../../../src/domain/problems/catalogue.ts";
import { checkServices } from "../../../src/domain/problems/check-services.ts";
import { guardProblem } from "../../../src/domain/problems/guard-words.ts";
import { problemsOf } from "../../shared/problems-of.ts";
import { note } from "./problem-vault.ts";

const NOW = "2026-11-23T09:00";
const PATH = "Operations/Changes/X.md";
const OWNED = ['requested_by: "[[Ana]]"', 'implementer: "[[Ana]]"', 'reviewer: "[[Ben]]"', "risk_probability: 1", "risk_impact: 2", "reason: Full disk", "test_result: pass", 'services: "[[db-1]]"'];
const DATED = ["planned_start: 2026-12-01T22:00", "planned_end: 2026-12-01T23:00"];
const SECTIONS = ["Impact assessment", "Implementation plan", "Test plan", "Backout plan", "Verification"].map((heading) => `## ${heading}\n\n- [ ] Words\n`).join("\n");
/** A change in order but for what is said; a property that is said again counts. */
const change = (status: string, properties: readonly string[], approvals: readonly string[] = []): string => note("change", [...new Map([`status: ${status}`, ...OWNED, ...properties].map((line) => [line.split(":")[0], line])).values()], `${SECTIONS}\n## Approvals\n\n${approvals.join("\n")}\n`);

function problemsIn(text: string, profile: "team" | "solo" = "team"): string[] {
  const found = problemsOf(new Map([[PATH, text], ["Operations/Services/db-1.md", note("service", ["lifecycle: in-service"])]]), NOW, "UTC", profile).get(PATH) ?? [];
  return found.map(({ code, key = "", line }) => [code, ...(line === undefined ? [key] : [`:${String(line + 1)}`])].filter((part) => part !== "").join(" "));
}

/** The hash that a change asks for, as the problem of an approval without one tells it. */
function hashOf(status: string, properties: readonly string[]): string {
  const [problem] = problemsOf(new Map([[PATH, change(status, properties, ["- 2026-11-20 10:00 approved by [[Ben]] as peer"])]]), NOW, "UTC").get(PATH)?.filter(({ code }) => code === "CHG-HASH") ?? [];
  return /h1-[0-9a-f]{12}/.exec(problem?.expected ?? "")?.[0] ?? "";
}

describe("A change that was typed by hand shows", () => {
  const approved = (by: string, plan: string): string => `- 2026-11-20 10:00 approved by [[${by}]] as peer${plan}`;
  const good = hashOf("scheduled", DATED);
  const line = change("scheduled", DATED).split("\n").indexOf("## Approvals") + 3;

  test("nothing where it is in order", () => expect(problemsIn(change("scheduled", DATED, [approved("Ben", `, plan ${good}`)]))).toEqual([]));

  test.each<[string, string, string[]]>([
    ["an approval without a hash", approved("Ben", ""), ["CHG-APPR status"]],
    ["an approval with a hash that nobody can read", approved("Ben", ", plan abc"), ["CHG-APPR status"]],
    ["an approval of another plan", approved("Ben", ", plan h1-0123456789ab"), ["CHG-APPR status"]],
    ["an approval of another plan, though there is one of this", `${approved("Ben", ", plan h1-0123456789ab")}\n- 2026-11-20 10:00 approved by [[Cleo]] as peer, plan ${good}`, []],
  ])("%s, at its line", (title, lines, more) => {
    expect(problemsIn(change("scheduled", DATED, [lines])).sort()).toEqual([...more, ...(title.includes("though") ? [] : [`CHG-HASH :${String(line)}`])].sort());
  });

  test("an approval by who asks for it and does it, before it is begun", () => {
    expect(problemsIn(change("scheduled", DATED, [approved("Ana", `, plan ${good}`)]))).toEqual([`CHG-FOUR :${String(line)}`]);
  });

  test("nothing of an approval that the same person gave anew", () => {
    expect(problemsIn(change("scheduled", DATED, [approved("Ben", ", plan h1-0123456789ab"), `- 2026-11-21 10:00 approved by [[Ben]] as peer, plan ${good}`]))).toEqual([]);
  });

  test.each<[string, string, string[], string[]]>([
    ["a start without an end", "draft", ["planned_start: 2026-12-01T22:00"], ["CHG-DATES planned_end"]],
    ["an end without a start", "assess", ["planned_end: 2026-12-01T22:00"], ["CHG-DATES planned_start"]],
    ["an end before its start", "draft", ["planned_start: 2026-12-01T22:00", "planned_end: 2026-12-01T21:00"], ["CHG-DATES planned_end"]],
    ["an end that cannot be read", "draft", ["planned_start: 2026-12-01T22:00", "planned_end: soon"], ["value-unreadable planned_end"]],
    ["a time that has passed, once", "draft", ["planned_start: 2026-11-01T22:00", "planned_end: 2026-11-01T23:00"], ["CHG-STALE planned_end"]],
    ["a start that has passed", "assess", ["planned_start: 2026-11-01T22:00", "planned_end: 2026-12-01T23:00"], ["CHG-STALE planned_start"]],
    ["only that nobody says why, where it was cancelled", "cancelled", ["planned_start: 2026-11-01T22:00"], ["CHG-REASON status"]],
  ])("%s", (_title, status, properties, codes) => expect(problemsIn(change(status, properties))).toEqual(codes));

  test("that somebody alone did not sleep on what is risky (`CHG-COOL`)", () => {
    const risky = ["risk_probability: 3", "risk_impact: 5", "planned_start: 2026-11-20T22:00", "planned_end: 2026-11-20T23:00", "actual_start: 2026-11-20T22:00"];
    const high = (lines: readonly string[]): string => change("implement", risky, lines);
    const own = (moment: string): string => `- ${moment} approved by [[Ana]] as self-review, plan ${hashOf("scheduled", risky)}`;
    expect(problemsIn(high([own("2026-11-20 10:00")]), "solo")).toEqual(["CHG-COOL status"]);
    expect(problemsIn(high([own("2026-11-19 10:00")]), "solo")).toEqual([]);
  });

  test("no word of it twice, and no end to the program, whatever stands in it", () => {
    const values = fc.constantFrom("2026-12-01T22:00", "2026-11-01", "soon", "[[X]]", "'<% x %>'", "-1", "", "[a, b]", "{a: b}");
    const keys = fc.constantFrom("planned_start", "planned_end", "actual_start", "actual_end", "closed", "template", "fixes", "services", "risk_impact", "change_type", "retroactive", "implementer");
    const lines = fc.constantFrom("- approved", "- 2026-11-20 10:00 approved by [[Ana]]", "- 2026-11-20 10:00 approved by  as , plan h1-", "- 2026-11-20 10:00 rejected by [[Ben]] as cab, plan h1-0123456789ab", "- 2026-13-40 approved by x");
    const statuses = fc.constantFrom("draft", "assess", "authorize", "scheduled", "implement", "review", "closed", "cancelled", "none");
    fc.assert(fc.property(statuses, fc.array(fc.tuple(keys, values)), fc.array(lines), (status, own, approvals) => {
      const told = problemsIn(change(status, own.map(([key, value]) => `${key}: ${value}`), approvals)).filter((each) => each.startsWith("CHG-DATES") || each.startsWith("CHG-FOUR"));
      expect(new Set(told).size).toBe(told.length);
    }), { numRuns: 60 });
  });
});

describe("Notes that a change leans on", () => {
  const codesIn = (notes: Readonly<Record<string, string>>, path: string): string[] => (problemsOf(new Map(Object.entries(notes)), NOW, "UTC").get(path) ?? []).map(({ code, found }) => `${code} ${found}`);

  test("a retired procedure is told of the standard change that follows it, before it begins", () => {
    const standard = change("scheduled", [...DATED, "change_type: standard", 'template: "[[Restart]]"']);
    const vault = (status: string): Record<string, string> => ({ [PATH]: standard, "Operations/Services/db-1.md": note("service", ["lifecycle: in-service"]), "Operations/Restart.md": note("procedure", [`status: ${status}`], "1. Do it\n") });
    expect(codesIn(vault("retired"), PATH).filter((code) => code.startsWith("CHG-TPL"))).toHaveLength(1);
    expect(codesIn(vault("approved"), PATH).filter((code) => code.startsWith("CHG-TPL"))).toEqual([]);
  });

  test("services in a loop are told at each of them", () => {
    const service = (need: string): string => note("service", ["lifecycle: in-service", `depends_on: ["[[${need}]]"]`]);
    expect(codesIn({ "Operations/a.md": service("b"), "Operations/b.md": service("a") }, "Operations/a.md").filter((code) => code.startsWith("SVC"))).toEqual(["SVC-LOOP a → b → a"]);
  });
});

describe("A service that depends on itself", () => {
  const vaultOf = (needs: Readonly<Record<string, readonly string[]>>): Map<string, string> => {
    const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
    for (const [name, all] of Object.entries(needs)) index.put(factsOfText(`Operations/${name}.md`, note("service", [`depends_on: [${all.map((each) => `"[[${each}]]"`).join(", ")}]`]), parse));
    return new Map([...checkServices(index, { pathOf: (link) => (link in needs ? `Operations/${link}.md` : undefined), standing: 0 })].map(([path, problems]) => [path.slice(11, -3), problems.map(({ found }) => found).join()]));
  };

  test("is told with the way back to it; one that only needs such a service is not", () => {
    expect([...vaultOf({ a: ["b"], b: ["c", "gone"], c: ["a"], d: ["a"], e: ["e"], f: [] })]).toEqual([["a", "a → b → c → a"], ["b", "b → c → a → b"], ["c", "c → a → b → c"], ["e", "e → e"]]);
  });

  test("is each that can be reached from itself, and no other", () => {
    const names = ["a", "b", "c", "d", "e", "f", "g"];
    const graphs = fc.record(Object.fromEntries(names.map((name) => [name, fc.uniqueArray(fc.constantFrom(...names), { maxLength: 2 })])));
    const reaches = (needs: Readonly<Record<string, readonly string[]>>, from: string, seen = new Set<string>()): Set<string> => {
      for (const each of needs[from] ?? []) if (!seen.has(each)) reaches(needs, each, seen.add(each));
      return seen;
    };
    fc.assert(fc.property(graphs, (needs) => {
      expect([...vaultOf(needs).keys()].sort()).toEqual(names.filter((name) => reaches(needs, name).has(name)));
    }));
  });

  test("is found among thousands that stand in one row", () => {
    const row = Object.fromEntries(Array.from({ length: 3000 }, (_each, at) => [`s${String(at)}`, at < 2999 ? [`s${String(at + 1)}`] : ["s2998"]]));
    expect([...vaultOf(row).keys()].sort()).toEqual(["s2998", "s2999"]);
  });
});

describe("The guards of a change", () => {
  const guards: readonly Guard[] = Object.values(CHANGE_LIFE.steps).flatMap((step) => step.guards);

  test("have each their words: what was found, what is expected and what to do, in a note and at a step", () => {
    for (const guard of guards) {
      const asked = `${guard.rule} ${guard.field ?? guard.when?.at(-1) ?? ""}`;
      const { found, expected, hint } = guardProblem("change", "review", guard);
      expect([asked, found !== "" && expected !== "what the rule asks for" && hint !== ""]).toEqual([asked, true]);
      expect([asked, wordsOfGuard(guard)[0]]).not.toEqual([asked, `${guard.field ?? guard.rule} is missing.`]);
    }
  });

  test("are each in the catalogue, and it holds no other rule of changes", () => {
    expect(Object.keys(CATALOGUE).filter((code) => code.startsWith("CHG-")).sort()).toEqual([...new Set(guards.map(({ rule }) => rule))].sort());
  });

  test("that its properties can tell need no body", () => {
    for (const rule of ["CHG-DATES", "CHG-STALE", "CHG-FIT", "CHG-RISK", "CHG-EMRG", "CHG-REQ", "CHG-IMPL", "CHG-CLOSE"]) {
      expect(guards.filter((guard) => guard.rule === rule).map((guard) => levelOf(CHANGE_LIFE, guard)).every((level) => level === "own"), rule).toBe(true);
    }
  });
});
