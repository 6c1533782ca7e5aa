import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { actionItemsDue } from "../../../src/domain/queries/action-items-due.ts";
import { buildDashboard } from "../../../src/domain/queries/build-dashboard.ts";
import type { Dashboard } from "../../../src/domain/queries/dashboard.ts";
import { incidentPart } from "../../../src/domain/queries/incident-part.ts";
import { momentToInstant } from "../../../src/domain/time/moment.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-23T09:12";
const reading = (notes: Notes) => incidentReading(notes, NOW, { isDashboard: true });
const review = (...lines: string[]): string => noteOf("review", ['of: "[[INC]]"'], ["## Actions", "", ...lines]);
const due = (notes: Notes): string[] => actionItemsDue(reading(notes)).map(({ state, text, needsVerification }) => `${state} ${text}${needsVerification ? " (verify)" : ""}`);

describe("Actions are followed", () => {
  test("while they are late or due within seven days, the earliest first", () => {
    expect(due({ "RVW.md": review("- [ ] In a week [[Ana]] 📅 2026-11-30 #action/detect", "- [ ] Later [[Ana]] 📅 2026-12-01 #action/detect", "- [/] Yesterday [[Ana]] 📅 2026-11-22 #action/prevent", "- [ ] Some day [[Ana]] #action/prevent", "- [-] Not at all 📅 2026-11-22 #action/prevent", "- [ ] No action 📅 2026-11-22") }))
      .toEqual(["late Yesterday", "open In a week"]);
  });

  test.each([["INC.md", "incident"], ["PRB.md", "problem"], ["CHG.md", "change"], ["RVW.md", "review"]])("in %s", (path, kind) => {
    expect(due({ [path]: noteOf(kind, ["status: closed"], ["- [ ] Alert [[Ana]] 📅 2026-11-22 #action/detect"]) })).toEqual(["late Alert"]);
  });

  test("of a SEV1 until somebody verified them", () => {
    const notes = (severity: string): Notes => ({ "INC.md": noteOf("incident", [`severity: ${severity}`, "status: closed"], ["- [x] Here [[Ana]] ✅ 2026-11-20 #action/prevent"]), "RVW.md": review("- [x] Done [[Ana]] 📅 2026-11-20 #action/detect", "- [x] Seen [[Ana]] #action/detect [verified:: [[Ben]]]") });
    expect(due(notes("SEV1"))).toEqual(["done Here (verify)", "done Done (verify)"]);
    expect(due(notes("SEV2"))).toEqual([]);
  });
});

const QUIET: Parameters<typeof buildDashboard>[5] = { now: [], nowCount: { incidents: 0, all: 0 }, work: [], workCount: { overdue: 0, others: 0 }, passed: { plans: 0, occurrences: 0 }, week: [], maintenance: "none", freeze: "" };

function dashboard(notes: Notes, open: number): Dashboard {
  const vault = { today: "2026-11-23", framework: undefined, procedures: [], checklists: [], procedureBodies: new Map(), checklistBodies: new Map(), linkTextOf: (path: string) => path, pathOf: () => undefined };
  const today = { canOpen: false, stepsDue: 0, checklists: [], offers: [] };
  return buildDashboard(vault, today, { frameworkPath: undefined, covered: 0, total: 0, groups: [] }, "09:12", [], { ...QUIET, nowCount: { incidents: open, all: open } }, incidentPart(reading(notes)));
}

describe("The dashboard in an incident", () => {
  const incident = (severity: string, at: string, ...more: string[]): string => noteOf("incident", [severity === "" ? "" : `severity: ${severity}`, "status: responding", `started: ${at}`, ...more].filter((line) => line !== ""), ["## Timeline", "", "- 2026-11-23 09:00 Update: working on it #update"]);

  test("says first what is open by its severity, and what users wait for", () => {
    expect(dashboard({ "A.md": incident("SEV3", "2026-11-23T08:00"), "B.md": incident("SEV1", "2026-11-23T08:30"), "C.md": incident("SEV3", "2026-11-23T07:00"), "D.md": incident("", "2026-11-23T07:00") }, 4).state).toMatchObject({ tone: "attention", words: "1 SEV1, 2 SEV3 open, 1 open incident" });
    const untold = noteOf("incident", ["severity: SEV1", "detected: 2026-11-23T08:30"]);
    expect(dashboard({ "A.md": untold }, 1).state.words).toBe("1 SEV1 open, update overdue");
    expect(dashboard({ "A.md": untold, "B.md": untold }, 2).state.words).toBe("2 SEV1 open, 2 updates overdue");
  });

  test("shows the worst first with who leads and when users are to be told; what is resolved is over", () => {
    const { now } = dashboard({ "A.md": incident("SEV3", "2026-11-23T08:00"), "B.md": incident("SEV1", "2026-11-23T08:30", 'commander: "[[Ana]]"'), "C.md": noteOf("incident", ["status: resolved", "severity: SEV1"]) }, 2);
    expect(now.map(({ path }) => path)).toEqual(["B.md", "A.md"]);
    expect(now[0]?.incident).toEqual({ severity: "SEV1", status: "responding", commander: "Ana", update: { due: momentToInstant("2026-11-23T09:30", "Europe/Berlin"), last: "2026-11-23T09:00" } });
  });

  test("shows twelve of thirty and counts them all", () => {
    const notes = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`I${String(at)}.md`, incident("SEV2", "2026-11-23T08:30")]));
    const { now, state } = dashboard(notes, 30);
    expect([now.length, state.words]).toEqual([12, "30 SEV2 open"]);
  });

  test("needs the bodies of what is open and severe, and of notes with open tasks", () => {
    const wanted = [...reading({ "A.md": incident("SEV3", "2026-11-23T08:00"), "B.md": incident("SEV4", "2026-11-23T08:00"), "C.md": noteOf("incident", ["severity: SEV1", "status: closed"]), "D.md": noteOf("problem", [], ["- [ ] To do"]), "E.md": noteOf("problem", [], ["- [x] Done"]) }).bodies.keys()];
    expect(wanted).toEqual(["A.md", "D.md"]);
  });

  test("follows every edit as if it saw the vault for the first time", () => {
    const note = fc.tuple(fc.constantFrom("SEV1", "SEV3", ""), fc.constantFrom("new", "responding", "resolved", "closed"), fc.constantFrom("", "- [ ] Alert 📅 2026-11-22 #action/detect", "- [x] Alert #action/detect"))
      .map(([severity, status, task]) => noteOf("incident", [...(severity === "" ? [] : [`severity: ${severity}`]), `status: ${status}`, "started: 2026-11-23T08:00", "cause: software", "services: [Shop]"], [task]));
    fc.assert(fc.property(fc.array(fc.dictionary(fc.constantFrom("A.md", "B.md", "C.md", "D.md"), note), { minLength: 2, maxLength: 5 }), (vaults) => {
      for (const notes of vaults) {
        const { incidents, actions, suggestions } = incidentPart(reading(notes));
        const texts = Object.entries(notes);
        expect(incidents.map(({ path }) => path).sort()).toEqual(texts.flatMap(([path, text]) => (/status: (new|responding)/.test(text) ? [path] : [])).sort());
        expect(actions.map(({ path }) => path).sort()).toEqual(texts.flatMap(([path, text]) => (text.includes("- [ ]") || (text.includes("- [x]") && text.includes("SEV1")) ? [path] : [])).sort());
        expect(suggestions.length).toBe(texts.length >= 3 ? 1 : 0);
      }
    }), { numRuns: 60 });
  });
});
