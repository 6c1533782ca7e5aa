import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { relationsNow } from "../../src/domain/index/relations.ts";
import { isSuspended } from "../../src/domain/index/template-facts.ts";
import { planHash, readChangeBody } from "../../src/domain/notes/change-body.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { fingerprintOf } from "../../src/domain/text/fingerprint.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { groupBy } from "../../src/domain/text/group-by.ts";
import { baseName } from "../../src/domain/text/links.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { changeFactsIn } from "../shared/change-facts.ts";
import { problemsOf } from "../shared/problems-of.ts";

const NOW = "2026-11-23T09:00";
const FOLDER = resolve(import.meta.dirname, "../workbench/change-samples");
const notes = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(".md")).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path).replaceAll("\\", "/"), readFileSync(path, "utf8")] as const;
}).sort());
const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
for (const [path, text] of notes) index.put(factsOfText(path, text, parse));
const names = new Map([...notes.keys()].map((path) => [baseName(path).toLowerCase(), path]));
const links = { pathOf: (link: string): string | undefined => names.get(baseName(link).toLowerCase()), standing: 0 };
const relations = relationsNow(index, links);
const factsOf = changeFactsIn(index, links, NOW, "Europe/Berlin");
const changes = index.ofKind("change").map((row) => {
  const text = notes.get(row.path) ?? "";
  const lines = splitLines(text);
  const body = readChangeBody(lines.map((line) => line.text), findBlocks(lines, readFrontmatter(text).bodyLine));
  return { row, body, hash: planHash(body, row.note), conflicts: [...factsOf(row)].filter((fact) => /^(hard-)?conflict:/.test(fact)).map((fact) => fact.replace(/^(hard-)?conflict:/, "")) };
});
const named = (words: string): (typeof changes)[number] => {
  const found = changes.filter(({ row }) => row.name.includes(words));
  expect(found.map(({ row }) => row.name)).toHaveLength(1);
  return found[0] as (typeof changes)[number];
};

describe("The samples of changes", () => {
  test("show one change out of order, on purpose: an approval of a plan that was edited since", () => {
    expect([...problemsOf(notes, NOW)].flatMap(([path, problems]) => problems.map(({ code }) => `${baseName(path).slice(0, 15)} ${code}`))).toEqual(["CHG-20261120-01 CHG-HASH", "CHG-20261120-01 CHG-APPR"]);
  });

  test("hold changes in every state and of every way, and enough closed ones for figures", () => {
    expect(Object.fromEntries([...groupBy(changes, ({ row }) => row.status)].map(([status, rows]) => [status, rows.length]))).toEqual({ closed: 15, cancelled: 1, scheduled: 2, authorize: 1, assess: 1, implement: 2, draft: 2, review: 1 });
    const closed = changes.filter(({ row }) => row.status === "closed").map(({ row }) => row);
    expect(closed.filter(({ note }) => note.deployment === true && note.committed !== undefined)).toHaveLength(4);
    expect(closed.filter(({ path }) => relations.incidentsCausedBy(path).length > 0).map(({ note }) => note.deployment)).toEqual([true]);
    expect(closed.filter(({ note }) => note.close_code === "backed-out")).toHaveLength(2);
    expect(changes.filter(({ row }) => row.note.major === true || row.note.retroactive === true)).toHaveLength(2);
  });

  test("have approvals of the plan as it is, but for the two that were given before it was edited", () => {
    const others = changes.flatMap(({ row, body, hash }) => body.approvals.filter(({ plan }) => plan !== hash).map(({ by, plan }) => [row.name.slice(0, 15), by, plan]));
    const { body } = named("Move the logs");
    const kept = fingerprintOf(body.approvedPlan ?? []);
    expect(others).toEqual([["CHG-20261120-01", "[[Cleo]]", kept], ["CHG-20261120-01", "[[Ben]]", kept]]);
  });

  test("hold an emergency that was approved by word of mouth alone, and one that was confirmed", () => {
    const spoken = (words: string): boolean[] => named(words).body.approvals.map(({ verbally }) => verbally);
    expect([spoken("second way"), spoken("second address")]).toEqual([[true], [true, false]]);
  });

  test("hold a procedure that failed too often, and one that did not", () => {
    const suspended = index.ofKind("procedure").map((row) => [row.name, isSuspended(row, named("index again").row, relations, "Europe/Berlin")]);
    expect(suspended).toEqual([["Rebuild the search index", true], ["Renew a certificate", false]]);
  });

  test("hold a change in the year-end freeze, and two that meet on a service and on what it depends on, of which one accepts it", () => {
    expect(named("version 8.4").conflicts).toEqual(["in-freeze [[Year-end freeze 2026]]"]);
    const [logs, sessions] = [named("Move the logs"), named("Move the sessions")];
    expect(sessions.conflicts).toEqual([`child-service [[${logs.row.name}]]`]);
    expect(logs.conflicts).toEqual([`parent-service [[${sessions.row.name}]]`]);
    expect(logs.body.accepted.map(({ conflict }) => conflict)).toEqual(logs.conflicts);
  });

  test("hold a change that is worked through, with its steps stamped", () => {
    expect(named("Exchange the switch").body.steps).toMatchObject({ total: 5, done: 3, open: 2 });
  });
});
