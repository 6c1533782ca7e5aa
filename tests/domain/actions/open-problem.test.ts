import { describe, expect, test } from "vitest";

import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { planOpenProblem, type ProblemInput } from "../../../src/domain/actions/open-problem.ts";
import { ANA } from "./checklist-note.ts";
import { incidentOf } from "./incident-note.ts";
import { vaultAfter } from "./plan-note.ts";

const TEMPLATE = "---\ntype: problem\nstatus: identified\n---\n\n## Analysis\n";
const opened = (incidents: Readonly<Record<string, string>>, said: Partial<ProblemInput> = {}): Record<string, string> | string[] => {
  const place = recordPlaces("problem", "/", { rows: [], paths: [] }, ANA.today)("Logs fill the disk");
  const notes = Object.entries(incidents).map(([path, text]) => ({ path, text, link: `[[${path}]]` }));
  return vaultAfter(incidents, planOpenProblem(notes, { title: "Logs fill the disk", origin: "reactive", ...said }, place, TEMPLATE, ANA));
};

describe("Opening a problem", () => {
  test("takes over what its incidents know, and is linked in those that had none", () => {
    const one = incidentOf('services: ["[[db-1]]"]', "symptoms: [502]", "resolution_code: workaround", "mitigation: Purge logs");
    const other = incidentOf('services: ["[[db-1]]", "[[Checkout]]"]', "symptoms: [502, slow]", "resolution_code: fixed", "mitigation: Mended", 'problem: "[[PRB-1]]"');
    const after = opened({ "a.md": one, "b.md": other }, { statement: "9 GB a day: {{x}}" }) as Record<string, string>;
    expect(after["Problems/PRB-20261123-01 Logs fill the disk.md"]?.split("\n")).toEqual([
      "---", "type: problem", "status: identified", "id: PRB-20261123-01", "created: 2026-11-23T08:05", 'owner: "[[Ana]]"', "services:", '  - "[[db-1]]"', '  - "[[Checkout]]"', "origin: reactive",
      'statement: "9 GB a day: { {x}}"', "symptoms:", '  - "502"', "  - slow", 'workaround: "Purge logs"', "identified: 2026-11-23T08:05", "---", "", "## Analysis", "",
    ]);
    expect([after["a.md"], after["b.md"]]).toEqual([one.replace("\n---\n\n", '\nproblem: "[[PRB-20261123-01 Logs fill the disk]]"\n---\n\n'), other]);
  });

  test("needs no incident", () => expect(Object.keys(opened({}, { origin: "proactive" }))).toEqual(["Problems/PRB-20261123-01 Logs fill the disk.md"]));

  test("of a confidential incident is confidential", () => expect(Object.values(opened({ "a.md": incidentOf("confidential: true") })).at(-1)).toContain("\nconfidential: true\n"));

  test("is refused as a whole where an incident cannot be written", () => expect(opened({ "a.md": "---\na: [\n---\n" })).toEqual(["note-unreadable"]));
});
