import { parseYaml, type App } from "obsidian";
import { applyEdits } from "../../domain/actions/apply-edits.ts";
import type { Plan } from "../../domain/actions/plan.ts";
import { words } from "../../words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawDiff } from "./draw-diff.ts";
import { lineDiff, type DiffRow } from "./line-diff.ts";

interface NotePreview {
  readonly path: string;
  readonly isNew: boolean;
  /** What becomes of the note as a whole, where that is more than a change of its text. */
  readonly fate?: string;
  readonly rows: readonly DiffRow[];
  readonly refused: string;
}

/** Shows what a plan would change, note by note; true where it may be carried out. `before` holds the notes' texts by path. */
export async function previewPlan(app: App, plan: Plan, before: ReadonlyMap<string, string>): Promise<boolean> {
  const notes = previewsOf(plan, before);
  const answer = await ask<true>(app, plan.title, (asking) => {
    asking.contentEl.createEl("p", { text: words.previewIntro(notes.length) });
    const form = drawForm(asking.contentEl, () => asking.answer(true));
    for (const note of notes.slice(0, DRAWN_NOTES)) drawNote(form, note, notes.length <= OPEN_NOTES);
    if (notes.length > DRAWN_NOTES) form.createEl("p", { cls: "operations-vault-hint", text: words.previewMore(notes.length - DRAWN_NOTES) });
    const confirm = drawDialogButtons(form, words.previewConfirm, () => asking.cancel());
    confirm.disabled = notes.some((note) => note.refused !== "");
    asking.contentEl.win.setTimeout(() => confirm.focus({ preventScroll: true }), 0);
  });
  return answer === true;
}

const OPEN_NOTES = 5;
const DRAWN_NOTES = 200;

function previewsOf(plan: Plan, before: ReadonlyMap<string, string>): NotePreview[] {
  const created = plan.creates.map((note) => ({ path: note.path, isNew: true, rows: lineDiff("", note.text), refused: "" }));
  const edited = plan.edits.map(({ path, edits }) => {
    const text = before.get(path) ?? "";
    const applied = applyEdits(text, edits, parseYaml);
    return { path, isNew: false, rows: applied.ok ? lineDiff(text, applied.text) : [], refused: applied.ok ? "" : applied.refusal.reason };
  });
  const fated = (path: string, fate: string): NotePreview => ({ path, isNew: false, rows: [], refused: "", fate });
  const renamed = (plan.renames ?? []).map(({ from, to }) => fated(from, words.previewRenamed(to)));
  return [...created, ...edited, ...renamed, ...(plan.removes ?? []).map(({ path }) => fated(path, words.previewRemovedNote))];
}

function drawNote(parent: HTMLElement, note: NotePreview, open: boolean): void {
  const details = parent.createEl("details", "operations-vault-preview");
  details.open = open && !note.isNew;
  const summary = details.createEl("summary");
  const title = summary.createSpan({ cls: "operations-vault-row-title", text: note.path });
  const counted = (kind: DiffRow["kind"]): number => note.rows.filter((row) => row.kind === kind).length;
  const hint = note.fate ?? (note.isNew ? `${words.previewCreates}, ${words.previewLines(counted("added"), 0)}` : words.previewLines(counted("added"), counted("removed")));
  if (note.refused === "") summary.createSpan({ cls: "operations-vault-hint", text: hint });
  else details.createDiv({ cls: "operations-vault-error", text: words.previewRefused + note.refused, attr: { role: "alert" } });
  if (note.rows.length === 0) return;
  drawDiff(details, note.rows, title);
}
