import { describe, expect, test } from "vitest";

import { causeTree } from "../../../src/domain/diagrams/cause-tree.ts";
import { incidentTimeline } from "../../../src/domain/diagrams/incident-timeline.ts";
import { lifecycleDiagram } from "../../../src/domain/diagrams/lifecycle.ts";
import { INCIDENT_LIFE } from "../../../src/domain/lifecycle/incident.ts";
import { REVIEW_LIFE } from "../../../src/domain/lifecycle/review.ts";
import { readTimeline } from "../../../src/domain/notes/timeline.ts";
import type { Block } from "../../../src/domain/text/block.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";

const blocksOf = (...lines: string[]): Block[] => findBlocks(splitLines(lines.join("\n")));
const timelineOf = (...lines: string[]): string[] => incidentTimeline(readTimeline(blocksOf("## Timeline", "", ...lines.map((line) => `- ${line}`))).entries)?.text.trim().split("\n").map((line) => line.trim()) ?? [];

describe("The picture of a timeline", () => {
  test("has a section for each day and a place for each entry, in their order", () => {
    expect(timelineOf("2026-11-20 23:50 Began", "2026-11-21 00:10 [[Ana|A.]] takes command #acknowledged", "2026-11-20 23:55 Added later")).toEqual([
      "timeline", "section Fri 20 Nov", "23#58;50 : Began", "23#58;55 : Added later", "section Sat 21 Nov", "00#58;10 : A#46; takes command",
    ]);
  });

  test("keeps what it cannot place behind the entry before it", () => {
    expect(timelineOf("2026-11-20 23:50 Began", "nobody knows when", "2026-11-20 23:55 Went on").slice(2)).toEqual(["23#58;50 : Began", "… : nobody knows when", "23#58;55 : Went on"]);
  });

  test("cuts what is long and shows signs as what they are", () => {
    expect(timelineOf(`2026-11-20 08:10 ${"word ".repeat(100)}`)[2]?.length).toBeLessThan(100);
    expect(timelineOf('2026-11-20 08:10 a: "b" <c>; #d')[2]).toBe("08#58;10 : a#58; #34;b#34; #60;c#62;#59; #35;d");
  });

  test("of more than sixty shows milestones and updates, and says how many it leaves out", () => {
    const lines = Array.from({ length: 200 }, (_, at) => `- 2026-11-20 ${String(8 + Math.floor(at / 60)).padStart(2, "0")}:${String(at % 60).padStart(2, "0")} Entry ${String(at)}${at === 0 ? " #detected" : at % 50 === 1 ? " #update" : ""}`);
    const picture = incidentTimeline(readTimeline(blocksOf("## Timeline", "", ...lines)).entries);
    expect(picture?.leftOut).toBe(195);
    expect(picture?.text.match(/Entry \d+/g)).toEqual(["Entry 0", "Entry 1", "Entry 51", "Entry 101", "Entry 151"]);
    const talk = incidentTimeline(readTimeline(blocksOf("## Timeline", "", ...lines.map((line) => line.replace(/(?: #\w+)?$/, " #update")))).entries);
    expect([talk?.leftOut, talk?.text.includes("Entry 199")]).toEqual([140, true]);
  });

  test("is none where nothing is written", () => {
    expect(incidentTimeline([])).toBeUndefined();
  });
});

describe("The picture of a life", () => {
  test("has every step with its name, and marks where the record stands", () => {
    expect(lifecycleDiagram(REVIEW_LIFE, "in-review")).toBe([
      "stateDiagram-v2", '  state "draft" as s_draft', '  state "in review" as s_in_review', '  state "reviewed" as s_reviewed', '  state "closed" as s_closed', "  [*] --> s_draft",
      "  s_draft --> s_in_review : submit", "  s_in_review --> s_reviewed : finish", "  s_reviewed --> s_closed : close", "  s_in_review --> s_draft : revise", "  s_reviewed --> s_draft : revise",
      "  s_closed --> [*]", "  classDef now font-weight:bold,stroke-width:4px", "  class s_in_review now", "",
    ].join("\n"));
  });

  test("leads back from a hold to each place that it may go on at, and tells of steps between the same states on one arrow", () => {
    const drawn = lifecycleDiagram(INCIDENT_LIFE, "nowhere", (word) => word.toUpperCase());
    expect(drawn.match(/s_on_hold --> \w+/g)).toEqual(["s_on_hold --> s_new", "s_on_hold --> s_responding", "s_on_hold --> s_assessing"]);
    expect(drawn).toContain("s_new --> s_cancelled : CANCEL, DUPLICATE");
    expect(drawn).not.toContain("classDef");
  });
});

describe("The picture of causes", () => {
  const tree = (rootCauses: readonly string[], ...lines: string[]): string[] => causeTree(blocksOf("## Analysis", "", ...lines), { statement: "502", rootCauses })?.trim().split("\n").map((line) => line.trim()) ?? [];

  test("of five whys leads down from the statement to the root", () => {
    expect(tree([], "1. Why 502? The disk was full.", "2. Why? Logs.", "", "![[graph.png]]", "", "3. Why? Nobody set it.")).toEqual([
      "flowchart TD", 'problem["502"]', 'c0["Why 502#63; The disk was full#46;"]', 'c1["Why#63; Logs#46;"]', 'c2["Why#63; Nobody set it#46;"]',
      "problem --> c0", "c0 --> c1", "c1 --> c2", "classDef rootCause font-weight:bold,stroke-width:4px", "class c2 rootCause",
    ]);
  });

  test("follows several answers to one why, and marks every end", () => {
    const drawn = tree([], "1. The disk was full", "   - Logs grew", "   - Nobody looked", "2. Logs share a volume");
    expect(drawn.filter((line) => line.includes("-->"))).toEqual(["problem --> c0", "c0 --> c1", "c0 --> c2", "c0 --> c3"]);
    expect(drawn.at(-1)).toBe("class c1,c2,c3 rootCause");
  });

  test("of a fishbone leads from each branch to the statement and marks the root causes", () => {
    expect(tree(["Retention was never set"], "### Process", "- Nobody looks at night", "### Configuration", "- Retention was never set", "  - The default keeps thirty days", "### People", "- ")).toEqual([
      "flowchart LR", 'problem["502"]', 'c0["Process"]', 'c1["Nobody looks at night"]', 'c2["Configuration"]', 'c3["Retention was never set"]', 'c4["The default keeps thirty days"]', 'c5["People"]',
      "c0 --> problem", "c1 --> c0", "c2 --> problem", "c3 --> c2", "c4 --> c3", "c5 --> problem", "classDef rootCause font-weight:bold,stroke-width:4px", "class c3 rootCause",
    ]);
  });

  test.each([["nothing is analysed yet", ["%% Why? %%"]], ["only branches are named", ["### People", "- ", "### Process", "- "]]])("is none where %s", (_title, lines) => {
    expect(tree([], ...lines)).toEqual([]);
  });
});
