/** Draws a field with a list to choose from; each entry is its value and its words. */
export function drawSelect(parent: HTMLElement, name: string, entries: readonly (readonly [value: string, text: string])[], value = ""): HTMLSelectElement {
  const select = parent.createDiv("operations-vault-field").createEl("label", { text: name }).createEl("select", "dropdown");
  for (const [each, text] of entries) select.createEl("option", { value: each, text });
  select.value = value;
  return select;
}

/** Draws a box to tick, with its words and a hint below. */
export function drawCheck(parent: HTMLElement, name: string, checked: boolean, hint = ""): HTMLInputElement {
  const field = parent.createDiv("operations-vault-field");
  const label = field.createEl("label", "operations-vault-check");
  const box = label.createEl("input", { type: "checkbox" });
  box.checked = checked;
  label.createSpan({ text: name });
  if (hint !== "") field.createDiv({ cls: "operations-vault-hint", text: hint });
  return box;
}
