interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const GAP = 4;

/** Places a fixed element under a box of the page, above it where there is more room, never outside the window. */
export function placeBelow(el: HTMLElement, at: Box, gap: number = GAP): void {
  const { width, height } = el.getBoundingClientRect();
  const { innerWidth, innerHeight } = el.win;
  const fitsBelow = at.bottom + gap + height <= innerHeight || at.top < innerHeight - at.bottom;
  const top = fitsBelow ? at.bottom + gap : at.top - gap - height;
  const left = Math.min(at.left, innerWidth - width - gap);
  el.setCssStyles({ position: "fixed", left: `${Math.max(gap, left)}px`, top: `${Math.max(gap, top)}px` });
}
