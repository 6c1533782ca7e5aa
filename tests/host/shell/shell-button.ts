import { setIcon } from "../parts/icons.ts";

/** A button that shows only an icon; its name is what a screen reader says and what its tooltip shows. */
export function iconButton(parent: HTMLElement, icon: string, name: string, cls: string, onClick: (event: MouseEvent) => unknown): HTMLElement {
  const button = parent.createDiv({ cls: `clickable-icon ${cls}`, attr: { role: "button", tabindex: "0", "aria-label": name } });
  setIcon(button, icon);
  button.addEventListener("click", onClick);
  actOnKeys(button);
  return button;
}

/** Lets Enter and the space bar do what a click does. */
export function actOnKeys(el: HTMLElement): void {
  el.addEventListener("keydown", (event) => {
    if (event.target !== el || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    el.click();
  });
}
