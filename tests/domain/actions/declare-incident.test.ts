import { describe, expect, test } from "vitest";

import { planDeclareIncident, type Declaration } from "../../../src/domain/actions/declare-incident.ts";
import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { ANA } from "./checklist-note.ts";
import { entriesIn, NASTY } from "./incident-note.ts";
import { vaultAfter } from "./plan-note.ts";

const TEMPLATE = "---\ntype: incident\nstatus: new\ncreated: 2026-11-23T08:05\n---\n\n```operations\nshow: panel\n```\n\n## Timeline\n\n- 2026-11-23 08:05 Declared\n\n## Log\n";
const declared = (said: Partial<Declaration>, template = TEMPLATE, made?: string): string => {
  const declaration = { title: "Checkout down", services: ["Checkout"], ...said };
  const place = recordPlaces("incident", "Operations", { rows: [], paths: [] }, ANA.today)(declaration.title);
  const after = vaultAfter(made === undefined ? {} : { [made]: template }, planDeclareIncident(declaration, place, template, ANA, made));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after[made ?? place.path] ?? "");
};

describe("Declaring an incident", () => {
  test("says what is known, and begins the timeline", () => {
    expect(declared({ detection: "monitoring", severity: "SEV3", symptoms: ["502"], raisedBy: "[[2026-11-23 Daily checklist]]" }).split("\n")).toEqual([
      "---", "type: incident", "status: new", "created: 2026-11-23T08:05", "id: INC-20261123-01", 'owner: "[[Ana]]"', "services:", '  - "[[Checkout]]"', "severity: SEV3", "detection: monitoring", "symptoms:", '  - "502"',
      'raised_by: "[[2026-11-23 Daily checklist]]"', "detected: 2026-11-23T08:05", "---", "", "```operations", "show: panel", "```", "", "## Timeline", "", "- 2026-11-23 08:05 Detected: Checkout down #detected", "", "## Log", "",
    ]);
  });

  test("acknowledges it where somebody takes command", () => {
    const text = declared({ commander: "Ben", severity: "SEV1" });
    expect(text).toMatch(/\nstatus: assessing\n[^]*\ncommander: "\[\[Ben\]\]"\ndetected: 2026-11-23T08:05\nacknowledged: 2026-11-23T08:05\n---\n/);
    expect(text.slice(text.indexOf("## Timeline"))).toBe(
      "## Timeline\n\n- 2026-11-23 08:05 Detected: Checkout down #detected\n- 2026-11-23 08:05 [[Ben]] takes command #acknowledged\n\n## Log\n\n- 2026-11-23 08:05 status new → assessing by [[Ana]]\n",
    );
  });

  test("may tell that it was noticed earlier", () => {
    const text = declared({ detected: "2026-11-23T07:50" });
    expect(text).toContain("\ndetected: 2026-11-23T07:50\n");
    expect(text).toContain("\n- 2026-11-23 07:50 Detected: Checkout down #detected\n");
  });

  test("keeps a security breach among those who must know, and its clock from now on", () => {
    expect(declared({ emergency: "security-breach" })).toMatch(/\nemergency: security-breach\ndetected: .*\nconfidential: true\naware: 2026-11-23T08:05\n---\n/);
  });

  test("fills in the note that Templater made of a template of one's own", () => {
    expect(declared({ commander: "Ana" }, "---\ntype: incident\nsev:\n---\n# Mine\n", "Mine.md")).toMatch(
      /^---\ntype: incident\nsev:\nid: INC-20261123-01\n[^]*status: assessing\n[^]*---\n# Mine\n\n## Timeline\n\n- .* #detected\n- .* #acknowledged\n\n## Log\n\n- 2026-11-23 08:05 status new → assessing by \[\[Ana\]\]$/m,
    );
  });

  test.each<[string, Partial<Declaration>, string]>([["without a title", { title: " " }, "<title-missing>"], ["noticed in a time to come", { detected: "2026-11-24T08:05" }, "<GEN-TIME>"]])("is refused %s", (_title, said, codes) => {
    expect(declared(said)).toBe(codes);
  });

  test.each(NASTY)("takes %j as text, wherever it comes from", (words) => {
    const text = declared({ title: words, symptoms: [words], category: words, raisedBy: words, services: [words], commander: "Ana" });
    expect(text).not.toMatch(/<%/);
    expect(entriesIn(text).map(({ milestone, moment }) => [milestone, moment])).toEqual([["detected", "2026-11-23T08:05"], ["acknowledged", "2026-11-23T08:05"]]);
    expect(text).toMatch(/## Log\n\n- 2026-11-23 08:05 status new → assessing by \[\[Ana\]\]\n$/);
  });
});
