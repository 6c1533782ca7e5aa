import type { RiskBand } from "../metrics/change-risk.ts";
import { samePerson } from "../text/links.ts";
import type { Moment } from "../time/moment.ts";
import type { ChangeWay } from "./change.ts";

/** In which right somebody approves a change. `template` is the word of an approved procedure, `self-review` that of somebody alone. */
export type ApprovalRole = "peer" | "service-owner" | "cab" | "executive" | "emergency-authority" | "self-review" | "template";

/** So many approvals in one role. */
export interface AskedRole {
  readonly role: ApprovalRole;
  readonly count: number;
}

/** What decides who must approve a change. */
export interface ApprovalTerms {
  readonly way: ChangeWay;
  /** Undefined where its risk is not known yet: it counts as medium, of an emergency as low. */
  readonly band: RiskBand | undefined;
  readonly isMajor: boolean;
  readonly isSoftFrozen: boolean;
  readonly isFrozen: boolean;
  readonly profile: "team" | "solo";
}

/** A person's word on a plan, as the note has it. Empty strings are absent. */
export interface GivenApproval {
  readonly decision: "approved" | "rejected" | "abstained" | "accepted";
  readonly verbally: boolean;
  readonly moment: Moment;
  readonly by: string;
  readonly onBehalfOf: string;
  readonly role: string;
  /** The hash of the plan that it is about. */
  readonly plan: string;
}

/** How an approval stands: `void` was given to another plan, `unpinned` names no plan, `replaced` by a later word of the same person. */
export type ApprovalState = "counts" | "void" | "unpinned" | "rejects" | "abstains" | "replaced";

/** What the approvals of a change come to. */
export interface ApprovalStanding {
  readonly asked: readonly AskedRole[];
  readonly missing: readonly AskedRole[];
  /** In the order in which they were given. */
  readonly states: readonly ApprovalState[];
}

const ROLES: readonly ApprovalRole[] = ["peer", "service-owner", "cab", "executive", "emergency-authority", "self-review", "template"];

/** The role that a word names; who names none speaks as a peer. */
export function roleOf(word: string): ApprovalRole {
  const folded = word.trim().toLowerCase().replace(/[\s_]+/g, "-");
  return ROLES.find((role) => role === folded) ?? "peer";
}

const NORMAL: Readonly<Record<RiskBand, readonly AskedRole[]>> = bands(
  [{ role: "peer", count: 1 }],
  [{ role: "service-owner", count: 1 }],
  [{ role: "cab", count: 2 }],
  [{ role: "executive", count: 1 }],
);

/** Each band asks for what the one below it asks for, and more. */
function bands(low: readonly AskedRole[], medium: readonly AskedRole[], high: readonly AskedRole[], top: readonly AskedRole[]): Record<RiskBand, readonly AskedRole[]> {
  const worst = [...low, ...medium, ...high, ...top];
  return { low, medium: [...low, ...medium], high: [...low, ...medium, ...high], "very-high": worst, critical: worst };
}

const ONE_AUTHORITY: readonly AskedRole[] = [{ role: "emergency-authority", count: 1 }];
const TOP_AUTHORITY: readonly AskedRole[] = [{ role: "service-owner", count: 1 }, ...ONE_AUTHORITY];
const EMERGENCY: Readonly<Record<RiskBand, readonly AskedRole[]>> = {
  low: ONE_AUTHORITY, medium: ONE_AUTHORITY, high: [{ role: "emergency-authority", count: 2 }], "very-high": TOP_AUTHORITY, critical: TOP_AUTHORITY,
};

/** Who must approve a change (domain.md B5, B6). Somebody alone reviews it once by oneself. */
export function askedApprovals({ way, band, isMajor, isSoftFrozen, isFrozen, profile }: ApprovalTerms): readonly AskedRole[] {
  if (way === "standard") return [];
  if (profile === "solo") return [{ role: "self-review", count: 1 }];
  if (way === "emergency") return [...EMERGENCY[isMajor ? "critical" : (band ?? "low")], ...(isFrozen ? [{ role: "executive", count: 1 } as const] : [])];
  const asked = NORMAL[isMajor ? "critical" : (band ?? "medium")];
  return isSoftFrozen ? plusOne(asked, "cab") : asked;
}

function plusOne(asked: readonly AskedRole[], role: ApprovalRole): AskedRole[] {
  const more = asked.map((each) => (each.role === role ? { role, count: each.count + 1 } : each));
  return asked.some((each) => each.role === role) ? more : [...more, { role, count: 1 }];
}

/** Weighs what was said of a change against what is asked for the plan with this hash. Each person counts once in each decision: by their last word. */
export function approvalStanding(terms: ApprovalTerms, given: readonly GivenApproval[], plan: string): ApprovalStanding {
  const states = given.map((each, at): ApprovalState => {
    if (given.slice(at + 1).some((later) => samePerson(later.by, each.by))) return "replaced";
    if (each.decision === "abstained") return "abstains";
    // A rejection is about one plan as well: another plan is another question. One that names none stays.
    if (each.decision === "rejected") return each.plan === "" || each.plan === plan ? "rejects" : "void";
    return each.plan === "" ? "unpinned" : each.plan === plan ? "counts" : "void";
  });
  const asked = askedApprovals(terms);
  const roles = given.flatMap(({ role }, at) => (states[at] === "counts" ? [roleOf(role)] : []));
  const missing = asked.flatMap(({ role, count }) => {
    const left = count - roles.filter((each) => each === role).length;
    return left > 0 ? [{ role, count: left }] : [];
  });
  return { asked, missing, states };
}
