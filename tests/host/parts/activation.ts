/** Makes an element that is no button act as one: click, Enter and Space, reachable with Tab. */
export function onActivate(el: HTMLElement, callback: (event: MouseEvent | KeyboardEvent) => void): void {
  el.setAttrs({ role: "button", tabindex: 0 });
  el.addEventListener("click", callback);
  el.addEventListener("keydown", (event) => {
    if (event.target !== el || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    callback(event);
  });
}
