import { describe, expect, test } from "vitest";

import { recurredProblems, suggestedProblems } from "../../../src/domain/queries/problem-suggestions.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-30T08:00";
const suggested = (notes: Notes): ReturnType<typeof suggestedProblems> => suggestedProblems(incidentReading(notes, NOW));
const full = (day: string, ...more: string[]): string => noteOf("incident", [`started: 2026-${day}T10:00`, "status: closed", 'services: ["[[Checkout]]"]', "cause: capacity", ...more]);

describe("A problem is suggested", () => {
  test("where three incidents of thirty days share service and cause", () => {
    expect(suggested({ "A.md": full("11-01"), "B.md": full("11-15"), "C.md": full("11-30") })).toEqual([{ service: "Checkout", cause: "capacity", symptom: "", incidents: ["C.md", "B.md", "A.md"] }]);
  });

  test("where three share a symptom, whatever their services", () => {
    const with502 = (day: string, service: string): string => noteOf("incident", [`started: 2026-${day}T10:00`, `services: [${service}]`, "symptoms: [502 on payment]"]);
    expect(suggested({ "A.md": with502("11-02", "Checkout"), "B.md": with502("11-03", "Shop"), "C.md": with502("11-04", "Wiki") })).toEqual([{ service: "", cause: "", symptom: "502 on payment", incidents: ["C.md", "B.md", "A.md"] }]);
  });

  test("once, where service, cause and symptom are all the same", () => {
    expect(suggested({ "A.md": full("11-02", "symptoms: [full disk]"), "B.md": full("11-03", "symptoms: [full disk]"), "C.md": full("11-04", "symptoms: [Full disk]") }).map(({ service }) => service)).toEqual(["Checkout"]);
  });

  test.each<[string, Notes]>([
    ["two are not enough", { "A.md": full("11-02"), "B.md": full("11-03") }],
    ["one is older than thirty days", { "A.md": full("10-30"), "B.md": full("11-03"), "C.md": full("11-04") }],
    ["their causes differ", { "A.md": full("11-02"), "B.md": full("11-03"), "C.md": full("11-04").replace("capacity", "software") }],
    ["their cause is unknown", Object.fromEntries(["02", "03", "04"].map((day) => [`${day}.md`, full(`11-${day}`).replace("capacity", "unknown")]))],
    ["one was cancelled", { "A.md": full("11-02"), "B.md": full("11-03"), "C.md": full("11-04").replace("closed", "cancelled") }],
    ["one was a drill", { "A.md": full("11-02"), "B.md": full("11-03"), "C.md": full("11-04", "exercise: true") }],
    ["they have a problem in common", { "A.md": full("11-02", 'problem: "[[PRB]]"'), "B.md": full("11-03", 'problem: "[[PRB|the disk]]"'), "C.md": full("11-04"), "PRB.md": noteOf("problem", []) }],
  ])("never where %s", (_title, notes) => {
    expect(suggested(notes)).toEqual([]);
  });

  test("where they name a problem each", () => {
    expect(suggested({ "A.md": full("11-02", 'problem: "[[P1]]"'), "B.md": full("11-03", 'problem: "[[P2]]"'), "C.md": full("11-04"), "P1.md": noteOf("problem", []), "P2.md": noteOf("problem", []) })).toHaveLength(1);
  });
});

describe("A problem recurred", () => {
  const recurred = (status: string, started: string): unknown =>
    recurredProblems(incidentReading({ "PRB.md": noteOf("problem", [`status: ${status}`, "fixed: 2026-11-10T12:00"]), "A.md": noteOf("incident", ['problem: "[[PRB]]"', `started: ${started}`]), "B.md": noteOf("incident", ['problem: "[[PRB]]"', "started: 2026-11-01T10:00"]) }, NOW));

  test.each([["resolved", "2026-11-10T12:01"], ["closed", "2026-11-20"]])("when it is %s and an incident of it began on %s", (status, started) => {
    expect(recurred(status, started)).toEqual([{ path: "PRB.md", incidents: ["A.md"] }]);
  });

  test.each([["resolved", "2026-11-10T11:59"], ["solution", "2026-11-20T10:00"]])("never when it is %s and the last began at %s", (status, started) => {
    expect(recurred(status, started)).toEqual([]);
  });
});
