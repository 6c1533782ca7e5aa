/**
 * Makes the rows of a list walkable: Up, Down, Home and End go from `[data-walk]` to `[data-walk]`, and only the row that
 * was walked to last is a Tab stop, with what stands `[data-beside]` it. Rows end at `.operations-vault-row`.
 */
export function walkList(list: HTMLElement): void {
  makeStop(list, walkable(list)[0]);
  list.addEventListener("focusin", (event) => makeStop(list, ownRow(event.target)));
  list.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const to = target(list, event);
    if (!to) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView?.({ block: "nearest" });
  });
}

/** The controls that the arrow keys reach now: those in closed sections are left out. */
export function walkable(list: HTMLElement): HTMLElement[] {
  return list.findAll("[data-walk]").filter((el) => el.closest("[hidden]") === null);
}

function target(list: HTMLElement, event: KeyboardEvent): HTMLElement | undefined {
  const stops = walkable(list);
  const row = ownRow(event.target);
  const at = row ? stops.indexOf(row) : -1;
  switch (event.key) {
    case "ArrowDown": return stops[at + 1];
    case "ArrowUp": return stops[at - 1];
    case "Home": return stops[0];
    case "End": return stops[stops.length - 1];
    default: return undefined;
  }
}

function ownRow(from: EventTarget | null): HTMLElement | undefined {
  const el = from as HTMLElement | null;
  const row = el?.closest<HTMLElement>("[data-walk]") ?? el?.closest(".operations-vault-row")?.querySelector<HTMLElement>("[data-walk]");
  return row ?? undefined;
}

function makeStop(list: HTMLElement, stop: HTMLElement | undefined): void {
  if (!stop) return;
  const row = stop.closest(".operations-vault-row");
  for (const el of list.findAll("[data-walk], [data-beside]")) {
    const beside = el.hasAttribute("data-beside") && row !== null && row.contains(el);
    el.tabIndex = el === stop || beside ? 0 : -1;
  }
}
