import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";

import type { Acting } from "../../../src/domain/actions/acting.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { planMarkReviewed, type ReviewInput, type ReviewedNote } from "../../../src/domain/actions/mark-reviewed.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { readLog } from "../../../src/domain/notes/log-lines.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { vaultDiff } from "../../shared/vault-diff.ts";
import { ANA } from "./checklist-note.ts";

/** Tags that nobody knows are told to the console otherwise. */
const parse = (text: string): unknown => parseYaml(text, { logLevel: "silent" });
const ALONE: Acting = { ...ANA, person: undefined, profile: "solo" };
const procedure = (...lines: string[]): string => ["---", "type: procedure", ...lines, "---", "", "## Steps", "", "1. Look", ""].join("\n");

/** The vault after the plan, or the refusals' codes. */
function after(notes: Readonly<Record<string, string>>, input: ReviewInput = {}, acting = ALONE, tested?: string): Record<string, string> | string[] {
  const planned = planMarkReviewed(Object.entries(notes).map(([path, text]): ReviewedNote => ({ path, text, tested })), input, acting);
  if (!planned.ok) return planned.refusals.map(({ code }) => code);
  const result: Record<string, string> = { ...notes };
  for (const { path, edits } of planned.plan.edits) {
    const applied = applyEdits(notes[path] ?? "", edits, parse);
    result[path] = applied.ok ? applied.text : `<${applied.refusal.code}>`;
  }
  return result;
}

/** What a review changes in a note: the lines that go and come. */
function changes(text: string, input: ReviewInput = {}, acting = ALONE, tested?: string): string[] {
  const done = after({ "a.md": text }, input, acting, tested);
  return Array.isArray(done) ? done : vaultDiff({ "a.md": text }, done).split("\n").slice(1);
}

describe("Marking a procedure reviewed changes", () => {
  test.each<[string, string[], string[]]>([
    ["the date", ["last_reviewed: 2026-05-20"], ["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"]],
    ["the date under the key that the note has", ["last_reviewed_on: 2026-05-20"], ["-last_reviewed_on: 2026-05-20", "+last_reviewed_on: 2026-11-23"]],
    ["the date in the note's spelling", ["Last-Reviewed: 2026-05-20"], ["-Last-Reviewed: 2026-05-20", "+Last-Reviewed: 2026-11-23"]],
    ["a key that stands there empty", ["reviewed:"], ["-reviewed:", "+reviewed: 2026-11-23"]],
    ["the canonical key where an alias differs", ["reviewed: 2025-01-01", "last_reviewed: 2026-05-20"], ["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"]],
    ["a note that was never reviewed", [], ["+last_reviewed: 2026-11-23"]],
    ["a moment, which becomes a day", ["last_reviewed: 2026-05-20T10:00"], ["-last_reviewed: 2026-05-20T10:00", "+last_reviewed: 2026-11-23"]],
    ["nothing but the value of its line", ["last_reviewed: 2026-05-20 # by the team"], ["-last_reviewed: 2026-05-20 # by the team", "+last_reviewed: 2026-11-23 # by the team"]],
    ["a written review date, by the interval", ["last_reviewed: 2026-05-20", "review_by: 2026-11-20", "review_in: 6 months"], ["-last_reviewed: 2026-05-20", "-review_by: 2026-11-20", "+last_reviewed: 2026-11-23", "+review_by: 2027-05-23"]],
    ["no review date where there is to be none", ["last_reviewed: 2026-05-20", "next_review: 2026-08-01", "review_every: never"], ["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"]],
    ["no date that is computed anyway", ["last_reviewed: 2026-05-20", "review_every: 6 months"], ["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"]],
  ])("%s", (_title, fields, expected) => {
    expect(changes(procedure(...fields)).sort()).toEqual([...expected].sort());
  });

  test("nothing else in a note with CRLF, a byte order mark, comments, odd quotes and no last line end", () => {
    const text = "\ufeff---\r\n# ours\r\ntype: 'runbook' # kind\r\n\r\nreviewed: '2026-05-20'\r\nowner: \"[[Ana]]\"\r\n---\r\n\r\n## Steps\r\n1. Look <b>up</b>\r\n\r\n## Log\r\n- 2026-05-20 09:00 last_reviewed never → 2026-05-20";
    expect(after({ "a.md": text })).toEqual({
      "a.md": `${text.replace("'2026-05-20'", "2026-11-23")}\r\n- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23`,
    });
  });
});

describe("A next review that is written down without an interval", () => {
  const text = procedure("last_reviewed: 2026-05-20", "stale_after: 2026-11-20");

  test("is asked about, by the key that the note has", () => {
    const planned = planMarkReviewed([{ path: "a.md", text }], {}, ALONE);
    expect(planned).toMatchObject({ ok: false, refusals: [{ code: "review-interval-missing", path: "a.md", reason: "stale_after is 2026-11-20, and nothing says when the next review is due." }] });
  });

  test("goes to the day that is said, which no note with an interval takes", () => {
    expect(changes(text, { next: "2027-02-01" })).toContain("+stale_after: 2027-02-01");
    expect(changes(procedure("next_review: 2026-11-20", "review_every: 1 month"), { next: "2027-02-01" })).toContain("+next_review: 2026-12-23");
    expect(changes(procedure("last_reviewed: 2026-05-20"), { next: "2027-02-01" })).toEqual(["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"]);
  });
});

