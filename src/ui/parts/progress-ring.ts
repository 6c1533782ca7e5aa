import { words } from "../../words.ts";

const RADIUS = 7;

/** Draws how much of a checklist is answered, as a ring. */
export function drawProgressRing(parent: HTMLElement, answered: number, steps: number): void {
  const share = steps === 0 ? 0 : Math.round((answered / steps) * 100);
  const svg = parent.createSvg("svg", {
    cls: "operations-vault-ring",
    attr: { viewBox: "0 0 18 18", role: "img", "aria-label": words.progressName(answered, steps) },
  });
  svg.createSvg("circle", { cls: "operations-vault-ring-track", attr: { cx: 9, cy: 9, r: RADIUS } });
  if (share === 0) return;
  svg.createSvg("circle", {
    cls: "operations-vault-ring-share",
    attr: { cx: 9, cy: 9, r: RADIUS, pathLength: 100, "stroke-dasharray": `${share} 100`, transform: "rotate(-90 9 9)" },
  });
}
