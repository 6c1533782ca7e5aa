import type { Severity } from "../../domain/notes/severity.ts";
import { incidentWords as say } from "../../incident-words.ts";

/** The severities as a row to choose from. */
export interface SeverityRow {
  readonly el: HTMLElement;
  value(): Severity;
}

const SEVERITIES: readonly Severity[] = ["SEV1", "SEV2", "SEV3", "SEV4", "SEV5"];
let rows = 0;

/** Draws a row of radio buttons: arrow keys and digits choose, what is chosen is explained below. `onChange` is told at once of the first too. */
export function drawSeverityRow(parent: HTMLElement, chosen: Severity, onChange: (severity: Severity) => void): SeverityRow {
  const id = `operations-vault-severity-${String(++rows)}`;
  const el = parent.createDiv("operations-vault-field");
  el.createDiv({ cls: "operations-vault-label", text: say.severity, attr: { id } });
  const row = el.createDiv({ cls: "operations-vault-severities", attr: { role: "radiogroup", "aria-labelledby": id, "aria-describedby": `${id}-meaning` } });
  const meaning = el.createDiv({ cls: "operations-vault-hint", attr: { id: `${id}-meaning`, role: "status" } });
  const boxes = SEVERITIES.map((severity) => {
    const label = row.createEl("label", { attr: { "data-severity": severity } });
    const box = label.createEl("input", { type: "radio", value: severity, attr: { name: id } });
    label.createSpan({ text: severity });
    return box;
  });
  const value = (): Severity => SEVERITIES[boxes.findIndex(({ checked }) => checked)] ?? chosen;
  const choose = (at: number): void => {
    const box = boxes[at];
    if (!box) return;
    box.checked = true;
    meaning.setText(`${say.severityMeaning[value()]} ${say.takeTheHigher}`);
    onChange(value());
  };
  row.addEventListener("change", () => choose(SEVERITIES.indexOf(value())));
  row.addEventListener("keydown", ({ key }) => {
    if (!/^[1-5]$/.test(key)) return;
    choose(Number(key) - 1);
    boxes[Number(key) - 1]?.focus();
  });
  choose(SEVERITIES.indexOf(chosen));
  return { el, value };
}
