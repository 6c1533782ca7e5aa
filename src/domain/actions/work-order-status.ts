import type { Acting } from "./acting.ts";
import { whatIsMissing } from "./close-checklist.ts";
import type { ReadStep } from "./life-step.ts";
import { readingEdits, whyNoReading } from "./meter-reading.ts";
import type { NoteEdits, Refusal } from "./plan.ts";

/** What a step of one kind of record asks for and writes besides what its life says. */
export interface AlsoOfStep {
  readonly refusals: readonly Refusal[];
  readonly edits: readonly NoteEdits[];
}

export const NOTHING_MORE: AlsoOfStep = { refusals: [], edits: [] };

/** Work ends with every step of its checklist answered, and its meter's note takes the reading. */
export function alsoOfWork({ path, text, event, input, after }: ReadStep, acting: Acting): AlsoOfStep {
  if (event !== "complete") return NOTHING_MORE;
  const { meter_reading: value } = after;
  const reading = input.meter && typeof value === "number" ? { ...input.meter, value } : undefined;
  return { refusals: [...whatIsMissing(path, text, acting), ...(reading ? whyNoReading(reading) : [])], edits: reading ? [readingEdits(reading, acting)] : [] };
}
