import { describe, expect, test } from "vitest";

import { changeLogRows } from "../../../src/domain/actions/change-log-row.ts";
import { readChangeLog } from "../../../src/domain/notes/change-log.ts";
import { changeOf, CHG } from "./change-note.ts";
import { ANA } from "./checklist-note.ts";
import { blocksIn, SOLO } from "./incident-note.ts";
import { changesOf, vaultAfter } from "./plan-note.ts";

const CHANGE = { path: CHG, text: changeOf(["status: closed", 'implementer: "[[Ben]]"']) };
const rowIn = (text: string, acting = ANA): string[] => changesOf({ "p.md": text }, { ok: true, plan: { title: "", creates: [], edits: changeLogRows(CHANGE, [{ path: "p.md", text }], acting) } });
const NOTE = "---\ntype: procedure\n---\n\n1. One\n";
const ROW = "+| 2026-11-23 | [[CHG-20261120-01 Move logs]] | [[Ana]] |";

describe("The change log of a procedure gets a row from a change", () => {
  test("at its end", () => {
    expect(rowIn(`${NOTE}\n## Change log\n\n| Date | Change | Author |\n| --- | --- | --- |\n| 2026-01-01 | Version 1 |  |\n\nSee also.\n\n## More\n`)).toEqual(["p.md", ROW]);
    expect(rowIn(`${NOTE}\n## Change log\n\n| Date | Change | Author |\n| --- | --- | --- |`)).toEqual(["p.md", "-| --- | --- | --- |", "+| --- | --- | --- |", ROW].filter((line) => !/---/.test(line)));
  });

  test("in a table that is made where there is none, before the log", () => {
    const table = ["+", "+| Date | Change | Author |", "+| --- | --- | --- |", ROW];
    expect(rowIn(NOTE)).toEqual(["p.md", "+## Change log", ...table, "+"]);
    expect(rowIn(`${NOTE}\n## Change log\n\nWhat was changed.\n`)).toEqual(["p.md", ...table.slice(1), "+"]);
    expect(rowIn(`${NOTE}\n## Log\n`)).toEqual(["p.md", "+## Change log", ...table, "+"]);
  });

  test("in the columns as they stand", () => {
    const head = "## Change log\n\n| Version | Author | What | Date |\n| --- | --- | --- | --- |\n| 1 | Eve | Made | 2026-01-01 |\n";
    expect(rowIn(`${NOTE}\n${head}`)).toEqual(["p.md", "+|  | [[Ana]] | [[CHG-20261120-01 Move logs]] | 2026-11-23 |"]);
    expect(rowIn(`${NOTE}\n## Change log\n\n| Wann | Was |\n| --- | --- |\n`)).toEqual(["p.md", "+| 2026-11-23 | [[CHG-20261120-01 Move logs]] |"]);
  });

  test("once, and read as what it says", () => {
    const after = vaultAfter({ "p.md": NOTE }, { ok: true, plan: { title: "", creates: [], edits: changeLogRows(CHANGE, [{ path: "p.md", text: NOTE }], ANA) } });
    const text = Array.isArray(after) ? "" : (after["p.md"] ?? "");
    expect(readChangeLog(blocksIn(text))).toEqual({ problems: [], entries: [{ line: 10, day: "2026-11-23", change: "[[CHG-20261120-01 Move logs]]", author: "[[Ana]]" }] });
    expect([text, text.replace("[[CHG", "[[Changes/2026/CHG")].map((each) => changeLogRows(CHANGE, [{ path: "p.md", text: each }], ANA))).toEqual([[], []]);
  });

  test("by whoever did it, where nobody else is known; not in itself nor in what nobody can write", () => {
    expect(rowIn(NOTE, SOLO).at(-2)).toContain("| [[Ben]] |");
    expect(changeLogRows(CHANGE, [CHANGE, { path: "q.md", text: "---\na: [\n---\n" }], ANA)).toEqual([]);
  });
});
