import { readChangeBody, type ChangeBody } from "../../../src/domain/notes/change-body.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";

/** The plan of a change, as a person writes it. */
export const PLAN = [
  "## Implementation plan", "", "- [ ] Announce it on the [[Status page]]", "- [ ] Create the volume", "  - 200 GB, mounted at `/data`", "- [ ] Copy the files", "", "  ```console", "  $ rsync -a /old/ /data/", "  ```",
  "", "- [ ] Free space below 20 % [limit:: < 80 %]", "", "## Test plan", "", "Same steps on the replica: passed.", "", "## Backout plan", "", "Trigger: writes fail.", "", "1. Stop it", "2. Restore the old path",
];

/** What a change holds besides. */
export const REST = ["", "## Verification", "", "Writes work.", "", "## Impact assessment", "", "None.", ""];

/** The times and services that are approved with it. */
export const DATED = { planned_start: "2026-11-28T22:00", planned_end: "2026-11-29T00:00", services: ["[[db-1]]", "[[Services/app]]"] };

/** The body of a change with this text. */
export function changeBodyOf(text: string): ChangeBody {
  const lines = splitLines(text);
  return readChangeBody(lines.map((line) => line.text), findBlocks(lines, readFrontmatter(text).bodyLine));
}
