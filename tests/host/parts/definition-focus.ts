const FIELDS = "input, select, textarea, button, [tabindex]";

/** Where the keyboard focus was in a level that is about to be drawn anew. */
export interface FocusedField {
  row: number;
  field: number;
  caret: number | null;
}

/** The focused field as row and field number; null when the focus is elsewhere. */
export function fieldOf(containerEl: HTMLElement): FocusedField | null {
  const active = containerEl.doc.activeElement;
  const rows = containerEl.findAll(".setting-item");
  const row = rows.findIndex((el) => el.contains(active));
  const rowEl = rows[row];
  if (!active || !rowEl) return null;
  return { row, field: rowEl.findAllSelf(FIELDS).indexOf(active as HTMLElement), caret: caretOf(active) };
}

/** Puts the focus back on the field at the same place. */
export function focusField(containerEl: HTMLElement, { row, field, caret }: FocusedField): void {
  const el = containerEl.findAll(".setting-item")[row]?.findAllSelf(FIELDS)[field];
  if (!el) return;
  el.focus({ preventScroll: true });
  if (caret !== null && caretOf(el) !== null) (el as HTMLInputElement).setSelectionRange(caret, caret);
}

/** Null for fields without a caret, such as numbers and checkboxes. */
function caretOf(el: Element): number | null {
  return "selectionStart" in el ? (el as HTMLInputElement).selectionStart : null;
}
