import { define, type HostWindow } from "./host-window.ts";
import { onNodeInserted, onWindowMigrated } from "./insertion.ts";

type DelegatedListener = (this: unknown, event: Event, delegateTarget: HTMLElement) => unknown;
type EventHome = (HTMLElement | Document) & { _EVENTS?: Record<string, EventListenerInfo[]> };

/** Adds delegated `on`/`off`, `onClickEvent`, `trigger` and the insertion callbacks. */
export function installEventExtensions(window: HostWindow): void {
  define(window.HTMLElement.prototype, { on, off, trigger, onClickEvent, onNodeInserted, onWindowMigrated });
  define(window.Document.prototype, { on, off });
}

function on(this: EventHome, type: string, selector: string, listener: DelegatedListener, options?: boolean | AddEventListenerOptions): void {
  const callback = (event: Event): void => {
    const target = delegateTarget(event, selector, this);
    if (target) listener.call(this, event, target);
  };
  const listeners = ((this._EVENTS ??= {})[type] ??= []);
  listeners.push({ selector, listener, options, callback });
  this.addEventListener(type, callback, options);
}

function off(this: EventHome, type: string, selector: string, listener: DelegatedListener, options?: boolean | AddEventListenerOptions): void {
  const listeners = this._EVENTS?.[type];
  if (!listeners) return;
  const isMeant = (info: EventListenerInfo): boolean =>
    info.selector === selector && info.listener === listener && info.options === options;
  for (const info of listeners.filter(isMeant)) {
    this.removeEventListener(type, info.callback as EventListener, options);
    listeners.remove(info);
  }
}

/** The nearest element from the event's target up to, but without, the listening one that matches. */
function delegateTarget(event: Event, selector: string, home: EventHome): HTMLElement | null {
  const target = event.target as Node | null;
  let at = (target?.nodeType === 1 ? target : target?.parentElement) as Element | null | undefined;
  while (at && at !== home) {
    if (at.matches(selector)) return at as HTMLElement;
    at = at.parentElement;
  }
  return null;
}

function trigger(this: HTMLElement, type: string): void {
  this.dispatchEvent(new (this.win as HostWindow).Event(type, { bubbles: true }));
}

function onClickEvent(this: HTMLElement, listener: (event: MouseEvent) => unknown, options?: boolean | AddEventListenerOptions): void {
  this.addEventListener("click", listener, options);
  // Middle clicks come as `auxclick`; Obsidian hands them to the same listener.
  this.addEventListener("auxclick", listener, options);
}
