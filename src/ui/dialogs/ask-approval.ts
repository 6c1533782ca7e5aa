import type { App } from "obsidian";
import type { ApprovalRole } from "../../domain/lifecycle/approval-policy.ts";
import type { ChangePanel } from "../../domain/queries/change-panel.ts";
import { asPersonLink } from "../../domain/text/links.ts";
import { changeWords as say } from "../../change-words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawDiff } from "./draw-diff.ts";
import { drawField, showErrors, type Field } from "./field.ts";
import { lineDiff } from "./line-diff.ts";
import { drawLinks } from "./links-field.ts";
import { linksIn } from "./suggest-links.ts";

/** What is approved, by whom so far, and who is asked for. */
export interface ApprovalQuestion {
  readonly name: string;
  readonly hash: string;
  /** What was said of this change so far, in words. */
  readonly given: readonly string[];
  /** The roles that are still missing, in words. */
  readonly missing: readonly string[];
  readonly role: ApprovalRole;
  readonly difference: ChangePanel["difference"];
  /** A word that somebody gave by voice may be written down. */
  readonly mayBeVerbal: boolean;
  readonly people: readonly string[];
  /** Why it cannot be written as it is said, "" where it can. */
  readonly check: (said: SaidOfApproval) => Promise<string>;
}

/** What a person said. Empty strings are absent; `by` is somebody else than who writes it down. */
export interface SaidOfApproval {
  readonly decision: "approved" | "abstained";
  readonly role: ApprovalRole;
  readonly verbally: boolean;
  readonly by: string;
  readonly onBehalfOf: string;
  readonly note: string;
}

const ROLES = Object.keys(say.roles).filter((role) => role !== "template") as ApprovalRole[];

/** Shows what is approved and asks for a person's word on it; undefined where the dialog was closed. */
export function askApproval(app: App, question: ApprovalQuestion): Promise<SaidOfApproval | undefined> {
  return ask<SaidOfApproval>(app, say.approveTitle(question.name), (asking) => {
    drawWhat(asking.contentEl, question);
    const submit = async (): Promise<void> => {
      const said = saidIn(fields);
      if (!showErrors([[fields.by, said.verbally && said.by === "" ? say.saidByMissing : ""]])) return;
      const why = await question.check(said);
      wrong.setText(why);
      if (why === "") asking.answer(said);
    };
    const form = drawForm(asking.contentEl, () => void submit());
    const fields = drawFields(app, form, question);
    const wrong = form.createDiv({ cls: "operations-vault-error", attr: { role: "alert" } });
    const confirm = drawDialogButtons(form, say.approve, () => asking.cancel());
    const follow = (): void => {
      fields.by.el.hidden = fields.how?.text() !== "verbally";
      confirm.setText(saidIn(fields).decision === "approved" ? say.approve : say.abstain);
    };
    form.addEventListener("input", follow);
    follow();
  });
}

interface Fields {
  readonly decision: Field;
  readonly role: Field;
  readonly how: Field | undefined;
  readonly by: Field;
  readonly onBehalfOf: Field;
  readonly note: Field;
}

function drawFields(app: App, form: HTMLElement, { role, mayBeVerbal, people }: ApprovalQuestion): Fields {
  const fields = {
    decision: drawField(form, { label: say.decision, options: [["approved", say.approve], ["abstained", say.abstain]], value: "approved" }),
    role: drawField(form, { label: say.role, options: ROLES.map((each) => [each, say.roles[each] ?? each] as const), value: role }),
    how: mayBeVerbal ? drawField(form, { label: say.how, options: say.howGiven, value: "" }) : undefined,
    by: drawLinks(app, form, { label: say.saidBy, hint: say.saidByHint }, people),
    onBehalfOf: drawLinks(app, form, { label: say.onBehalfOf, hint: say.onBehalfOfHint }, people),
    note: drawField(form, { label: say.note }),
  };
  for (const field of [fields.onBehalfOf, fields.note]) field.setOptional(true);
  return fields;
}

function saidIn({ decision, role, how, by, onBehalfOf, note }: Fields): SaidOfApproval {
  const verbally = how?.text() === "verbally";
  const person = (field: Field): string => asPersonLink(linksIn(field.text()).at(-1) ?? "");
  return {
    decision: decision.text() === "abstained" ? "abstained" : "approved", role: ROLES.find((each) => each === role.text()) ?? "peer", verbally,
    by: verbally ? person(by) : "", onBehalfOf: person(onBehalfOf), note: note.text(),
  };
}

/** The plan by its hash, what was said of it, who is missing, and how it differs from the one that was approved last. */
function drawWhat(parent: HTMLElement, { hash, given, missing, difference }: ApprovalQuestion): void {
  parent.createEl("p", { cls: "operations-vault-muted", text: `${say.plan} ` }).createEl("code", { text: hash });
  parent.createEl("p", { text: missing.length === 0 ? say.nothingAsked : say.missing(missing) });
  if (given.length === 0) parent.createEl("p", { cls: "operations-vault-muted", text: say.noneGiven });
  else for (const line of given) parent.createEl("p", { cls: "operations-vault-note", text: line });
  if (!difference) return;
  const name = parent.createEl("p", { cls: "operations-vault-row-title", text: say.changedSince });
  drawDiff(parent, lineDiff(difference.approved.join("\n"), difference.present.join("\n")), name);
}
