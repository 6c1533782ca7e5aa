/** Repeatable chance: the same seed and stream give the same numbers on every machine. */
export class Random {
  #state: number;

  constructor(seed: number, stream = 0) {
    this.#state = mix(mix(seed) ^ Math.imul(stream + 1, 0x9e3779b1));
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    return mix(this.#state) / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  int(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<Value>(values: readonly Value[]): Value {
    const value = values[Math.floor(this.next() * values.length)];
    if (value === undefined) throw new Error("nothing to pick from");
    return value;
  }

  /** As many values as `count` says, made one after another. */
  times<Value>(count: number, make: (at: number) => Value): Value[] {
    return Array.from({ length: count }, (_, at) => make(at));
  }
}

/** Spreads the bits of a whole number (the finisher of MurmurHash3). */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
