import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isRemark, sectionsUnder } from "../../../src/domain/notes/section-lines.ts";
import { readEvent } from "../../../src/domain/notes/timeline-event.ts";
import { readTimeline, type Timeline } from "../../../src/domain/notes/timeline.ts";
import { hasShared } from "../../shared/shared-folder.ts";
import { ascend, blocksOf, bodies, example } from "./body-blocks.ts";

const read = (body: string, started = "", heading = "## Timeline"): Timeline => readTimeline(blocksOf(`${heading}\n\n${body}\n`), "Timeline", started);
const codes = ({ problems }: Timeline): (string | number | undefined)[][] => problems.map(({ code, line }) => [code, line]);
/** When, until when, what. */
const shown = ({ entries }: Timeline): string[] => entries.map(({ moment, day, time, endTime, approximate, text }) =>
  `${approximate ? "~" : ""}${moment ?? [day, time].filter(Boolean).join("?")}${endTime === undefined ? "" : `/${endTime}`} ${text}`);

describe("One line of a timeline", () => {
  const forms: readonly (readonly [line: string, expected: string])[] = [
    ["- 2026-11-20 08:10 Detected: alert on 5xx", "2026-11-20T08:10 Detected: alert on 5xx"],
    ["- 2024-07-25 12:10: text", "2024-07-25T12:10 text"],
    ["- 2026-03-23T10:39:22Z — Earliest log entry", "2026-03-23T10:39 Earliest log entry"],
    ["- 2026-11-20T8:10:00-05:00 text", "2026-11-20T08:10 text"],
    ["- 2026/11/20 08:10 text", "2026-11-20T08:10 text"],
    ["- [2026-11-20 08:10] text", "2026-11-20T08:10 text"],
    ["- [[2026-11-20]] 08:10 text", "2026-11-20T08:10 text"],
    ["- 2026-11-20, 08:10 - text", "2026-11-20T08:10 text"],
    ["- 2026-11-20 at 08:10 text", "2026-11-20T08:10 text"],
    ["- [x] 2026-11-20 08:10 text", "2026-11-20T08:10 text"],
    ["* 16:37 Denver - text", "2026-11-01T16:37 Denver - text"],
    ["- 10:02 Ahmed merges\n  and goes for lunch", "2026-11-01T10:02 Ahmed merges and goes for lunch"],
    ["- **09:12** — `media-service` deployed", "2026-11-01T09:12 `media-service` deployed"],
    ["1. **08:39:08** — text", "2026-11-01T08:39 text"],
    ["**17:00** - text", "2026-11-01T17:00 text"],
    ["**17:00:** text", "2026-11-01T17:00 text"],
    ["15:35 – text", "2026-11-01T15:35 text"],
    ["2:06 PM January 14, 2026: text", "2026-01-14T14:06 text"],
    ["- 14th Jan 2026 2 pm text", "2026-01-14T14:00 text"],
    ["- Jan. 14, 2026, 12:06 a.m. text", "2026-01-14T00:06 text"],
    ["- 12:30 PM lunch", "2026-11-01T12:30 lunch"],
    ["- ~12:30 text", "~2026-11-01T12:30 text"],
    ["- ca. 12:30 text", "~2026-11-01T12:30 text"],
    ["- around 12:30 text", "~2026-11-01T12:30 text"],
    ["- 06:2xZ text", "~2026-11-01T06:20 text"],
    ["- 2026-03-23T11:3x:00Z — text", "~2026-03-23T11:30 text"],
    ["- 2026-03-23T11:39:xxZ — text", "2026-03-23T11:39 text"],
    ["| Time | Event |\n| --- | --- |\n| ~2026-02-17 06:2xZ | `altra` is down |", "~2026-02-17T06:20 `altra` is down"],
    ["- 13:30-13:45 text", "2026-11-01T13:30/13:45 text"],
    ["- 14:38 to 16:38 Backlog drains.", "2026-11-01T14:38/16:38 Backlog drains."],
    ["- 2018-04-18 12:35 – 13:00 UTC text", "2018-04-18T12:35/13:00 text"],
    ["- 08:10 → 08:20: text", "2026-11-01T08:10/08:20 text"],
    ["### 13:44\n\nbody\n\nmore", "2026-11-01T13:44 body more"],
    ["### 2018-04-18 12:35\n\n- one\n- two", "2018-04-18T12:35 one two"],
    ["### ~13:30-13:45", "~2026-11-01T13:30/13:45 "],
    ["- First detected 2021-09-30 15:31", "2021-09-30T15:31 First detected"],
    ["- First detected: 2023-11-16 09:21", "2023-11-16T09:21 First detected"],
    ["- Resolved 2021-09-30 15:31 by a restart of all", "2026-11-01? none"],
    ["- **Repaired:** 15:31", "2026-11-01T15:31 Repaired"],
    ["**Update at 2021-06-08 11:20 UTC**\n\nAll is well", "2021-06-08T11:20 Update All is well"],
    ["- 2026-07-26 The message is made", "2026-07-26 The message is made"],
    ["- 08:10 -5 °C in the rack", "2026-11-01T08:10 -5 °C in the rack"],
    ["- 08:10 +10 min for the restart", "2026-11-01T08:10 +10 min for the restart"],
    ["- 08:10\n  - Ana looks\n  - Ben too", "2026-11-01T08:10 Ana looks Ben too"],
  ];
  test.each(forms.filter(([, expected]) => !expected.endsWith("none")))("%j", (line, expected) => {
    const timeline = read(line, "2026-11-01");
    expect(shown(timeline)).toEqual([expected]);
    expect(timeline.problems).toEqual([]);
  });

  const untimed = [
    "- Same session: text", "- Morning", "* Pre-existing", "- 24:10 text", "- 12:61 text", "- 2026-02-30 08:10 text", "- 13:30-25:00 text", "- T+999999d text", "- +3 nodes join", "- T5 text",
    "- Resolved 2021-09-30 15:31 by a restart of all", "- Vendor promised to call us back about it at 16:00", "- 502 errors", "| Time | Event |\n| --- | --- |\n| Morning | text |",
  ];
  test.each(untimed)("%j stays, without a time and with a problem", (line) => {
    const timeline = read(line, "2026-11-01");
    expect(timeline.entries.map(({ moment, time, day }) => [moment, time, day])).toEqual([[undefined, undefined, undefined]]);
    expect(codes(timeline)).toEqual([["timeline-untimed", line.startsWith("|") ? 4 : 2]]);
    expect(timeline.problems[0]?.found).toContain(timeline.entries[0]?.text);
  });
});

