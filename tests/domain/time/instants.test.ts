import fc from "fast-check";
import { expect, test } from "vitest";

import { instantsIn } from "../../../src/domain/time/instants.ts";
import { instantOf } from "../../../src/domain/time/moment.ts";

test("Many moments are the instants that each is by itself, also where a clock is changed", () => {
  const two = (number: number): string => String(number).padStart(2, "0");
  const moment = fc.tuple(fc.constantFrom("2026-03-29", "2026-10-25", "2026-11-01", "2026-11-23", "2026-04-05", "2026-02-30", "9999-12-31"), fc.nat(23), fc.nat(59), fc.constantFrom("", "+02:00"))
    .map(([day, hour, minute, offset]) => `${day}T${two(hour)}:${two(minute)}${offset}`);
  fc.assert(fc.property(moment, fc.constantFrom("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC"), (text, zone) => {
    expect(instantsIn(zone)(text)).toBe(instantOf(text, zone));
  }), { numRuns: 300 });
  expect([instantsIn("UTC")(undefined), instantsIn("UTC")("2026-11-23")]).toEqual([undefined, undefined]);
});
