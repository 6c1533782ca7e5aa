import type { TooltipOptions, TooltipPlacement } from "obsidian";

const DEFAULT_GAP = 4;
const DEFAULT_DELAY = 500;
const EDGE = 4;

let shown: { el: HTMLElement; target: HTMLElement } | null = null;

/** Gives the element a tooltip, which is also its accessible name, as Obsidian does. */
export function setTooltip(el: HTMLElement, tooltip: string, options: TooltipOptions = {}): void {
  el.setAttr("aria-label", tooltip === "" ? null : tooltip);
  if (options.placement) el.dataset["tooltipPosition"] = options.placement;
  if (options.classes) el.dataset["tooltipClasses"] = options.classes.join(" ");
  if (options.delay !== undefined) el.dataset["tooltipDelay"] = String(options.delay);
  if (options.gap !== undefined) el.dataset["tooltipGap"] = String(options.gap);
}

/** Shows a tooltip at the element now; it goes when the pointer leaves the element. */
export function displayTooltip(target: HTMLElement, content: string | DocumentFragment, options: TooltipOptions = {}): void {
  hideTooltip();
  const placement = options.placement ?? "bottom";
  const el = target.doc.body.createDiv({ cls: ["tooltip", `mod-${placement}`, ...(options.classes ?? [])] });
  el.setAttr("role", "tooltip");
  el.setText(content);
  el.createDiv("tooltip-arrow");
  place(el, target, placement, options.gap ?? DEFAULT_GAP);
  shown = { el, target };
  target.addEventListener("mouseleave", hideTooltip, { once: true });
}

/** Takes the shown tooltip away. */
export function hideTooltip(): void {
  shown?.el.detach();
  shown = null;
}

/** Shows the `aria-label` of whatever the pointer rests on, everywhere in the document; answers a function that stops it. */
export function followPointerWithTooltips(doc: Document): () => void {
  let timer = 0;
  const onOver = (event: MouseEvent): void => {
    window.clearTimeout(timer);
    const target = (event.target as Element | null)?.closest<HTMLElement>("[aria-label]");
    if (!target || target === shown?.target || !hasTooltip(target)) return;
    timer = window.setTimeout(() => displayOwnTooltip(target), Number(target.dataset["tooltipDelay"] ?? DEFAULT_DELAY));
  };
  const onLeave = (): void => {
    window.clearTimeout(timer);
    hideTooltip();
  };
  doc.addEventListener("mouseover", onOver);
  doc.addEventListener("mousedown", onLeave, true);
  return () => {
    onLeave();
    doc.removeEventListener("mouseover", onOver);
    doc.removeEventListener("mousedown", onLeave, true);
  };
}

/** Dialogs, lists and the parts of the window carry a name for screen readers only. */
function hasTooltip(target: HTMLElement): boolean {
  return !target.matches("[role=dialog], [role=listbox], [role=menu], [role=tree], .workspace-split, .workspace-ribbon, .status-bar, .mobile-navbar, input, textarea, select");
}

function displayOwnTooltip(target: HTMLElement): void {
  const text = target.getAttr("aria-label");
  if (!target.isConnected || text === null || text === "") return;
  const gap = target.dataset["tooltipGap"];
  displayTooltip(target, text, {
    ...(target.dataset["tooltipPosition"] ? { placement: target.dataset["tooltipPosition"] as TooltipPlacement } : {}),
    ...(target.dataset["tooltipClasses"] ? { classes: target.dataset["tooltipClasses"].split(" ") } : {}),
    ...(gap === undefined ? {} : { gap: Number(gap) }),
  });
}

function place(el: HTMLElement, target: HTMLElement, placement: TooltipPlacement, gap: number): void {
  const at = target.getBoundingClientRect();
  const own = el.getBoundingClientRect();
  const middleX = at.left + (at.width - own.width) / 2;
  const middleY = at.top + (at.height - own.height) / 2;
  const corners: Record<TooltipPlacement, [number, number]> = {
    bottom: [middleX, at.bottom + gap],
    top: [middleX, at.top - own.height - gap],
    left: [at.left - own.width - gap, middleY],
    right: [at.right + gap, middleY],
  };
  const [x, y] = corners[placement];
  const maxX = Math.max(EDGE, target.win.innerWidth - own.width - EDGE);
  const maxY = Math.max(EDGE, target.win.innerHeight - own.height - EDGE);
  el.setCssStyles({ left: `${Math.clamp(x, EDGE, maxX)}px`, top: `${Math.clamp(y, EDGE, maxY)}px` });
}
