import process from "node:process";

/**
 * Measures work as if the machine had nothing else to do: by the wall clock or by the processor time of the whole process,
 * whichever is less. Neither can be less than what the work itself took, and a busy machine adds to the former only.
 */
export class Stopwatch {
  #wall = performance.now();
  #processor = process.cpuUsage();

  /** Milliseconds since it was made or read last; it then begins anew. */
  lap(): number {
    const [wall, processor] = [performance.now(), process.cpuUsage(this.#processor)];
    const took = Math.min(wall - this.#wall, (processor.user + processor.system) / 1_000);
    this.#processor = process.cpuUsage();
    this.#wall = performance.now();
    return took;
  }
}

/** How long some work takes, in milliseconds. */
export function timed(work: () => unknown): number {
  const watch = new Stopwatch();
  work();
  return watch.lap();
}

/** How long some work takes that has to wait now and then. */
export async function timedToItsEnd(work: () => Promise<unknown>): Promise<number> {
  const watch = new Stopwatch();
  await work();
  return watch.lap();
}
