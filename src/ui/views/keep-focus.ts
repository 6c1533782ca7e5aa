/** Runs `change` and puts the focus back on the control with the same key, or on the one that took its place. */
export function keepFocus(root: HTMLElement, change: () => void): void {
  const active = root.doc.activeElement;
  const before = keyed(root);
  const at = active?.instanceOf(HTMLElement) && root.contains(active) ? before.indexOf(active) : -1;
  const key = before[at]?.dataset["key"];
  change();
  if (at < 0 || active?.isConnected === true) return;
  const after = keyed(root).filter((el) => el.closest("[hidden]") === null);
  const same = after.find((el) => el.dataset["key"] === key) ?? after[Math.min(at, after.length - 1)];
  same?.focus({ preventScroll: true });
}

function keyed(root: HTMLElement): HTMLElement[] {
  return root.findAll("[data-key]");
}
