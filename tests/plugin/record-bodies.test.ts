import { beforeEach, describe, expect, test } from "vitest";

import type { NoteIndex } from "../../src/domain/index/note-index.ts";
import type { RecordBody } from "../../src/domain/queries/incident-reading.ts";
import { RecordBodies } from "../../src/vault/record-bodies.ts";
import type { Texts } from "../../src/vault/texts.ts";

const PATHS = ["a.md", "b.md", "c.md"];

interface Row {
  readonly kind: string;
  readonly note: object;
}

let rows: Map<string, Row>;
let revision: number;
let asked: string[];
let settings: { logHeading: string };
let answer: (path: string) => Promise<RecordBody | undefined>;
let bodies: RecordBodies;

beforeEach(() => {
  rows = new Map(PATHS.map((path) => [path, { kind: "incident", note: {} }]));
  [revision, asked, settings] = [0, [], { logHeading: "Log" }];
  answer = () => Promise.resolve({ facts: new Set<string>() } as unknown as RecordBody);
  const texts = {
    record: (path: string) => (asked.push(path), answer(path)),
    all: async (paths: readonly string[], read: (path: string) => Promise<unknown>) => new Map((await Promise.all(paths.map(async (path) => [path, await read(path)] as const))).filter(([, body]) => body)),
  };
  const index = { identities: 0, row: (path: string) => rows.get(path), revisionOf: () => revision };
  bodies = new RecordBodies({ index: index as unknown as NoteIndex, texts: texts as unknown as Texts, settings });
});

/** Which notes a reading asks for. */
async function askedFor(paths: readonly string[]): Promise<string[]> {
  asked = [];
  await bodies.all(paths);
  return asked;
}

describe("The bodies of many records", () => {
  test("are read once, and are the same as long as nothing changed", async () => {
    expect(await askedFor(PATHS)).toEqual(PATHS);
    const first = await bodies.all(PATHS);
    expect([...first.keys()]).toEqual(PATHS);
    expect(await askedFor(PATHS)).toEqual([]);
    revision++;
    expect(await bodies.all(PATHS)).toBe(first);
  });

  test("are asked for again where the text or the row of a note changed, and of no other", async () => {
    const first = await bodies.all(PATHS);
    expect(bodies.textChanged("b.md")).toBe(true);
    expect(bodies.textChanged("other.md")).toBe(false);
    expect(await askedFor(PATHS)).toEqual(["b.md"]);
    const second = await bodies.all(PATHS);
    expect(PATHS.map((path) => second.get(path) === first.get(path))).toEqual([true, false, true]);
    rows.set("c.md", { kind: "incident", note: { started: "2026-11-23" } });
    revision++;
    expect(await askedFor(PATHS)).toEqual(["c.md"]);
  });

  test("are those of the notes that are wanted now, in their order; what stays is not read again", async () => {
    await bodies.all(PATHS);
    rows.set("d.md", { kind: "problem", note: {} });
    const others = ["d.md", "a.md"];
    expect(await askedFor(others)).toEqual(["d.md"]);
    expect([...(await bodies.all(others)).keys()]).toEqual(others);
    rows.delete("a.md");
    revision++;
    expect([...(await bodies.all(others)).keys()]).toEqual(["d.md"]);
  });

  test("are all read again when the log is called otherwise", async () => {
    await bodies.all(PATHS);
    settings.logHeading = "Diary";
    expect(await askedFor(PATHS)).toEqual(PATHS);
  });

  test("never stay what they were before an edit that came while they were read", async () => {
    await bodies.all(PATHS);
    const [before, after] = [{ log: ["before"] }, { log: ["after"] }] as unknown as [RecordBody, RecordBody];
    let finish: (body: RecordBody) => void = () => undefined;
    answer = () => new Promise((done) => (finish = done));
    bodies.textChanged("b.md");
    const slow = bodies.all(PATHS);
    bodies.textChanged("b.md");
    answer = () => Promise.resolve(after);
    expect((await bodies.all(PATHS)).get("b.md")).toBe(after);
    finish(before);
    await slow;
    expect((await bodies.all(PATHS)).get("b.md")).toBe(after);
  });

  test("are asked for again after a note could not be read", async () => {
    answer = (path) => (path === "b.md" ? Promise.reject(new Error("gone")) : Promise.resolve(undefined));
    await expect(bodies.all(PATHS)).rejects.toThrow("gone");
    answer = () => Promise.resolve({} as RecordBody);
    bodies.textChanged("b.md");
    expect((await bodies.all(PATHS)).size).toBe(3);
  });
});

describe("The bodies of very many records", () => {
  const MANY = Array.from({ length: 200 }, (_, at) => `${String(at)}.md`);

  test("are not waited for: they are read on, and it is told when they are there", async () => {
    for (const path of MANY) rows.set(path, { kind: "incident", note: {} });
    let told = 0;
    const index = { identities: 0, row: (path: string) => rows.get(path), revisionOf: () => revision };
    const texts = { record: (path: string) => answer(path), all: async (paths: readonly string[], read: (path: string) => Promise<unknown>) => new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const))) };
    const many = new RecordBodies({ index: index as unknown as NoteIndex, texts: texts as unknown as Texts, settings }, () => told++);
    expect((await many.soon(MANY)).size).toBe(0);
    expect((await many.soon(MANY)).size).toBe(0);
    await expect.poll(() => told).toBe(1);
    expect((await many.soon(MANY)).size).toBe(200);
    // From then on an edit is waited for, as it is one note.
    expect(many.textChanged("7.md")).toBe(true);
    answer = () => Promise.resolve({ facts: new Set(["no-evidence"]) } as unknown as RecordBody);
    expect((await many.soon(MANY)).get("7.md")?.facts.size).toBe(1);
    expect(told).toBe(1);
  });

  test("come with what was edited while they were read", async () => {
    for (const path of MANY) rows.set(path, { kind: "incident", note: {} });
    let told = 0;
    const index = { identities: 0, row: (path: string) => rows.get(path), revisionOf: () => revision };
    const texts = { record: (path: string) => answer(path), all: async (paths: readonly string[], read: (path: string) => Promise<unknown>) => new Map(await Promise.all(paths.map(async (path) => [path, await read(path)] as const))) };
    const many = new RecordBodies({ index: index as unknown as NoteIndex, texts: texts as unknown as Texts, settings }, () => told++);
    await many.soon(MANY);
    many.textChanged("0.md");
    answer = (path) => Promise.resolve({ facts: new Set(path === "0.md" ? ["recurred"] : []) } as unknown as RecordBody);
    await expect.poll(() => told).toBe(1);
    expect((await many.soon(MANY)).get("0.md")?.facts.has("recurred")).toBe(true);
  });
});
