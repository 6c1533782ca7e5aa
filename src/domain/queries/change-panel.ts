import type { ApprovalRole, ApprovalState } from "../lifecycle/approval-policy.ts";
import type { ChangeWay } from "../lifecycle/change.ts";
import type { ChangeBody } from "../notes/change-body.ts";
import type { Moment } from "../time/moment.ts";
import type { ChangeConflict, ChangeStanding } from "./change-told.ts";

/** What the panel of a change shows beside what every record has. */
export interface ChangePanel {
  readonly type: Exclude<ChangeWay, "retroactive">;
  readonly isMajor: boolean;
  readonly isRetroactive: boolean;
  readonly window: ChangeWindow;
  /** When the work began and ended. */
  readonly done: { readonly from: Moment | undefined; readonly to: Moment | undefined };
  /** With what its score is made of; undefined as long as one of the two is unknown. */
  readonly risk: (NonNullable<ChangeStanding["risk"]> & { readonly probability: number; readonly impact: number }) | undefined;
  /** How changes alike ended. */
  readonly past: ChangeStanding["past"];
  /** The procedure that it follows, and whether it failed too often. */
  readonly template: { readonly path: string; readonly name: string; readonly isSuspended: boolean } | undefined;
  readonly approvals: ChangeApprovals;
  /** What was approved and what stands now, in normalised lines, where an approval is void by the difference. */
  readonly difference: { readonly approved: readonly string[]; readonly present: readonly string[] } | undefined;
  readonly conflicts: readonly ShownConflict[];
  /** Of its implementation plan. */
  readonly steps: ChangeBody["steps"];
  readonly backouts: ChangeBody["backouts"];
}

/** The time that a change was given; instants are milliseconds since 1970 UTC. */
export interface ChangeWindow {
  readonly phase: "ahead" | "running" | "over";
  readonly from: Moment | undefined;
  readonly to: Moment | undefined;
  readonly starts: number | undefined;
  readonly ends: number | undefined;
  /** The last moment at which the way back still fits into the window. */
  readonly decideBy: { readonly at: number; readonly moment: Moment } | undefined;
}

/** Who is asked for, who gave it, and what else was said. */
export interface ChangeApprovals {
  readonly roles: readonly { readonly role: ApprovalRole; readonly given: readonly SaidApproval[]; readonly missing: number }[];
  /** What counts for no role that is asked for. */
  readonly others: readonly (SaidApproval & { readonly state: Exclude<ApprovalState, "replaced"> })[];
}

/** A person's word. Empty strings are absent. */
export interface SaidApproval {
  readonly by: string;
  readonly onBehalfOf: string;
  readonly role: string;
  readonly moment: Moment;
  readonly verbally: boolean;
  readonly note: string;
}

/** A conflict, and who accepted it. */
export type ShownConflict = ChangeConflict & { readonly accepted: { readonly by: string; readonly why: string } | undefined };
