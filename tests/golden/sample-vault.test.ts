import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { KIND_NAMES } from "../../src/domain/notes/kinds.ts";
import { problemsOf } from "../shared/problems-of.ts";

const FOLDER = resolve(import.meta.dirname, "../workbench/sample-vault");
const notes = new Map(readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.name.endsWith(".md")).map((entry) => {
  const path = join(entry.parentPath, entry.name);
  return [relative(FOLDER, path), readFileSync(path, "utf8")] as const;
}).sort());

describe("The sample vault", () => {
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
  for (const [path, text] of notes) index.put(factsOfText(path, text, parse));

  test("holds every kind of note", () => {
    expect(KIND_NAMES.filter((kind) => index.ofKind(kind).length === 0)).toEqual([]);
  });

  test("is read as approved", async () => {
    const read = [...index.all()].map(({ path, kind, status, day, id, note }) => ({ path, kind, status, day, id, note }));
    await expect(`${JSON.stringify(read, undefined, 1)}\n`).toMatchFileSnapshot("sample-vault.json");
  });

  test("shows one problem, on purpose: a value with a colon and no quotes", () => {
    const found = [...problemsOf(notes, "2026-11-23T09:00")].flatMap(([path, problems]) => problems.map(({ code }) => `${path} ${code}`));
    expect(found).toEqual(["Operations/Procedures/Restore a backup.md colon-in-value"]);
  });
});
