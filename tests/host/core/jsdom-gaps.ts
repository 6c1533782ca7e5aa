/** Gives jsdom what CodeMirror and views measure with: it lays nothing out, so every size is zero. */
export function fillJsdomGaps(): void {
  const none = (): DOMRect => new DOMRect(0, 0, 0, 0);
  Range.prototype.getBoundingClientRect ??= none;
  Range.prototype.getClientRects ??= () => Object.assign([], { item: () => null }) as unknown as DOMRectList;
  Element.prototype.scrollIntoView ??= () => undefined;
  Element.prototype.scrollTo ??= () => undefined;
  document.elementFromPoint ??= () => null;
  window.matchMedia ??= (media: string) => quietMediaQuery(media);
  globalThis.ResizeObserver ??= QuietObserver;
  globalThis.IntersectionObserver ??= QuietObserver as unknown as typeof IntersectionObserver;
}

class QuietObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
  takeRecords(): never[] {
    return [];
  }
}

function quietMediaQuery(media: string): MediaQueryList {
  const target = new EventTarget();
  const add = (listener: unknown): void => target.addEventListener("change", listener as EventListener);
  return Object.assign(target, { media, matches: false, onchange: null, addListener: add, removeListener: () => undefined }) as MediaQueryList;
}
