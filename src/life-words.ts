type Options = readonly (readonly [value: string, words: string])[];

/** What the dialogs say in which incidents, problems and reviews go on: what a step is called, and what it asks for. */
export const lifeWords = {
  transitions: {
    incident: {
      acknowledge: "Acknowledge", respond: "Respond", mitigate: "Mark mitigated", relapse: "It is back", resolve: "Resolve", reopen: "Reopen", close: "Close", hold: "Put on hold", resume: "Go on",
      cancel: "Cancel", duplicate: "Cancel as a duplicate",
    },
    problem: {
      assess: "Assess", analyse: "Start analysis", solve: "Solution found", resolve: "Resolved", close: "Close", "accept-risk": "Accept the risk", reanalyse: "Analyse again",
    },
    review: { submit: "Hand in for review", revise: "Back to draft", finish: "Mark reviewed", close: "Close" },
  } as Readonly<Record<string, Readonly<Record<string, string>>>>,
  chooseRecord: "Which record?",
  needs: (state: string, needed: readonly string[]): string => (needed.length === 0 ? state : `${state}, needs: ${needed.join(", ")}`),
  ended: (name: string): string => `${name} has ended.`,
  notDone: "This step is not possible yet",
  childrenTitle: (name: string): string => `Incidents below ${name} are open`,
  childrenToo: (count: number): string => (count === 1 ? "Resolve it too" : `Resolve all ${String(count)} too`),

  fields: {
    reason: ["Reason", "The log keeps it"],
    owner: ["Owner", "Who sees to it"],
    severity: ["Severity", ""],
    services: ["Services", "With commas between them"],
    assessment: ["Assessment", "What fails, for whom, and what it is not"],
    category: ["Category", ""],
    impact: ["Impact", ""],
    urgency: ["Urgency", ""],
    commander: ["Commander", "Who leads the response"],
    mitigation: ["Mitigation", "What relieved the users"],
    resolution: ["Resolution", "How the service works again"],
    resolution_code: ["Resolved by", ""],
    cause: ["Cause", ""],
    caused_by: ["Caused by", "The change that did it"],
    started: ["Began", "When users were first affected, such as 2026-11-20T08:05"],
    duplicate_of: ["Duplicate of", "The incident that is worked on"],
    statement: ["Statement", "What goes wrong, where, since when and how much"],
    root_causes: ["Root causes", "With semicolons between them"],
    method: ["Found by", ""],
    solution: ["Solution", "What takes the cause away"],
    followup_documentation: ["Documentation", "A link, or n/a: and why"],
    followup_process: ["Process", "A link, or n/a: and why"],
    followup_training: ["Training", "A link, or n/a: and why"],
    followup_system: ["Systems", "A link, or n/a: and why"],
    prevention: ["Prevention", "What keeps it from coming back"],
    risk_accepted_by: ["Risk accepted by", "Somebody else than the owner"],
    risk_review: ["Look again on", "A day such as 2027-05-01"],
    workaround: ["Workaround", "What people do meanwhile"],
    participants: ["Participants", "With commas between them"],
  } as Readonly<Record<string, readonly [label: string, hint: string]>>,
  overrides: {
    "PRB-NOCHANGE": ["Why no change", "The log keeps it"],
    "PRB-VERIFY": ["Why not wait", "The fix is still being watched; the log keeps it"],
    "PRB-RECUR": ["Why close it", "It happened again after the fix; the log keeps it"],
    "RVW-ACT": ["Why no action", "The log keeps it"],
  } as Readonly<Record<string, readonly [label: string, hint: string]>>,

  choose: "Choose",
  options: {
    severity: [["SEV1", "SEV1"], ["SEV2", "SEV2"], ["SEV3", "SEV3"], ["SEV4", "SEV4"], ["SEV5", "SEV5"]],
    category: [
      ["outage", "Outage"], ["degradation", "Degradation"], ["security", "Security"], ["data", "Data"], ["capacity", "Capacity"], ["user-support", "User support"], ["request", "Request"], ["other", "Other"],
    ],
    impact: [["1", "1, high"], ["2", "2, medium"], ["3", "3, low"]],
    urgency: [["1", "1, high"], ["2", "2, medium"], ["3", "3, low"]],
    resolution_code: [
      ["fixed", "Fixed"], ["workaround", "Workaround"], ["rolled-back", "Rolled back"], ["self-recovered", "Recovered by itself"], ["vendor-fix", "Fixed by the vendor"],
      ["config-change", "Configuration changed"], ["restored", "Restored from a backup"], ["no-fault-found", "No fault found"], ["user-education", "Shown to the user"],
    ],
    cause: [
      ["change", "A change"], ["capacity", "Capacity"], ["software", "Software"], ["hardware", "Hardware"], ["network", "Network"], ["third-party", "A third party"], ["human-process", "People or process"],
      ["security", "Security"], ["data", "Data"], ["environment", "Environment"], ["unknown", "Unknown"],
    ],
    method: [["five-whys", "Five whys"], ["fishbone", "Fishbone"], ["fault-tree", "Fault tree"], ["timeline", "Timeline"], ["change-analysis", "Change analysis"]],
  } as Readonly<Record<string, Options>>,
  reasons: {
    "incident hold": ["awaiting-user", "awaiting-change", "awaiting-problem", "awaiting-vendor"],
    "incident cancel": ["false-positive", "not-an-incident"],
  } as Readonly<Record<string, readonly string[]>>,
};
