import type { HostWindow } from "./host-window.ts";

/** Calls the listener whenever this element comes into the document; answers a function that stops it. */
export function onNodeInserted(this: HTMLElement, listener: () => unknown, once = false): () => void {
  let wasConnected = this.isConnected;
  let observer: MutationObserver | null = null;
  const destroy = (): void => {
    observer?.disconnect();
    observer = null;
  };
  const check = (): void => {
    const isConnected = this.isConnected;
    const inserted = isConnected && !wasConnected;
    wasConnected = isConnected;
    if (!inserted) return;
    if (once) destroy();
    listener();
  };
  observer = new (this.win as HostWindow).MutationObserver(check);
  observer.observe(this.doc, { childList: true, subtree: true });
  return destroy;
}

/** Calls the listener when this element is inserted into another window than the one it was in. */
export function onWindowMigrated(this: HTMLElement, listener: (win: Window) => unknown): () => void {
  let home = this.win;
  return this.onNodeInserted(() => {
    if (this.win === home) return;
    home = this.win;
    listener(home);
  });
}
