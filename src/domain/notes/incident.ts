import { COMMON } from "./common-fields.ts";
import { choice, flag, list, severity, status, text, when } from "./field-types.ts";

const SCALE = "1|2|3";

/** An unplanned interruption. A boolean `resolved` is a status, not a moment. */
export const INCIDENT_FIELDS = {
  ...COMMON,
  status: status("new|assessing|responding|mitigated|resolved|closed|on-hold|cancelled"),
  severity: severity("sev", "impact_level"),
  impact: choice(SCALE),
  urgency: choice(SCALE),
  priority: text(),
  category: text(),
  emergency: choice("critical-incident|service-outage|security-breach|data-issue|none"),
  symptoms: list(),
  commander: text(),
  scribe: text(),
  communications: text(),
  detection: choice("monitoring|checklist|user|staff|vendor|audit"),
  started: when("start", "start_time", "occurred", "date"),
  detected: when("reported", "opened"),
  acknowledged: when(),
  assessed: when(),
  mitigated: when(),
  resolved: when("end", "end_time", "ended", "resolved_at", "resolved_when"),
  closed: when(),
  assessment: text(),
  mitigation: text(),
  resolution: text(),
  resolution_code: choice("fixed|workaround|rolled-back|self-recovered|vendor-fix|config-change|restored|no-fault-found|user-education"),
  cause: choice("change|capacity|software|hardware|network|third-party|human-process|security|data|environment|unknown"),
  caused_by: text(),
  problem: text(),
  parent: text(),
  duplicate_of: text(),
  raised_by: text(),
  review_required: flag(),
  aware: when(),
  data_exposed: text(),
  attack_vector: text(),
} as const;
