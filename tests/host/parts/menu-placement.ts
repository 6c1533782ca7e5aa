import type { MenuPositionDef } from "obsidian";

const EDGE = 4;

/** Puts a menu at a point, turned to the left or upwards where it would leave the window. */
export function placeMenu(el: HTMLElement, position: MenuPositionDef): void {
  const { width, height } = el.getBoundingClientRect();
  const { innerWidth, innerHeight } = el.win;
  const besides = position.overlap === false ? (position.width ?? 0) : 0;
  const fitsRight = position.x + width + EDGE <= innerWidth;
  const wantsLeft = position.left === true || !fitsRight;
  const left = wantsLeft ? position.x - besides - width : position.x;
  const fitsBelow = position.y + height + EDGE <= innerHeight;
  const top = fitsBelow ? position.y : Math.max(EDGE, innerHeight - height - EDGE);
  const maxLeft = Math.max(EDGE, innerWidth - width - EDGE);
  el.setCssStyles({ left: `${Math.clamp(left, EDGE, maxLeft)}px`, top: `${Math.max(EDGE, top)}px` });
}
