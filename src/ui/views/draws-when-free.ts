import type { Component } from "obsidian";

/**
 * Returns what asks for a drawing: at most one a frame, one after the other, none while `root` is hidden, and none while
 * it is pressed, so that a row never moves away under a click. `prepare` reads, the function that it gives back draws.
 */
export function drawsWhenFree(owner: Component, root: HTMLElement, prepare: () => Promise<() => void>): () => void {
  let isAsked = false;
  let isPreparing = false;
  let isPressed = false;
  let isPutOff = false;
  let isOver = false;

  const ask = (): void => {
    if (isAsked || isOver) return;
    isAsked = true;
    root.win.requestAnimationFrame(() => {
      isAsked = false;
      void drawNow();
    });
  };
  const drawNow = async (): Promise<void> => {
    if (isOver || !root.isShown()) return;
    isPutOff = isPreparing || isPressed;
    if (isPutOff) return;
    isPreparing = true;
    const draw = await prepare().finally(() => (isPreparing = false));
    if (isOver) return;
    if (isPressed) isPutOff = true;
    else draw();
    if (isPutOff && !isPressed) ask();
  };
  const release = (): void => {
    isPressed = false;
    if (isPutOff) ask();
  };
  const watch = (win: Window): void => {
    for (const end of ["pointerup", "pointercancel", "dragend", "blur"] as const) owner.registerDomEvent(win, end, release);
  };
  owner.registerDomEvent(root, "pointerdown", (event) => {
    isPressed = event.button === 0;
  });
  watch(root.win);
  owner.register(root.onWindowMigrated((win) => watch(win)));
  owner.register(() => {
    isOver = true;
  });
  return ask;
}
