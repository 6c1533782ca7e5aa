import type { Guard } from "../lifecycle/transition.ts";
import { KINDS } from "../notes/kinds.ts";
import type { LivingKind } from "../lifecycle/lives.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import type { Schema } from "../notes/read-fields.ts";

/** What was found where no property is missing, what is expected, what to do, the property that it is about, and what it may become. */
type Words = readonly [found: string, expected: string, hint: string, key?: string, choices?: readonly string[]];

const asks = (expected: string, hint: string): Words => ["", expected, hint];
const OWNED: Words = ["an action without its owner or day", "an owner and a day for each action", "Name who does it and by when: [[Ana]] 📅 2026-12-01"];
const SCALE = "Choose 1 (high), 2 or 3 (low).";
const SECTION = "Write the section in a few sentences.";
const LOGGED = "Say why behind a colon in its line of the log.";
const FOLLOWED = "Link what was done, or write n/a: and why.";
const OF_FIVE = "Choose 1 (least) to 5 (most).";
const WHEN = "Write a date and time, such as 2026-11-28T22:00.";
const ANOTHER = "Name a person other than the one who asks for it.";
const REPLAN = "Plan it anew, begin it or cancel it.";
const IN_WRITING = "Have the same person approve it by the command.";
const BY_OTHERS = "Name a person other than the one who did it.";

