import { findInlineFields, splitBlockId, withoutFields } from "../text/inline-fields.ts";
import { ANSWER_FIELDS } from "../text/fingerprint.ts";
import { readLimit, type Limit } from "./limit.ts";

/** One step of a procedure. `line` is 0-based in the note; `text` is its first paragraph with its markers. */
export interface Step {
  readonly text: string;
  readonly line: number;
  readonly children: readonly Step[];
}

/** What the markers at a step's end ask for. */
export interface StepMarkers {
  readonly limit: Limit | undefined;
  /** The limit as written, also where it could not be read. */
  readonly limitWritten: string;
  readonly metric: string;
  readonly secondPerson: boolean;
  readonly evidence: boolean;
  readonly optional: boolean;
}

const MARKER_FIELDS: ReadonlySet<string> = new Set(["limit", "metric", "hold", "evidence", "optional"]);
const SHOWN_AWAY: ReadonlySet<string> = new Set([...MARKER_FIELDS, ...ANSWER_FIELDS]);

/** Reads a step's markers from its text (format.md section 4). */
export function readMarkers(text: string): StepMarkers {
  const fields = new Map(findInlineFields(text).map((field) => [field.key, field.value]));
  const limitWritten = fields.get("limit") ?? "";
  return {
    limit: limitWritten === "" ? undefined : readLimit(limitWritten),
    limitWritten,
    metric: fields.get("metric") ?? "",
    secondPerson: fields.has("hold"),
    evidence: fields.get("evidence") === "required",
    optional: ["yes", "true"].includes(fields.get("optional") ?? ""),
  };
}

/** A step's words for display: without markers, answers and block id. Links stay. */
export function stepWords(text: string): string {
  return withoutFields(splitBlockId(text)[0], SHOWN_AWAY).trim();
}
