/** What `Events.on` hands out; `offref` and `Component.registerEvent` take it back. */
export interface HostEventRef {
  readonly source: Events;
  readonly name: string;
  readonly callback: (...data: never[]) => unknown;
  readonly context: unknown;
}

/** Obsidian's event emitter: a listener that throws is reported and does not stop the others. */
export class Events {
  #listeners = new Map<string, HostEventRef[]>();

  on(name: string, callback: (...data: never[]) => unknown, ctx?: unknown): HostEventRef {
    const ref: HostEventRef = { source: this, name, callback, context: ctx };
    this.#listeners.set(name, [...(this.#listeners.get(name) ?? []), ref]);
    return ref;
  }

  off(name: string, callback: (...data: never[]) => unknown): void {
    this.#keep(name, (ref) => ref.callback !== callback);
  }

  offref(ref: HostEventRef): void {
    if (ref.source !== this) ref.source.offref(ref);
    else this.#keep(ref.name, (known) => known !== ref);
  }

  trigger(name: string, ...data: unknown[]): void {
    for (const ref of this.#listeners.get(name) ?? []) this.tryTrigger(ref, data);
  }

  tryTrigger(ref: HostEventRef, args: unknown[]): void {
    try {
      const result: unknown = ref.callback.apply(ref.context, args as never[]);
      if (result instanceof Promise) result.catch((error: unknown) => reportError(error, ref.name));
    } catch (error) {
      reportError(error, ref.name);
    }
  }

  #keep(name: string, wanted: (ref: HostEventRef) => boolean): void {
    const left = (this.#listeners.get(name) ?? []).filter(wanted);
    if (left.length > 0) this.#listeners.set(name, left);
    else this.#listeners.delete(name);
  }
}

function reportError(error: unknown, name: string): void {
  console.error(`A listener of "${name}" failed`, error);
}
