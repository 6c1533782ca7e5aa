import type { SearchMatches, SearchResult, SearchResultContainer } from "obsidian";

/** A search for the query's letters in their order, anywhere in the text; whole words weigh more. */
export function prepareFuzzySearch(query: string): (text: string) => SearchResult | null {
  const words = wordsOf(query);
  const letters = words.join("");
  return (text) => {
    if (letters === "") return { score: 0, matches: [] };
    const lower = foldCase(text);
    const together = wordMatches(words, lower);
    if (together) return { score: wordScore(together, lower), matches: merge(together) };
    const offsets = subsequence(letters, lower);
    return offsets ? { score: fuzzyScore(offsets, lower), matches: merge(offsets.map((at) => [at, at + 1])) } : null;
  };
}

/** A search for every one of the query's words as it stands, in any order. */
export function prepareSimpleSearch(query: string): (text: string) => SearchResult | null {
  const words = wordsOf(query);
  return (text) => {
    if (words.length === 0) return { score: 0, matches: [] };
    const lower = foldCase(text);
    const matches: SearchMatches = [];
    for (const word of words) {
      const found = occurrences(word, lower);
      if (found.length === 0) return null;
      matches.push(...found);
    }
    return { score: wordScore(matches, lower), matches: merge(matches) };
  };
}

/** Sorts results in place, the best (highest) score first; equals keep their order. */
export function sortSearchResults(results: SearchResultContainer[]): void {
  results.sort((one, other) => other.match.score - one.match.score);
}

function wordsOf(query: string): string[] {
  return foldCase(query).split(/\s+/u).filter((word) => word !== "");
}

/** Lower case letter by letter, keeping the length, so that offsets fit the text as it stands. */
function foldCase(text: string): string {
  const lower = text.toLowerCase();
  if (lower.length === text.length) return lower;
  return Array.from(text, (letter) => (letter.toLowerCase().length === letter.length ? letter.toLowerCase() : letter)).join("");
}

function occurrences(word: string, text: string): SearchMatches {
  const found: SearchMatches = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push([at, at + word.length]);
  return found;
}

function wordMatches(words: string[], text: string): SearchMatches | null {
  const found: SearchMatches = [];
  for (const word of words) {
    const at = bestStart(word, text);
    if (at < 0) return null;
    found.push([at, at + word.length]);
  }
  return found;
}

/** The first occurrence at a word's beginning, else the first anywhere. */
function bestStart(word: string, text: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (startsWord(text, at)) return at;
  }
  return text.indexOf(word);
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}

function subsequence(letters: string, text: string): number[] | null {
  const offsets: number[] = [];
  let from = 0;
  for (let index = 0; index < letters.length; index++) {
    const at = text.indexOf(letters.charAt(index), from);
    if (at < 0) return null;
    offsets.push(at);
    from = at + 1;
  }
  return offsets;
}

// Scores are penalties below zero, as in Obsidian: zero is a perfect match, a long text a slightly worse one.
function wordScore(matches: SearchMatches, text: string): number {
  const inside = matches.filter(([from]) => !startsWord(text, from)).length;
  const first = Math.min(...matches.map(([from]) => from));
  return -(inside * 0.5 + first * 0.01 + text.length * 0.001);
}

function fuzzyScore(offsets: number[], text: string): number {
  let gaps = 0;
  for (let index = 1; index < offsets.length; index++) {
    if (offsets[index] !== (offsets[index - 1] ?? 0) + 1) gaps += startsWord(text, offsets[index] ?? 0) ? 0.25 : 1;
  }
  return -(1 + gaps + (offsets[0] ?? 0) * 0.01 + text.length * 0.001);
}

function merge(matches: SearchMatches): SearchMatches {
  const sorted = [...matches].sort((one, other) => one[0] - other[0]);
  const merged: SearchMatches = [];
  for (const [from, to] of sorted) {
    const before = merged[merged.length - 1];
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
