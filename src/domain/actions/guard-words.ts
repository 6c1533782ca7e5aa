import type { LivingKind } from "../lifecycle/lives.ts";
import type { Guard } from "../lifecycle/transition.ts";

/** What a record becomes by each step, as it is said to a person. */
const STEP_TITLES: Readonly<Record<LivingKind, Readonly<Record<string, string>>>> = {
  "work-order": {
    start: "Started", resume: "Resumed", hold: "On hold", complete: "Done", close: "Closed", skip: "Skipped", miss: "Missed", cancel: "Cancelled", reopen: "Reopened",
  },
  incident: {
    acknowledge: "Acknowledged", respond: "Responding", mitigate: "Mitigated", relapse: "Responding again", resolve: "Resolved", reopen: "Reopened", close: "Closed", hold: "On hold",
    resume: "Resumed", cancel: "Cancelled", duplicate: "Cancelled as a duplicate",
  },
  problem: {
    assess: "Assessed", analyse: "In analysis", solve: "Solution found", resolve: "Fixed", close: "Closed", "accept-risk": "Closed with its risk accepted", reanalyse: "Back in analysis",
  },
  review: { submit: "In review", revise: "Back to draft", finish: "Reviewed", close: "Closed" },
};

/** What a record becomes by a step. */
export function stepTitle(kind: LivingKind, event: string): string {
  return STEP_TITLES[kind][event] ?? event;
}

/** What to do where a record allows no step any more. */
export const ENDED_HINTS: Readonly<Record<LivingKind, string>> = {
  "work-order": "It has ended. Make a new work order for what is left.", incident: "It has ended. Declare a new incident where it comes back.",
  problem: "It has ended. Open a new problem.", review: "It has ended. Start a new review for what is left.",
};

/** Why a guard that is not met stands in the way, and what to do about it. */
export function wordsOfGuard({ field, rule, when = [] }: Pick<Guard, "field" | "rule" | "when">): readonly [reason: string, hint: string] {
  return ASKS[field ?? when.at(-1) ?? rule] ?? [`${field ?? rule} is missing.`, "Fill it in."];
}

const FOLLOW_UP = "Link where it was done, or write n/a: and why not.";

/** What is said of a property that a guard asks for, or of the fact that stands in the way. */
const ASKS: Readonly<Record<string, readonly [reason: string, hint: string]>> = {
  reason: ["The reason is missing.", "Say why."],
  findings: ["What was found is missing.", "Say ok, degraded, fault-found or could-not-inspect."],
  action_taken: ["What was done is missing.", "Say what was repaired or replaced."],
  failure_mode: ["The failure mode is missing.", "Say how it failed, such as no output."],
  failure_cause: ["The failure cause is missing.", "Say why it failed, or that it is unknown."],
  meter_reading: ["The meter's reading is missing.", "Enter what the meter shows."],
  incident: ["An emergency belongs to an incident.", "Link the incident, or declare it first."],
  change: ["This is done under a change only.", "Link the change."],
  verified_by: ["Nobody verified the work.", "Name a person other than the one who did it."],
  "own-work": ["Whoever did the work cannot verify it.", "Name somebody else."],
  frozen: ["A freeze is in force.", "Wait for its end, or say why it cannot wait."],
  statutory: ["Statutory work cannot be skipped.", "Do it, late if need be."],

  owner: ["Nobody is responsible for it.", "Name who is."],
  severity: ["The severity is missing.", "Choose SEV1 (worst) to SEV5."],
  services: ["No service is named.", "Name what is affected."],
  assessment: ["The assessment is missing.", "Say what fails, for whom, and what it is not."],
  category: ["The category is missing.", "Choose what kind of incident it is."],
  impact: ["The impact is missing.", "Choose 1 (high) to 3 (low)."],
  urgency: ["The urgency is missing.", "Choose 1 (high) to 3 (low)."],
  commander: ["Nobody leads the response.", "Name a commander."],
  mitigation: ["The mitigation is missing.", "Say what relieved the users."],
  resolution: ["The resolution is missing.", "Say how the service works again."],
  resolution_code: ["How it was resolved is missing.", "Choose one of the ways."],
  cause: ["The cause is missing.", "Choose one; unknown is an answer."],
  duplicate_of: ["The other incident is missing.", "Link the incident that this repeats."],
  "duplicate-loop": ["It would be a duplicate of itself, or of an incident that was none.", "Link the incident that is worked on."],
  "child-open": ["An incident below this one is open.", "Resolve that first, or together with this one."],
  "change-open": ["A change that fixes this is still under way.", "Finish that change first."],
  "start-guessed": ["When it began is a guess.", "Say when users were first affected."],
  "no-review": ["Its review is not done.", "Finish the review first."],
  "action-unowned": ["An action lacks its owner or its day.", "Give every action a person and a date."],
  "reopen-late": ["It was resolved too long ago to be reopened.", "Declare a new incident and name this one in it."],
  sev1: ["A SEV1 cannot wait.", "Lower the severity first, if that is right."],

  statement: ["The statement is missing.", "Say what goes wrong, where, since when and how much."],
  root_causes: ["No root cause is named.", "Name one or more."],
  method: ["The method is missing.", "Choose how the cause was found."],
  solution: ["The solution is missing.", "Say what takes the cause away."],
  "no-evidence": ["The analysis shows no evidence.", "Link or quote what proves it, under Analysis or Root causes."],
  "change-unclosed": ["A change that fixes this is not closed with success.", "Close the change first."],
  "no-change": ["No change fixes this.", "Link one from its fixes, or say why none is needed."],
  followup_documentation: ["The follow-up in documentation is missing.", FOLLOW_UP],
  followup_process: ["The follow-up in the process is missing.", FOLLOW_UP],
  followup_training: ["The follow-up in training is missing.", FOLLOW_UP],
  followup_system: ["The follow-up in systems is missing.", FOLLOW_UP],
  prevention: ["The prevention is missing.", "Say what keeps it from coming back."],
  "window-running": ["The fix is still being watched.", "Wait until that time is over, or say why not."],
  recurred: ["It happened again after the fix.", "Analyse it again, or say why it is another cause."],
  risk_accepted_by: ["Nobody accepted the risk.", "Name who does."],
  "self-accepted": ["The owner cannot accept the risk alone.", "Name somebody else."],
  risk_review: ["The day to look at the risk again is missing.", "Enter a day such as 2027-05-01."],
  workaround: ["The workaround is missing.", "Say what people do meanwhile."],

  "no-summary": ["The summary is empty.", "Say in two or three sentences what happened."],
  "no-impact": ["The impact is empty.", "Say in numbers who was hit, and for how long."],
  "no-factors": ["The contributing factors are empty.", "Name what made it possible or worse."],
  "short-timeline": ["The timeline has fewer than three entries.", "Add what happened when."],
  "few-people": ["Fewer than two people took part.", "Name the participants."],
  "no-actions": ["The review asks for no action.", "Add one, or say why nothing is to be done."],
};
