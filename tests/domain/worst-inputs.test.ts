import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { readProcedureBody } from "../../src/domain/notes/procedure-body.ts";
import { readTimeline } from "../../src/domain/notes/timeline.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { setField } from "../../src/domain/text/set-field.ts";
import { problemsOf } from "../shared/problems-of.ts";

const NOW = "2026-11-23T09:00";
const incident = (fields: string, body = ""): string => `---\ntype: incident\nowner: Ana\n${fields}---\n${body}`;
const procedure = (fields: string, body: string): string => `---\ntype: procedure\n${fields}---\n${body}`;
const STEPS = "\n## Steps\n\n1. Look\n2. Think\n";
const MOJIBAKE = Buffer.from("Überlauf – ja", "utf8").toString("latin1");

/** The number and name of notes-in-the-wild.md section 9, the note, the kind that it is listed as, and the problems that say why it is not wholly read. */
type Case = readonly [title: string, text: string, kind: string | undefined, codes: readonly string[]];

const CASES: readonly Case[] = [
  ["1 a colon without quotes", incident("title: Incident: db down: again\n"), "incident", ["colon-in-value"]],
  ["2 a key that stands twice", incident("title: A\ntitle: B\n"), "incident", ["duplicate-key"]],
  ["3 a tab before a key", "---\ntype: incident\nowner: Ana\nservices:\n\t- db\n---\n", "incident", ["tab-indent"]],
  ["4 properties that are never closed", "---\ntype: incident\nowner: Ana\n\nText and a rule\n\n***\n", "incident", ["unclosed"]],
  ["5 TOML", "+++\ntype = \"incident\"\n+++\nText\n", undefined, ["toml"]],
  ["6 a blank line before the properties", `\n${incident("")}`, undefined, ["blank-line-before"]],
  ["6 a byte order mark before the properties", `\ufeff${incident("")}`, "incident", ["byte-order-mark"]],
  ["7 CRLF throughout", incident("title: A\n").replaceAll("\n", "\r\n"), "incident", []],
  ["7 CRLF in the properties, LF below", incident("title: A\n").replaceAll("\n", "\r\n") + "Text\nmore\n", "incident", []],
  ["7 lone carriage returns", incident("title: A\n").replaceAll("\n", "\r"), "incident", []],
  ["8 UTF-16 read as UTF-8", Buffer.from(incident("title: A\n"), "utf16le").toString("utf8"), undefined, ["not-utf8"]],
  ["8 bytes that are no UTF-8", incident("title: A\n", "Caf\ufffd\n"), "incident", ["not-utf8"]],
  ["8 UTF-8 read as Latin-1", incident("title: A\n", `${MOJIBAKE}\n`), "incident", ["mojibake"]],
  ["9 Templater's tag over several lines", "---\naliases: <%*\n tR += 1\n%>\ntype: incident\nowner: Ana\n---\n", undefined, ["unrendered-tag"]],
  ["9 a mustache that YAML takes for a map", incident("title: {{title}}\n"), "incident", ["template-tag"]],
  ["10 a pick-list that was left in", procedure("status: draft | approved\n", STEPS), "procedure", ["value-unreadable"]],
  ["10 a placeholder in brackets", incident("title: [Brief text]\n"), "incident", ["value-unreadable"]],
  ["10 an at sign", "---\ntype: incident\nowner: @bob\n---\n", "incident", ["reserved-character"]],
  ["10 a date that was not filled in", incident("started: YYYY-MM-DD\n"), "incident", ["value-unreadable"]],
  ["11 a day that does not exist", incident("started: 2026-02-30\n"), "incident", ["value-unreadable"]],
  ["11 a day the other way round", incident("started: 25-11-2025\n"), "incident", ["value-unreadable"]],
  ["11 an hour with one digit", incident("started: 2025-09-17T9:30:00-00:00\n"), "incident", []],
  ["11 an hour that does not exist", incident("started: 2026-01-01T28:00\n"), "incident", ["value-unreadable"]],
  ["11 a version with a dot", procedure("version: 1.10\n", STEPS), "procedure", ["value-unreadable"]],
  ["12 tags with numbers and nothing", "---\ntags: [incident, 3, null, '#x']\nowner: Ana\n---\n", "incident", []],
  ["12 tags as a comma string", "---\ntags: incident, urgent\nowner: Ana\n---\n", "incident", []],
  ["12 a link without quotes", incident("problem: [[PRB-1]]\n"), "incident", ["GEN-LINK"]],
  ["13 comments, anchors, block scalars", incident("# why\ntitle: &t |\n  Two\n  lines\nsymptoms: [*t]\n"), "incident", []],
  ["14 maps and lists of maps", incident("menu: {docs: {a: 1}}\nlinks:\n  - {url: x}\ntitle: A\n"), "incident", []],
  ["15 keys with spaces, emoji, capitals", incident("My Key: 1\n🔥: 2\nTITLE: A\n"), "incident", []],
  ["15 keys that differ by case", incident("Title: A\ntitle: B\n"), "incident", ["alias-differs"]],
  ["16 an empty note", "", undefined, []],
  ["16 nothing between the lines", "---\n---", undefined, []],
  ["16 properties and no final line ending", "---\ntype: incident\nowner: Ana\n---", "incident", []],
  ["17 conflict markers in the properties", "---\ntype: incident\nowner: Ana\n<<<<<<< HEAD\nstatus: new\n=======\nstatus: closed\n>>>>>>> x\n---\n", "incident", ["conflict-markers"]],
  ["17 conflict markers in a checklist", "---\ntype: checklist\n---\n\n<<<<<<< HEAD\n- [x] A\n=======\n- [ ] A\n>>>>>>> x\n", "checklist", ["conflict-markers"]],
  ["18 every item 1.", procedure("", "\n1. A\n1. B\n1. C\n"), "procedure", []],
  ["19 an unclosed fence before the steps", procedure("", "\n```sh\nls\n\n1. A\n2. B\n"), "procedure", ["no-steps", "unclosed-fence"]],
  ["20 boxes of every form", procedure("", "\n1. [ ] A\n2. [X] B\n3. [?] C\n\n> - [ ] D\n\n- []E\n-[ ] F\n☐ G\n"), "procedure", []],
  ["21 times and tasks inside fences and comments", incident("", "\n## Timeline\n\n%% - 12:00 no %%\n<!-- - 12:01 no -->\n```\n- 12:02 no\n```\n- 2026-11-20 12:03 yes\n"), "incident", []],
  ["22 Tasks emoji and block ids", procedure("", "\n- [ ] A 📅 2026-12-01 ^a1\n- [ ] B [due:: 2026-12-01]\n"), "procedure", []],
  ["23 links in tables", incident("", "\n| a | b |\n| --- | --- |\n| [[x\\|y]] | ![[x#^id]] |\n"), "incident", []],
  ["24 a timeline of headings", incident("started: 2026-11-20T13:00\n", "\n## Timeline (UTC)\n\n### 13:44\n\nAlert\n\n### 13:44\n\nAgain\n\n### ~14:30-14:45\n\nOver\n"), "incident", []],
  ["25 an end before the start", incident("start: 2026-11-20\nresolvedWhen: 2026-11-19T10:00\nresolved: true\n"), "incident", ["GEN-TIME", "INC-CAT", "INC-PRIO", "INC-PRIO", "INC-RES", "INC-RES", "INC-RES", "INC-SEV", "INC-SEV", "INC-SEV"]],
  ["26 a word that is no severity", incident("severity: whatever\n"), "incident", ["value-unreadable"]],
  ["26 a severity with its word", incident("severity: P2 Medium\n"), "incident", []],
  ["26 S3 is Amazon's", incident("title: S3 outage\n"), "incident", []],
  ["27 a review interval of words", procedure("review_in: Quarterly · Remote Sensing WG\n", STEPS), "procedure", ["value-unreadable"]],
  ["27 a review in the future", procedure("last_reviewed: 2027-01-01\n", STEPS), "procedure", ["GEN-TIME"]],
  ["27 intervals of every form", procedure("review_cycle: 12m\nlast_reviewed: 2026-01-31\n", STEPS), "procedure", []],
  ["28 a line of 65,431 characters", incident("", `\n${"x<%[[{{`*".repeat(8179)}\n`), "incident", []],
  ["28 6,000 boxes", procedure("", `\n${"- [ ] Look at [[x]] [limit:: <= 85 %] 📅 2026-12-01\n".repeat(6000)}`), "procedure", []],
  ["28 ten megabytes", incident("title: A\n", `\n${"A line of text that says little, with a [[link]].\n".repeat(205_000)}`), "incident", []],
  ["30 what a browser would run", incident("title: \"<script>alert(1)</script> <img onerror=x> \u202e\"\n", "\n## Timeline\n\n- 2026-11-20 10:00 [x](javascript:alert(1)) \u202eevil\u2028next\n"), "incident", []],
  ["30 a space that does not break, behind the bullet", procedure("", "\n-\u00a0[ ] A\n-\u00a0[ ] B\n\n1. C\n2. D\n"), "procedure", []],
];

describe("The worst notes", () => {
  test.each(CASES)("%s: listed, with the reason for what is not read", (_title, text, kind, codes) => {
    const path = "Operations/x.md";
    const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
    const facts = factsOfText(path, text, parse);
    if (facts.fields) index.put(facts);
    else index.putUnreadable(path, [{ code: "yaml", found: "x", expected: "y", hint: "z" }], Object.fromEntries([...readFrontmatter(text).fields.values()].map(({ key, value }) => [key, value])));
    expect(index.row(path)?.kind).toBe(kind);
    expect(problemsOf(new Map([[path, text]]), NOW).get(path)?.map(({ code }) => code).sort()).toEqual([...codes].sort());
  });

  test.each(CASES)("%s: a property set to what it is leaves every byte", (_title, text) => {
    for (const { key, value } of readFrontmatter(text).fields.values()) {
      if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") continue;
      const result = setField(text, key, value, parse);
      if (result.ok) expect(result.text === text).toBe(true);
    }
  });

  test.each(CASES)("%s: a property set and set back leaves every byte, or is refused with its reason", (_title, text) => {
    const set = setField(text, "status_note", "x: y", parse);
    if (!set.ok) return void expect([set.problem.found !== "", set.problem.hint !== ""]).toEqual([true, true]);
    const back = setField(set.text, "status_note", undefined, parse);
    expect(back.ok && (back.text === text || readFrontmatter(text).state === "none")).toBe(true);
  });

  test("29 paths of every form are listed, and names that differ by case or stand twice are told", () => {
    const paths = ["#ARCHIVE/x.md", "🔥/é.md", "**bold**.md", "e\u0301.md", `${"long ".repeat(35)}.md`, "a & b % 'c'.md", "Readme.md", "README.md", "deep/README.md"].map((path) => `Operations/${path}`);
    const found = problemsOf(new Map(paths.map((path) => [path, incident("title: A\n")])), NOW);
    const told = [...found].filter(([, problems]) => problems.length > 0).map(([path, problems]) => [path, ...problems.map(({ code }) => code).sort()]);
    expect(told).toEqual([
      ["Operations/🔥/é.md", "same-name"], ["Operations/e\u0301.md", "same-name"],
      ["Operations/Readme.md", "case-twin", "same-name"], ["Operations/README.md", "case-twin", "same-name"], ["Operations/deep/README.md", "same-name"],
    ]);
  });

  test("24 every line of a timeline is an entry, in the order of the note, and the reason is told for one without a time", () => {
    const body = ["## Timeline", "", "- First detected 2021-09-30 15:31", "- T+5m page sent", "- ~12:30 looked", "- 06:2xZ restart", "- Same session", "- 2:06 PM January 14, 2026: over", "- 13:30-13:45 watch"].join("\n");
    const { entries, problems } = readTimeline(findBlocks(splitLines(body), 0));
    expect(entries.map((entry) => entry.line)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(problems.filter(({ code }) => code === "timeline-untimed").map(({ line }) => line)).toEqual([6]);
  });

  test("18 and 20 the steps are those that a person would count", () => {
    const counts = [["1. A\n1. B\n1. C\n", 3], ["0. A\n1. B\n", 2], ["7) A\n8) B\n", 2], ["1. [ ] A\n2. [x] B\n", 2], ["- [ ] A\n\t- [ ] B\n        - [ ] C\n- [ ] D\n", 2]] as const;
    for (const [text, count] of counts) expect([text, readProcedureBody(text, 0).run.steps.length]).toEqual([text, count]);
  });
});
