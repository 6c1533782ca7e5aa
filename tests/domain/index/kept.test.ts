import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { lastMade, mapKept, orderKeeper } from "../../../src/domain/index/kept.ts";

describe("What was made the time before", () => {
  test("is given again for the same, and for a list with the same entries", () => {
    const kept = lastMade<object>();
    const [list, one] = [["a", "b"], {}];
    const first = kept([list, one, 3], () => ({}));
    expect(kept([["a", "b"], one, 3], () => ({}))).toBe(first);
    expect(kept([["a"], one, 3], () => ({}))).not.toBe(first);
  });

  test("is made anew where a list was changed in its place", () => {
    const kept = lastMade<number>();
    const list = [1, 2];
    const sum = (): number => kept([list], () => list.reduce((all, each) => all + each, 0));
    expect(sum()).toBe(3);
    list[0] = 5;
    expect(sum()).toBe(7);
  });

  test("is made anew where it depends on more or on less", () => {
    const kept = lastMade<object>();
    const first = kept(["a"], () => ({}));
    expect(kept(["a", "b"], () => ({}))).not.toBe(first);
    expect(kept([], () => ({}))).not.toBe(first);
  });
});

describe("What is made of each row", () => {
  const row = fc.integer({ min: 0, max: 6 });

  test("is what a plain map gives, whatever came, went or moved, and no row that stayed is looked at twice in a row", () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.uniqueArray(row), fc.boolean()), { minLength: 1, maxLength: 8 }), (times) => {
      const kept = mapKept<number, string>();
      let [before, by]: [readonly number[], number] = [[], 0];
      for (const [rows, isOther] of times) {
        const made: number[] = [];
        if (isOther) by++;
        const from = by;
        const result = kept(rows, [from], (each) => (made.push(each), `${String(each)} ${String(from)}`));
        expect(result).toEqual(rows.map((each) => `${String(each)} ${String(from)}`));
        if (!isOther) expect(made.filter((each) => before.length !== rows.length && before.includes(each))).toEqual([]);
        before = rows;
      }
    }));
  });

  test("is the same list as long as no row is another", () => {
    const kept = mapKept<object, object>();
    const rows = [{}, {}];
    expect(kept([...rows], [1], () => ({}))).toBe(kept([...rows], [1], () => ({})));
  });
});

test("Lists that come and go are in the order of a plain sort each time", () => {
  const item = fc.record({ at: fc.integer({ min: 0, max: 5 }), name: fc.string({ maxLength: 3 }) });
  const lists = fc.array(fc.array(item, { maxLength: 4 }), { minLength: 6, maxLength: 6 });
  fc.assert(fc.property(lists, fc.array(fc.subarray([0, 1, 2, 3, 4, 5]), { minLength: 1, maxLength: 6 }), (all, times) => {
    const compare = (one: { at: number; name: string }, other: { at: number; name: string }): number => one.at - other.at || (one.name < other.name ? -1 : one.name > other.name ? 1 : 0);
    const inOrder = orderKeeper(compare);
    for (const places of times) {
      const chosen = places.map((place) => all[place] ?? []);
      expect(inOrder(chosen)).toEqual(chosen.flat().sort(compare));
    }
  }));
});
