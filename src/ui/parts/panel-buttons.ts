import type { RecordPanel } from "../../domain/queries/record-panel.ts";
import { changePanelWords } from "../../change-panel-words.ts";
import { lifeWords } from "../../life-words.ts";
import { panelWords } from "../../panel-words.ts";
import type { RecordActions } from "../record-actions.ts";
import { drawButton } from "./buttons.ts";
import { menuOf, type MenuLine } from "./menu-of.ts";

type Act = "addEntry" | "postUpdate" | "severity" | "assignRole" | "startReview" | "openProblem" | "addEvidence" | "addAction" | "addWhy" | "knownError" | ChangeAct;
type ChangeAct = "approve" | "reject" | "checkConflicts" | "recordBackout";

const say = { ...changePanelWords, ...panelWords };

const ICONS: Readonly<Record<Act, string>> = {
  addEntry: "list-plus", postUpdate: "megaphone", severity: "gauge", assignRole: "user-plus", startReview: "messages-square", openProblem: "search", addEvidence: "paperclip",
  addAction: "list-todo", addWhy: "help-circle", knownError: "book-marked", approve: "check", reject: "x", checkConflicts: "git-compare", recordBackout: "undo-2",
};

const CALLS: Readonly<Record<Act, (on: RecordActions, path: string) => void>> = {
  addEntry: (on, path) => on.addEntry(path), postUpdate: (on, path) => on.postUpdate(path), severity: (on, path) => on.setSeverity(path), assignRole: (on, path) => on.assignRole(path),
  startReview: (on, path) => on.startReview(path), openProblem: (on, path) => on.openProblem([path]), addEvidence: (on, path) => on.addEvidence(path), addAction: (on, path) => on.addAction(path),
  addWhy: (on, path) => on.addWhy(path), knownError: (on, path) => on.knownError(path),
  approve: (on, path) => on.approveChange(path), reject: (on, path) => on.rejectChange(path), checkConflicts: (on, path) => on.checkConflicts(path), recordBackout: (on, path) => on.recordBackout(path),
};

interface Offered {
  readonly shown: readonly Act[];
  readonly more: readonly Act[];
}

const OVER: Offered = { shown: [], more: [] };
/** What a record offers while it goes on, and in the states where that is something else. */
const OFFERED: Readonly<Record<RecordPanel["kind"], Readonly<Record<string, Offered>> & { readonly going: Offered }>> = {
  incident: {
    going: { shown: ["addEntry", "postUpdate", "severity", "assignRole"], more: ["startReview", "openProblem", "addEvidence", "addAction"] },
    resolved: { shown: ["addEntry", "startReview", "openProblem"], more: ["postUpdate", "severity", "assignRole", "addEvidence", "addAction"] },
    closed: { shown: [], more: ["startReview", "openProblem"] },
    cancelled: OVER,
  },
  problem: {
    going: { shown: ["addWhy", "knownError", "assignRole"], more: ["addAction", "addEvidence", "startReview"] },
    resolved: { shown: ["addAction"], more: ["knownError", "assignRole", "addEvidence", "startReview"] },
    closed: { shown: [], more: ["startReview"] },
  },
  change: {
    going: { shown: ["checkConflicts"], more: ["assignRole", "addAction", "addEvidence"] },
    draft: { shown: ["approve", "checkConflicts"], more: ["assignRole", "addAction", "addEvidence"] },
    assess: { shown: ["checkConflicts", "reject"], more: ["assignRole", "addAction", "addEvidence"] },
    authorize: { shown: ["approve", "reject", "checkConflicts"], more: ["assignRole", "addAction", "addEvidence"] },
    scheduled: { shown: ["approve", "checkConflicts"], more: ["assignRole", "addAction", "addEvidence"] },
    implement: { shown: ["recordBackout", "approve"], more: ["checkConflicts", "assignRole", "addAction", "addEvidence"] },
    review: { shown: ["approve", "startReview"], more: ["recordBackout", "addAction", "addEvidence"] },
    closed: { shown: [], more: ["startReview"] },
    cancelled: OVER,
  },
  review: { going: { shown: ["addAction", "assignRole"], more: ["addEvidence"] }, closed: OVER },
};

