import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { namingOf } from "../../../src/domain/notes/kind-of.ts";
import { KIND_NAMES, readNote } from "../../../src/domain/notes/kinds.ts";
import type { NoteFacts } from "../../../src/domain/notes/note-facts.ts";
import type { NoteProblem } from "../../../src/domain/notes/note-problem.ts";

const facts = (path: string, fields: Record<string, unknown> | undefined, headings: string[] = []): NoteFacts => ({
  path, fields, headings: headings.map((text, line) => ({ text, level: 2, line })), tasks: [],
});
const index = (): NoteIndex => new NoteIndex({ operationsFolders: ["Operations"], templateFolders: ["Operations/Templates", "Templates"] });
const BROKEN: NoteProblem[] = [{ code: "yaml", line: 1, found: "a: b: c", expected: "quotes", hint: "Quote it" }];

const AREAS = ["Daily Operations", "Maintenance Procedures", "Incident Management"];
const KIND_CASES: readonly (readonly [title: string, facts: NoteFacts, kind: string | undefined])[] = [
  ["inside, by type", facts("Operations/a.md", { type: "checklist" }), "checklist"],
  ["inside, by a word that means a kind", facts("Operations/a.md", { type: "How To" }), "procedure"],
  ["inside, by a tag", facts("Operations/a.md", { tags: ["runbook"] }), "procedure"],
  ["inside, by a comma string of tags", facts("Operations/a.md", { tags: "x, #checklist" }), "checklist"],
  ["outside, a checklist may be anybody's", facts("Home/a.md", { type: "checklist" }), undefined],
  ["outside, a runbook is unmistakable", facts("Home/a.md", { type: "Runbook" }), "procedure"],
  ["outside, by the tag operations", facts("Home/a.md", { type: "checklist", tags: ["operations/db"] }), "checklist"],
  ["a folder that only begins alike is outside", facts("Operations2/a.md", { type: "checklist" }), undefined],
  ["by an alias of type", facts("Operations/a.md", { doc_type: "checklist" }), "checklist"],
  ["by a key in another spelling", facts("Operations/a.md", { "File-Class": "checklist" }), "checklist"],
  ["a type of somebody else does not silence a tag", facts("Operations/a.md", { type: "note", tags: ["sop"] }), "procedure"],
  ["several kinds: the framework first", facts("Operations/a.md", { type: "checklist", tags: ["framework"] }), "framework"],
  ["several kinds: then the order of the list", facts("Operations/a.md", { type: "checklist", tags: ["procedure"] }), "procedure"],
  ["the seed, by two tags and three headings", facts("x.md", { tags: ["operations", "procedures"] }, AREAS), "framework"],
  ["two of the headings do not do", facts("x.md", { tags: ["operations", "procedures"] }, AREAS.slice(1)), undefined],
  ["one of the tags does not do", facts("x.md", { tags: ["operations"] }, AREAS), undefined],
  ["no frontmatter", facts("Operations/a.md", undefined, AREAS), undefined],
  ["a type that is no text", facts("Operations/a.md", { type: ["checklist", 3], tags: [{ a: 1 }, null] }), undefined],
];

describe("The kind of a note", () => {
  test.each(KIND_CASES)("%s", (_title, note, kind) => {
    expect(namingOf(note, ["Operations"]).kinds[0]).toBe(kind);
  });
});

describe("The index", () => {
  const round = facts("Operations/Round.md", { type: "procedure", title: "Round" });

  test("moves its revision when a row changes, and only then", () => {
    const notes = index();
    const steps: readonly (readonly [() => boolean, boolean])[] = [
      [() => notes.put(round), true],
      [() => notes.put({ ...round, fields: { ...round.fields } }), false],
      [() => notes.put(facts("Operations/Round.md", { type: "procedure", title: "Rounds" })), true],
      [() => notes.put(facts("Home/a.md", { type: "recipe" })), false],
      [() => notes.remove("Home/a.md"), false],
      [() => notes.rename("Operations/Round.md", { ...round, path: "Operations/R.md" }), true],
      [() => notes.put(facts("Operations/R.md", { type: "recipe" })), true],
      [() => notes.remove("Operations/R.md"), true],
      [() => notes.remove("Operations/R.md"), false],
    ];
    for (const [step, moves] of steps) {
      const before = notes.revision;
      expect(step()).toBe(moves);
      expect(notes.revision > before).toBe(moves);
    }
    expect(notes.ofKind("procedure")).toEqual([]);
  });

  test("keeps the last row of a note that became unreadable", () => {
    const notes = index();
    notes.put(round);
    expect([notes.putUnreadable(round.path, BROKEN), notes.putUnreadable(round.path, BROKEN)]).toEqual([true, false]);
    expect(notes.row(round.path)).toMatchObject({ unreadable: true, note: { title: "Round" }, problems: BROKEN });
    expect(notes.withProblems()).toHaveLength(1);
    notes.rename(round.path, facts("Operations/R.md", undefined));
    expect(notes.row("Operations/R.md")).toMatchObject({ unreadable: true, name: "R", note: { title: "Round" } });
    notes.rename("Operations/R.md", facts(round.path, undefined));
    expect(notes.put(round)).toBe(true);
    expect(notes.row(round.path)).toMatchObject({ unreadable: false, problems: [] });
  });

  test("keeps a place for a note that could never be read, until it can", () => {
    const notes = index();
    expect([notes.putUnreadable("Operations/x.md", BROKEN), notes.putUnreadable("Operations/x.md", BROKEN)]).toEqual([true, false]);
    expect(notes.withProblems().map((row) => row.path)).toEqual(["Operations/x.md"]);
    notes.put(facts("Operations/x.md", { type: "checklist" }));
    expect(notes.withProblems()).toEqual([]);
  });

  test("takes no note from a templates folder, and does not watch one", () => {
    const notes = index();
    expect([notes.put({ ...round, path: "Templates/a.md" }), notes.put({ ...round, path: "Operations/Templates/a.md" }), notes.watches("Operations/Templates/a.md"), notes.watches("Operations/a.md"), notes.watches("Home/a.md")]).toEqual([false, false, false, true, false]);
  });

  test("a note that changes its kind leaves its old one, and rows come by path", () => {
    const notes = index();
    for (const path of ["Operations/b.md", "Operations/a.md"]) notes.put({ ...round, path });
    expect(notes.ofKind("procedure").map((row) => row.name)).toEqual(["a", "b"]);
    notes.put(facts("Operations/a.md", { type: "checklist" }));
    expect([notes.ofKind("procedure").length, notes.ofKind("checklist").length]).toEqual([1, 1]);
  });
});

