import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { readEvidence } from "../../src/domain/notes/evidence.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import type { NoteOf } from "../../src/domain/notes/kinds.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { groupBy } from "../../src/domain/text/group-by.ts";
import { baseName, readWikiLink } from "../../src/domain/text/links.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { problemsOf } from "../shared/problems-of.ts";

const FOLDER = resolve(import.meta.dirname, "../workbench/incident-samples");
const files = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path).replaceAll("\\", "/"), readFileSync(path, "utf8")] as const;
}).sort());
const notes = new Map([...files].filter(([path]) => path.endsWith(".md")));
const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
for (const [path, text] of notes) index.put(factsOfText(path, text, parse));
const incidents = index.ofKind("incident").map(({ note, path }) => ({ path, note: note as NoteOf<"incident"> }));

describe("The samples of incidents and problems", () => {
  test("show one problem, on purpose: an action that is late; that a commander has no note any more is none", () => {
    expect([...problemsOf(notes, "2026-11-23T09:00")].flatMap(([path, problems]) => problems.map(({ code }) => `${path} ${code}`))).toEqual(["Operations/Reviews/2026/RVW-20261102-01 Certificate of the shop is out of date.md ACT-LATE"]);
    expect(incidents.flatMap(({ note: { commander } }) => (commander !== undefined && !notes.has(`${readWikiLink(commander)?.target ?? ""}.md`) ? [commander] : []))).toEqual(["[[Nora]]"]);
  });

  test("hold one that is answered now, one that waits, one that is to be reviewed, doubles and enough closed ones for figures", () => {
    const counted = [...groupBy(incidents, ({ note }) => note.status)].map(([status, rows]) => [status, rows.length]);
    expect(Object.fromEntries(counted)).toEqual({ responding: 1, cancelled: 2, resolved: 2, "on-hold": 1, closed: 7 });
    expect(incidents.filter(({ note }) => note.duplicate_of !== undefined)).toHaveLength(1);
  });

  test("hold three of one service and cause within thirty days and without a problem", () => {
    const alike = incidents.filter(({ note }) => note.cause === "capacity" && note.problem === undefined && note.services?.includes("[[Search]]"));
    expect(alike.map(({ note }) => note.started?.slice(0, 10)).sort()).toEqual(["2026-10-28", "2026-11-09", "2026-11-18"]);
  });

  test("hold evidence whose file still is what it was", () => {
    const evidence = incidents.flatMap(({ path }) => readEvidence(findBlocks(splitLines(notes.get(path) ?? ""))).entries);
    expect(evidence).toHaveLength(1);
    for (const { link, sha256 } of evidence) {
      const [, text = ""] = [...files].find(([path]) => path.endsWith(`/${readWikiLink(link)?.target ?? ""}`)) ?? [];
      expect(createHash("sha256").update(text).digest("hex")).toBe(sha256);
    }
  });

  test("hold problems from the first why to the watch over the fix, and reviews from the draft to the end", () => {
    expect(index.ofKind("problem").map(({ status }) => status).sort()).toEqual(["identified", "resolved", "solution"]);
    expect(index.ofKind("review").map(({ status }) => status).sort()).toEqual(["closed", "draft", "in-review"]);
  });

  test("have every relation lead to a note", () => {
    const names = new Set([...notes.keys()].map((path) => baseName(path)));
    const links = [...index.all()].flatMap(({ note }) => Object.entries(note as object).filter(([key, link]) => ["of", "problem", "fixes", "duplicate_of"].includes(key) && link !== undefined).map(([, link]) => readWikiLink(String(link))?.target ?? ""));
    expect(links.length).toBeGreaterThan(6);
    expect(links.filter((target) => !names.has(target))).toEqual([]);
  });
});