describe("The day of an entry", () => {
  const carried: readonly (readonly [title: string, body: string, started: string, expected: string[]])[] = [
    ["is carried from the last entry that has one", "- 2026-11-20 08:10 a\n- 09:00 b\n- 2026-11-22 10:00 c\n- 10:05 d", "", ["2026-11-20T08:10 a", "2026-11-20T09:00 b", "2026-11-22T10:00 c", "2026-11-22T10:05 d"]],
    ["is the next one when a time goes back by more than six hours", "- 2026-11-20 23:50 a\n- 00:10 b\n- 18:00 c\n- 11:59 d", "", ["2026-11-20T23:50 a", "2026-11-21T00:10 b", "2026-11-21T18:00 c", "2026-11-22T11:59 d"]],
    ["stays when a time goes back by six hours", "- 2026-11-20 12:50 a\n- 06:50 b", "", ["2026-11-20T12:50 a", "2026-11-20T06:50 b"]],
    ["comes from the note's start", "- 08:10 a", "2026-11-20T07:55", ["2026-11-20T08:10 a"]],
    ["is unknown where nothing tells it", "- 08:10 a\n- 2026-11-20 09:00 b", "", ["08:10 a", "2026-11-20T09:00 b"]],
    ["comes from a heading above", "### Friday, 2026-11-20\n\n- 08:10 a\n\n### Day two (November 21, 2026)\n\n- 09:00 b", "2026-11-01", ["2026-11-20T08:10 a", "2026-11-21T09:00 b"]],
    ["comes from a line of its own", "**2026-11-20**\n\n- 08:10 a", "", ["2026-11-20T08:10 a"]],
    ["comes from a table's second column", "| Date | Time | Who | Event |\n|---|---|---|---|\n| 2026-11-20 | 2:06 PM | Ana | a |\n| | | | |\n| 2026-11-21 | 1:00 AM | Ben | b |", "", ["2026-11-20T14:06 Ana | a", "2026-11-21T01:00 Ben | b"]],
    ["is known without a time", "- 2026-11-20 a\n- 08:00 b", "", ["2026-11-20 a", "2026-11-20T08:00 b"]],
    ["at the end of the calendar is none", "- 9999-12-31 23:00 a\n- 00:10 b\n- 00:20 c", "", ["9999-12-31T23:00 a", "00:10 b", "00:20 c"]],
  ];
  test.each(carried)("%s", (_title, body, started, expected) => expect(shown(read(body, started))).toEqual(expected));

  test("comes from the section's heading", () => {
    expect(shown(read("- 08:10 a", "2026-11-01", "## Timeline 2026-11-20 (UTC)"))).toEqual(["2026-11-20T08:10 a"]);
  });

  const relative: readonly (readonly [body: string, started: string, expected: string[]])[] = [
    ["- T-7d a\n- T+5m b\n- 2026-11-20 08:10 c\n- +3 min d\n- T+1h30m e\n- T+00:20 f\n- T0 g\n- T−20 min h", "", ["2026-11-13T08:10 a", "2026-11-20T08:15 b", "2026-11-20T08:10 c", "2026-11-20T08:13 d", "2026-11-20T09:40 e", "2026-11-20T08:30 f", "2026-11-20T08:10 g", "2026-11-20T07:50 h"]],
    ["- T+16h a", "2026-11-20T08:05", ["2026-11-21T00:05 a"]],
    ["- T+5m a", "2026-11-20", [" a"]],
  ];
  test.each(relative)("counts from the first timed entry, else from the start: %j", (body, started, expected) => expect(shown(read(body, started))).toEqual(expected));

  test("is a problem where nothing is known to count from", () => {
    expect(codes(read("- T+5m a\n- Morning\n- +3 min b", "2026-11-20"))).toEqual([["timeline-untimed", 2], ["timeline-untimed", 3], ["timeline-untimed", 4]]);
  });
});

