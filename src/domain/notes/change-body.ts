import { approvalStanding, type ApprovalStanding } from "../lifecycle/approval-policy.ts";
import { wayOf, type ChangeValues } from "../lifecycle/change-values.ts";
import type { FactsBy } from "../lifecycle/own-facts.ts";
import type { RiskBand } from "../metrics/change-risk.ts";
import type { Block } from "../text/block.ts";
import { fingerprintOf, normalisedLines } from "../text/fingerprint.ts";
import { isHeading } from "../text/heading-words.ts";
import { baseName, linkTarget } from "../text/links.ts";
import type { Moment } from "../time/moment.ts";
import { readAcceptedConflicts, readApprovals, type Approval } from "./approvals.ts";
import { readLog } from "./log-lines.ts";
import { planSteps, type PlanSteps } from "./plan-steps.ts";
import { sectionsUnder } from "./section-lines.ts";
import { wordsUnder } from "./section-words.ts";

/** That the way back was taken, and how it went. */
export interface Backout {
  readonly moment: Moment;
  readonly result: "pass" | "partial" | "fail";
  readonly reason: string;
}

/** A section of a change in which nothing stands. */
export type EmptySection = "no-impact" | "no-plan" | "no-test-plan" | "no-backout-plan" | "no-verification";

/** What the body of a change says of it. */
export interface ChangeBody {
  /** In the order in which they were given. */
  readonly approvals: readonly Approval[];
  readonly accepted: readonly Approval[];
  /** The normalised lines of the sections that an approval is about, each below its heading. */
  readonly plan: readonly string[];
  /** What was approved, as the region of that name keeps it. */
  readonly approvedPlan: readonly string[] | undefined;
  readonly steps: PlanSteps;
  readonly backouts: readonly Backout[];
  readonly empty: ReadonlySet<EmptySection>;
}

const PLAN = "Implementation plan";
/** What an approval is about, beside times and services. */
const APPROVED = [PLAN, "Test plan", "Backout plan"];
const SECTIONS: Readonly<Record<EmptySection, string>> = {
  "no-impact": "Impact assessment", "no-plan": PLAN, "no-test-plan": "Test plan", "no-backout-plan": "Backout plan", "no-verification": "Verification",
};
const RESULTS = ["pass", "partial", "fail"] as const;

/** Reads the body of a change. Never throws. */
export function readChangeBody(lines: readonly string[], blocks: readonly Block[], logHeading?: string): ChangeBody {
  return {
    approvals: byMoment(readApprovals(blocks).entries),
    accepted: readAcceptedConflicts(blocks).entries,
    plan: APPROVED.flatMap((heading) => [`## ${heading}`, ...linesUnder(lines, blocks, heading)]),
    approvedPlan: approvedPlanIn(lines),
    steps: planSteps(under(blocks, PLAN).flatMap((section) => section.blocks), blocks),
    backouts: readLog(blocks, logHeading).flatMap((entry) => ("key" in entry && entry.key.toLowerCase() === "backout" ? backoutOf(entry) : [])),
    empty: new Set((Object.keys(SECTIONS) as EmptySection[]).filter((fact) => wordsUnder(blocks, SECTIONS[fact]).length === 0)),
  };
}

function under(blocks: readonly Block[], heading: string): ReturnType<typeof sectionsUnder> {
  return sectionsUnder(blocks, (text) => isHeading(text, heading));
}

/** Two devices may have written them in another order than they were given in. */
function byMoment(approvals: readonly Approval[]): Approval[] {
  return [...approvals].sort((one, other) => (one.moment < other.moment ? -1 : one.moment > other.moment ? 1 : 0));
}

/** Normalised section by section: a mark of a comment that nobody closed hides nothing of the next. */
function linesUnder(lines: readonly string[], blocks: readonly Block[], heading: string): string[] {
  return under(blocks, heading).flatMap(({ heading: { end: from }, blocks: inside }) => normalisedLines(lines.slice(from + 1, inside.reduce((last, { end }) => Math.max(last, end), from) + 1)));
}

/** What the fence in the region holds. */
function approvedPlanIn(lines: readonly string[]): readonly string[] | undefined {
  const begin = lines.findIndex((line) => /^%%\s*ops:begin approved-plan\s*%%\s*$/.test(line));
  const open = begin < 0 ? -1 : lines.findIndex((line, at) => at > begin && line.startsWith("````"));
  const [mark = ""] = /^`+/.exec(lines[open] ?? "") ?? [];
  const close = lines.findIndex((line, at) => at > open && line.trimEnd() === mark);
  return mark === "" || close < 0 ? undefined : lines.slice(open + 1, close);
}

function backoutOf({ moment, to, reason }: { readonly moment: Moment; readonly to: string; readonly reason: string }): Backout[] {
  const result = RESULTS.find((word) => word === to.toLowerCase());
  return result ? [{ moment, result, reason }] : [];
}

/** The plan that an approval is about, as it is hashed and kept: the sections, the times and the services. */
export function planText({ plan }: Pick<ChangeBody, "plan">, { planned_start: start = "", planned_end: end = "", services = [] }: Pick<ChangeValues, "planned_start" | "planned_end" | "services">): string[] {
  const names = services.map((service) => baseName(linkTarget(service)).normalize("NFC")).sort();
  return [...plan, `planned_start: ${start}`.trimEnd(), `planned_end: ${end}`.trimEnd(), `services: ${names.join(", ")}`.trimEnd()];
}

/** The hash of the plan, by which an approval says what it is about. */
export function planHash(body: Pick<ChangeBody, "plan">, values: Pick<ChangeValues, "planned_start" | "planned_end" | "services">): string {
  return fingerprintOf(planText(body, values));
}

/** Weighs what was said of a change against what is asked for its plan as it is; `known` says its risk and whether it is frozen. */
export function changeApprovals(body: ChangeBody, values: ChangeValues, known: ReadonlySet<string>, { profile }: Pick<FactsBy, "profile">): ApprovalStanding & { readonly hash: string } {
  const hash = planHash(body, values);
  const terms = { way: wayOf(values), band: bandIn(known), isMajor: values.major === true, isSoftFrozen: known.has("soft-frozen"), isFrozen: known.has("frozen"), profile };
  return { ...approvalStanding(terms, body.approvals, hash), hash };
}

/** How risky it is, as other notes say too. */
export function bandIn(known: ReadonlySet<string>): RiskBand | undefined {
  return [...known].find((fact) => fact.startsWith("risk:"))?.slice("risk:".length) as RiskBand | undefined;
}