describe("What a field says is read or told:", () => {
  const read = (fields: Record<string, unknown>) => {
    const { note, problems } = readNote("procedure", { fields, steps: 0, answered: 0 });
    return { note, told: problems.map((problem) => [problem.code, problem.key, problem.found]) };
  };

  test.each<[string, Record<string, unknown>, Record<string, unknown>, [string, string, string][]]>([
    ["keys and words in other spellings", { Status: "In Review", AREA: "system_monitoring" }, { status: "in-review", area: "system-monitoring" }, []],
    ["an alias", { frequency: "daily" }, { schedule: { kind: "recurring", rule: { frequency: "daily", interval: 1 } } }, []],
    ["an alias that says the same", { schedule: "daily", frequency: "daily" }, { schedule: { kind: "recurring", rule: { frequency: "daily", interval: 1 } } }, []],
    ["an alias that differs", { schedule: "daily", frequency: "every weekday" }, { schedule: { kind: "recurring", rule: { frequency: "daily", interval: 1 } } }, [["alias-differs", "frequency", "every weekday"]]],
    ["a word that is none", { status: "done" }, { status: "draft" }, [["value-unreadable", "status", "done"]]],
    ["a tag of Templater", { title: "<% tp.file.title %>" }, { title: undefined }, [["template-tag", "title", "<% tp.file.title %>"]]],
    ["a mustache that YAML took for maps", { title: { "[object Object]": null } }, { title: undefined }, [["template-tag", "title", '{"[object Object]":null}']]],
    ["a day that does not exist", { starts: "2026-02-30" }, { starts: undefined }, [["value-unreadable", "starts", "2026-02-30"]]],
    ["a day with more digits", { starts: "2026-02-0345" }, { starts: undefined }, [["value-unreadable", "starts", "2026-02-0345"]]],
    ["a moment for a day", { starts: "2026-02-03T08:00" }, { starts: "2026-02-03" }, []],
    ["a version with a dot", { version: 1.1 }, { version: undefined }, [["value-unreadable", "version", "1.1"]]],
    ["an empty list for a number", { version: [] }, { version: undefined }, [["value-unreadable", "version", "[]"]]],
    ["true for a number", { version: true }, { version: undefined }, [["value-unreadable", "version", "true"]]],
    ["a list for a title", { title: ["a"] }, { title: undefined }, [["value-unreadable", "title", '["a"]']]],
    ["a number for a title", { title: 12 }, { title: "12" }, []],
    ["nothing behind a key", { title: null, status: "", version: undefined }, { title: undefined, status: "draft", version: undefined }, []],
    ["an unquoted link in a list", { owner: [[["Ana"]]] }, { owner: ["[[Ana]]"] }, []],
    ["words that are no schedule", { schedule: "when needed" }, { schedule: undefined }, [["schedule-unreadable", "schedule", "when needed"]]],
  ])("%s", (_title, fields, note, told) => {
    const result = read(fields);
    expect(result.note).toMatchObject(note);
    expect(result.told).toEqual(told);
  });

  test("no reader throws, whatever the host hands over", () => {
    const keys = fc.constantFrom("type", "title", "status", "date", "occurrence", "procedures", "owner", "version", "starts", "schedule", "timezone", "profile", "tags", "__proto__", "constructor");
    const value = fc.anything({ withNullPrototype: true, withSparseArray: true });
    fc.assert(fc.property(fc.dictionary(keys, value), fc.string(), (fields, mark) => {
      const note: NoteFacts = { ...facts("Operations/a.md", fields), tasks: [{ task: mark }] };
      for (const kind of KIND_NAMES) {
        for (const problem of readNote(kind, { fields, steps: 0, answered: 0 }).problems) expect([typeof problem.found, problem.expected !== "", problem.hint !== ""]).toEqual(["string", true, true]);
      }
      index().put(note);
    }), { numRuns: 500 });
  });
});
