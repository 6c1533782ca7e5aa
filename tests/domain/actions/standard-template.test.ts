import { describe, expect, test } from "vitest";

import { recordPlaces } from "../../../src/domain/actions/new-record.ts";
import { planStandardTemplate, standardTitle } from "../../../src/domain/actions/standard-template.ts";
import { readProcedureBody } from "../../../src/domain/notes/procedure-body.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { changeOf, CHG } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { vaultAfter } from "./plan-note.ts";

const TEMPLATE = [
  "---", "type: procedure", "status: draft", "version: 1", "---", "", "Purpose.", "", "## Prerequisites", "", "- Access", "", "## Steps", "", "1. Read all", "2. Do it", "", "## Verification", "", "1. It answers", "2. No more", "", "## Rollback", "", "1. Stop", "2. Undo",
  "", "## Change log", "", "| Date | Change | Author |", "| --- | --- | --- |", "| 2026-11-23 | Version 1 |  |", "",
].join("\n");
const DONE = changeOf(["status: closed", "close_code: successful", "implementation_duration: 45 min"], {
  "Implementation plan": "- [x] Announce [at:: 22:01] [by:: [[Ana]]] ^a1\n  - done [at:: 22:01]\n- [-] Copy [[x/the logs]] [limit:: <= 85 %] [value:: 72 %]\n  - 200 GB\n\n  ```sh\n  cp\n  ```", Verification: "1. Writes work\n2. <% no %> lag",
});
const made = (text: string): string => {
  const place = recordPlaces("procedure", "/", { rows: [], paths: [] }, ANA.today)(standardTitle({ path: CHG, text }));
  const after = vaultAfter({}, planStandardTemplate({ path: CHG, text }, "Move logs", place, TEMPLATE, ANA));
  return Array.isArray(after) ? `<${after.join(" ")}>` : (after["Procedures/Move logs.md"] ?? "");
};

describe("A change that went well becomes the draft of a procedure", () => {
  test("with its steps, checks and way back, without marks and answers, and says where it came from", () => {
    expect(made(DONE)).toBe([
      "---", "type: procedure", "status: draft", "version: 1", "services:", '  - "[[db-1]]"', "duration: 45 min", "---", "", "Purpose.", "", "## Prerequisites", "", "- Access", "",
      "## Steps", "", "1. Announce", "2. Copy [[the logs]] [limit:: <= 85 %]", "   - 200 GB", "   ```sh", "   cp", "   ```", "", "## Verification", "", "1. Writes work", "2. < % no %> lag", "", "## Rollback", "", "1. Stop", "2. Restore the old path", "",
      "## Change log", "", "| Date | Change | Author |", "| --- | --- | --- |", "| 2026-11-23 | Version 1 |  |", "| 2026-11-23 | From [[CHG-20261120-01 Move logs]] | [[Ana]] |", "",
    ].join("\n"));
  });

  test("whose details stay with their steps however many there are", () => {
    const text = made(changeOf(["status: closed", "close_code: successful"], { "Implementation plan": Array.from({ length: 12 }, (_none, at) => `- [x] Step ${String(at)}\n  - [x] Nested`).join("\n") }));
    const { run } = readProcedureBody(text, readFrontmatter(text).bodyLine);
    expect(run.steps.map(({ children }) => children.map((child) => child.text))).toEqual(Array.from({ length: 12 }, () => ["Nested"]));
  });

  test("is refused of any other", () => {
    expect([changeOf(), DONE.replace("close_code: successful", "close_code: successful-with-issues"), changeOf(["status: closed", "close_code: successful"], { "Implementation plan": "" })].map(made)).toEqual(["<change-unproven>", "<change-unproven>", "<CHG-PLAN>"]);
  });
});