describe("The order of entries", () => {
  const ordered: readonly (readonly [title: string, body: string, expected: unknown[]])[] = [
    ["a bare time that goes back is a problem, once for the section", "- 2026-11-20 12:50 a\n- 12:35 b\n- 12:40 c\n- 12:20 d", [["timeline-order", 3]]],
    ["an entry that was added later with its date is none", "- 2026-11-20 12:50 a\n- 2026-11-20 12:35 b", []],
    ["midnight is none", "- 2026-11-20 23:50 a\n- 00:10 b", []],
  ];
  test.each(ordered)("%s", (_title, body, expected) => expect(codes(read(body))).toEqual(expected));
});

describe("The zone", () => {
  const zones: readonly (readonly [heading: string, text: string | undefined, offset: number | undefined, isUnknown?: true])[] = [
    ["## Timeline (UTC)", "UTC", 0], ["## Timeline (EST)", "EST", -300], ["## 📋 TIMELINE (all times CET)", "CET", 60], ["# üìã Timeline - all times are in CEST", "CEST", 120], ["## Timeline (UTC+05:30)", "UTC+05:30", 330],
    ["### Timeline, IST", "IST", 330], ["## Timeline UTC", "UTC", 0], ["## Timeline (2026-11-20, JST)", "JST", 540], ["## Timeline of events (GMT-3)", "GMT-3", -180], ["## Timeline (Europe/Berlin)", "Europe/Berlin", undefined],
    ["## Timeline (all times PST, San Francisco)", "PST", -480], ["## Timeline", undefined, undefined], ["## Timeline (draft)", undefined, undefined], ["## Timeline (local time)", undefined, undefined],
    ["## Timeline (Denver)", "Denver", undefined, true], ["## Timeline (all times Eastern)", "Eastern", undefined, true],
  ];
  test.each(zones.map(([heading, text, offset, isUnknown]) => ({ heading, text, offset, isUnknown })))("of $heading is $text", ({ heading, text, offset, isUnknown }) => {
    const timeline = read("- 2026-11-20 08:10 a", "", heading);
    expect([timeline.zone?.text, timeline.entries[0]?.offset, codes(timeline)]).toEqual([text, offset, isUnknown ? [["timeline-zone", 0]] : []]);
  });

  const written: readonly (readonly [line: string, offset: number | undefined])[] = [
    ["- 08:10Z a", 0], ["- 08:10 EDT a", -240], ["- 08:10 (BST) a", 60], ["- 2026-11-20T08:10-05:00 a", -300], ["- 2026-11-20T08:10:30+02:00 a", 120], ["- 13:30-13:45 PDT a", -420],
    ["- 08:10 GMT+1 a", 60], ["- 08:10 est la fin", 330], ["- 08:10 Zeta stops", 330], ["- 2026-11-20 only a day", undefined],
  ];
  test.each(written)("of the line %j wins over the heading's: %j", (line, offset) => expect(read(line, "2026-11-20", "## Timeline (IST)").entries[0]?.offset).toBe(offset));

  test.each([["| Time (CET) | Event |\n|---|---|\n| 08:10 | a |", 60], ["All times in PST.\n\n- 08:10 a", -480]])("may stand in a table's head or a sentence: %j", (body, offset) => {
    expect(read(body, "2026-11-20").entries[0]?.offset).toBe(offset);
  });
});

