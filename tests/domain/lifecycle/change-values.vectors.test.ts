import { expect, test } from "vitest";

import { ownFacts } from "../../../src/domain/lifecycle/own-facts.ts";
import { readNote } from "../../../src/domain/notes/kinds.ts";

test.each<[string, string | undefined, boolean]>([["180 min", "75 min", true], ["165 min", "75 min", false], ["166 min", "75 min", true], ["9 h", undefined, false]])(
  "TV-06 A window from 22:00 to 02:00 with %s of work and %s for the way back is too short: %s", (work, back, isShort) => {
    const fields = { planned_start: "2026-11-28T22:00", planned_end: "2026-11-29T02:00", implementation_duration: work, ...(back === undefined ? {} : { backout_duration: back }) };
    const { note } = readNote("change", { fields, steps: 0, answered: 0 });
    expect(ownFacts("change", note, { profile: "team", now: "2026-11-23T09:00", zone: "Europe/Berlin" }).has("no-fit")).toBe(isShort);
  },
);
