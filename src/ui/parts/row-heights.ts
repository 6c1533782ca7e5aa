/** Where each row of a list begins, in pixels from its top. */
export class RowHeights {
  readonly #tops: Float64Array;

  constructor(count: number, heightOf: (at: number) => number) {
    this.#tops = new Float64Array(count + 1);
    for (let at = 0; at < count; at++) this.#tops[at + 1] = this.top(at) + heightOf(at);
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

  /** Takes in a measured height; true where the row was taken to have another one. */
  set(at: number, height: number): boolean {
    const by = height - this.top(at + 1) + this.top(at);
    if (height === 0 || Math.abs(by) < 0.01) return false;
    for (let next = at + 1; next < this.#tops.length; next++) this.#tops[next] = this.top(next) + by;
    return true;
  }
}