describe("What belongs to a timeline", () => {
  const belongs: readonly (readonly [title: string, text: string, expected: string[]])[] = [
    ["nothing in fences, comments or quotes", "## Timeline\n\n```\n- 08:10 x\n```\n\n<!--\n- 08:10 x\n-->\n\n%%\n- 08:10 x\n%%\n\n- 08:11 a\n", ["08:11 a"]],
    ["nothing of other sections", "- 08:09 x\n\n## Timeline\n\n- 08:10 a\n\n## Timeline view\n\n- 08:11 b\n\n## Timelines\n\n- 08:12 x\n\n# Impact\n\n- 08:13 x\n", ["08:10 a", "08:11 b"]],
    ["prose before the first entry is none", "## Timeline\n\nRead from the log.\n\n- 08:10 a\n", ["08:10 a"]],
    ["headings of phases are none", "## Timeline\n\n### Detection\n\n- 08:10 a\n\n### Repair\n\nWe waited.\n\n- 09:10 b\n", ["08:10 a", "09:10 b"]],
    ["a heading without a time among headings with one is an entry", "## Timeline\n\n### 08:10\n\na\n\n### Same session\n\nb\n", ["08:10 a", " Same session b"]],
    ["a day's heading with prose is an entry", "## Timeline\n\n### 2018-04-18\n\na\n\nb\n\n### 2018-04-19\n\n- 08:10 c\n", ["2018-04-18 a b", "2018-04-19T08:10 c"]],
    ["what is nested under an entry is not another", "## Timeline\n\n- 08:10 a\n  - see [[x]]\n  - 08:12 b\n", ["08:10 a", "08:12 b"]],
    ["bullets below a heading or prose with a time are its own", "## Timeline\n\n**08:10** - a\n\n- b\n- 08:12 c\n", ["08:10 a b", "08:12 c"]],
    ["lines of one paragraph may each be an entry", "## Timeline\n\n08:10 a\n08:12 b\nand on\n", ["08:10 a", "08:12 b and on"]],
    ["prose right above a table does not hide its rows", "## Timeline\n\nWhat we saw:\n| Time | Event |\n|---|---|\n| 08:10 | a \\| b |\n", ["08:10 a | b"]],
  ];
  test.each(belongs)("%s", (_title, text, expected) => expect(shown(readTimeline(blocksOf(text)))).toEqual(expected));

  test("a heading whose name was changed in the settings is found", () => {
    expect(readTimeline(blocksOf("## ⏱ Verlauf (UTC)\n\n- 2026-11-20 08:10 a"), "Verlauf").entries).toMatchObject([{ moment: "2026-11-20T08:10", offset: 0 }]);
  });
});

