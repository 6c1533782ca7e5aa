import type { HoverParent, Point } from "obsidian";
import { Component } from "../core/component.ts";
import { placeBelow } from "./placement.ts";

const DEFAULT_WAIT = 300;

/** The states that a hover popover goes through. */
export enum PopoverState {
  Showing = 0,
  Shown = 1,
  Hiding = 2,
  Hidden = 3,
}

/** A box that appears at an element after a while under the pointer and goes when the pointer leaves both. */
export class HoverPopover extends Component {
  hoverEl: HTMLElement;
  state: PopoverState = PopoverState.Showing;
  parent: HoverParent;
  targetEl: HTMLElement | null;
  private readonly waitTime: number;
  private readonly staticPos: Point | null;
  private timer = 0;

  constructor(parent: HoverParent, targetEl: HTMLElement | null, waitTime: number = DEFAULT_WAIT, staticPos: Point | null = null) {
    super();
    this.parent = parent;
    this.targetEl = targetEl;
    this.waitTime = waitTime;
    this.staticPos = staticPos;
    this.hoverEl = createDiv("popover hover-popover");
    parent.hoverPopover?.unload?.();
    parent.hoverPopover = this as never;
    const enter = (): void => this.onEnter();
    const leave = (): void => this.onLeave();
    for (const el of [targetEl, this.hoverEl]) {
      el?.addEventListener("mouseenter", enter);
      el?.addEventListener("mouseleave", leave);
    }
    this.register(() => {
      targetEl?.removeEventListener("mouseenter", enter);
      targetEl?.removeEventListener("mouseleave", leave);
    });
    this.timer = window.setTimeout(() => this.show(), this.waitTime);
  }

  /** Puts the popover on the page now. */
  show(): void {
    const doc = this.targetEl?.doc ?? activeDocument;
    if (this.targetEl && !this.targetEl.isConnected) {
      this.hide();
      return;
    }
    doc.body.appendChild(this.hoverEl);
    this.state = PopoverState.Shown;
    this.load();
    this.position();
  }

  /** Takes the popover off the page and unloads it. */
  hide(): void {
    window.clearTimeout(this.timer);
    this.state = PopoverState.Hidden;
    this.hoverEl.detach();
    if (this.parent.hoverPopover === (this as never)) this.parent.hoverPopover = null;
    this.unload();
  }

  /** Places the popover under its element, or at the fixed point it was given. */
  position(): void {
    const point = this.staticPos;
    const at = point
      ? { left: point.x, right: point.x, top: point.y, bottom: point.y }
      : this.targetEl?.getBoundingClientRect();
    if (at) placeBelow(this.hoverEl, at);
  }

  private onEnter(): void {
    if (this.state !== PopoverState.Hiding) return;
    window.clearTimeout(this.timer);
    this.state = PopoverState.Shown;
  }

  private onLeave(): void {
    if (this.state === PopoverState.Hidden) return;
    window.clearTimeout(this.timer);
    if (this.state === PopoverState.Showing) {
      this.hide();
      return;
    }
    this.state = PopoverState.Hiding;
    this.timer = window.setTimeout(() => this.hide(), this.waitTime);
  }
}
