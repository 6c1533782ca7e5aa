import { planApproveChange, planRejectChange, weighedChange, type ChangeAround, type WeighedChange } from "../domain/actions/approve-change.ts";
import type { Planned } from "../domain/actions/plan.ts";
import type { NoteRow } from "../domain/index/note-row.ts";
import { roleOf, type ApprovalRole } from "../domain/lifecycle/approval-policy.ts";
import { wayOf } from "../domain/lifecycle/change-values.ts";
import { weighedApprovals } from "../domain/queries/change-approvals.ts";
import { planText } from "../domain/notes/change-body.ts";
import { keptLines } from "../domain/notes/plan-difference.ts";
import { linkTarget, samePerson, withoutLinkMarks } from "../domain/text/links.ts";
import { changeWords as say } from "../change-words.ts";
import { askApproval, type SaidOfApproval } from "../ui/dialogs/ask-approval.ts";
import { askReason } from "../ui/dialogs/ask-reason.ts";
import { chooseOne } from "../ui/dialogs/choose-one.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { write } from "./incident-during.ts";
import { tellRefusals } from "./outcomes.ts";
import { peopleOf } from "./people.ts";
import { asChoice } from "./record-target.ts";
import { refusalWords } from "./take-step.ts";

/** Shows what is to be approved and takes a person's word on it. */
export async function approveChange(operations: Operations, path?: string): Promise<void> {
  const row = await changeToApprove(operations, path);
  const text = row && (await operations.writer.freshText(row.path));
  if (!row || text === undefined) return;
  const context = { around: operations.incidents.around(row) };
  const plan = (said: Partial<SaidOfApproval>, fresh: string): Planned =>
    planApproveChange({ path: row.path, text: fresh }, { decision: "approved", ...said }, context, operations.acting());
  // Whether anybody's word can be taken now; what is wrong with one's own alone is told in the dialog.
  const silent = plan({ decision: "abstained" }, text);
  if (!silent.ok) return void tellRefusals(operations, silent.refusals);
  const weighed = weighedChange(text, context, operations.acting());
  const said = await askApproval(operations.app, {
    name: row.name, ...shownOf(weighed), role: proposedRole(operations, row, weighed), mayBeVerbal: wayOf(weighed.note) === "emergency", people: peopleOf(operations),
    check: async (answer) => {
      const planned = plan(answer, (await operations.writer.freshText(row.path)) ?? text);
      return planned.ok ? "" : refusalWords(planned.refusals);
    },
  });
  if (said) await write(operations, row, (fresh) => plan(said, fresh));
}

/** Sends a change back, with the reason. */
export async function rejectChange(operations: Operations, path?: string): Promise<void> {
  const row = await changeToApprove(operations, path);
  const context: ChangeAround | undefined = row && { around: operations.incidents.around(row) };
  if (!row || !context) return;
  const reason = await askReason(operations.app, { title: say.rejectTitle(row.name), hint: say.rejectReason, confirm: say.reject, reasons: [] });
  if (reason === undefined) return;
  await write(operations, row, (text) => {
    const role = proposedRole(operations, row, weighedChange(text, context, operations.acting()));
    return planRejectChange({ path: row.path, text }, { reason, role }, context, operations.acting());
  });
}

/** The change that is said, else the active one, else the only one that waits for somebody's word, else one of those. */
async function changeToApprove(operations: Operations, said?: string): Promise<NoteRow<"change"> | undefined> {
  const { app, index } = operations;
  const here = index.row(said ?? app.workspace.getActiveFile()?.path ?? "");
  if (here?.kind === "change") return here as NoteRow<"change">;
  const rows = index.ofKind("change").filter(({ status, unreadable }) => WAITING.has(status) && !unreadable);
  const reading = await operations.incidents.reading(rows.map(({ path }) => path));
  const waiting = rows.filter((row) => {
    const body = reading.bodies.get(row.path)?.change;
    return body !== undefined && weighedApprovals(row, body, reading).missing.length > 0;
  });
  if (waiting.length < 2) return waiting[0] ?? void noticeWithUndo(say.noneToApprove);
  const chosen = await chooseOne(app, waiting.map(asChoice), say.chooseChange);
  return waiting.find((row) => row.path === chosen);
}

const WAITING: ReadonlySet<string> = new Set(["authorize", "scheduled", "implement", "review"]);

/** What the dialog shows of a plan and what was said of it. */
function shownOf({ note, body, standing: { hash, missing, states } }: WeighedChange): Pick<Parameters<typeof askApproval>[1], "hash" | "given" | "missing" | "difference"> {
  const [approved, present] = [body.approvedPlan, keptLines(planText(body, note))];
  return {
    hash,
    given: body.approvals.flatMap(({ by, decision, verbally, role }, at) => {
      const state = states[at] ?? "replaced";
      return state === "replaced" ? [] : [say.givenBy(withoutLinkMarks(by), `${say.decisions[decision] ?? decision}${verbally ? ` ${say.verbally}` : ""}`, say.roles[role]?.toLowerCase() ?? role, say.states[verbally && state === "counts" ? "spoken" : state] ?? state)];
    }),
    missing: missing.map(({ role, count }) => say.times(count, (say.roles[role] ?? role).toLowerCase())),
    difference: approved && approved.join("\n") !== present.join("\n") ? { approved, present } : undefined,
  };
}

/** Whoever gave the word by voice confirms it in the same role; the owner of one of its services speaks as such where one is missing; else the first role that is. */
function proposedRole(operations: Operations, { services }: NoteRow, { body, standing: { missing, states } }: WeighedChange): ApprovalRole {
  const { person = "" } = operations.acting();
  const spoken = body.approvals.find(({ by, verbally }, at) => verbally && states[at] === "counts" && samePerson(by, person));
  if (spoken) return roleOf(spoken.role);
  const owns = (service: string): boolean => {
    const { owner } = (operations.index.row(operations.pathOf(linkTarget(service)) ?? "")?.note ?? {}) as { readonly owner?: readonly string[] };
    return owner?.some((each) => samePerson(each, person)) === true;
  };
  const isOwner = missing.some(({ role }) => role === "service-owner") && services.some(owns);
  return isOwner ? "service-owner" : (missing[0]?.role ?? "peer");
}
