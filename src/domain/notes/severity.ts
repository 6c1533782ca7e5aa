import type { Severity } from "../metrics/severity-scale.ts";
import { foldKey } from "../text/field.ts";

export type { Severity } from "../metrics/severity-scale.ts";

const SEVERITIES: readonly Severity[] = ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"];
const WORDS: readonly (readonly string[])[] = [
  ["critical"], ["major", "majoroutage", "down", "high"], ["partialoutage", "disrupted", "degraded", "degradedperformance", "medium"], ["minor", "low"], ["notice", "undermaintenance"],
];

/** Reads `SEV1`, `sev 1`, `P1`, `Priority 2`, `2`, `critical`, `P2 Medium`; a bare `S3` is Amazon's and says nothing. */
export function readSeverity(value: string): Severity | undefined {
  const digit = /^(?:sev(?:erity)?|p(?:riority)?)?[\s_-]*([1-5])(?:[\s:–-].*)?$/is.exec(value.trim())?.[1];
  return SEVERITIES[digit === undefined ? WORDS.findIndex((words) => words.includes(foldKey(value))) : Number(digit) - 1];
}
