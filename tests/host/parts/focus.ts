const FOCUSABLE = "a[href], button, input, select, textarea, [contenteditable=true], [tabindex]";

/** The elements that Tab reaches, in document order. */
export function focusableIn(root: HTMLElement): HTMLElement[] {
  return root.findAll(FOCUSABLE).filter((el) => !el.hasAttribute("disabled") && el.tabIndex >= 0 && el.isShown());
}

/** Keeps Tab inside the element, wrapping round at both ends; answers a function that lets go. */
export function holdFocus(root: HTMLElement): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Tab" || event.defaultPrevented) return;
    const stops = focusableIn(root);
    const active = root.doc.activeElement as HTMLElement | null;
    const leaving = event.shiftKey ? stops[0] : stops[stops.length - 1];
    if (stops.length > 0 && active !== leaving && active !== root) return;
    event.preventDefault();
    (event.shiftKey ? stops[stops.length - 1] : stops[0])?.focus();
  };
  root.addEventListener("keydown", onKeyDown);
  return () => root.removeEventListener("keydown", onKeyDown);
}
