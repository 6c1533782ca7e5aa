import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CachedMetadata } from "obsidian";
import { describe, expect, it } from "vitest";
import { collectMetadata } from "./metadata/collect-metadata.ts";
import { parseMetadata } from "./metadata/parse-metadata.ts";
import { Positions } from "./metadata/positions.ts";
import { parseInChunks } from "./metadata/syntax/parse-in-chunks.ts";

interface Dump {
  name: string;
  text: string;
  real: CachedMetadata;
}

/** Differences from the real app that are known and accepted, with what is different. */
const KNOWN_DIFFERENCES = {
  "numbered_list_items_standard.json":
    "an item indented by 4 under `1. ` starts at column 4 there and at column 3 under `1) ` in its sister file",
};

const folder = path.resolve(process.cwd(), "../shared/obsidian-metadata");
const dumps = existsSync(folder) ? readDumps() : [];
if (dumps.length === 0) console.warn("The dumps of the real app's metadata cache are not at hand: ../shared is absent.");

function readDumps(): Dump[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) => {
    const { cachedMetadata, fileContents } = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as {
      cachedMetadata?: CachedMetadata;
      fileContents?: string;
    };
    return cachedMetadata && fileContents !== undefined ? [{ name, text: fileContents, real: cachedMetadata }] : [];
  });
}

const differs = ({ text, real }: Dump): boolean => !isDeepStrictEqual(parseMetadata(text), real);

describe.skipIf(dumps.length === 0)("against the real app's dumps", () => {
  it("reads 88 of the 89 notes exactly as the app does", () => {
    expect(dumps).toHaveLength(89);
    expect(dumps.filter(differs).map(({ name }) => name)).toEqual(Object.keys(KNOWN_DIFFERENCES));
  });

  it("gives every kind of metadata as often, and equals the app in each", () => {
    const tally: Record<string, string> = {};
    const keys = new Set(dumps.flatMap(({ text, real }) => [...Object.keys(real), ...Object.keys(parseMetadata(text))]));
    for (const key of [...keys].sort() as (keyof CachedMetadata)[]) {
      const having = dumps.filter(({ text, real }) => key in real || key in parseMetadata(text));
      const equal = having.filter(({ text, real }) => isDeepStrictEqual(parseMetadata(text)[key], real[key]));
      tally[key] = `${equal.length} of ${having.length}`;
    }
    expect(tally).toEqual({
      blocks: "1 of 1",
      embeds: "2 of 2",
      frontmatter: "32 of 32",
      frontmatterLinks: "32 of 32",
      frontmatterPosition: "32 of 32",
      headings: "61 of 61",
      links: "13 of 13",
      listItems: "84 of 85",
      sections: "89 of 89",
      tags: "74 of 74",
    });
  });

  it("reads a note in pieces of a few lines as it reads it whole", () => {
    const wrong = dumps.filter(({ text }) => {
      const inPieces = collectMetadata(parseInChunks(text, 1), new Positions(text));
      return !isDeepStrictEqual(inPieces, parseMetadata(text));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("reads all notes behind one another as it reads one long text whole", () => {
    const text = dumps.map((dump) => dump.text).join("\n\n");
    const whole = collectMetadata(parseInChunks(text, text.length), new Positions(text));
    expect(collectMetadata(parseInChunks(text, 700), new Positions(text))).toEqual(whole);
  });
});
