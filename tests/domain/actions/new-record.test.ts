import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

import { placeToWrite, planNewRecord, recordPlaces, type RecordInput } from "../../../src/domain/actions/new-record.ts";
import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import { NoteIndex } from "../../../src/domain/index/note-index.ts";
import { NoteRow } from "../../../src/domain/index/note-row.ts";
import { factsOfText } from "../../../src/domain/notes/facts-of-text.ts";
import { checkRow } from "../../../src/domain/problems/check-row.ts";
import { KIND_NAMES, KINDS, type Kind } from "../../../src/domain/notes/kinds.ts";
import { fillTemplate } from "../../../src/domain/templates/fill-template.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { formatWithMoment } from "../../templates/moment-dates.ts";
import { ANA } from "./checklist-note.ts";

const NOBODY = { rows: [], paths: [] };
const MADE = KIND_NAMES.filter((kind) => kind !== "checklist" && kind !== "framework");
const input = (title: string, more: Partial<RecordInput> = {}): RecordInput => ({ title, services: [], ...more });
const row = (kind: Kind, path: string, fields: Record<string, unknown>): NoteRow => new NoteRow(kind, path, { fields, tasks: [] });

function templateOf(kind: Kind, path: string): string {
  const [folder = "", title = ""] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1, -3)];
  const filled = fillTemplate(readFileSync(resolve(process.cwd(), "templates", `${kind}.md`), "utf8"), {
    title, folder, path, frontmatter: {}, formatDate: formatWithMoment({ now: `${ANA.today}T${ANA.time}` }),
  });
  if (!filled.ok) throw new Error(filled.reason);
  return filled.text;
}

/** The note that a new record becomes, or the code of the refusal. */
function made(kind: Kind, said: RecordInput, template?: string, present: Parameters<typeof recordPlaces>[2] = NOBODY): { path: string; text: string } {
  const place = recordPlaces(kind, "Operations", present, ANA.today)(said.title);
  const planned = planNewRecord({ kind, place, input: said }, template ?? templateOf(kind, place.path), ANA);
  return planned.ok ? (planned.plan.creates[0] ?? { path: "", text: "" }) : { path: place.path, text: `<${planned.refusals[0]?.code ?? ""}>` };
}

function readBack(path: string, text: string): { kind: Kind; id: string | undefined; problems: readonly unknown[]; fields: Readonly<Record<string, unknown>> }[] {
  const index = new NoteIndex({ operationsFolders: ["Operations"], templateFolders: [] });
  index.put(factsOfText(path, text, parse));
  const checking = { today: ANA.today, now: `${ANA.today}T${ANA.time}`, zone: "UTC", profile: ANA.profile, deadLinks: () => undefined };
  return [...index.all()].map((each) => ({ kind: each.kind, id: each.id, problems: checkRow(each, checking), fields: each.fields }));
}

describe("A new record of every kind", () => {
  test.each(MADE)("%s: is read back with what was said and no problem, in its folder", (kind) => {
    const { path, text } = made(kind, input("No mail", { services: ["[[Mail]]", "[[Mail]]", "Queue, big"], severity: kind === "incident" ? "SEV2" : undefined }));
    const prefix = "prefix" in KINDS[kind] ? KINDS[kind].prefix : undefined;
    const id = prefix && `${prefix}-20261123-01`;
    expect(path).toBe(["Operations", KINDS[kind].folder, ..."yearly" in KINDS[kind] ? ["2026"] : [], `${id === undefined ? "" : `${id} `}No mail.md`].join("/"));
    const [note, ...others] = readBack(path, text);
    expect(others).toEqual([]);
    expect(note).toMatchObject({ kind, id, problems: [], fields: { type: kind, services: ["[[Mail]]", "[[Queue, big]]"], ...(prefix === undefined ? {} : { created: "2026-11-23T08:05" }), ...(kind === "incident" ? { severity: "SEV2" } : {}) } });
    expect(Object.keys(note?.fields ?? {})).not.toContain("title");
    expect(text).toContain('  - "[[Mail]]"\n');
  });

  test.each(MADE)("%s: holds nothing but its template where only a title was said", (kind) => {
    const { path, text } = made(kind, input("No mail"));
    const added = Object.keys(readBack(path, text)[0]?.fields ?? {}).filter((key) => !(key in (parse(templateOf(kind, path).split("---")[1] ?? "") as object)));
    expect(added).toEqual({ "work-order": ["id", "created", "requested_by"], change: ["id", "requested_by"], incident: ["id", "owner"], problem: ["id", "owner"], review: ["id", "owner"] }[kind as string] ?? []);
  });
});

