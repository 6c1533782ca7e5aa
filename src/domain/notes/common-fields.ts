import { flag, list, text, when, zone } from "./field-types.ts";

/** What every record may have; `status` stands in each kind, which knows its words. */
export const COMMON = {
  id: text("incident_id", "change_id", "problem_id", "runbook_id", "doc_id"),
  title: text(),
  owner: list("owners", "owner_slack", "owner_team", "team", "maintainer"),
  services: list("affected", "affected_services", "services_affected", "affected_systems", "systems", "service", "integrations"),
  tags: list("tag"),
  aliases: list("alias"),
  created: when(),
  timezone: zone(),
  exercise: flag(),
  confidential: flag(),
} as const;