/** Its button asks for the reason and keeps who said it; the bare step is not offered beside it. */
const REJECT = "reject";
/** What there is of a record already is not offered again. */
const MAKES: Partial<Readonly<Record<string, Act>>> = { review: "startReview", problem: "openProblem" };

/** What an approval gives, so that it comes before the step itself. */
const APPROVALS: ReadonlySet<string> = new Set(["unapproved", "approval-void", "approval-unpinned"]);

/** Whether somebody's word is wanted; a standard change asks nobody, in its draft either, until its plan is no longer that of its procedure. */
function asksApproval({ status, change }: Pick<RecordPanel, "status" | "change">): boolean {
  if (!change || (status === "draft" && change.type !== "standard")) return false;
  const { roles, others } = change.approvals;
  const isVoid = others.some(({ state }) => state === "void") && !others.some(({ state }) => state === "counts");
  // A spoken word is to be confirmed in writing.
  return roles.some(({ missing, given }) => missing > 0 || given.some(({ verbally }) => verbally)) || (change.type === "standard" && isVoid);
}

/** Draws what comes next as the accent, what is often done beside it, and all else under More. */
export function drawPanelButtons(parent: HTMLElement, panel: RecordPanel, on: RecordActions): void {
  const { path, kind, status, title, next, related, change } = panel;
  const offered = OFFERED[kind][status] ?? OFFERED[kind].going;
  const made = new Set(related.map(({ relation }) => MAKES[relation]));
  const isAsked = asksApproval(panel);
  const isNew = (act: Act): boolean => !made.has(act) && (act !== "approve" || isAsked);
  const [shown, more] = [offered.shown.filter(isNew), offered.more.filter(isNew)];
  const [first, ...others] = next.filter(({ event }) => !(REJECT === event && [...shown, ...more].includes(REJECT)));
  const lines: MenuLine[] = [
    ...others.map(({ event, needs }): MenuLine => [say.stillNeeds(eventWord(event, kind), needs.map((need) => (change && say.needs[need]) ?? need)), "arrow-right", () => on.step(path, event)]),
    ...more.map((act): MenuLine => [say[act], ICONS[act], () => CALLS[act](on, path)]),
    next.length > 0 && [say.changeStatus, "arrow-right-left", () => on.moreSteps(path)],
  ];
  const row = parent.createDiv("operations-vault-panel-buttons");
  const isApprovalFirst = shown.includes("approve") && first?.needs.some((need) => APPROVALS.has(need)) === true;
  const drawAct = (act: Act, cta: boolean): HTMLElement => drawButton(row, { key: `panel:${act}`, text: say[act], cta }, () => CALLS[act](on, path));
  if (isApprovalFirst) drawAct("approve", true);
  if (first) drawButton(row, { key: "panel:step", text: eventWord(first.event, kind), cta: !isApprovalFirst }, () => on.step(path, first.event));
  for (const act of shown) if (act !== "approve" || !isApprovalFirst) drawAct(act, false);
  if (lines.some((line) => line)) drawMore(row, say.moreOf(title), lines);
  if (row.childElementCount === 0) row.remove();
}

function drawMore(row: HTMLElement, name: string, lines: readonly MenuLine[]): void {
  const button = drawButton(row, { key: "panel:more", text: say.more, name, cls: "operations-vault-button operations-vault-more-button" }, () => {
    const menu = menuOf(lines);
    button.setAttr("aria-expanded", "true");
    menu.onHide(() => button.setAttr("aria-expanded", "false"));
    const { left, bottom } = button.getBoundingClientRect();
    menu.showAtPosition({ x: left, y: bottom }, button.doc);
  });
  button.setAttrs({ "aria-haspopup": "menu", "aria-expanded": "false" });
}

function eventWord(event: string, kind: RecordPanel["kind"]): string {
  return lifeWords.transitions[kind]?.[event] ?? event.replace(/-/g, " ");
}
