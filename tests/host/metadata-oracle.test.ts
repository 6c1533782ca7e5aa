import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { CachedMetadata } from "obsidian";
import { describe, expect, it } from "vitest";
import { parseFrontMatterTags } from "./files/front-matter.ts";
import { getAllTags } from "./files/links.ts";
import { collectMetadata } from "./metadata/collect-metadata.ts";
import { parseMetadata } from "./metadata/parse-metadata.ts";
import { Positions } from "./metadata/positions.ts";
import { parseInChunks } from "./metadata/syntax/parse-in-chunks.ts";

interface Dump {
  name: string;
  text: string;
  real: CachedMetadata;
  allTags: string[] | null;
  frontMatterTags: string[] | null;
}

/** Differences from the real app that are known and accepted, with what is different. */
const KNOWN_DIFFERENCES = {
  "numbered_list_items_standard.json":
    "an item indented by 4 under `1. ` starts at column 4 there and at column 3 under `1) ` in its sister file",
};

/** Front matter tags that `parseFrontMatterTags` of the stand-in may read otherwise than the app. */
const KNOWN_TAG_DIFFERENCES = {
  "yaml_complex_example.json": "the app does not take a key `TAG` for tags",
  "yaml_tags_had_value_then_was_emptied_by_obsidian.json": "the app gives an empty list for one, not null",
  "yaml_tags_is_empty_list.json": "the app gives an empty list for one, not null",
  "yaml_tags_with_two_values_on_one_line.json": "the app does not split a text at commas, and drops a tag with a space",
};

const folder = path.resolve(process.cwd(), "../shared/obsidian-metadata");
const dumps = existsSync(folder) ? readDumps() : [];
if (dumps.length === 0) console.warn("The dumps of the real app's metadata cache are not at hand: ../shared is absent.");

function readDumps(): Dump[] {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) => {
    const dump = JSON.parse(readFileSync(path.join(folder, name), "utf8")) as {
      cachedMetadata?: CachedMetadata;
      fileContents?: string;
      getAllTags?: string[];
      parseFrontMatterTags?: string[] | null;
    };
    const { cachedMetadata: real, fileContents: text } = dump;
    if (!real || text === undefined) return [];
    return [{ name, text, real, allTags: dump.getAllTags ?? null, frontMatterTags: dump.parseFrontMatterTags ?? null }];
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

  it("finds the tags of note and front matter that the app's own functions find", () => {
    const wrong = dumps.filter(({ text, allTags, frontMatterTags }) => {
      const cache = parseMetadata(text);
      return (
        !isDeepStrictEqual(getAllTags(cache), allTags) ||
        !isDeepStrictEqual(parseFrontMatterTags(cache.frontmatter), frontMatterTags)
      );
    });
    const unknown = wrong.map(({ name }) => name).filter((name) => !(name in KNOWN_TAG_DIFFERENCES));
    expect(unknown).toEqual([]);
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
