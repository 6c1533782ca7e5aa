import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { conflictedCopyOf } from "../../src/domain/mending/conflicted-copy.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import type { NoteProblem } from "../../src/domain/notes/note-problem.ts";
import { checkRow } from "../../src/domain/problems/check-row.ts";
import { checkText } from "../../src/domain/problems/check-text.ts";
import { checkTogether } from "../../src/domain/problems/check-together.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { baseName, findWikiLinks } from "../../src/domain/text/links.ts";
import { explainYaml } from "../../src/domain/text/yaml-check.ts";

/** Every problem of a vault in memory, found as the plugin finds them; a note in order has an empty list. */
export function problemsOf(notes: ReadonlyMap<string, string>, now: string, zone = "Europe/Berlin"): Map<string, NoteProblem[]> {
  const names = new Set([...notes.keys()].map((path) => baseName(path).toLowerCase()));
  const deadLinks = (path: string): Record<string, number> =>
    Object.fromEntries(findWikiLinks(notes.get(path) ?? "").flatMap(({ target }) => (target === "" || names.has(baseName(target).toLowerCase()) ? [] : [[target, 1]])));
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: ["Operations/Templates"] }, (row) => checkRow(row, { today: now.slice(0, 10), now, zone, profile: "team", deadLinks }));
  for (const [path, text] of notes) {
    const facts = factsOfText(path, text, parse);
    const { state, fields } = readFrontmatter(text);
    const broken = facts.fields === undefined && index.watches(path) ? explainYaml(text, parse) : [];
    if (broken.length > 0 && (state !== "valid" || broken.some(({ code }) => code !== "byte-order-mark"))) {
      index.putUnreadable(path, broken, Object.fromEntries([...fields.values()].map(({ key, value }) => [key, value])));
    } else index.put(facts);
  }
  const found = new Map<string, NoteProblem[]>([...notes.keys()].map((path) => [path, []]));
  const add = (path: string, problems: readonly NoteProblem[]): void => {
    const known = found.get(path) ?? [];
    const isNew = (problem: NoteProblem): boolean => !known.some(({ code, key, found: what }) => code === problem.code && key === problem.key && what === problem.found);
    found.set(path, [...known, ...problems.filter(isNew)]);
  };
  for (const { path, problems } of index.withProblems()) add(path, problems);
  for (const [path, problems] of checkTogether(index, conflictedCopyOf)) add(path, problems);
  for (const [path, text] of notes) add(path, checkText(text, index.row(path), { readYaml: parse, headings: { carriedOver: "Carried over", log: "Log" }, zone }));
  return found;
}
