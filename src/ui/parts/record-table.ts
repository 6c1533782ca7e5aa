/** Draws rows of words below the names of their columns; the first word of a row names it. On a phone each cell stands behind the name of its column. */
export function drawTable(parent: HTMLElement, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const table = parent.createEl("table", "operations-vault-figures operations-vault-incident-figures");
  const head = table.createEl("thead").createEl("tr");
  for (const text of heads) head.createEl("th", { text, attr: { scope: "col" } });
  const body = table.createEl("tbody");
  for (const [name = "", ...cells] of rows) {
    const row = body.createEl("tr");
    row.createEl("th", { text: name, attr: { scope: "row" } });
    cells.forEach((text, at) => row.createEl("td", { text, attr: { "data-head": heads[at + 1] ?? "" } }));
  }
}
