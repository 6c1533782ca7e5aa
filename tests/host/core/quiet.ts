/** Timers up to this length count as work under way, in milliseconds; longer ones are waiting on purpose. */
export const shortTimer = 500;

const open = new Set<unknown>();
let installed = false;

/** How many short timers, animation frames and unpacked texts are still to come. */
export function openTimers(): number {
  return open.size;
}

/** Watches the process's timers from now on, so that tests can wait until nothing is about to happen. Installed once. */
export function watchTimers(): void {
  if (installed) return;
  installed = true;
  const realSet = globalThis.setTimeout;
  const realClear = globalThis.clearTimeout;
  const watched = (callback: unknown, delay = 0, ...values: unknown[]): unknown => {
    if (typeof callback !== "function" || delay >= shortTimer) return realSet(callback as () => void, delay, ...(values as []));
    const id: unknown = realSet(() => {
      open.delete(id);
      (callback as (...all: unknown[]) => void)(...values);
    }, delay);
    open.add(id);
    return id;
  };
  const cleared = (id: unknown): void => {
    open.delete(id);
    realClear(id as number);
  };
  for (const place of new Set([globalThis, window])) Object.assign(place, { setTimeout: watched, clearTimeout: cleared });
  watchFrames();
  watchUnpacking();
}

/** Waits a moment without counting as work itself. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const id = setInterval(() => {
      clearInterval(id);
      resolve();
    }, milliseconds);
  });
}

function watchFrames(): void {
  const request = window.requestAnimationFrame.bind(window);
  const cancel = window.cancelAnimationFrame.bind(window);
  const requested = (callback: FrameRequestCallback): number => {
    const id = request((time) => {
      open.delete(`frame ${id}`);
      callback(time);
    });
    open.add(`frame ${id}`);
    return id;
  };
  const cancelled = (id: number): void => {
    open.delete(`frame ${id}`);
    cancel(id);
  };
  for (const place of new Set([globalThis, window])) Object.assign(place, { requestAnimationFrame: requested, cancelAnimationFrame: cancelled });
}

/** What unpacks a text works beside the process's own queue, so no timer tells of it. */
function watchUnpacking(): void {
  const Real = globalThis.DecompressionStream;
  globalThis.DecompressionStream = class extends Real {
    constructor(format: CompressionFormat) {
      super(format);
      open.add(this);
    }

    override get readable(): ReadableStream<Uint8Array<ArrayBuffer>> {
      return super.readable.pipeThrough(new TransformStream({ flush: () => void open.delete(this) }));
    }
  };
}