describe("The id is one more than the highest of the day", () => {
  test.each<[string, NoteRow[], string[], string]>([
    ["without any", [], [], "INC-20261123-01"],
    ["among the ids of notes, also of another kind", [row("incident", "a.md", { id: "INC-20261123-01" }), row("review", "b.md", { id: "INC-20261123-04" })], [], "INC-20261123-05"],
    ["among file names, in any case", [], ["Old/inc-20261123-07 Mail.md", "INC-20261123-02.md"], "INC-20261123-08"],
    ["among aliases, in each form", [row("incident", "a.md", { aliases: ["x", "INC-20261123-03"] }), row("problem", "b.md", { alias: "y, INC-20261123-06" })], [], "INC-20261123-07"],
    ["not among other days and kinds", [row("incident", "a.md", { id: "INC-20261122-09" }), row("change", "b.md", { id: "CHG-20261123-09" })], ["XINC-20261123-08.md", "INC-20261123-55/a.md"], "INC-20261123-01"],
    ["beyond ninety-nine", [row("incident", "a.md", { id: "INC-20261123-99" })], [], "INC-20261123-100"],
    ["and beyond a hundred", [row("incident", "a.md", { id: "INC-20261123-100" })], [], "INC-20261123-101"],
  ])("%s", (_title, rows, paths, id) => {
    expect(recordPlaces("incident", "Operations", { rows, paths }, ANA.today)("Mail").id).toBe(id);
  });
});

describe("The title", () => {
  test.each<[string, Kind, string, string, string | undefined]>([
    ["is the file name", "problem", "Mail queue fills", "PRB-20261123-01 Mail queue fills", undefined],
    ["is written where the file name cannot carry it", "problem", 'A/B: "why?"', "PRB-20261123-01 A B why", 'A/B: "why?"'],
    ["is written where the file name is cut", "service", "x".repeat(120), "x".repeat(100), "x".repeat(120)],
    ["is written where a reader would take its date away", "service", "2026-11-23 Audit", "2026-11-23 Audit", "2026-11-23 Audit"],
    ["cannot be made to run code", "problem", "See <% tp.system.prompt() %>", "PRB-20261123-01 See % tp.system.prompt() %", "See < % tp.system.prompt() % >"],
    ["is not taken for a tag that nobody filled", "problem", "Why {{host}}?", "PRB-20261123-01 Why {{host}}", "Why { {host}}?"],
    ["without a character that a name may have leaves the id alone", "problem", "???", "PRB-20261123-01", "???"],
  ])("%s", (_title, kind, title, name, written) => {
    const { path, text } = made(kind, input(title));
    expect(path.slice(path.lastIndexOf("/") + 1, -3)).toBe(name);
    const [note] = readBack(path, text);
    expect([note?.fields["title"], note?.problems]).toEqual([written, []]);
  });

  test("that is none is refused", () => {
    expect(made("service", input("  ")).text).toBe("<title-missing>");
  });

  test("of a file that is there is refused, in any case", () => {
    expect(made("service", input("Mail"), undefined, { rows: [], paths: ["operations/services/MAIL.md"] }).text).toBe("<name-taken>");
    expect(made("service", input("Mail"), undefined, { rows: [], paths: ["Mail.md", "Operations/Services/Mail 2.md"] }).text).toContain("type: service");
  });

  test.each(["service", "incident"] as const)("whatever it is, a %s is read back with no problem", (kind) => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "binary" }), fc.constantFrom("<% x %>", "{{{x}}", "%% a", "---", "[[x]]", "\\")), fc.array(fc.oneof(fc.string(), fc.constantFrom("{{", "%>", "[[a]]", ",")), { maxLength: 3 }), (title, services) => {
        const { path, text } = made(kind, input(title, { services }));
        if (title.trim() === "") {
          expect(text).toBe("<title-missing>");
          return;
        }
        expect(path).toMatch(/^Operations\/(Services|Incidents\/2026)\/[^/\\:*?"<>|#^[\]]{1,100}\.md$/u);
        expect(readBack(path, text)).toMatchObject([{ kind, problems: [] }]);
        expect(text).not.toContain("<%");
      }),
    );
  });
});

