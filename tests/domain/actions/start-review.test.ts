import { describe, expect, test } from "vitest";

import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { planReview, reviewTitle, type ReviewAround } from "../../../src/domain/actions/start-review.ts";
import { weekdayOf } from "../../../src/domain/time/day.ts";
import { ANA } from "./checklist-note.ts";
import { vaultAfter } from "./plan-note.ts";

const PATH = "Incidents/2026/INC-20261120-01 Checkout returns 502.md";
const WEEK = { workingDays: { isWorking: (day: string) => weekdayOf(day) < 6 } };
const TEMPLATE = "---\ntype: review\nstatus: draft\ncreated: 2026-11-23T08:05\n---\n\n## Impact\n\n%% In numbers. %%\n\n## Timeline\n\n## Actions\n";
const over = (properties: readonly string[] = [], timeline: readonly string[] = ["- 2026-11-20 08:05 First 502", "- 2026-11-20 08:38 Purged <% x %> #mitigated"]): string => [
  "---", "type: incident", "status: resolved", "severity: SEV2", "services:", '  - "[[Checkout]]"', 'commander: "[[Ana]]"', 'scribe: "[[Ben]]"', "owner: Ana", "started: 2026-11-20T08:05", "mitigated: 2026-11-20T08:38", "resolved: 2026-11-20T09:05",
  ...properties, "---", "", "## Timeline", "", ...timeline, "", "## Actions", "", "- [ ] Watch [[Ana]] #action/detect", "",
].join("\n");
const begun = (text: string, around: Partial<ReviewAround> = {}): string => {
  const incident = { path: PATH, text, link: "[[INC-20261120-01 Checkout returns 502]]" };
  const place = recordPlaces("review", "/", { rows: [], paths: [] }, ANA.today)(reviewTitle(incident));
  const after = vaultAfter({}, planReview(incident, place, TEMPLATE, ANA, { ...WEEK, ...around }));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after["Reviews/2026/RVW-20261123-01 Checkout returns 502.md"] ?? Object.keys(after).join());
};

describe("The review of an incident", () => {
  test("begins with who took part, when it is due, its timeline, and how long it took", () => {
    expect(begun(over()).split("\n")).toEqual([
      "---", "type: review", "status: draft", "created: 2026-11-23T08:05", "id: RVW-20261123-01", 'owner: "[[Ana]]"', "services:", '  - "[[Checkout]]"', "kind: incident", 'of: "[[INC-20261120-01 Checkout returns 502]]"',
      'facilitator: "[[Ana]]"', "participants:", '  - "[[Ana]]"', '  - "[[Ben]]"', "due: 2026-11-27", "---", "", "## Impact", "", "%% In numbers. %%", "", "60 minutes in SEV2, 33 minutes until it was mitigated.", "",
      "## Timeline", "", "- 2026-11-20 08:05 First 502", "- 2026-11-20 08:38 Purged < % x %>", "", "## Actions", "",
    ]);
  });

  test.each([["SEV1", "2026-11-23"], ["SEV2", "2026-11-27"], ["SEV4", "2026-12-04"]])("of a %s that ended on a Friday is due on %s", (severity, due) => {
    expect(begun(over().replace("SEV2", severity))).toContain(`\ndue: ${due}\n`);
  });

  test("is due in two weeks where nobody ever works", () => expect(begun(over(), { workingDays: { isWorking: () => false } })).toContain("\ndue: 2026-12-04\n"));

  test("takes over times of every form, with what the lines around them say", () => {
    const lines = ["- 08:05 down", "- ~08:10 seen", "- 08:20-08:30 restart", "- T+5m later", "Some words"];
    expect(begun(over([], lines))).toMatch(/- 2026-11-20 08:05 down\n- 2026-11-20 ~08:10 seen\n- 2026-11-20 08:20–08:30 restart\n- 2026-11-20 08:10 later/);
    expect(begun(over().replace("## Timeline", "## Timeline (UTC)"))).toContain("- 2026-11-20 08:05+00:00 First 502\n");
  });

  test("counts minutes over a change of clocks, and says nothing where they are unknown", () => {
    const night = over(["timezone: Europe/Berlin"]).replaceAll("2026-11-20T08", "2026-10-25T01").replaceAll("2026-11-20T09", "2026-10-25T04");
    expect(begun(night)).toContain("\n240 minutes in SEV2, 33 minutes until it was mitigated.\n");
    expect(begun(over().replace("resolved: 2026-11-20T09:05\n", ""))).not.toContain("minutes");
    expect(begun(over().replace("09:05", "08:06"))).toContain("\n1 minute in SEV2.\n");
  });

  test("of what is confidential is confidential", () => expect(begun(over(["confidential: true"]))).toContain("\nconfidential: true\n"));

  test("is refused while it is open, and where there is one", () => {
    expect([begun(over().replace("status: resolved", "status: mitigated")), begun(over(), { present: "x.md" })]).toEqual(["<incident-open>", "<review-present>"]);
  });
});
