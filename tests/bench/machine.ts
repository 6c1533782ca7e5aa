import { arch, cpus, loadavg, platform, release, totalmem } from "node:os";
import process from "node:process";

/** The machine in a line, for figures mean nothing without one. */
export function describeMachine(): string {
  const [first] = cpus();
  const load = loadavg()[0] ?? 0;
  return `Node ${process.versions.node}, ${platform()} ${release()} ${arch()}, ${cpus().length} cores of ${first?.model.trim() ?? "an unknown processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, load ${load.toFixed(1)}`;
}
