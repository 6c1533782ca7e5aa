import type { NoteRow } from "../index/note-row.ts";
import { roleOf, type ApprovalRole } from "../lifecycle/approval-policy.ts";
import { wayOf } from "../lifecycle/change-values.ts";
import type { Approval } from "../notes/approvals.ts";
import { changeApprovals, planText, type ChangeBody } from "../notes/change-body.ts";
import { keptLines } from "../notes/plan-difference.ts";
import { withoutLinkMarks } from "../text/links.ts";
import type { ChangeApprovals, ChangePanel, SaidApproval } from "./change-panel.ts";
import type { ChangeStanding } from "./change-told.ts";
import type { IncidentReading } from "./incident-reading.ts";

type Change = NoteRow<"change">;
type Weighed = ReturnType<typeof changeApprovals>;
type ApprovalsReading = Pick<IncidentReading, "profile" | "changeStanding">;

interface Known {
  readonly body: ChangeBody;
  readonly standing: ChangeStanding;
  readonly profile: string;
  readonly weighed: Weighed;
}

const known = new WeakMap<Change, Known>();

/** What the approvals of a change come to. Weighed once in each version of a note, for its whole plan is hashed; time alone moves none of it. */
export function weighedApprovals(row: Change, body: ChangeBody, reading: ApprovalsReading): Weighed {
  const [standing, before] = [reading.changeStanding(row), known.get(row)];
  if (before?.body === body && before.standing === standing && before.profile === reading.profile) return before.weighed;
  const { profile } = reading;
  const weighed = changeApprovals(body, row.note, standing.facts, { profile });
  known.set(row, { body, standing, profile, weighed });
  return weighed;
}

/** The approvals of a change by the roles that are asked for, and those that count for none. */
export function approvalsOf(body: ChangeBody, { asked, missing, states }: Weighed): ChangeApprovals {
  const said = body.approvals.map((approval, at) => ({ approval, state: states[at] ?? "replaced" }));
  const isAsked = (role: ApprovalRole): boolean => asked.some((each) => each.role === role);
  return {
    roles: asked.map(({ role }) => ({
      role, given: said.filter(({ approval, state }) => state === "counts" && roleOf(approval.role) === role).map(({ approval }) => saidBy(approval)),
      missing: missing.find((each) => each.role === role)?.count ?? 0,
    })),
    others: said.flatMap(({ approval, state }) => (state === "replaced" || (state === "counts" && isAsked(roleOf(approval.role))) ? [] : [{ ...saidBy(approval), state }])),
  };
}

function saidBy({ by, onBehalfOf, role, moment, verbally, note }: Approval): SaidApproval {
  return { by: withoutLinkMarks(by), onBehalfOf: withoutLinkMarks(onBehalfOf), role, moment, verbally, note };
}

/** Whether the plan moved since it was approved, and somebody's word is missing for it; a standard change needs none but that of its procedure. */
export function isVoid({ note }: Change, body: ChangeBody, { missing, states }: Weighed): boolean {
  const isAmiss = missing.length > 0 || (wayOf(note) === "standard" && !states.includes("counts"));
  return isAmiss && body.approvals.some(({ decision }, at) => states[at] === "void" && decision === "approved");
}

/** What was approved beside what stands now, where a word on it is void; undefined where nothing was kept to compare it with. */
export function differenceOf({ note }: Change, body: ChangeBody, { states }: Weighed): ChangePanel["difference"] {
  if (!states.includes("void") || !body.approvedPlan) return undefined;
  const present = keptLines(planText(body, note));
  return present.join("\n") === body.approvedPlan.join("\n") ? undefined : { approved: body.approvedPlan, present };
}
