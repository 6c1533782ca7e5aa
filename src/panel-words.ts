import type { IncidentFigure } from "./domain/metrics/incident-figures.ts";
import type { RecordPanel, RelatedNote } from "./domain/queries/record-panel.ts";

const count = (number: number, one: string, many: string): string => `${String(number)} ${number === 1 ? one : many}`;

/** "3 min", "7 h 18 min", "2 days 4 h": the two largest parts. */
const lasting = (minutes: number): string => {
  const whole = Math.max(0, Math.floor(minutes));
  const [days, hours, rest] = [Math.floor(whole / 1440), Math.floor(whole / 60) % 24, whole % 60];
  if (days > 0) return `${count(days, "day", "days")}${hours > 0 ? ` ${String(hours)} h` : ""}`;
  return [hours > 0 ? `${String(hours)} h` : "", rest > 0 || hours === 0 ? `${String(rest)} min` : ""].filter((part) => part !== "").join(" ");
};

/** What panels, boards and the dashboard's lines of incidents and problems say. */
export const panelWords = {
  lasting,

  // Panel
  panelOf: (title: string): string => `State of ${title}`,
  kinds: { incident: "Incident", problem: "Problem", review: "Review", change: "Change" } as Readonly<Record<RecordPanel["kind"], string>>,
  states: {
    new: "New", assessing: "Assessing", responding: "Responding", mitigated: "Mitigated", resolved: "Resolved", closed: "Closed", "on-hold": "On hold", cancelled: "Cancelled",
    assess: "In assessment", authorize: "Waits for approval", scheduled: "Scheduled", implement: "In progress", review: "In review",
    identified: "Identified", assessed: "Assessed", analysis: "In analysis", solution: "Solution found", draft: "Draft", "in-review": "In review", reviewed: "Reviewed",
  } as Readonly<Record<string, string>>,
  /** The first state of an incident is told by how it was reached. */
  reached: { new: "Detected" } as Readonly<Record<string, string>>,
  stillNeeds: (step: string, needs: readonly string[]): string => (needs.length === 0 ? step : `${step} (needs ${needs.map((need) => need.replace(/_/g, " ")).join(", ")})`),
  steps: "States",
  stepStates: { done: "done", now: "now", ahead: "ahead" },
  clock: "Time since it began",
  lasted: "Time that it took",
  updateIn: (minutes: number): string => (minutes >= 0 ? `update due in ${lasting(minutes)}` : `update overdue by ${lasting(-minutes)}`),
  dueIn: (minutes: number): string => (minutes >= 0 ? `in ${lasting(minutes)}` : `overdue by ${lasting(-minutes)}`),
  onHold: (since: string, reason: string): string => `On hold since ${since}${reason === "" ? "" : `: ${reason}`}`,
  confidential: "Confidential",
  exercise: "Exercise",
  roles: {
    commander: "Commander", scribe: "Scribe", communications: "Communications", owner: "Owner", facilitator: "Facilitator", participants: "Participants",
    implementer: "Implementer", reviewer: "Reviewer", requested_by: "Requested by",
  } as Readonly<Record<string, string>>,
  nobody: "nobody",
  assignTo: (role: string): string => `nobody, assign ${role}`,
  targets: { acknowledge: "Target: acknowledge in", resolve: "Target: resolve in" },
  targetMet: (minutes: number): string => `met in ${lasting(minutes)}`,
  targetMissed: (minutes: number): string => `missed by ${lasting(minutes)}`,
  targetPaused: (minutes: number): string => `${lasting(minutes)}, paused`,
  deadlines: {
    "nis2-warning": "NIS2 early warning", "nis2-notification": "NIS2 notification", "nis2-report": "NIS2 final report", "gdpr-notification": "GDPR notification",
  } as Readonly<Record<RecordPanel["deadlines"][number]["name"], string>>,

  // Buttons
  addEntry: "Add entry",
  postUpdate: "Post update",
  severity: "Severity",
  assignRole: "Assign role",
  startReview: "Start review",
  openProblem: "Open problem",
  addEvidence: "Add evidence",
  addAction: "Add action item",
  addWhy: "Add why",
  knownError: "Known error",
  changeStatus: "Change status",
  more: "More",
  moreOf: (title: string): string => `More actions for ${title}`,

  // Context
  changedNothing: (since: string): string => `Changed lately on its services and what they depend on: nothing since ${since}.`,
  changedSince: (since: string): string => `Changed lately on its services and what they depend on, since ${since}:`,
  workaround: "Known workaround:",
  relatedNotes: "Related notes",
  relations: {
    change: "Change", fix: "Fixed by", cause: "Caused by", "known-error": "Known error", problem: "Problem", incident: "Incident", parent: "Part of", child: "Part", duplicate: "Duplicate",
    original: "Duplicate of", review: "Review", run: "Procedure run", repair: "Repair", subject: "Review of",
    fixes: "Fixes", caused: "Caused", template: "Follows", order: "Work order",
  } as Readonly<Record<RelatedNote["relation"], string>>,

  // Action items
  actionItems: "Action items",
  actionStates: { open: "open", late: "late", done: "done", verified: "verified", cancelled: "cancelled" },
  toVerify: "done, to be verified",
  actionDue: (day: string): string => `due ${day}`,
  noOwner: "no owner",
  tick: "Done",
  verify: "Verify",
  named: (button: string, what: string): string => `${button}: ${what}`,

  // Board
  openIncidents: "Open incidents",
  noneOpen: "No incident is open.",
  endedIncidents: (from: string, to: string): string => `Ended, ${from} to ${to}`,
  figures: {
    detect: "Time to detect (MTTD)", acknowledge: "Time to acknowledge (MTTA)", mitigate: "Time to mitigate (MTTM)", recovery: "Time to recover (MTTR-recovery)",
    respond: "Time to respond (MTTR-respond)", repair: "Time to repair (MTTR-repair)", resolve: "Time to resolve (MTTR-resolve)",
  } as Readonly<Record<IncidentFigure["key"], string>>,
  figureHeads: ["Time", "Mean", "Median", "90 % within", "Known"],
  notAvailable: "n/a",
  ofIncidents: (n: number, of: number): string => `${String(n)} of ${String(of)}`,

  // Timeline
  timeline: "Timeline",
  emptyTimeline: "Nothing stands in the timeline yet.",
  milestones: {
    started: "start", detected: "detected", acknowledged: "acknowledged", assessed: "assessed", mitigated: "mitigated", resolved: "resolved", closed: "closed",
  } as Readonly<Record<string, string>>,
  update: "update",
  diagramName: { timeline: "Diagram of the timeline", lifecycle: "Diagram of the states", causes: "Cause tree", impact: "Services that depend on it and that it depends on", gantt: "Diagram of the changes in time" },

  // Blocks
  noRecord: "This note is no incident, problem, change or review. Write note: [[name]] to show another one.",
  noNote: (link: string): string => `There is no note ${link}.`,
  noTimeline: "This note is no record with a timeline.",
  noLife: "This note has no states to show. They belong to incidents, problems, changes, reviews and work orders.",
  noCauses: "There is no analysis to draw yet. Write why it happened under Analysis in a problem.",

  // Dashboard
  declareIncident: "Declare incident",
  alike: (incidents: number, what: string): string => `${count(incidents, "incident", "incidents")} look like one problem: ${what}.`,
  alikeBy: ({ service, cause, symptom }: { service: string; cause: string; symptom: string }): string => [service, cause.replace(/-/g, " "), symptom].filter((part) => part !== "").join(", "),
  recurred: (problem: string, incidents: number): string => `${problem} came back after its fix: ${count(incidents, "incident", "incidents")} since.`,
  reanalyse: "Analyse again",
} as const;
