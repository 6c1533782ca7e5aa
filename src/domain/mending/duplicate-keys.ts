import { findBlock } from "../text/frontmatter-block.ts";
import { applySplices, type Splice } from "../text/splice.ts";
import { spliceOut } from "../text/splice-value.ts";
import { readYamlBlock, withoutLoneReturns } from "../text/yaml-block.ts";
import { isDeepEqual } from "../text/yaml-check.ts";
import { valueOf } from "../text/yaml-node.ts";
import { placesIn } from "../text/yaml-problem.ts";

/** One of the places where a key stands: its 0-based line in the note, and what would take it out. */
interface Twin {
  readonly line: number;
  readonly raw: string;
  readonly value: unknown;
  readonly out: Splice | undefined;
  readonly words: string;
}

/** The places of a key that stands more than once, one of them on `line`: 0-based lines with the values as written. */
export function duplicateLines(text: string, line: number): [line: number, raw: string][] {
  return twinsOn(text, line).map((twin) => [twin.line, twin.raw]);
}

/** Keeps the entry on the line `keep` and takes its twins out; undefined where they hold more than a key and a plain value or list. */
export function keepDuplicate(text: string, keep: number): string | undefined {
  const out = twinsOn(text, keep).flatMap((twin) => (twin.line === keep ? [] : [twin.out]));
  return out.length === 0 || out.includes(undefined) ? undefined : applySplices(text, out as Splice[]);
}

/** Keeps the first of twins that say the same; undefined where a person has to choose. */
export function dropEqualDuplicates(text: string, line: number): string | undefined {
  const [first, ...others] = twinsOn(text, line);
  // A comment would go with its line.
  const areEqual = others.every(({ value, words }) => words === first?.words || (value !== undefined && isDeepEqual(value, first?.value) && !words.includes("#")));
  return first && areEqual ? keepDuplicate(text, first.line) : undefined;
}

function twinsOn(text: string, line: number): Twin[] {
  const { innerStart, innerEnd } = findBlock(text);
  const source = withoutLoneReturns(text.slice(innerStart, innerEnd));
  const { entries } = readYamlBlock(source);
  const placeOf = placesIn(source);
  const lineOf = (at: number): number => placeOf(at).line + 1;
  const named = entries.find(({ key }) => lineOf(key.start) === line);
  return entries.filter(({ key }) => key.value === named?.key.value).map((entry) => {
    const { key, node } = entry;
    const out = spliceOut(source, entry);
    return {
      line: lineOf(key.start), raw: source.slice(node.start, node.end), value: valueOf(node), words: source.slice(out?.start, out?.end).trimEnd(),
      out: out && { start: out.start + innerStart, end: out.end + innerStart, insert: "" },
    };
  });
}
