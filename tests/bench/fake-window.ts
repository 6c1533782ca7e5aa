import { Stopwatch } from "./stopwatch.ts";

/** The timers of a window without a window: what is due runs when the event loop comes round, and the work in between is timed. */
export class FakeWindow {
  #longest = 0;
  #busy = 0;
  readonly #watch = new Stopwatch();
  #generation = 0;

  constructor() {
    const later = (work: () => void): number => this.#later(work);
    Object.assign(globalThis, { window: { setTimeout: later, requestIdleCallback: later, requestAnimationFrame: later, clearTimeout: () => undefined, setInterval: () => 0, clearInterval: () => undefined } });
  }

  /** Runs work that lets go of the main thread now and then: how long it worked in all, and without a pause at most. */
  async time(work: () => Promise<unknown>): Promise<{ busy: number; longest: number }> {
    this.#generation++;
    [this.#longest, this.#busy] = [0, 0];
    this.#watch.lap();
    await work();
    this.#pause();
    // What was put off beyond the work's end is not its part, and must not disturb what is measured next.
    this.#generation++;
    return { busy: this.#busy, longest: this.#longest };
  }

  #later(work: () => void): number {
    const generation = this.#generation;
    this.#pause();
    setImmediate(() => {
      if (generation !== this.#generation) return;
      this.#watch.lap();
      work();
    });
    return 0;
  }

  #pause(): void {
    const slice = this.#watch.lap();
    this.#busy += slice;
    this.#longest = Math.max(this.#longest, slice);
  }
}
