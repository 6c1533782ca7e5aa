import { COMMON } from "./common-fields.ts";
import { choice, day, list, length, status, text, when } from "./field-types.ts";

const SCALE = "1|2|3";

/** The cause behind incidents; a known error once `known_error` says when it became one. */
export const PROBLEM_FIELDS = {
  ...COMMON,
  status: status("identified|assessed|analysis|solution|resolved|closed"),
  origin: choice("reactive|proactive"),
  symptoms: list(),
  impact: choice(SCALE),
  urgency: choice(SCALE),
  statement: text(),
  workaround: text(),
  method: choice("five-whys|fishbone|fault-tree|timeline|change-analysis"),
  root_causes: list(),
  known_error: when(),
  solution: text(),
  prevention: text(),
  followup_documentation: text(),
  followup_process: text(),
  followup_training: text(),
  followup_system: text(),
  identified: when(),
  assessed: when(),
  analysed: when(),
  fixed: when(),
  closed: when(),
  verification_window: length(),
  risk_accepted_by: text(),
  risk_review: day(),
  resolution_code: text(),
} as const;