describe("A template of one's own", () => {
  const OWN = "---\r\n# mine\r\nincident_id:\r\nsev: SEV3\r\naffected_services: []\r\ntags: [incident]\r\n---\r\n\r\nHello";

  test("keeps its keys, its comments and its line ends; they are filled in", () => {
    expect(made("incident", input("No mail", { services: ["Mail"], severity: "SEV1" }), OWN).text).toBe(
      '---\r\n# mine\r\nincident_id: INC-20261123-01\r\nsev: SEV1\r\naffected_services:\r\n  - "[[Mail]]"\r\ntags: [incident]\r\ncreated: 2026-11-23T08:05\r\nowner: "[[Ana]]"\r\n---\r\n\r\nHello',
    );
  });

  test.each([
    ["the moment that it says", "---\ntype: incident\ncreated: 2026-11-23\nteam: Network\n---\n", ANA, "---\ntype: incident\ncreated: 2026-11-23\nteam: Network\nid: INC-20261123-01\n---\n"],
    ["nobody's name where one works alone", "---\ntype: incident\n---\n", { ...ANA, profile: "solo" as const }, "---\ntype: incident\nid: INC-20261123-01\ncreated: 2026-11-23T08:05\n---\n"],
  ])("keeps %s", (_title, template, acting, text) => {
    const place = recordPlaces("incident", "Operations", NOBODY, ANA.today)("No mail");
    expect(planNewRecord({ kind: "incident", place, input: input("No mail") }, template, acting)).toMatchObject({ ok: true, plan: { creates: [{ text }] } });
  });

  test.each([
    ["without properties", "# Hello\n"],
    ["without a type", "---\ncolour: red\n---\n"],
    ["of another type", "---\ntype: ticket\n---\n"],
  ])("%s becomes one of the kind", (_title, template) => {
    const { path, text } = made("incident", input("No mail"), template);
    expect(readBack(path, text)).toMatchObject([{ kind: "incident", id: "INC-20261123-01", problems: [] }]);
  });

  test("whose properties cannot be read is refused", () => {
    expect(made("incident", input("No mail"), "---\na: b: c\n---\n").text).toBe("<note-unreadable>");
  });

  test("that Templater made a note of gets the same, where it lies", () => {
    const place = recordPlaces("incident", "Operations", { rows: [], paths: [] }, ANA.today)("No mail");
    const planned = planNewRecord({ kind: "incident", place: { ...place, taken: true }, input: input("No mail", { services: ["Mail"], severity: "SEV1" }) }, OWN, ANA, "Elsewhere/x.md");
    if (!planned.ok) throw new Error(planned.refusals[0]?.reason);
    expect(planned.plan.creates).toEqual([]);
    expect(planned.plan.edits.map(({ path }) => path)).toEqual(["Elsewhere/x.md"]);
    expect(applyEdits(OWN, planned.plan.edits[0]?.edits ?? [])).toEqual({ ok: true, text: made("incident", input("No mail", { services: ["Mail"], severity: "SEV1" }), OWN).text });
  });
});

describe("One goes on writing", () => {
  test.each(MADE)("%s: on an empty line of the body, below the first hint", (kind) => {
    const { text } = made(kind, input("No mail"));
    const lines = splitLines(text).map((line) => line.text);
    const at = placeToWrite(text);
    expect([lines[at], lines.slice(0, at).join("\n").match(/%%/g)?.length]).toEqual(["", 2]);
  });

  test.each<[string, string, number]>([
    ["behind what a note without a hint begins with", "---\na: b\n---\n\n# Hello\n", 4],
    ["in an empty body", "---\na: b\n---\n", 3],
    ["in an empty note", "", 0],
    ["below a hint of several lines", "%%\none\ntwo\n%%\n\n## A\n", 4],
    ["not inside a hint that is never closed", "%%\none\n", 0],
  ])("%s", (_title, text, line) => {
    expect(placeToWrite(text)).toBe(line);
  });
});
