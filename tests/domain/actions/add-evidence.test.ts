import { describe, expect, test } from "vitest";

import { planEvidence, type NewEvidence } from "../../../src/domain/actions/add-evidence.ts";
import { planTimelineEntry } from "../../../src/domain/actions/add-timeline-entry.ts";
import { readEvidence } from "../../../src/domain/notes/evidence.ts";
import { ANA, applied } from "./checklist-note.ts";
import { blocksIn, incidentOf, NASTY } from "./incident-note.ts";

const HASH = "ab".repeat(32);
const added = (evidence: Partial<NewEvidence>, text = incidentOf()): string => applied(text, planEvidence("x.md", text, { link: "[[auth.log]]", sha256: HASH.toUpperCase(), note: "before the wipe", ...evidence }, ANA));

describe("Evidence", () => {
  test("is listed before the log, with its hash and who took it in", () => {
    const text = added({ link: "[[disk.img]]", note: "" }, added({}));
    expect(text).toContain(`## Evidence\n\n- 2026-11-23 08:05 [[auth.log]] sha256 ${HASH} by [[Ana]]: before the wipe\n- 2026-11-23 08:05 [[disk.img]] sha256 ${HASH} by [[Ana]]\n\n## Log\n`);
    expect(readEvidence(blocksIn(text))).toMatchObject({
      entries: [{ moment: "2026-11-23T08:05", link: "[[auth.log]]", sha256: HASH, by: "[[Ana]]", note: "before the wipe" }, { link: "[[disk.img]]", note: "" }], problems: [],
    });
  });

  test.each<[string, Partial<NewEvidence>, string]>([
    ["without a file", { link: "auth.log" }, "<evidence-missing>"], ["without its hash", { sha256: "ab" }, "<evidence-missing>"],
  ])("is refused %s", (_title, evidence, code) => expect(added(evidence)).toBe(code));

  test("is refused twice, but not once the file changed", () => {
    expect(added({}, added({}))).toBe("<evidence-known>");
    expect(added({ sha256: "cd".repeat(32) }, added({}))).toContain("cdcd");
  });

  test.each(NASTY)("has its note read back: %j", (note) => {
    expect(readEvidence(blocksIn(added({ note })))).toMatchObject({ entries: [{ link: "[[auth.log]]", sha256: HASH, by: "[[Ana]]" }], problems: [] });
  });

  test("stands below a timeline that is made later", () => {
    const text = "## Evidence\n\n- 2026-11-23 a\n\n## Log\n";
    expect(applied(text, planTimelineEntry("x.md", text, "x", ANA))).toBe("## Timeline\n\n- 2026-11-23 08:05 x\n\n## Evidence\n\n- 2026-11-23 a\n\n## Log\n");
  });

  test("of another form is a problem", () => {
    expect(readEvidence(blocksIn("## Evidence\n\n- 2026-11-23 a log\n"))).toMatchObject({ entries: [], problems: [{ code: "evidence-unreadable", line: 2 }] });
  });
});
