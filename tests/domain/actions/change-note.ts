import type { Acting } from "../../../src/domain/actions/acting.ts";
import { weighedChange, type WeighedChange } from "../../../src/domain/actions/approve-change.ts";
import { ANA } from "./checklist-note.ts";

export const CHG = "Changes/2026/CHG-20261120-01 Move logs.md";
export const CLEO: Acting = { ...ANA, person: "[[Cleo]]" };
export const BEN: Acting = { ...ANA, person: "[[Ben]]", time: "08:20" };

/** A change of low risk that waits for its approval; `sections` replaces the text below headings. */
export function changeOf(properties: readonly string[] = [], sections: Readonly<Record<string, string>> = {}): string {
  const known = ["status: authorize", "planned_start: 2026-11-28T22:00", "planned_end: 2026-11-29T00:00"].filter((line) => !properties.some((other) => other.split(":")[0] === line.split(":")[0]));
  const body = {
    "Impact assessment": "Read-only for ten minutes.", "Implementation plan": "- [ ] Announce\n- [ ] Copy the logs\n  - 200 GB", "Test plan": "On the replica: passed.", "Backout plan": "1. Stop\n2. Restore the old path",
    Verification: "1. Writes work", Communication: "", Approvals: "", Log: "- 2026-11-20 14:40 status draft → assess by [[Ana]]", ...sections,
  };
  const text = Object.entries(body).filter(([, words]) => words !== "-").map(([heading, words]) => `## ${heading}\n${words === "" ? "" : `\n${words}\n`}`);
  return ["---", "type: change", ...known, 'requested_by: "[[Ana]]"', "services:", '  - "[[db-1]]"', ...properties.filter((line) => line !== ""), "---", "", ...text].join("\n");
}

/** A change's text with what was said of it, and what stands where. */
export function weighed(text: string, facts: readonly string[] = ["risk:low"], acting = ANA): WeighedChange {
  return weighedChange(text, { around: new Set(facts) }, acting);
}

/** The lines below a heading that are not empty. */
export function under(text: string, heading: string): string[] {
  const [, below = ""] = text.split(`\n## ${heading}\n`);
  return (below.split(/\n## /)[0] ?? "").split("\n").filter((line) => line !== "");
}
