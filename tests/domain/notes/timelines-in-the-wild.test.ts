import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { readTimeline, type Timeline } from "../../../src/domain/notes/timeline.ts";
import { checkRow } from "../../../src/domain/problems/check-row.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { isTableRule } from "../../../src/domain/text/line-shapes.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { problemsOf } from "../../shared/problems-of.ts";
import { blocksOf } from "./body-blocks.ts";

const read = (text: string): Timeline => readTimeline(blocksOf(text), "Timeline", "2026-11-20");

/** When, until when, in which zone, what. */
const shown = ({ entries }: Timeline): string[] => entries.map(({ moment, day, time, endTime, approximate, offset, text }) =>
  `${approximate ? "~" : ""}${moment ?? [day, time].filter(Boolean).join("?")}${endTime === undefined ? "" : `/${endTime}`}${offset === undefined ? "" : ` ${String(offset)}`} ${text}`.trim());

const codes = ({ problems }: Timeline): string[] => problems.map(({ code, line }) => `${code} ${String(line)}`);

/** The words of the section's lines that stand in no entry, and no problem quotes. */
function lost(text: string, { entries, problems }: Timeline): string[] {
  const lines = splitLines(text).map((line) => line.text);
  const kept = [...entries.map((entry) => entry.text), ...problems.map(({ found }) => found)].join(" ");
  const stamped = new Set(entries.map(({ line }) => line));
  const written = lines.flatMap((line, at) => (line.trim() === "" || stamped.has(at) || isTableRule(line, lines[at - 1] ?? "") ? [] : [line.replace(/^[\s>*+-]+|^\d+[.)]\s+|#\w+$/g, "").trim()]));
  return written.filter((line) => !kept.includes(line));
}

interface Shape {
  readonly title: string;
  readonly text: string;
  readonly expected: readonly string[];
  readonly problems?: readonly string[];
  /** Lines that say something of the section, not of what happened: its heading, a table's head, a day, a zone. */
  readonly about?: readonly string[];
}

const shape = (title: string, text: string, expected: readonly string[], problems: readonly string[] = [], about: readonly string[] = []): Shape => ({ title, text, expected, problems, about });

const SHAPES: readonly Shape[] = [
  shape("a heading for each event, its body below", "## Timeline\n\n### 13:44\n\nFirst alert.\n\n### 13:52\n\nRestarted.\nHelps nothing.\n", ["2026-11-20T13:44 First alert.", "2026-11-20T13:52 Restarted. Helps nothing."]),
  shape("headings with a date, bullets below", "## Timeline\n\n### 2018-04-18 12:35\n\n- Deployed\n- Errors rise\n", ["2018-04-18T12:35 Deployed Errors rise"]),
  shape("headings with a range about", "## Timeline\n\n### ~13:30-13:45\n\nSomebody looked.\n", ["~2026-11-20T13:30/13:45 Somebody looked."]),
  shape("bullets with date and time", "## Timeline\n\n- 2024-07-25 12:10: Alert\n- 2024-07-25 12:14: Call\n", ["2024-07-25T12:10 Alert", "2024-07-25T12:14 Call"]),
  shape("bullets with a time alone, the city named", "## Timeline\n\n* 16:37 Denver - Alert\n* 16:40 Denver - Call\n", ["2026-11-20T16:37 Denver - Alert", "2026-11-20T16:40 Denver - Call"]),
  shape("bullets in ISO", "## Timeline\n\n- 2026-03-23T10:39:22Z — Alert\n", ["2026-03-23T10:39 0 Alert"]),
  shape("paragraphs", "## Timeline\n\n15:35 – Alert\n\n15:40 – Call\n", ["2026-11-20T15:35 Alert", "2026-11-20T15:40 Call"]),
  shape(
    "labels first, with a length that is no moment", "## Timeline\n\n- First detected 2021-09-30 15:31\n- Incident declared 2021-09-30 15:40\n- Repaired 2021-09-30 19:30\n- Resolved 2021-09-30 19:40\n- **Time to repair**: 4h 9m\n",
    ["2021-09-30T15:31 First detected", "2021-09-30T15:40 Incident declared", "2021-09-30T19:30 Repaired", "2021-09-30T19:40 Resolved", "**Time to repair**: 4h 9m"], ["timeline-untimed 6"],
  ),
  shape("a table", "## Timeline (UTC)\n\n| Time | Event |\n|---|---|\n| 08:10 | Alert |\n| 08:12 | Call |\n", ["2026-11-20T08:10 0 Alert", "2026-11-20T08:12 0 Call"], [], ["| Time | Event |"]),
  shape("a zone in a sentence, bullets with a dash", "## Timeline\n\nAll times in PST.\n\n- 08:10 — Alert\n- 08:12 — Call\n", ["2026-11-20T08:10 -480 Alert", "2026-11-20T08:12 -480 Call"], [], ["All times in PST."]),
  shape("bold times", "## Timeline (all times CET)\n\n- **09:12** — Alert\n- **09:15** — Call\n", ["2026-11-20T09:12 60 Alert", "2026-11-20T09:15 60 Call"]),
  shape("a numbered list with seconds", "## Timeline\n\n1. **08:39:08** — Alert\n2. **08:39:40** — Call\n", ["2026-11-20T08:39 Alert", "2026-11-20T08:39 Call"]),
  shape("bold paragraphs", "## Timeline\n\n**17:00** - Alert\n\n**17:05** - Call\n", ["2026-11-20T17:00 Alert", "2026-11-20T17:05 Call"]),
  shape("the time before the date, in words", "## Timeline\n\n2:06 PM January 14, 2026: Alert\n\n2:10 PM January 14, 2026: Call\n", ["2026-01-14T14:06 Alert", "2026-01-14T14:10 Call"]),
  shape("minutes and days from the start", "## Timeline\n\n- 2026-11-20 08:00 Alert\n- T+5m Call\n- T-7d Deployed\n", ["2026-11-20T08:00 Alert", "2026-11-20T08:05 Call", "2026-11-13T08:00 Deployed"]),
  shape("a status page's updates", "## Timeline\n\n**Update at 2021-06-08 11:20 UTC**\n\nAll is well.\n", ["2021-06-08T11:20 0 Update All is well."]),
  shape("no mark between time and words, wrapped", "## Timeline\n\n- 10:02 Ahmed merges\n  and deploys\n", ["2026-11-20T10:02 Ahmed merges and deploys"]),
  shape("the date at the first entry alone, and past midnight", "## Timeline\n\n- 2026-11-20 23:50 Alert\n- 00:10 Call\n- 00:30 Restarted\n", ["2026-11-20T23:50 Alert", "2026-11-21T00:10 Call", "2026-11-21T00:30 Restarted"]),
  shape("a day's heading", "## Timeline\n\n### 2018-04-18\n\n- 12:35 Alert\n", ["2018-04-18T12:35 Alert"], [], ["### 2018-04-18"]),
  shape("what nobody timed", "## Timeline\n\n- 08:10 Alert\n- Same session: Call\n- Morning\n- Pre-existing\n", ["2026-11-20T08:10 Alert", "Same session: Call", "Morning", "Pre-existing"], ["timeline-untimed 3", "timeline-untimed 4", "timeline-untimed 5"]),
  shape("about, and digits that nobody knows", "## Timeline\n\n- ~12:30 Alert\n- 12:4xZ Call\n- 12:49:xxZ Restarted\n- +3 min Gone\n", ["~2026-11-20T12:30 Alert", "~2026-11-20T12:40 0 Call", "2026-11-20T12:49 0 Restarted", "2026-11-20T12:33 Gone"]),
  shape("a range of days", "## Timeline\n\n- 2026-07-26 → 08-19 Both keys worked\n", ["2026-07-26 → 08-19 Both keys worked"]),
];

const BAD: readonly Shape[] = [
  shape("entries out of order stay where they stand, and one line says so", "## Timeline\n\n- 12:50 b\n- 12:35 a\n- 12:20 c\n", ["2026-11-20T12:50 b", "2026-11-20T12:35 a", "2026-11-20T12:20 c"], ["timeline-order 3"]),
  shape("an entry from the future is an entry", "## Timeline\n\n- 2036-11-20 08:10 Not yet\n", ["2036-11-20T08:10 Not yet"]),
  shape("without a zone no entry has one", "## Timeline\n\n- 2026-11-20 08:10 a\n", ["2026-11-20T08:10 a"]),
  shape("a range that ends before it starts goes past midnight or is mistaken, and stays as written", "## Timeline\n\n- 13:45-13:30 a\n", ["2026-11-20T13:45/13:30 a"]),
  shape("a template tag in an alert's text stays text", "## Timeline\n\n- 08:10 alert <% tp.system.prompt('x') %> of {{host}}\n- 08:11 < % inert %>\n", ["2026-11-20T08:10 alert <% tp.system.prompt('x') %> of {{host}}", "2026-11-20T08:11 < % inert %>"]),
  shape("symbols", "## ⏱️ Timeline 🔥\n\n- 08:10 🔥 Alert 👩‍🚒 #detected\n- 🟢 08:20 Over\n- ⚠️ Same session\n", ["2026-11-20T08:10 🔥 Alert 👩‍🚒", "2026-11-20T08:20 🟢 Over", "⚠️ Same session"], ["timeline-untimed 4"]),
  shape("line ends of Windows", "## Timeline\r\n\r\n- 08:10 a\r\n- 08:11 b\r\n  and on\r\n", ["2026-11-20T08:10 a", "2026-11-20T08:11 b and on"]),
  shape("a day that does not exist", "## Timeline\n\n- 2026-02-30 08:10 a\n- 25:10 b\n", ["2026-02-30 08:10 a", "25:10 b"], ["timeline-untimed 2", "timeline-untimed 3"]),
  shape("an alert that looks like a table or a heading", "## Timeline\n\n- 08:10 | a | b |\n- 08:11 # not a heading\n- 08:12 [ ] not a task\n", ["2026-11-20T08:10 a | b |", "2026-11-20T08:11 # not a heading", "2026-11-20T08:12 [ ] not a task"]),
];

describe.each([["as people write it", SHAPES], ["with bad input", BAD]] as const)("A timeline %s", (_title, shapes) => {
  test.each(shapes)("$title", ({ text, expected, problems = [], about = [] }) => {
    const timeline = read(text);
    expect(shown(timeline)).toEqual(expected);
    expect(codes(timeline)).toEqual(problems);
    const heading = splitLines(text)[0]?.text ?? "";
    expect(lost(text, timeline).filter((line) => line !== heading)).toEqual(about);
  });
});

test("shapes mixed in one section lose no line", () => {
  const entries = fc.array(fc.constantFrom("- 08:10 a", "- 2026-11-21 09:00 b", "- ~10:00 c", "- Morning d", "- T+5m e", "1. 11:00 f", "**12:00** - g", "* +3 min h", "- 13:00-13:30 i 🔥", "- 14:00 <% j %>"), { minLength: 1, maxLength: 30 });
  fc.assert(fc.property(entries, fc.constantFrom("\n", "\r\n"), (lines, end) => {
    const text = ["## Timeline", "", ...lines.flatMap((line, at) => [`${line}${String(at)}`, ""])].join(end);
    const timeline = read(text);
    for (const [at, line] of lines.entries()) expect(timeline.entries.some((entry) => entry.text.includes(`${/[a-z%>🔥]+$/u.exec(line)?.[0] ?? ""}${String(at)}`)), line).toBe(true);
  }), { numRuns: 300 });
});

test("a note that begins with an invisible mark has its timeline, with either line end", () => {
  for (const end of ["\n", "\r\n"]) {
    const text = ["\ufeff---", "type: incident", "---", "", "## Timeline", "", "- 2026-11-20 08:10 a", ""].join(end);
    expect(shown(readTimeline(findBlocks(splitLines(text), readFrontmatter(text).bodyLine)))).toEqual(["2026-11-20T08:10 a"]);
  }
});

test("ten thousand lines are ten thousand entries, in the time that they take one by one", () => {
  const line = (at: number): string => `- 2026-11-20 ${String(Math.floor(at / 60) % 24).padStart(2, "0")}:${String(at % 60).padStart(2, "0")} Entry ${String(at)}`;
  const text = `## Timeline\n\n${Array.from({ length: 10_000 }, (_, at) => line(at)).join("\n")}\n`;
  const { entries, problems } = read(text);
  expect([entries.length, entries.at(-1)?.text, problems.length]).toEqual([10_000, "Entry 9999", 0]);
});

describe("An incident whose persons have no notes", () => {
  const text = '---\ntype: incident\nid: INC-20261120-01\nstatus: assessing\nseverity: SEV2\nowner: "[[Gone]]"\ncommander: "[[Gone]]"\nscribe: "[[Gone too]]"\ncommunications: Somebody\ndetection: user\nstarted: 2026-11-20T08:05\ndetected: 2026-11-20T08:10\n---\n\n## Timeline\n\n- 2026-11-20 08:10 [[Gone]] takes command\n\n## Log\n';
  const path = "Operations/Incidents/2026/INC-20261120-01 Checkout.md";

  test("is in order: people may be names", () => {
    expect(problemsOf(new Map([[path, text]]), "2026-11-20T08:20").get(path)).toEqual([]);
  });

  test("has somebody who sees to it", () => {
    const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
    index.put(factsOfText(path, text, parse));
    const row = index.row(path);
    const checking = { today: "2026-11-23", now: "2026-11-23T09:00", zone: "Europe/Berlin", profile: "team", deadLinks: () => ({ Gone: 1, "Gone too": 1 }) } as const;
    expect(row && checkRow(row, checking)).toEqual([]);
    expect(row?.note).toMatchObject({ commander: "[[Gone]]", scribe: "[[Gone too]]", communications: "Somebody" });
  });
});

test.each([
  ["resolved before it started", "started: 2026-11-20T08:05\ndetected: 2026-11-20T08:10\nresolved: 2026-11-20T07:00", "resolved"],
  ["detected in the future", "started: 2026-11-20T08:05\ndetected: 2036-11-20T08:10", "detected"],
])("an incident that was %s is told and stays listed", (_title, moments, key) => {
  const path = "Operations/Incidents/2026/INC-20261120-01 Checkout.md";
  const text = `---\ntype: incident\nid: INC-20261120-01\nstatus: new\nowner: Ana\n${moments}\n---\n\n## Timeline\n\n- 2026-11-20 08:10 a\n`;
  expect(problemsOf(new Map([[path, text]]), "2026-11-23T09:00").get(path)?.map((problem) => [problem.code, problem.key])).toContainEqual(["GEN-TIME", key]);
});
