import type { HostEventRef } from "./events.ts";

type Listener = (event: never) => unknown;

/** Obsidian's life cycle: what is registered while loaded is undone, last first, on unload. */
export class Component {
  _loaded = false;
  _children: Component[] = [];
  _events: (() => unknown)[] = [];

  /** Loads this component, then its children. `onload` may be asynchronous; children do not wait for it. */
  load(): void | Promise<void> {
    if (this._loaded) return undefined;
    this._loaded = true;
    const loading: unknown = this.onload();
    for (const child of [...this._children]) void child.load();
    return loading instanceof Promise ? (loading as Promise<void>) : undefined;
  }

  onload(): void | Promise<void> {}

  unload(): void {
    if (!this._loaded) return;
    this._loaded = false;
    while (this._children.length > 0) this._children.pop()?.unload();
    while (this._events.length > 0) runQuietly(this._events.pop());
    this.onunload();
  }

  onunload(): void {}

  addChild<T extends Component>(component: T): T {
    this._children.push(component);
    if (this._loaded) void component.load();
    return component;
  }

  removeChild<T extends Component>(component: T): T {
    const at = this._children.indexOf(component);
    if (at >= 0) {
      this._children.splice(at, 1);
      component.unload();
    }
    return component;
  }

  register(cb: () => unknown): void {
    this._events.push(cb);
  }

  registerEvent(eventRef: HostEventRef | object): void {
    const ref = eventRef as HostEventRef;
    this.register(() => ref.source.offref(ref));
  }

  registerDomEvent(el: EventTarget, type: string, callback: Listener, options?: boolean | AddEventListenerOptions): void {
    el.addEventListener(type, callback as EventListener, options);
    this.register(() => el.removeEventListener(type, callback as EventListener, options));
  }

  registerInterval(id: number): number {
    this.register(() => window.clearInterval(id));
    return id;
  }
}

function runQuietly(undo: (() => unknown) | undefined): void {
  try {
    undo?.();
  } catch (error) {
    console.error("Unloading failed", error);
  }
}
