/** The callable that {@link debounce} gives back. */
export interface HostDebouncer<T extends unknown[], V> {
  (...args: T): HostDebouncer<T, V>;
  cancel(): HostDebouncer<T, V>;
  run(): V | void;
}

/** Calls `cb` once `timeout` ms after the first call, or after the last one with `resetTimer`; always with the latest arguments. */
export function debounce<T extends unknown[], V>(cb: (...args: T) => V, timeout = 0, resetTimer = false): HostDebouncer<T, V> {
  let timer: number | null = null;
  let latest: T | null = null;
  const fire = (): V | void => {
    timer = null;
    const args = latest;
    latest = null;
    return args === null ? undefined : cb(...args);
  };
  const arm = (...args: T): HostDebouncer<T, V> => {
    latest = args;
    if (timer !== null && resetTimer) {
      window.clearTimeout(timer);
      timer = null;
    }
    timer ??= window.setTimeout(fire, timeout);
    return debouncer;
  };
  const debouncer: HostDebouncer<T, V> = Object.assign(arm, {
    cancel: () => {
      if (timer !== null) window.clearTimeout(timer);
      timer = null;
      latest = null;
      return debouncer;
    },
    run: () => {
      if (timer === null) return undefined;
      window.clearTimeout(timer);
      return fire();
    },
  });
  return debouncer;
}
