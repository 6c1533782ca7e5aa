import { describe, expect, test } from "vitest";

import { knownErrors, whatChanged } from "../../../src/domain/queries/what-changed.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-11-20T08:47";
const SERVICES: Notes = {
  "Checkout.md": noteOf("service", ['depends_on: ["[[db-1]]"]']), "db-1.md": noteOf("service", ['depends_on: ["[[Storage]]", "[[Gone]]"]']),
  "Storage.md": noteOf("service", ['depends_on: ["[[Checkout]]"]']), "Wiki.md": noteOf("service", []),
};
const change = (service: string, ...properties: string[]): string => noteOf("change", [`services: ["[[${service}]]"]`, ...properties]);
const changed = (changes: Notes, services = ["[[Checkout]]"]): string[] => whatChanged(services, incidentReading({ ...SERVICES, ...changes }, NOW)).rows.map(({ path, detail }) => `${path} ${detail}`);

describe("What changed", () => {
  test("is what was changed on the services and on all that these depend on, newest first", () => {
    expect(changed({
      "A.md": change("Checkout", "status: closed", "actual_start: 2026-11-14T10:00", "actual_end: 2026-11-14T11:00"), "B.md": change("storage", "status: closed", "actual_start: 2026-11-19T10:00"),
      "C.md": change("Wiki", "status: closed", "actual_start: 2026-11-19T10:00"), "D.md": change("gone", "status: review", "actual_end: 2026-11-20T08:00"),
    })).toEqual(["D.md review, 2026-11-20 08:00", "B.md closed, 2026-11-19 10:00", "A.md closed, 2026-11-14 11:00"]);
  });

  test.each<[string, string[], ...string[]]>([
    ["ended long ago", [], "status: closed", "actual_end: 2026-11-12T23:59"],
    ["ended on the first of seven days", ["A.md closed, 2026-11-13 00:00"], "status: closed", "actual_end: 2026-11-13T00:00"],
    ["lies ahead", [], "status: scheduled", "planned_start: 2026-11-20T20:00"],
    ["was planned for now and nobody said more", ["A.md scheduled, 2026-11-20 08:00"], "status: scheduled", "planned_start: 2026-11-20T08:00"],
    ["began long ago and goes on", ["A.md implement"], "status: implement", "actual_start: 2026-10-01T08:00"],
    ["was called off", [], "status: cancelled", "planned_start: 2026-11-20T08:00"],
    ["was planned for lately, but took place before", [], "status: closed", "planned_start: 2026-11-19T08:00", "actual_start: 2026-11-01T08:00"],
    ["is known to the day", ["A.md closed, 2026-11-19"], "status: closed", "actual_start: 2026-11-19"],
    ["has moments that nobody can read", [], "status: closed", "actual_start: last Tuesday"],
  ])("of a change that %s: %j", (_title, rows, ...properties) => {
    expect(changed({ "A.md": change("Checkout", ...properties) })).toEqual(rows);
  });

  test("tells since when it looked, and nothing where no service is known", () => {
    expect(whatChanged([], incidentReading({ ...SERVICES, "A.md": change("Checkout", "status: implement") }, NOW))).toEqual({ since: "2026-11-13", rows: [] });
  });
});

describe("A known error", () => {
  const known = (symptoms: readonly string[], ...properties: string[]): string[] =>
    knownErrors(["[[Checkout]]"], symptoms, incidentReading({ ...SERVICES, "PRB.md": noteOf("problem", properties) }, NOW)).map(({ detail }) => detail);
  const ON_DB = 'services: ["[[db-1]]"]';

  test.each<[string, string[], string[], ...string[]]>([
    ["with a workaround, on what the service depends on", [], ["purge"], ON_DB, "workaround: purge"],
    ["of another service", [], [], 'services: ["[[Wiki]]"]', "workaround: purge"],
    ["that is only a problem yet", [], [], ON_DB],
    ["of which only the cause is known", [], [""], ON_DB, "known_error: 2026-11-20T11:30"],
    ["with the same symptom in other case", ["502 on every Payment"], ["purge"], ON_DB, "workaround: purge", "symptoms: [502 on every payment]"],
    ["with another symptom", ["slow"], [], ON_DB, "workaround: purge", "symptoms: [502 on every payment]"],
    ["while the incident's symptom is unknown", [], ["purge"], ON_DB, "workaround: purge", "symptoms: [502]"],
    ["whose own symptom is unknown", ["slow"], ["purge"], ON_DB, "workaround: purge"],
    ["that was fixed for good", [], [], ON_DB, "workaround: purge", "status: closed"],
    ["whose risk was accepted", [], ["purge"], ON_DB, "workaround: purge", "status: closed", "risk_accepted_by: Dora"],
  ])("%s", (_title, symptoms, found, ...properties) => {
    expect(known(symptoms, ...properties)).toEqual(found);
  });
});
