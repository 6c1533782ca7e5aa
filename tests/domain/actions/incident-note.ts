import type { Acting } from "../../../src/domain/actions/acting.ts";
import { readTimeline, type TimelineEntry } from "../../../src/domain/notes/timeline.ts";
import { readLog, type LogChange } from "../../../src/domain/notes/log-lines.ts";
import type { Block } from "../../../src/domain/text/block.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { readFrontmatter } from "../../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { ANA } from "./checklist-note.ts";

export const SOLO: Acting = { ...ANA, profile: "solo", person: undefined };

/** An incident that somebody responds to, with more properties. */
export function incidentOf(...properties: string[]): string {
  return [
    "---", "type: incident", "status: responding", ...properties, "---", "", "## Timeline", "", "- 2026-11-23 07:10 Detected: no answer #detected", "", "## Log", "", "- 2026-11-23 07:12 status new → assessing by [[Ana]]", "",
  ].join("\n");
}

/** A problem with nothing in its sections but their hints. */
export function problemOf(...properties: string[]): string {
  return ["---", "type: problem", "status: analysis", ...properties, "---", "", "## Analysis", "", "%% Why did it happen? %%", "", "## Prevention", "", "## Log", ""].join("\n");
}

export function blocksIn(text: string): Block[] {
  return findBlocks(splitLines(text), readFrontmatter(text).bodyLine);
}

export function entriesIn(text: string): readonly TimelineEntry[] {
  return readTimeline(blocksIn(text)).entries;
}

/** The newest line of a note's log that can be read as a change. */
export function lastChange(text: string): LogChange | undefined {
  return readLog(blocksIn(text)).filter((line) => "key" in line).at(-1);
}

/** What reads as nothing but text, and what tries to be more. */
export const NASTY = [
  "plain words", "two\nlines", "<% tp.system.prompt() %>", "[[link]] and [bracket", "closing ] bracket", "x · override INC-CMD: \"y\"", "· override INC-CMD: y", "a → b", "a -> b", "by [[Ben]]: no", "key: value", "#resolved now",
  "10:15 all good", "- 10:20 range", "UTC clock drifts", "PM is away", "%% hidden", "<!-- hidden", "{{title}}", "[by:: [[Eve]]]", "```sh", "| a | b |", "# heading", "~ about", "ends with #update", "+02:00",
];
