/** Where each row of a list begins, in pixels from its top. */
export class RowHeights {
  readonly #tops: Float64Array;

  /** The first `head` and the last `tail` rows stand in `before` too, with the same heights. */
  constructor(count: number, heightOf: (at: number) => number, before?: RowHeights, head = 0, tail = 0) {
    this.#tops = new Float64Array(count + 1);
    if (before) this.#tops.set(before.#tops.subarray(0, head + 1));
    for (let at = head; at < count - tail; at++) this.#tops[at + 1] = this.top(at) + heightOf(at);
    if (!before || tail === 0) return;
    const first = before.#tops.length - tail;
    const by = this.top(count - tail) - before.top(first - 1);
    this.#tops.set(before.#tops.subarray(first), count - tail + 1);
    if (by !== 0) for (let at = count - tail + 1; at <= count; at++) this.#tops[at] = this.top(at) + by;
  }

  /** The top of a row; that of the row behind the last one is the height of the list. */
  top(at: number): number {
    return this.#tops[at] ?? 0;
  }

  /** The row that stands at a height: the first one above the list, the last one below it. */
  at(y: number): number {
    let [from, to] = [0, Math.max(0, this.#tops.length - 2)];
    while (from < to) {
      const middle = (from + to + 1) >> 1;
      if (this.top(middle) <= y) from = middle;
      else to = middle - 1;
    }
    return from;
  }

  /** How high a row is taken to be. */
  of(at: number): number {
    return this.top(at + 1) - this.top(at);
  }

  /** Takes in the measured heights of the rows from one on, 0 where one is not known; true where a row was taken to have another one. */
  take(from: number, heights: readonly number[]): boolean {
    const known = heights.map((height, index) => (height > 0 && Math.abs(height - this.of(from + index)) > 0.01 ? height : undefined));
    if (known.every((height) => height === undefined)) return false;
    const all = known.map((height, index) => height ?? this.of(from + index));
    const end = from + all.length;
    const before = this.top(end);
    all.forEach((height, index) => (this.#tops[from + index + 1] = this.top(from + index) + height));
    const by = this.top(end) - before;
    for (let at = end + 1; at < this.#tops.length; at++) this.#tops[at] = this.top(at) + by;
    return true;
  }
}
