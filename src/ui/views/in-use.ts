import type { Component } from "obsidian";

/** Whether `root` is being used: pressed, or a menu of it is open. `free` is called once a press is over; a menu that closes says nothing. */
export function inUse(owner: Component, root: HTMLElement, free: () => void): () => boolean {
  let isPressed = false;
  const watch = (win: Window): void => {
    for (const end of ["pointerup", "pointercancel", "dragend", "blur"] as const) {
      owner.registerDomEvent(win, end, () => {
        if (!isPressed) return;
        isPressed = false;
        // The click comes behind it.
        win.setTimeout(free, 0);
      });
    }
  };
  owner.registerDomEvent(root, "pointerdown", (event) => {
    isPressed = event.button === 0;
  });
  watch(root.win);
  owner.register(root.onWindowMigrated(watch));
  return () => isPressed || root.find('[aria-haspopup="menu"][aria-expanded="true"]') !== null;
}
