import { LIVES, type LivingKind } from "../lifecycle/lives.ts";
import { findActionItems } from "../notes/action-items.ts";
import { readToldBody } from "../notes/body-facts.ts";
import { readLog } from "../notes/log-lines.ts";
import { readTimeline } from "../notes/timeline.ts";
import { findBlocks } from "../text/blocks.ts";
import { splitLines } from "../text/lines.ts";
import type { RecordBody } from "./incident-reading.ts";

/** What the body of a record is read with: the headings as the settings name them, and the day where its timeline gives none. */
export interface BodyTerms {
  readonly logHeading: string;
  readonly started: string;
}

/** Reads what panels, boards and the dashboard ask of a body. */
export function readRecordBody(kind: string, text: string, bodyLine: number, { logHeading, started }: BodyTerms): RecordBody {
  const lines = splitLines(text);
  const blocks = findBlocks(lines, bodyLine);
  return {
    timeline: readTimeline(blocks, undefined, started),
    log: readLog(blocks, logHeading),
    actions: findActionItems(blocks).entries,
    ...(Object.hasOwn(LIVES, kind) ? readToldBody(kind as LivingKind, lines.map((line) => line.text), blocks, logHeading) : { facts: new Set<string>() }),
  };
}
