import { COMMON } from "./common-fields.ts";
import { choice, length, number, status, text, whole } from "./field-types.ts";

/** A metric's definition; its readings are lines of its text. */
export const METRIC_FIELDS = {
  ...COMMON,
  status: status("active|draft|retired"),
  area: choice("system|service|user-experience|resource-usage|cost|quality"),
  measure: choice("response-time|throughput|error-rate|utilisation|availability|saturation|satisfaction|cost|count"),
  unit: text(),
  direction: choice("lower|higher|band"),
  warn: number(),
  critical: number(),
  clear: number(),
  for: whole(),
  limit: number(),
  target: number(),
  cadence: text(),
  aggregate: text(),
  lead_time: length(),
} as const;
