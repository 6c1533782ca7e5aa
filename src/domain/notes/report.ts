import { COMMON } from "./common-fields.ts";
import { choice, day, status, text, when } from "./field-types.ts";

/** A frozen period or special report. */
export const REPORT_FIELDS = {
  ...COMMON,
  kind: choice("handover|daily|weekly|monthly|quarterly|incident|change|audit|performance|maintenance|capacity"),
  period_start: day(),
  period_end: day(),
  as_of: when(),
  status: status("draft|issued|superseded"),
  supersedes: text(),
  body_hash: text(),
} as const;
