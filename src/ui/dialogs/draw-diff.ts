import { words } from "../../words.ts";
import { nameBy } from "../parts/name-by.ts";
import type { DiffRow } from "./line-diff.ts";

/** Draws the lines that came and went; the keyboard scrolls them. */
export function drawDiff(parent: HTMLElement, rows: readonly DiffRow[], name: HTMLElement): void {
  const diff = parent.createDiv({ cls: "operations-vault-diff", attr: { tabindex: 0, role: "group" } });
  nameBy(diff, name);
  for (const row of rows) {
    const line = diff.createDiv(`operations-vault-diff-${row.kind}`);
    if (row.kind === "skipped") {
      line.setText(words.previewSkipped(row.lines));
      continue;
    }
    line.createSpan({ cls: "operations-vault-diff-mark", text: { same: " ", added: "+", removed: "-" }[row.kind], attr: { "aria-hidden": "true" } });
    if (row.kind !== "same") line.createSpan({ cls: "operations-vault-unseen", text: row.kind === "added" ? words.previewAdded : words.previewRemoved });
    line.createSpan({ text: row.text });
  }
}
