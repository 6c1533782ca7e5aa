import { COMMON } from "./common-fields.ts";
import { choice, day, length, list, number, text } from "./field-types.ts";

/** A service, application, host or other asset. */
export const SERVICE_FIELDS = {
  ...COMMON,
  kind: choice("service|application|host|network|database|storage|facility|device|third-party"),
  criticality: choice("tier0|tier1|tier2|tier3"),
  depends_on: list(),
  support_hours: text(),
  rto: length(),
  rpo: length(),
  availability_target: text(),
  state: choice("operational|degraded|down|maintenance|unknown"),
  lifecycle: choice("planned|in-service|retired"),
  warranty_until: day(),
  eol: day(),
  cost_month: number(),
} as const;
