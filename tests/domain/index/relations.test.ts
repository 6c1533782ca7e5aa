import { describe, expect, test } from "vitest";

import { aroundFacts } from "../../../src/domain/index/around-facts.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { relationsNow, type Relations } from "../../../src/domain/index/relations.ts";
import { baseName } from "../../../src/domain/text/links.ts";

type Fields = Readonly<Record<string, unknown>>;

function vault(notes: Readonly<Record<string, Fields>>) {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  const asked: string[] = [];
  const put = (name: string, fields: Fields): boolean => index.put({ path: `${name}.md`, fields, headings: [], tasks: [] });
  for (const [name, fields] of Object.entries(notes)) put(name, fields);
  const pathOf = (link: string): string | undefined => {
    asked.push(link);
    return index.row(`${baseName(link)}.md`)?.path;
  };
  return { index, asked, put, now: (): Relations => relationsNow(index, { pathOf, standing: index.identities }) };
}

const incident = (fields: Fields = {}): Fields => ({ type: "incident", ...fields });
const names = (rows: readonly { readonly name: string }[]): string[] => rows.map(({ name }) => name);

const NOTES: Readonly<Record<string, Fields>> = {
  A: incident(), B: incident({ parent: "[[A]]", problem: "[[P|the cable]]", caused_by: "[[C]]" }), "B 2": incident({ Parent: "A", duplicateOf: "[[B]]" }),
  P: { type: "problem" }, C: { type: "change", fixes: ["[[A]]", "[[P#Solution]]", "[[A]]"] }, "C 2": { type: "change", fixes: "[[P]], [[Gone]]" },
  R: { type: "review", of: "[[A]]" }, W: { type: "work-order", incident: "[[B]]", plan: "[[M]]", services: ["[[db-1]]"] }, M: { type: "maintenance", schedule: "every day", statutory: true },
  "db-1": { type: "service", criticality: "tier0" },
};

describe("Relations", () => {
  test("are found from the side that is not written", () => {
    const relations = vault(NOTES).now();
    expect([
      relations.childrenOf("A.md"), relations.duplicatesOf("B.md"), relations.incidentsOf("P.md"), relations.incidentsCausedBy("C.md"), relations.reviewsOf("A.md"), relations.changesFixing("P.md"),
      relations.changesFixing("A.md"), relations.ordersOf("B.md"), relations.childrenOf("B.md"), relations.childrenOf("Gone.md"),
    ].map(names)).toEqual([["B 2", "B"], ["B 2"], ["B"], ["B"], ["R"], ["C 2", "C"], ["C"], ["W"], [], []]);
    const [order, duplicate] = [vault(NOTES).index.row("W.md"), vault(NOTES).index.row("B 2.md")];
    expect([order && relations.planOf(order)?.name, duplicate && relations.originalOf(duplicate)?.name]).toEqual(["M", "B"]);
    expect([relations.isCritical(["[[db-1]]"]), relations.isCritical(["web"]), relations.pathNamed("[[B|it]]"), relations.pathNamed("Gone"), relations.pathNamed(undefined)]).toEqual([true, false, "B.md", undefined, undefined]);
  });

  test("leave out a note that names itself", () => {
    expect(vault({ A: incident({ parent: "[[A]]" }) }).now().childrenOf("A.md")).toEqual([]);
  });

  test("are the same as long as nothing of them moved, and follow a note that names another", () => {
    const { put, now } = vault(NOTES);
    const before = now();
    expect(now()).toBe(before);
    put("P", { type: "problem", status: "analysis" });
    expect(now()).toBe(before);
    put("B", incident({ parent: "[[P]]" }));
    expect([names(now().childrenOf("A.md")), names(now().childrenOf("P.md")), names(now().incidentsOf("P.md"))]).toEqual([["B 2"], ["B"], []]);
    expect(now().reviewsOf("A.md")).toBe(before.reviewsOf("A.md"));
  });

  test("follow a note that comes and one that goes", () => {
    const { index, put, now } = vault(NOTES);
    expect(now().childrenOf("New.md")).toEqual([]);
    put("C 3", { type: "change", fixes: "[[New]]" });
    put("New", incident());
    expect(names(now().changesFixing("New.md"))).toEqual(["C 3"]);
    index.remove("New.md");
    expect(now().changesFixing("New.md")).toEqual([]);
  });

  test("of five thousand incidents look up the links of the one that was edited", () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`I${String(at)}`, incident({ parent: `[[I${String(Math.floor(at / 10))}]]`, title: "a" })]));
    const { asked, put, now } = vault(many);
    const before = now();
    expect(asked.length).toBe(5000);
    put("I77", incident({ parent: "[[I7]]", title: "b" }));
    const after = now();
    expect(asked.length).toBe(5001);
    expect([after.childrenOf("I7.md") === before.childrenOf("I7.md"), after.childrenOf("I8.md") === before.childrenOf("I8.md")]).toEqual([false, true]);
  });
});

