import fc from "fast-check";
import { expect, test } from "vitest";

import { Occupations } from "../../../src/domain/index/occupations.ts";
import type { Interval } from "../../../src/domain/metrics/intervals.ts";

const stretch = fc.record({ from: fc.integer({ min: -5000, max: 200_000 }), length: fc.oneof(fc.integer({ min: 1, max: 4000 }), fc.integer({ min: 1, max: 200_000 })) }).map(({ from, length }): Interval => ({ from, to: from + length }));

test("Stretches that overlap are found each once, and none that was taken out", () => {
  fc.assert(fc.property(fc.array(fc.tuple(stretch, fc.boolean()), { maxLength: 40 }), fc.array(stretch, { minLength: 1, maxLength: 10 }), (put, frames) => {
    const store = new Occupations<Interval>();
    for (const [item] of put) store.put(item);
    for (const [item, isGone] of put) if (isGone) store.remove(item);
    const byStart = (one: Interval, other: Interval): number => one.from - other.from || one.to - other.to;
    for (const frame of frames) {
      const there = put.filter(([{ from, to }, isGone]) => !isGone && from < frame.to && frame.from < to).map(([item]) => item);
      expect(store.overlapping(frame).sort(byStart)).toEqual(there.sort(byStart));
    }
  }), { numRuns: 300 });
});
