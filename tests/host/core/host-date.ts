/** A `Date` whose "now" is the given clock's; in everything else the real one, dates of either kind being instances of both. */
export function hostDate(clock: () => number): DateConstructor {
  class HostDate extends Date {
    constructor(...values: unknown[]) {
      super(...((values.length === 0 ? [clock()] : values) as [number]));
    }

    static override now(): number {
      return clock();
    }

    static override [Symbol.hasInstance](value: unknown): boolean {
      return this === HostDate ? value instanceof Date : Function.prototype[Symbol.hasInstance].call(this, value);
    }
  }
  return HostDate as unknown as DateConstructor;
}
