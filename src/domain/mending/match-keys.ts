type Pair = readonly [one: number, other: number];

/** How often a span between matches is looked at anew. */
const DEEPEST = 30;

/**
 * Which entries of two sequences are the same, both in rising order: equal heads and tails, and between them what stands
 * just once on either side (patience diff). Never wrong, not always all; the time is linear but for a sort.
 */
export function matchKeys(one: readonly string[], other: readonly string[]): Pair[] {
  const pairs: Pair[] = [];
  const match = (from: number, to: number, otherFrom: number, otherTo: number, depth: number): void => {
    let [a, aEnd, b, bEnd] = [from, to, otherFrom, otherTo];
    while (a < aEnd && b < bEnd && one[a] === other[b]) pairs.push([a++, b++]);
    while (a < aEnd && b < bEnd && one[aEnd - 1] === other[bEnd - 1]) [aEnd, bEnd] = [aEnd - 1, bEnd - 1];
    const anchors = a < aEnd && b < bEnd && depth < DEEPEST ? longestRise(uniquePairs(onlyPlaces(one, a, aEnd), onlyPlaces(other, b, bEnd))) : [];
    for (const [p, q] of anchors) {
      match(a, p, b, q, depth + 1);
      pairs.push([p, q]);
      [a, b] = [p + 1, q + 1];
    }
    if (anchors.length > 0) match(a, aEnd, b, bEnd, depth + 1);
    while (aEnd < to) pairs.push([aEnd++, bEnd++]);
  };
  match(0, one.length, 0, other.length, 0);
  return pairs;
}

function uniquePairs(places: ReadonlyMap<string, number>, others: ReadonlyMap<string, number>): Pair[] {
  return [...places].flatMap(([key, at]) => {
    const twin = others.get(key) ?? -1;
    return at < 0 || twin < 0 ? [] : [[at, twin]];
  });
}

/** Where each entry stands; -1 for one that stands twice. */
function onlyPlaces(keys: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at++) places.set(keys[at] ?? "", places.has(keys[at] ?? "") ? -1 : at);
  return places;
}

/** The most pairs that rise on the other side too; they come in the order of the first. */
function longestRise(pairs: readonly Pair[]): Pair[] {
  const ends: number[] = [];
  const before = pairs.map(([, place], index) => {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    ends[low] = index;
    return ends[low - 1];
  });
  const rise: Pair[] = [];
  for (let at = ends.at(-1); at !== undefined; at = before[at]) rise.push(...pairs.slice(at, at + 1));
  return rise.reverse();
}
