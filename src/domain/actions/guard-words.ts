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
  change: {
    submit: "Submitted", "request-approval": "Waiting for approval", schedule: "Scheduled", preauthorize: "Scheduled", expedite: "Waiting for approval", implement: "Being implemented",
    begin: "Being implemented", finish: "In review", record: "In review", close: "Closed", reject: "Back to draft", cancel: "Cancelled",
  },
};

/** What a record becomes by a step. */
export function stepTitle(kind: LivingKind, event: string): string {
  return STEP_TITLES[kind][event] ?? event;
}

/** What to do where a record allows no step any more. */
export const ENDED_HINTS: Readonly<Record<LivingKind, string>> = {
  "work-order": "It has ended. Make a new work order for what is left.", incident: "It has ended. Declare a new incident where it comes back.",
  problem: "It has ended. Open a new problem.", review: "It has ended. Start a new review for what is left.",
  change: "It has ended. Request a new change for what is left.",
};

/** Why a guard that is not met stands in the way, and what to do about it. */
export function wordsOfGuard({ field, rule, when = [] }: Pick<Guard, "field" | "rule" | "when">): readonly [reason: string, hint: string] {
  const asked = field ?? when.at(-1) ?? rule;
  return ASKS[`${rule} ${asked}`] ?? ASKS[asked] ?? [`${field ?? rule} is missing.`, "Fill it in."];
}

const FOLLOW_UP = "Link where it was done, or write n/a: and why not.";

/** What is said of a property that a guard asks for, or of the fact that stands in the way; with its rule where others ask for it too. */
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

  "no-reason": ["Why it is wanted is missing.", "Fill in its reason."],
  requested_by: ["Nobody asks for it.", "Name who does."],
  "CHG-PLAN no-impact": ["The impact assessment is empty.", "Say who and what it touches, and for how long."],
  "no-plan": ["The implementation plan is empty.", "Write its steps as a checklist."],
  "no-test-plan": ["The test plan is empty.", "Say how it is tried before."],
  "no-verification": ["The verification is empty.", "Say how you see that it worked."],
  "no-backout-plan": ["The backout plan is empty.", "Write when to turn back and how, or that it is irreversible."],
  risk_probability: ["How likely it goes wrong is missing.", "Choose 1 (least) to 5 (most)."],
  risk_impact: ["How bad that would be is missing.", "Choose 1 (least) to 5 (most)."],
  planned_start: ["The planned start is missing.", "Enter a date and time."],
  planned_end: ["The planned end is missing.", "Enter a date and time."],
  "dates-inverted": ["It would end before it begins.", "Correct the planned start or end."],
  reviewer: ["Nobody reviewed the plan.", "Name somebody, or say why nobody can."],
  "self-reviewed": ["Whoever asks for it cannot review it.", "Name somebody else, or say why nobody can."],
  untested: ["It was not tested with success.", "Test it, or say why it cannot be tested."],
  "no-fit": ["The window is too short for the work and the way back.", "Plan a longer window, or split the change."],
  unapproved: ["Approvals are missing.", "Have it approved. Its panel names who is missing."],
  rejected: ["Somebody rejected this plan.", "Send it back to draft, and change the plan."],
  "approval-void": ["The plan was edited after it was approved.", "Look at the difference, and have it approved again."],
  "approval-unpinned": ["An approval does not say which plan it is about.", "Have it approved by the command, which names the plan."],
  "conflict-open": ["It is in conflict with something else.", "Move it, or accept each conflict with a reason."],
  "window-over": ["Its planned time has passed.", "Plan it anew."],
  "start-late": ["Its planned start passed more than a day ago.", "Plan it anew, or begin it."],
  template: ["A standard change needs its procedure.", "Link the approved procedure, or make it a normal change."],
  "template-missing": ["Its template is no procedure.", "Link a procedure, or make it a normal change."],
  "template-unapproved": ["Its procedure is not approved.", "Approve the procedure, or make it a normal change."],
  "template-late": ["Its procedure is past its review.", "Review the procedure first, or make it a normal change."],
  "template-suspended": ["Its procedure is suspended: it failed too often lately.", "Make it a normal change, and mend the procedure."],
  "template-exceeded": ["It asks for more than its procedure allows.", "Keep to the procedure, or make it a normal change."],
  emergency_reason: ["Why it cannot wait is missing.", "Say what happens if it waits."],
  fixes: ["What it mends is missing.", "Link the incident or problem."],
  implementer: ["Nobody carries it out.", "Name who does."],
  "CHG-FRZ frozen": ["A hard freeze is in force.", "Move it behind the freeze, or make it an emergency."],
  "executive-missing": ["A hard freeze is in force.", "Have an executive approve this emergency."],
  "outside-window": ["It is outside of its planned time.", "Begin it in its window, or say why not."],
  "self-approved": ["Too few people looked at it.", "Have somebody approve it who neither asks for it nor carries it out."],
  cooling: ["You approved it yourself less than a day ago.", "Wait a day, or say why it cannot wait."],
  "verbal-late": ["A spoken approval was not confirmed for more than a day.", "Have the same person approve it in writing."],
  "verbal-unconfirmed": ["A spoken approval was never confirmed.", "Have the same person approve it in writing."],
  "CHG-RETRO unapproved": ["It was done without approval.", "Have it approved now."],
  "steps-open": ["Steps of the plan are still open.", "Mark each as done, failed or not applicable."],
  "failure-unsaid": ["A failed step says not why.", "Write it on a bullet under the step."],
  verification_result: ["Whether it worked is missing.", "Choose pass, partial or fail."],
  "verification-failed": ["The verification failed.", "Record the backout, or declare the incident that it caused."],
  actual_start: ["When it began is missing.", "Enter a date and time."],
  actual_end: ["When it ended is missing.", "Enter a date and time."],
  close_code: ["How it ended is missing.", "Choose one of the ways."],
  close_notes: ["What came of it is missing.", "Say it in a sentence."],
  documentation: ["What became of the documents is missing.", FOLLOW_UP],
  monitoring: ["It is still being watched.", "Wait until that time is over, or say why not."],
  "step-done": ["Steps of it are done already.", "Record the way back, or finish it."],
};
