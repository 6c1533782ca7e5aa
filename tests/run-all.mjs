// `npm test`: types, lint and build side by side, then every suite. Says at the end what took how long; the first failure ends it.
import { spawn } from "node:child_process";
import process from "node:process";

const bin = (name) => `node_modules/.bin/${name}`;

/** Where a date may go wrong: both sides of Greenwich, summer in January, half an hour beside the hour. UTC is where all tests run. */
const ZONES = ["Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata"];

/** Each stage begins when the one before is green; the parts of a stage run side by side. */
const STAGES = [
  [
    ["lint", bin("eslint"), ["src", "manifest.json", "LICENSE", "package.json", "--max-warnings", "0"]],
    ["types of the tests", bin("tsc"), ["-p", "tests"]],
  ],
  [
    ["types of domain", bin("tsc"), ["-p", "src/domain"]],
    ["types of the plugin", bin("tsc"), ["-p", "."]],
    ["build", process.execPath, ["esbuild.config.mjs"]],
  ],
  [["domain, templates, house", bin("vitest"), ["run", "--project", "domain", "--project", "templates", "--project", "house"]]],
  ...pairs(ZONES.map((zone) => [`vectors in ${zone}`, bin("vitest"), ["run", "--project", "domain", ".vectors.test", "schedule/occurrences.test"], { ZONE: zone }])),
  [["stand-in and plugin", bin("vitest"), ["run", "--project", "host", "--project", "plugin"]]],
  [["browser", bin("vitest"), ["run", "--project", "browser"]]],
];

const wanted = process.argv.slice(2);
const started = Date.now();
const took = [];

for (const stage of STAGES) {
  const parts = stage.filter(([name]) => wanted.length === 0 || wanted.some((part) => name.includes(part)));
  const codes = await Promise.all(parts.map(run));
  const failed = codes.find((code) => code !== 0);
  if (failed !== undefined) process.exit(failed || 1);
}
console.log(`\n${took.join("\n")}\nAll green in ${seconds(started)} s.`);

/** Runs a part; what it prints is shown at once where it runs alone, else when it ends. Resolves to its exit code. */
function run([name, command, args, env = {}], at, { length }) {
  const begun = Date.now();
  const alone = length === 1;
  if (alone) console.log(`\n== ${name}`);
  const child = spawn(command, args, { stdio: alone ? "inherit" : "pipe", shell: process.platform === "win32", env: { ...process.env, ...env } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (printed += String(chunk)));
  return new Promise((resolve) => {
    child.on("close", (code) => {
      took.push(`${name}: ${seconds(begun)} s`);
      if (!alone) console.log(`\n== ${name}\n${printed.trimEnd()}`);
      if (code !== 0) console.error(`\n${name} failed.`);
      resolve(code ?? 1);
    });
  });
}

/** Two small parts side by side are as much as a small machine does at once. */
function pairs(parts) {
  return parts.flatMap((part, at) => (at % 2 === 0 ? [parts.slice(at, at + 2)] : []));
}

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
