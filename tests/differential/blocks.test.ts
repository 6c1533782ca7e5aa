import fc from "fast-check";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

import { findBlocks } from "../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { exampleNotes, hasShared, seedText, sharedText } from "../shared/shared-folder.ts";
import { isMisread, ownOutline, referenceOutline } from "./markdown-outline.ts";

const own = (text: string) => ownOutline(findBlocks(splitLines(text)));

const word = fc.constantFrom("drain", "restart", "a b", "look.", "| cell |", "| a | b |", "[[Ana]]", "`x`", "3 of 4", "x # y");
const indent = fc.constantFrom("", "", "", " ", "  ", "   ", "    ", "     ", "\t", "\t\t", " \t", "      ");
const marker = fc.constantFrom("- ", "* ", "+ ", "-\t", "-   ", "- [ ] ", "- [x] ", "* [!] ", "1. ", "2. ", "1) ", "10. ", "1. [ ] ", "0. ", "-", "1.", "-     ");
const opener = fc.oneof(
  { weight: 5, arbitrary: marker },
  { weight: 6, arbitrary: fc.constant("") },
  { weight: 2, arbitrary: fc.constantFrom("# ", "## ", "#", "###\t", "#x ", "####### ") },
  { weight: 1, arbitrary: fc.constantFrom("> ", "> - ", "> # ", "> > ") },
);
const whole = fc.constantFrom("```", "````", "```sh", "~~~", "``` a`b", "---", "===", "***", "- - -", "| - | - |", "|---|", "", "", "", "## Done ##", "# a #b", "***\t*");
const line = fc.oneof({ weight: 4, arbitrary: fc.tuple(opener, word).map((parts) => parts.join("")) }, { weight: 3, arbitrary: whole }, { weight: 1, arbitrary: marker });
const document = fc
  .tuple(fc.array(fc.tuple(indent, line).map((parts) => parts.join("")), { minLength: 1, maxLength: 12 }), fc.constantFrom("\n", "\r\n", "\n", "\r"))
  .map(([lines, ending]) => lines.join(ending));

const metadataNotes = (): [string, string][] => {
  const names = readdirSync(resolve(process.cwd(), "../shared/obsidian-metadata")).filter((name) => name.endsWith(".json"));
  return names.flatMap((name) => {
    const { fileContents } = JSON.parse(sharedText("obsidian-metadata", name)) as { fileContents?: string };
    return fileContents === undefined ? [] : [[name, fileContents] as [string, string]];
  });
};
const realNotes = (): [string, string][] => (hasShared ? [...exampleNotes(), ["the seed document", seedText()], ...metadataNotes()] : []);

/** A note without its frontmatter, which both parsers would read as Markdown. */
const bodyOf = (text: string): string => splitLines(text).slice(readFrontmatter(text).bodyLine).map((each) => each.text).join("\n");

describe("Blocks are those of CommonMark with GitHub's extensions", () => {
  test("in random documents of lists, fences, headings, quotes and tables", () => {
    fc.assert(
      fc.property(document, (text) => {
        fc.pre(!isMisread(text));
        expect(own(text)).toEqual(referenceOutline(text));
      }),
      { numRuns: 1_000 },
    );
  });

  // Obsidian's `%% %%` and its own callout labels are no Markdown: those notes are left to the host's oracle.
  test.each(realNotes().filter(([, text]) => !text.includes("%%")))("in %s", (_name, text) => {
    expect(own(bodyOf(text))).toEqual(referenceOutline(bodyOf(text)));
  });

  test.skipIf(!hasShared)("in more than a hundred real notes", () => {
    expect(realNotes().length).toBeGreaterThan(100);
  });
});
