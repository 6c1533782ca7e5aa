import { parse } from "yaml";

import { aroundFacts } from "../../src/domain/index/around-facts.ts";
import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { relationsNow } from "../../src/domain/index/relations.ts";
import { conflictedCopyOf } from "../../src/domain/mending/conflicted-copy.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import type { NoteProblem } from "../../src/domain/notes/note-problem.ts";
import { checkLives } from "../../src/domain/problems/check-lives.ts";
import { checkPlans } from "../../src/domain/problems/check-plans.ts";
import { checkServices } from "../../src/domain/problems/check-services.ts";
import { checkRow } from "../../src/domain/problems/check-row.ts";
import { checkText, type TextReading } from "../../src/domain/problems/check-text.ts";
import { checkTogether } from "../../src/domain/problems/check-together.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import { metersOfPlans } from "../../src/domain/queries/plan-standings.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { baseName, findWikiLinks } from "../../src/domain/text/links.ts";
import { explainYaml } from "../../src/domain/text/yaml-check.ts";
import { changeFactsIn } from "./change-facts.ts";

/** Every problem of a vault in memory, found as the plugin finds them; a note in order has an empty list. */
export function problemsOf(notes: ReadonlyMap<string, string>, now: string, zone = "Europe/Berlin", profile: "team" | "solo" = "team"): Map<string, NoteProblem[]> {
  const names = new Map([...notes.keys()].map((path) => [baseName(path).toLowerCase(), path]));
  const pathOf = (link: string): string | undefined => names.get(baseName(link).toLowerCase());
  const deadLinks = (path: string): Record<string, number> =>
    Object.fromEntries(findWikiLinks(notes.get(path) ?? "").flatMap(({ target }) => (target === "" || pathOf(target) !== undefined ? [] : [[target, 1]])));
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: ["Operations/Templates"] }, (row) => checkRow(row, { today: now.slice(0, 10), now, zone, profile, deadLinks }));
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
  const links = { pathOf, standing: 0 };
  const calendars = calendarsOf(index.ofKind("calendar"), { pathOf, workingHours: undefined, zone });
  const around = { now, zone, profile, isFrozen: (services: readonly string[], at: string) => calendars.freezesFor(services).some(({ from, to }) => from <= at && at < to), changeFacts: changeFactsIn(index, links, now, zone) };
  for (const found of [checkPlans(index, links), checkServices(index, links)]) for (const [path, problems] of found) add(path, problems);
  for (const [path, problems] of checkLives(index, links, around)) add(path, problems);
  const meters = new Set(metersOfPlans(index.ofKind("maintenance"), pathOf));
  const reading: TextReading = { readYaml: parse, headings: { carriedOver: "Carried over", log: "Log" }, ...around, today: now.slice(0, 10), around: (row) => aroundFacts(row, relationsNow(index, links), around), isMeter: (path) => meters.has(path) };
  for (const [path, text] of notes) add(path, checkText(text, index.row(path), reading));
  return found;
}