test("tags mark milestones and updates, and leave the text", () => {
  const timeline = read("- 2026-11-20 08:10 a #detected\n- 08:11 b #Acknowledged #update\n- 08:12 #closed/x c #resolvedly\n### 08:13\n\nd #mitigated\n");
  expect(timeline.entries.map(({ text, milestone, update }) => [text, milestone, update])).toEqual([
    ["a", "detected", false], ["b", "acknowledged", true], ["#closed/x c #resolvedly", undefined, false], ["d", "mitigated", false],
  ]);
});

describe.skipIf(!hasShared)("The examples (../shared/examples)", () => {
  test("the incident's timeline is read in full", () => {
    const timeline = readTimeline(example("INC-20261120-01").blocks);
    expect(timeline.problems).toEqual([]);
    expect(timeline.entries.map(({ line, moment, milestone, update }) => [line, moment?.slice(11), milestone, update])).toEqual([
      [37, "08:05", undefined, false], [38, "08:10", "detected", false], [39, "08:11", "acknowledged", false], [40, "08:14", undefined, false], [41, "08:16", "assessed", false],
      [42, "08:20", undefined, true], [43, "08:38", "mitigated", false], [44, "08:48", undefined, true], [45, "09:05", "resolved", false], [46, "08:22", undefined, false],
    ]);
    expect(timeline.entries[1]).toMatchObject({ moment: "2026-11-20T08:10", text: 'Detected: alert "checkout 5xx above 5 %"', approximate: false });
    expect(timeline.entries[2]?.text).toBe("[[Ana]] takes command");
  });

  test("the review's timeline is read in full", () => {
    expect(shown(readTimeline(example("RVW-20261123-01").blocks))).toEqual([
      "2026-11-20T08:05 First 502 in the access log", "2026-11-20T08:10 Detected by the alert on 5xx", "2026-11-20T08:38 Mitigated by purging binary logs", "2026-11-20T09:05 Resolved",
    ]);
  });
});

test("whatever the note, nothing throws, lines ascend, and each bullet and row is an entry or belongs to one", () => {
  fc.assert(fc.property(bodies, fc.constantFrom("", "2026-11-20", "2026-11-20T08:00", "x"), (text, started) => {
    const blocks = blocksOf(text);
    const { entries, problems } = readTimeline(blocks, "Timeline", started);
    expect(ascend(entries.map(({ line }) => line), text)).toBe(true);
    expect(ascend(problems.map(({ line }) => line), text)).toBe(true);
    const lines = new Set(entries.map(({ line }) => line));
    const bullets = sectionsUnder(blocks, (heading) => heading === "Timeline").flatMap((section) => section.blocks).flatMap((block) => (block.kind === "item" && block.text !== "" ? [block] : []));
    for (const bullet of bullets) if (!isRemark(bullet, blocks) && !lines.has(bullet.line)) expect(entries.some((entry) => entry.line < bullet.line && entry.text.includes(readEvent(bullet.text, false).text))).toBe(true);
    for (const entry of entries) if (entry.moment !== undefined) expect(entry.moment).toMatch(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d$/);
    for (const entry of entries) if ((entry.day ?? entry.time) === undefined) expect(problems.some(({ code, line }) => code === "timeline-untimed" && line === entry.line)).toBe(true);
  }), { numRuns: 2_000 });
});
