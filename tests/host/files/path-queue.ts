/** Runs one thing at a time on each path, in the order they were asked for; different paths do not wait for each other. */
export class PathQueue {
  #tails = new Map<string, Promise<unknown>>();
  #running = 0;

  /** How many operations wait or run. */
  get size(): number {
    return this.#running;
  }

  /** Runs `work` once every earlier operation on any of the paths is over. */
  run<T>(paths: string | readonly string[], work: () => Promise<T> | T): Promise<T> {
    const keys = typeof paths === "string" ? [paths] : paths;
    const before = keys.map((key) => this.#tails.get(key)).filter((tail) => tail !== undefined);
    this.#running += 1;
    const result = Promise.allSettled(before).then(work);
    const tail = result.then(ignore, ignore).then(() => {
      this.#running -= 1;
      for (const key of keys) if (this.#tails.get(key) === tail) this.#tails.delete(key);
    });
    for (const key of keys) this.#tails.set(key, tail);
    return result;
  }
}

function ignore(): void {}
