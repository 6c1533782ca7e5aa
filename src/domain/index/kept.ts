type Kept<Made> = (by: readonly unknown[], make: () => Made) => Made;

/** Lists that were made here: nobody changes them in their place, so the same one says the same. */
const settled = new WeakSet<object>();

/** Answers what it made the time before as long as it is asked by the same; a list is the same where its entries are. */
export function lastMade<Made>(): Kept<Made> {
  let known: { readonly by: readonly unknown[]; readonly given: readonly unknown[]; readonly made: Made } | undefined;
  return (by, make) => {
    const { given, by: copies } = known ?? { given: [], by: [] };
    const isKnown = known !== undefined && given.length === by.length && by.every((each, at) => isSettled(each, given[at]) || isSameList(copies[at], each));
    if (!known || !isKnown) known = { given: by, by: by.map((each) => (isList(each) && !settled.has(each) ? [...each] : each)), made: settle(make()) };
    return known.made;
  };
}

/** Makes something of every row, and anew only of those that are others than the time before: a vault has thousands, and not one of them is looked into. */
export function mapKept<Row, Made>(): (rows: readonly Row[], by: readonly unknown[], make: (row: Row) => Made) => readonly Made[] {
  let known: { readonly by: readonly unknown[]; readonly given: readonly Row[]; readonly rows: readonly Row[]; readonly made: readonly Made[] } = { by: [], given: [], rows: [], made: [] };
  return (rows, by, make) => {
    const { rows: before, made } = known;
    const isFresh = !isSame(known.by, by);
    if (isFresh || !(isSettled(rows, known.given) || isSame(before, rows))) {
      // A row that came or went moves all behind it by one.
      const places = isFresh || before.length === rows.length ? undefined : new Map(before.map((row, at) => [row, at]));
      const placeOf = (row: Row, at: number): number => (isFresh ? -1 : places ? (places.get(row) ?? -1) : before[at] === row ? at : -1);
      const all = rows.map((row, at) => {
        const place = placeOf(row, at);
        return place < 0 ? make(row) : (made[place] as Made);
      });
      known = { by, given: rows, rows: [...rows], made: settle(all) };
    }
    return known.made;
  };
}

/** Puts many lists into one order. Where few of them are others than the time before, the rest stays in order and is not sorted again. */
export function orderKeeper<Item>(compare: (one: Item, other: Item) => number): (lists: readonly (readonly Item[])[]) => readonly Item[] {
  let before: readonly (readonly Item[])[] = [];
  let sorted: readonly Item[] = [];
  return (lists) => {
    const come = othersThan(lists, before);
    const gone = new Set(othersThan(before, lists));
    before = [...lists];
    if (gone.size + come.length > 0) sorted = [...(gone.size > 0 ? sorted.filter((item) => !gone.has(item)) : sorted), ...come].sort(compare);
    return sorted;
  };
}

function othersThan<Item>(lists: readonly (readonly Item[])[], others: readonly (readonly Item[])[]): Item[] {
  return lists.filter((list, at) => list !== others[at]).flat();
}

function settle<Made>(made: Made): Made {
  if (isList(made)) settled.add(made);
  return made;
}

function isSettled(one: unknown, other: unknown): boolean {
  return one === other && (!isList(one) || settled.has(one));
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) return false;
  return true;
}

function isSameList(one: unknown, other: unknown): boolean {
  return isSettled(one, other) || (isList(one) && isList(other) && isSame(one, other));
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
