import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { gzipSync } from "node:zlib";

import type { Goal } from "../goal.ts";
import { median, medianRatio, ratioOfLeast } from "../rounds.ts";

/** Each start is measured in so many processes of its own. */
const PROCESSES = 7;

/** What a user downloads. */
export const size: Goal = {
  id: "G11",
  once({ files }) {
    const bytes = readFileSync(files.main);
    return [
      { what: "main.js", value: bytes.length, limit: 450_000, unit: "bytes" },
      { what: "main.js, gzipped", value: gzipSync(bytes, { level: 9 }).length, limit: 130_000, unit: "bytes" },
    ];
  },
};

/** What the app waits for before the plugin has done anything. */
export const evaluation: Goal = {
  id: "G12",
  once({ files }) {
    const took = { subject: [] as number[], yardstick: [] as number[] };
    for (let process = 0; process < PROCESSES; process++) {
      took.subject.push(startUp(files.main).evaluation);
      took.yardstick.push(startUp(files.standIn).evaluation);
    }
    const more = `median ${medianRatio(took).toFixed(2)} x, least ${Math.min(...took.subject).toFixed(1)} to ${Math.min(...took.yardstick).toFixed(1)} ms for ${Math.round(statSync(files.standIn).size / 1_000)} KB`;
    return [{ what: "evaluating main.js : evaluating 900 KB of libraries", value: ratioOfLeast(took), limit: 0.4, unit: "x", more }];
  },
};

/** What the app waits for while the plugin registers. */
export const onload: Goal = {
  id: "G13",
  once({ files }) {
    const starts = Array.from({ length: PROCESSES }, () => startUp(files.main, "onload"));
    const times = starts.map((start) => start.onload ?? Number.NaN);
    const reads = starts.flatMap(({ asked }) => asked).filter((name) => /^metadataCache\.get|^vault\.(?:read|cachedRead|get)/.test(name));
    return [
      { what: "onload", value: Math.min(...times), limit: 5, unit: "ms", more: `median ${median(times).toFixed(2)} ms` },
      { what: "looks into vault or metadata before the layout is ready", value: reads.length, limit: 0, unit: "calls", ...(reads.length > 0 ? { more: [...new Set(reads)].join(", ") } : {}) },
    ];
  },
};

function startUp(file: string, loads = ""): { evaluation: number; onload?: number; asked: string[] } {
  const printed = execFileSync(process.execPath, [join(process.cwd(), "tests/bench/start-up.mjs"), file, loads], { encoding: "utf8" });
  return JSON.parse(printed) as { evaluation: number; onload?: number; asked: string[] };
}
