import type { Field, FieldValue } from "./frontmatter-draft.ts";
import type { GeneratedKind } from "./plan.ts";
import type { Random } from "./random.ts";

/** How many notes of a hundred have a key in another of its names, and how many a value that needs reading. */
const ALIASED = 0.06;
const DIRTY = 0.04;

const ALIASES: Readonly<Record<string, readonly string[]>> = {
  type: ["doc_type", "note_type", "fileClass"], severity: ["sev", "impact_level"], services: ["affected", "systems"], owner: ["maintainer", "owners"], schedule: ["frequency", "recurrence"],
  last_reviewed: ["reviewed", "last_reviewed_on"], review_every: ["review_in", "review_cycle"], requested_by: ["requester"], status: ["Status", "State"], started: ["start_time"], last_tested: ["last_run"],
};

const SPELLINGS: Readonly<Record<string, readonly FieldValue[]>> = {
  type: ["Runbook", "How To", "postmortem", "wo"], severity: ["P2", "sev 1", "major-outage", 3, "S3"], status: ["In Progress", "done!", "Approved", "DRAFT", null],
  services: ["db-1, checkout", "checkout", { raw: "[[db-1]]", value: [["db-1"]] }], started: ["2026-11-2 8:05", "yesterday", "2026-11-20T08:05:00Z", "2026-11-20 08:05"],
  detected: ["2026-02-30T10:00", "8:05"], schedule: ["bi-weekly", "when needed", "DTSTART:20250101;FREQ=WEEKLY", "Every Day"], last_reviewed: ["20 Nov 2026", "2026-13-01", "never"],
  review_every: ["on-change", "half a year"], due: ["soon", "2026-11-31", "2026-11-24T12:00"], version: [1.2, "v3"], duration: ["PT45M", "an hour", 30], owner: [["[[Ana]]", "[[Ben]]"], { raw: "[[Ana]]", value: [["Ana"]] }],
  planned_start: ["2026-11-28T22:00+01:00", "Saturday"], risk_impact: ["high", 9], grace: ["P5D", "some days"], date: ["2026-11-23T08:00"], starts: ["1 June 2026"],
};

/** What people make of clean properties: some keys under another name, some values in another spelling, a few that nobody can read. */
export function soiled(kind: GeneratedKind, fields: readonly Field[], random: Random): Field[] {
  const aliased = random.chance(ALIASED) ? random.pick(fields)[0] : "";
  const dirty = random.chance(DIRTY) ? random.pick(fields)[0] : "";
  return fields.map(([key, value]) => {
    // A note without a kind of its own any more would be no note of ours, and the counts would drift.
    const spellings = key === "type" && kind !== "procedure" ? undefined : SPELLINGS[key];
    const name = key === aliased && ALIASES[key] ? random.pick(ALIASES[key]) : key;
    return [name, key === dirty && spellings ? random.pick(key === "type" ? spellings.slice(0, 2) : spellings) : value];
  });
}