describe("The log", () => {
  const dated = procedure("last_reviewed: 2026-05-20");
  const date = ["-last_reviewed: 2026-05-20", "+last_reviewed: 2026-11-23"];

  test.each<[string, string, ReviewInput, Acting, string[]]>([
    ["is made for an outcome", dated, { outcome: "Still right" }, ALONE, [...date, "+## Log", "+", "+- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23: Still right", "+"]],
    ["is made for a person of a team", dated, {}, ANA, [...date, "+## Log", "+", "+- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23 by [[Ana]]", "+"]],
    ["is not made for a person alone", dated, {}, { ...ANA, profile: "solo" }, date],
    ["that is there gets its line", `${dated}\n## Log\n\n- older\n`, {}, ALONE, [...date, "+- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23"]],
    ["has another name by the settings", `${dated}\n### 🗒 History\n\n- older\n`, {}, { ...ALONE, headings: { ...ALONE.headings, log: "History" } }, [...date, "+- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23"]],
    ["is not the change log", `${dated}\n## Change log\n`, {}, ALONE, date],
    ["says never of the first review", `${procedure()}\n## Log\n\n- older\n`, {}, ALONE, ["+last_reviewed: 2026-11-23", "+- 2026-11-23 08:05 last_reviewed never → 2026-11-23"]],
    ["keeps the words of a date that was none", `${procedure("last_reviewed: spring")}\n## Log\n\n- older\n`, {}, ALONE, ["-last_reviewed: spring", "+last_reviewed: 2026-11-23", "+- 2026-11-23 08:05 last_reviewed spring → 2026-11-23"]],
    ["takes an outcome of the same day", procedure("last_reviewed: 2026-11-23"), { outcome: "Looked again" }, ALONE, ["+## Log", "+", "+- 2026-11-23 08:05 last_reviewed 2026-11-23 → 2026-11-23: Looked again", "+"]],
    ["cannot be made to run code", dated, { outcome: "fine\n<% tp.system.prompt() %>" }, ALONE, [...date, "+## Log", "+", "+- 2026-11-23 08:05 last_reviewed 2026-05-20 → 2026-11-23: fine < % tp.system.prompt() %>", "+"]],
  ])("%s", (_title, text, input, acting, expected) => {
    expect(changes(text, input, acting).sort()).toEqual([...expected].sort());
  });

  test("is read back as it was written", () => {
    const done = after({ "a.md": dated }, { outcome: "Still right" }, ANA);
    const text = Array.isArray(done) ? "" : (done["a.md"] ?? "");
    expect(readLog(findBlocks(splitLines(text), readFrontmatter(text).bodyLine))).toMatchObject([
      { moment: "2026-11-23T08:05", key: "last_reviewed", from: "2026-05-20", to: "2026-11-23", by: "[[Ana]]", reason: "Still right" },
    ]);
  });
});

describe("A run that was completed counts as a test", () => {
  test.each<[string, string[], string | undefined, string[]]>([
    ["where it is asked for", [], "2026-11-20", ["+last_tested: 2026-11-20"]],
    ["under the key that the note has", ["last_performed: 2026-01-01"], "2026-11-20", ["-last_performed: 2026-01-01", "+last_performed: 2026-11-20"]],
    ["not where the note tells of a newer one", ["last_tested: 2026-11-21"], "2026-11-20", []],
    ["not where none is known", ["last_tested: 2026-01-01"], undefined, []],
  ])("%s", (_title, fields, tested, expected) => {
    expect(changes(procedure(...fields), {}, ALONE, tested).filter((line) => !line.includes("reviewed"))).toEqual(expected);
  });
});

describe("Several procedures", () => {
  test("are one plan, those that are up to date left out", () => {
    const planned = planMarkReviewed(["2026-05-20", "2026-11-23", "2026-06-01"].map((day, at) => ({ path: `${at}.md`, text: procedure(`last_reviewed: ${day}`) })), {}, ALONE);
    expect(planned).toMatchObject({ ok: true, plan: { title: "Reviewed 2 procedures", creates: [], edits: [{ path: "0.md" }, { path: "2.md" }] } });
  });

  test("are all refused where one cannot be written, and each reason is told", () => {
    const notes = { "a.md": procedure(), "b.md": "---\ntype: procedure\nx: a: b\n---\n", "c.md": procedure("next_review: 2026-01-01") };
    expect(after(notes)).toEqual(["note-unreadable", "review-interval-missing"]);
  });

  test("that are all up to date say so", () => {
    expect(after({ "a.md": procedure("last_reviewed: 2026-11-23") }, {}, ANA)).toEqual(["reviewed-already"]);
  });
});

test("Whatever stands in a note, a review is written and read back, or refused; the body only grows", () => {
  const key = fc.constantFrom("last_reviewed", "reviewed", "lastReviewed", "next_review", "review_by", "review_every", "last_tested", "status", "owner");
  const value = fc.oneof(fc.constantFrom("2026-05-20", "'2026-05-20'", "[2026-05-20]", "never", "6 months", "", "~", "[[Ana]]", "- a", "a: b", "2026-02-31", "|"), fc.string());
  fc.assert(
    fc.property(fc.array(fc.tuple(key, value), { maxLength: 5 }), fc.string(), fc.boolean(), (fields, body, crlf) => {
      const unix = `---\ntype: procedure\n${fields.map(([name, held]) => `${name}: ${held.replace(/[\r\n]/g, " ")}`).join("\n")}\n---\n${body}`;
      const text = crlf ? unix.replace(/\n/g, "\r\n") : unix;
      const done = after({ "a.md": text }, { outcome: "ok", next: "2027-01-01" }, ANA);
      if (Array.isArray(done) || done["a.md"]?.startsWith("<")) return;
      const now = done["a.md"] ?? "";
      const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
      index.put(factsOfText("a.md", now, parse));
      expect(index.ofKind("procedure")[0]?.note.last_reviewed).toBe("2026-11-23");
      const [before, behind] = [text, now].map((each) => each.slice(readFrontmatter(each).bodyStart).trimEnd());
      expect(behind?.startsWith(before ?? "")).toBe(true);
    }),
  );
});