/** What is told of a note that breaks a guard: by rule, and by the property or the last of the facts that it asks for. */
const WORDS: Readonly<Record<string, Words>> = {
  "INC-SEV severity": asks("how severe it is", "Choose SEV1 (worst) to SEV5."),
  "INC-SEV services": asks("what is affected", "Link the services."),
  "INC-SEV assessment": asks("what was known at first", "Write the first assessment in a sentence."),
  "INC-CAT category": asks("what kind of incident it is", "Write outage, degradation, security, data, capacity, support, request or other."),
  "INC-PRIO impact": asks("how far it reaches", SCALE),
  "INC-PRIO urgency": asks("how fast it must be solved", SCALE),
  "INC-CMD commander": asks("who leads the response", "Name the commander."),
  "INC-MIT mitigation": asks("what took the impact away", "Write it in a sentence."),
  "INC-RES resolution": asks("how it was solved", "Write it in a sentence."),
  "INC-RES resolution_code": asks("the kind of solution", "Choose the nearest."),
  "INC-RES cause": asks("the kind of cause, or unknown", "Choose the nearest."),
  "INC-CHILD child-open": ["a child that is still open", "children that are over", "Resolve the incidents that name it as their parent."],
  "INC-CHANGE change-open": ["a change that is being carried out", "a change that is over", "End the change that fixes it."],
  "INC-EST start-guessed": ["no start of its own", "when the impact began", "Set started to when it began, or to a minute before where that is the best guess.", "started"],
  "INC-REV no-review": ["no review that is finished", "a review, reviewed or closed", "Start its review, or finish it."],
  "INC-ACT action-unowned": OWNED,
  "INC-HOLD sev1": ["a SEV1 on hold", "a SEV1 that somebody works on", "Resume it, or lower its severity."],
  "INC-REASON reason": ["no reason", "why it came to this status", LOGGED],
  "INC-REASON duplicate_of": asks("the incident that it repeats", "Link the other incident."),
  "INC-REOPEN reopen-late": ["reopened long after it was resolved", "an incident of its own", "Declare another incident, and close this one."],
  "INC-DUPLOOP duplicate-loop": ["a duplicate of none that counts", "an incident that was not cancelled itself", "Link the incident that counts.", "duplicate_of"],
  "PRB-PRIO impact": asks("how far it reaches", SCALE),
  "PRB-PRIO urgency": asks("how fast it must be solved", SCALE),
  "PRB-STATE statement": asks("what the problem is", "State it in a sentence: what happens, where, since when."),
  "PRB-RCA root_causes": asks("at least one root cause", "Write the causes that the analysis found."),
  "PRB-RCA method": asks("how the causes were found", "Choose the method."),
  "PRB-RCA solution": asks("what will solve it", "Write the solution in a sentence."),
  "PRB-RCA no-evidence": ["causes without evidence", "a link, a quote or a figure in the analysis", "Link what shows it."],
  "PRB-FIX change-unclosed": ["a change that is not closed with success", "changes that are done", "Close the change that fixes it."],
  "PRB-NOCHANGE no-change": ["no change that fixes it", "a change, or why there is none", "Link it from the change, or resolve it by the command and say why."],
  "PRB-FUP followup_documentation": asks("what became of the documents", FOLLOWED),
  "PRB-FUP followup_process": asks("what became of the process", FOLLOWED),
  "PRB-FUP followup_training": asks("what became of the training", FOLLOWED),
  "PRB-FUP followup_system": asks("what became of the systems", FOLLOWED),
  "PRB-FUP prevention": asks("what keeps it from coming back", "Write it in a sentence."),
  "PRB-ACT action-unowned": OWNED,
  "PRB-VERIFY window-running": ["closed while the fix is still watched", "the end of the time of watching", "Close it later, or say why by the command."],
  "PRB-RECUR recurred": ["an incident after the fix", "none since it was fixed", "Analyse it again, or say why it is another matter."],
  "PRB-RISK risk_accepted_by": asks("who accepted the risk", "Name the person."),
  "PRB-RISK self-accepted": ["its owner accepted the risk", "somebody else", "Name a person who does not own the problem.", "risk_accepted_by"],
  "PRB-RISK risk_review": asks("when the risk is looked at again", "Write a date."),
  "PRB-RISK workaround": asks("how to live with it", "Write the workaround."),
  "PRB-REASON reason": ["no reason", "why it is analysed again", LOGGED],
  "RVW-TEXT no-summary": ["no summary", "what happened, in short", SECTION],
  "RVW-TEXT no-impact": ["no impact", "who was hurt, how much, how long", SECTION],
  "RVW-TEXT no-factors": ["no contributing factors", "what led to it", SECTION],
  "RVW-TIMELINE short-timeline": ["fewer than three entries in the timeline", "what happened when", "Copy the timeline of the incident."],
  "RVW-PEOPLE few-people": ["fewer than two participants", "at least two", "Name who took part.", "participants"],
  "RVW-ACT no-actions": ["no actions", "at least one action, or why there is none", "Add one, or finish the review by the command and say why."],
  "RVW-OWN action-unowned": OWNED,
  "RVW-REASON reason": ["no reason", "why it went back to draft", LOGGED],
  "CHG-REQ no-reason": ["no reason for it", "why it is wanted", "Say it in a sentence.", "reason"],
  "CHG-REQ services": asks("what is changed", "Link the services."),
  "CHG-REQ requested_by": asks("who wants it", "Name the person."),
  "CHG-PLAN no-impact": ["no impact assessment", "who and what it touches", SECTION],
  "CHG-PLAN no-plan": ["no implementation plan", "what is done, step by step", "Write the steps as a checklist."],
  "CHG-PLAN no-test-plan": ["no test plan", "how it is tried before", SECTION],
  "CHG-PLAN no-verification": ["no verification", "how one sees that it worked", SECTION],
  "CHG-BACK no-backout-plan": ["no backout plan", "the steps back, or irreversible: true", "Write when to turn back, and how."],
  "CHG-RISK risk_probability": asks("how likely it goes wrong", OF_FIVE),
  "CHG-RISK risk_impact": asks("how bad that would be", OF_FIVE),
  "CHG-DATES planned_start": asks("when it begins", WHEN),
  "CHG-DATES planned_end": asks("when it is over", WHEN),
  "CHG-DATES dates-inverted": ["an end that is not after the start", "an end after planned_start", "Correct one of the two.", "planned_end"],
  "CHG-REVIEWER reviewer": asks("who looked at the plan", ANOTHER),
  "CHG-REVIEWER self-reviewed": ["reviewed by who asked for it", "a second person", ANOTHER, "reviewer"],
  "CHG-TEST untested": ["not tested with success", "pass", "Test it, or say why not by the command.", "test_result", ["pass", "partial", "fail"]],
  "CHG-FIT no-fit": ["a window too short for the work and the way back", "time for both", "Plan a longer window, or a shorter way.", "planned_end"],
  "CHG-APPR unapproved": ["an approval that is missing", "those that its risk asks for", "Have it approved. Its panel names who is missing."],
  "CHG-APPR rejected": ["a rejection of this plan", "no rejection", "Reject it back to draft, and change the plan."],
  "CHG-HASH approval-void": ["an approval of another plan", "one of the plan as it is now", "The plan was edited since. Its panel shows the difference; have it approved again."],
  "CHG-HASH approval-unpinned": ["an approval that names no plan", "plan h1-… behind it", "Approve it by the command, which writes the plan's hash."],
  "CHG-CONF conflict-open": ["a conflict that nobody accepted", "none, or why it may be", "Check its conflicts: move it, or accept each with a reason."],
  "CHG-STALE window-over": ["its end has passed, and it has not begun", "a time that is still to come", REPLAN, "planned_end"],
  "CHG-STALE start-late": ["its start passed more than a day ago", "begun by now", REPLAN, "planned_start"],
  "CHG-TPL template": asks("the procedure that allows it", "Link the approved procedure, or make it a normal change."),
  "CHG-TPL template-missing": ["a link to no procedure", "an approved procedure", "Link a procedure, or make it a normal change.", "template"],
  "CHG-TPL template-unapproved": ["a procedure that is not approved", "an approved one", "Approve it, link another, or make it a normal change.", "template"],
  "CHG-TPL template-late": ["a procedure past its review", "one that is reviewed", "Review the procedure first.", "template"],
  "CHG-TPL template-suspended": ["a procedure that failed too often", "fewer than 2 failures in its last 10 changes", "It is suspended. Make this a normal change.", "template"],
  "CHG-TPL template-exceeded": ["more than its procedure allows", "what the procedure allows", "Keep to it, or make it a normal change.", "template"],
  "CHG-EMRG emergency_reason": asks("why it could not wait", "Say it in a sentence."),
  "CHG-EMRG fixes": asks("what it mends", "Link the incident or problem."),
  "CHG-IMPL implementer": asks("who carries it out", "Name the person."),
  "CHG-FRZ frozen": ["work in a hard freeze", "a time outside of it", "Move it, or make it an emergency."],
  "CHG-FRZ executive-missing": ["an emergency in a hard freeze", "an executive's approval", "Have an executive approve it."],
  "CHG-WIN outside-window": ["begun outside of its planned time", "a start between planned_start and planned_end", "Correct the times, or say why by the command.", "actual_start"],
  "CHG-FOUR self-approved": ["approved by who asks for it or carries it out", "a second person", "Have somebody else approve it."],
  "CHG-COOL cooling": ["approved by oneself less than a day before", "a day in between", "Wait a day, or say why by the command."],
  "CHG-RETRO verbal-late": ["a spoken approval more than a day old", "the same in writing", IN_WRITING],
  "CHG-RETRO verbal-unconfirmed": ["a spoken approval alone", "the same in writing", IN_WRITING],
  "CHG-RETRO unapproved": ["done without approval", "an approval afterwards", "Have it approved now."],
  "CHG-STEPS steps-open": ["steps that are still open", "each done, failed or not applicable", "Mark each step."],
  "CHG-STEPS failure-unsaid": ["a failed step without a note", "what went wrong", "Write it on a bullet under the step."],
  "CHG-VERIFY verification_result": asks("whether it worked", "Choose pass, partial or fail."),
  "CHG-VERIFY verification-failed": ["a failed verification", "the way back, or the incident that it caused", "Record the backout, or link the change from an incident."],
  "CHG-DONE actual_start": asks("when it began", WHEN),
  "CHG-DONE actual_end": asks("when it ended", WHEN),
  "CHG-CLOSE close_code": asks("how it ended", "Choose the nearest."),
  "CHG-CLOSE close_notes": asks("what came of it", "Say it in a sentence."),
  "CHG-DOC documentation": asks("what became of the documents", FOLLOWED),
  "CHG-MON monitoring": ["closed while it was still watched", "the end of the time of watching", "Close it later, or say why by the command."],
  "CHG-PIR no-review": ["no review that is finished", "a review, reviewed or closed", "Start its review, or finish it."],
  "CHG-REASON reason": ["no reason", "why it came to this status", LOGGED, "status"],
  "CHG-CANCEL step-done": ["cancelled, though steps were done", "the way back, or its end", "Take it up again, and record what was done."],
  "MNT-EVID findings": asks("what was found", "Fill it in while it is remembered."),
  "MNT-EVID failure_mode": asks("how it failed", "Fill it in while it is remembered."),
  "MNT-EVID failure_cause": asks("why it failed", "Fill it in while it is remembered."),
  "MNT-EVID action_taken": asks("what was done", "Fill it in while it is remembered."),
  "MNT-EVID meter_reading": asks("where the meter stood", "Its plan counts from the meter."),
  "MNT-INC incident": asks("the incident that it mends", "Link the incident."),
  "MNT-CHANGE change": asks("the change that it is done under", "Link the change."),
  "MNT-FREEZE frozen": ["begun in a freeze", "a start outside of it, or why it could not wait", "Correct when it began, or say why in the log."],
  "MNT-STAT statutory": ["", "done, late if need be", "Its plan is statutory.", "status", ["planned", "done"]],
  "MNT-VERIFY verified_by": asks("who verified the work", BY_OTHERS),
  "MNT-VERIFY own-work": ["verified by who did it", "a second person", BY_OTHERS, "verified_by"],
  "MNT-REASON reason": asks("why it came to this status", "Say why."),
};

const SEVERITIES = ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"] as const;

/** What a note shows that is in a status without meeting a guard of it. */
export function guardProblem(kind: LivingKind, status: string, { rule, field, when = [] }: Guard): NoteProblem {
  const [told, expected, hint, about, answers] = WORDS[`${rule} ${field ?? when[when.length - 1] ?? ""}`] ?? asks("what the rule asks for", "Fill it in.");
  const type = (KINDS[kind].fields as Schema)[field ?? ""];
  const choices = answers ?? (type?.shape === "severity" ? SEVERITIES : type?.words);
  return { code: rule, key: about ?? (type ? field : undefined) ?? "status", found: told !== "" ? told : field === undefined ? status : `${status} without ${field}`, expected, hint, ...(choices ? { choices } : {}) };
}
