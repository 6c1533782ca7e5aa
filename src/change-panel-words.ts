import type { ChangeShareKey } from "./domain/metrics/change-figures.ts";
import type { DeliveryFigures } from "./domain/metrics/delivery-figures.ts";
import type { RiskBand, RiskFlag } from "./domain/metrics/change-risk.ts";
import type { ChangeMark } from "./domain/queries/agenda.ts";
import type { ChangePanel, ChangeApprovals } from "./domain/queries/change-panel.ts";
import { panelWords } from "./panel-words.ts";

const { lasting } = panelWords;
const count = (number: number, one: string, many: string): string => `${String(number)} ${number === 1 ? one : many}`;

/** What panels, boards and the dashboard say of changes. */
export const changePanelWords = {
  // Head
  types: { normal: "Normal change", standard: "Standard change", emergency: "Emergency change" } satisfies Record<ChangePanel["type"], string>,
  major: "Major",
  retroactive: "Retroactive",
  needs: {
    "no-reason": "reason", "dates-inverted": "an end after the start", "window-over": "a window ahead", "no-fit": "a longer window", "no-impact": "impact assessment", "no-plan": "implementation plan",
    "no-test-plan": "test plan", "no-backout-plan": "backout plan", "no-verification": "verification", unapproved: "approvals", "approval-void": "approval of the changed plan",
    "approval-unpinned": "approval of this plan", rejected: "another word of who rejected it", "conflict-open": "conflicts accepted", frozen: "the freeze over", "executive-missing": "approval of an executive",
    "template-missing": "procedure", "template-unapproved": "an approved procedure", "template-late": "review of the procedure", "template-suspended": "a procedure that does not fail",
    "template-exceeded": "bounds of the procedure", "steps-open": "open steps done", "failure-unsaid": "note on a failed step", "verification-failed": "backout or incident", "no-review": "review",
    "verbal-unconfirmed": "approval in writing", "step-done": "backout",
  } as Readonly<Record<string, string>>,

  // Window
  window: (from: string, to: string): string => `${from} to ${to}`,
  windowFrom: (from: string): string => `From ${from}`,
  noWindow: "No window yet",
  began: (moment: string): string => `Began ${moment}`,
  done: (from: string, to: string): string => `Done ${from} to ${to}`,
  startsIn: (minutes: number): string => `starts in ${lasting(minutes)}`,
  endsIn: (minutes: number): string => (minutes >= 0 ? `window ends in ${lasting(minutes)}` : `window over since ${lasting(-minutes)}`),
  decideBy: (moment: string, minutes: number): string => `decide by ${moment}, ${minutes >= 0 ? `in ${lasting(minutes)}` : `passed ${lasting(-minutes)} ago`}`,

  // Risk
  risk: "Risk",
  bands: { low: "Low", medium: "Medium", high: "High", "very-high": "Very high", critical: "Critical" } satisfies Record<RiskBand, string>,
  unknownRisk: "Not known yet: it needs a probability and an impact from 1 to 5",
  score: (probability: number, impact: number, score: number, band: string): string => `probability ${String(probability)} × impact ${String(impact)} = ${String(score)} (${band})`,
  flags: {
    "critical-service": "Critical service", "untested-backout": "Backout not tested", "first-time": "Never done before", "last-failed": "The last one failed", "several-teams": "More than one team",
    "downtime-in-hours": "Downtime in service hours", "security-or-data": "Touches security or data", "outside-window": "Outside the window", irreversible: "Cannot be undone",
  } satisfies Record<RiskFlag, string> as Readonly<Record<string, string>>,
  flag: (flag: string, isStated: boolean, lifts: boolean): string => [flag, isStated ? "as the note says" : "", lifts ? "raises the risk" : ""].filter((part) => part !== "").join(", "),
  past: ({ successful, withIssues, failed, score }: ChangePanel["past"]): string =>
    successful + withIssues + failed === 0 ? "Nothing alike was done before" : `Alike before: ${String(successful)} successful, ${String(withIssues)} with issues, ${String(failed)} failed (score ${String(score)})`,
  suspended: "suspended, it failed too often",
  follows: "Follows",

  // Approvals
  approvals: "Approvals",
  noApprovals: "Nobody is asked",
  byTemplate: "Approved with its procedure",
  missing: (number: number): string => (number === 1 ? "missing" : `${String(number)} missing`),
  onBehalfOf: (by: string, of: string): string => (of === "" ? by : `${by} for ${of}`),
  verbally: "verbally",
  states: {
    counts: "counts", void: "void, the plan changed since", unpinned: "does not count, it names no plan", rejects: "rejected", abstains: "abstained",
  } satisfies Record<ChangeApprovals["others"][number]["state"], string>,
  asRole: (role: string): string => `as ${role.toLowerCase()}`,
  difference: "What changed since the approval",

  // Conflicts
  conflicts: "Conflicts",
  noConflicts: "None",
  acceptedBy: (by: string, why: string): string => `accepted by ${by}${why === "" ? "" : `: ${why}`}`,

  // Plan
  plan: "Plan",
  noSteps: "No steps yet",
  steps: ({ done, total, failed }: ChangePanel["steps"]): string => `${String(done)} of ${count(total, "step", "steps")} done${failed > 0 ? `, ${String(failed)} failed` : ""}`,
  backout: "Backout",
  backouts: { pass: "All is as before", partial: "Partly as before", fail: "It did not work" } satisfies Record<ChangePanel["backouts"][number]["result"], string>,

  // Buttons
  requestChange: "Request change",
  approve: "Approve",
  reject: "Reject",
  checkConflicts: "Check conflicts",
  recordBackout: "Record backout",

  // Dashboard
  changes: "Changes",
  marks: {
    "approval-void": "approval void", "approvals-missing": "approvals missing", rejected: "rejected", "window-over": "its window is over", "start-late": "should have begun", conflict: "in conflict",
  } satisfies Record<ChangeMark, string>,
  standardise: (title: string, times: number): string => `${title} succeeded ${count(times, "time", "times")}. It could be a standard change.`,
  makeStandard: "Make standard",
  suspendedOffer: (name: string, failed: number, of: number): string => `${name} is suspended: ${String(failed)} of its last ${String(of)} changes failed.`,
  openProcedure: "Open procedure",

  // Board
  openChanges: "Open changes",
  noneOpen: "No change is open.",
  endedChanges: (from: string, to: string): string => `Done, ${from} to ${to}`,
  conflictCount: (number: number): string => count(number, "conflict", "conflicts"),
  approvalStates: { missing: "approvals missing", void: "approval void", done: "approved" } as Readonly<Record<string, string>>,
  riskOf: (band: string): string => `${band.toLowerCase()} risk`,
  shareHeads: ["Changes", "Share", "95 % sure between", "Of"],
  timeHeads: ["Time", "Mean", "Median", "Known"],
  shares: {
    success: "Successful", failure: "Failed", emergency: "Emergency", unauthorised: "Unauthorised", "on-schedule": "On schedule", backout: "Backed out",
  } satisfies Record<ChangeShareKey, string>,
  times: { approval: "From request to approval", request: "From request to its end" },
  delivery: {
    change: "Change lead time", request: "Lead time from request", recovery: "Failed deployment recovery time", fail: "Change fail rate", rework: "Deployment rework rate",
  },
  frequency: "Deployment frequency",
  buckets: { daily: "daily", weekly: "weekly", monthly: "monthly", yearly: "yearly" } satisfies Record<NonNullable<DeliveryFigures["deploymentFrequency"]["bucket"]>, string>,
  deployments: (part: number, days: number): string => `${count(part, "deployment", "deployments")} in ${count(days, "day", "days")}`,
  between: (low: string, high: string): string => `${low} to ${high}`,

  // Blocks
  noImpact: "There are no services to draw. Name services in this note, or write service: [[name]].",
  noGantt: "No change of this time has a planned start and end.",
} as const;
