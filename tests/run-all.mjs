// `npm test`: types, lint, build, then every suite. Says at the end what took how long; the first failure ends it.
import { spawnSync } from "node:child_process";
import process from "node:process";

const bin = (name) => `node_modules/.bin/${name}`;

const PARTS = [
  ["types of domain", bin("tsc"), ["-p", "src/domain"]],
  ["types of the plugin", bin("tsc"), ["-p", "."]],
  ["types of the tests", bin("tsc"), ["-p", "tests"]],
  ["lint", bin("eslint"), ["src", "manifest.json", "LICENSE", "package.json", "--max-warnings", "0"]],
  ["build", process.execPath, ["esbuild.config.mjs"]],
  ["domain, templates, house", bin("vitest"), ["run", "--project", "domain", "--project", "templates", "--project", "house"]],
  ["stand-in and plugin", bin("vitest"), ["run", "--project", "host", "--project", "plugin"]],
  ["browser", bin("vitest"), ["run", "--project", "browser"]],
];

const only = process.argv.slice(2);
const started = Date.now();
const took = [];

for (const [name, command, args] of PARTS) {
  if (only.length > 0 && !only.some((wanted) => name.includes(wanted))) continue;
  console.log(`\n== ${name}`);
  const begun = Date.now();
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: process.platform === "win32" });
  took.push(`${name}: ${seconds(begun)} s`);
  if (status !== 0) {
    console.error(`\n${name} failed.`);
    process.exit(status ?? 1);
  }
}
console.log(`\n${took.join("\n")}\nAll green in ${seconds(started)} s.`);

function seconds(since) {
  return ((Date.now() - since) / 1000).toFixed(1);
}