describe("What is around a record", () => {
  const factsOf = (name: string, notes: Readonly<Record<string, Fields>>, frozen = false): string[] => {
    const { index, now } = vault(notes);
    const row = index.row(`${name}.md`);
    if (!row) throw new Error(name);
    return [...aroundFacts(row, now(), { now: "2026-11-23T09:00", zone: "Europe/Berlin", isFrozen: () => frozen })].sort();
  };
  const fixed = { type: "problem", fixed: "2026-11-10T08:00" };

  test.each<[string, string, Readonly<Record<string, Fields>>, string[]]>([
    ["an incident by itself, which nobody reviewed", "A", { A: incident() }, ["no-review"]],
    ["a review that is a draft", "A", { A: incident(), R: { type: "review", of: "[[A]]" } }, ["no-review"]],
    ["a review that is finished", "A", { A: incident(), R: { type: "review", of: "[[A]]", status: "reviewed" } }, []],
    ["a child that is open", "A", { A: incident(), B: incident({ parent: "[[A]]", status: "mitigated" }) }, ["child-open", "no-review"]],
    ["a child that is over", "A", { A: incident(), B: incident({ parent: "[[A]]", status: "resolved" }) }, ["no-review"]],
    ["a change that goes on", "A", { A: incident(), C: { type: "change", status: "implement", fixes: "[[A]]" } }, ["change-open", "no-review"]],
    ["a duplicate of itself", "A", { A: incident({ duplicate_of: "[[A]]" }) }, ["duplicate-loop", "no-review"]],
    ["two duplicates of each other", "A", { A: incident({ duplicate_of: "[[B]]" }), B: incident({ duplicate_of: "[[A]]" }) }, ["duplicate-loop", "no-review"]],
    ["a duplicate that leads into a loop", "A", { A: incident({ duplicate_of: "[[B]]" }), B: incident({ duplicate_of: "[[C]]" }), C: incident({ duplicate_of: "[[B]]" }) }, ["duplicate-loop", "no-review"]],
    ["a duplicate of one that is none", "A", { A: incident({ duplicate_of: "[[B]]" }), B: incident({ status: "cancelled" }) }, ["duplicate-loop", "no-review"]],
    ["a duplicate of a duplicate", "A", { A: incident({ duplicate_of: "[[B]]" }), B: incident({ status: "cancelled", duplicate_of: "[[C]]" }), C: incident() }, ["no-review"]],
    ["a problem without a change", "P", { P: fixed }, ["no-change"]],
    ["a problem whose change was cancelled", "P", { P: fixed, C: { type: "change", status: "cancelled", fixes: "[[P]]" } }, ["no-change"]],
    ["a problem whose change failed", "P", { P: fixed, C: { type: "change", status: "closed", close_code: "failed", fixes: "[[P]]" } }, ["change-unclosed"]],
    ["a problem whose change succeeded", "P", { P: fixed, C: { type: "change", status: "closed", close_code: "successful-with-issues", fixes: "[[P]]" } }, []],
    ["an incident after the fix", "P", { P: fixed, A: incident({ problem: "[[P]]", detected: "2026-11-11T08:00" }) }, ["no-change", "recurred"]],
    ["incidents before the fix, and one that was none", "P", { P: fixed, A: incident({ problem: "[[P]]", started: "2026-11-09" }), B: incident({ problem: "[[P]]", status: "cancelled", started: "2026-11-12" }) }, ["no-change"]],
    ["a work order of a plan and a service", "W", { ...NOTES, M: { ...NOTES["M"], meter: "[[H]]", every: "500 h", requires_change: "normal" } }, ["critical", "metered", "needs-change", "statutory"]],
    ["a work order of none", "W", { W: { type: "work-order" } }, []],
    ["a review, of which nothing is asked", "R", NOTES, []],
  ])("%s", (_title, name, notes, facts) => expect(factsOf(name, notes)).toEqual(facts));

  test("is a freeze at the moment at which the work began", () => {
    expect([factsOf("W", { W: { type: "work-order" } }, true), factsOf("A", { A: incident() }, true)]).toEqual([["frozen"], ["no-review"]]);
  });
});
