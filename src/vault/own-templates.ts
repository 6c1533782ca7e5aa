import dailyChecklist from "../../templates/daily-checklist.md";
import operationalProcedures from "../../templates/operational-procedures.md";
import procedure from "../../templates/procedure.md";
import changeManagement from "../../templates/related/change-management.md";
import incidentResponse from "../../templates/related/incident-response.md";
import maintenanceTasks from "../../templates/related/maintenance-tasks.md";
import monitoringGuidelines from "../../templates/related/monitoring-guidelines.md";
import performanceMonitoring from "../../templates/starters/performance-monitoring.md";
import serviceManagement from "../../templates/starters/service-management.md";
import systemMonitoring from "../../templates/starters/system-monitoring.md";
import userSupport from "../../templates/starters/user-support.md";

/** The templates that ship with the plugin, by the name that a user's own template of the same use has. */
export const OWN_TEMPLATES = {
  "Daily checklist": dailyChecklist,
  "Operational procedures": operationalProcedures,
  Procedure: procedure,
} as const;

export type TemplateName = keyof typeof OWN_TEMPLATES;

/** A note that setting up a vault creates, by its place under the Operations folder. */
export interface StarterNote {
  readonly place: string;
  readonly template: string;
  /** The framework's unit that the note carries out, "" for none. */
  readonly unit: string;
}

/** The first notes of a vault: daily rounds, and the documents that the framework links to. */
export const STARTER_NOTES: readonly StarterNote[] = [
  { place: "Procedures/System monitoring round", template: systemMonitoring, unit: "system_monitoring" },
  { place: "Procedures/Service management round", template: serviceManagement, unit: "service_management" },
  { place: "Procedures/User support round", template: userSupport, unit: "user_support" },
  { place: "Procedures/Performance monitoring round", template: performanceMonitoring, unit: "performance_monitoring" },
  { place: "Procedures/maintenance-tasks", template: maintenanceTasks, unit: "" },
  { place: "Procedures/incident-response", template: incidentResponse, unit: "" },
  { place: "Procedures/change-management", template: changeManagement, unit: "" },
  { place: "Procedures/monitoring-guidelines", template: monitoringGuidelines, unit: "" },
];
