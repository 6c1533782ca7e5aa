import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import type { Browser } from "playwright-core";

const flags = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--font-render-hinting=none", "--force-color-profile=srgb"];

const installed = [
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** Starts Chrome or Chromium without a window: the one that `CHROME_PATH` names, else an installed one, else the one inside the npm package. */
export async function launchBrowser(): Promise<Browser> {
  const found = process.env["CHROME_PATH"] ?? installed.find((place) => existsSync(place));
  if (found !== undefined) return chromium.launch({ executablePath: found, args: flags });
  if (process.platform !== "linux" || process.arch !== "x64") throw new Error("No Chrome or Chromium was found. Install one, or name it in CHROME_PATH.");
  return launchPackaged(await unpackBrowser());
}

async function launchPackaged(folder: string): Promise<Browser> {
  // The package brings the libraries that a bare machine lacks; a machine's own come first.
  const libraries = [process.env["LD_LIBRARY_PATH"], "/usr/lib/x86_64-linux-gnu", "/usr/lib64", path.join(folder, "al2023", "lib")];
  const env = { ...definedEnvironment(), LD_LIBRARY_PATH: libraries.filter((place) => place !== undefined).join(":"), FONTCONFIG_PATH: path.join(folder, "fonts") };
  return chromium.launch({ executablePath: path.join(folder, "chromium"), args: flags, env });
}

/** Unpacks the browser once; several runs at the same time do not disturb each other. */
async function unpackBrowser(): Promise<string> {
  const home = path.join(process.cwd(), "build", "browser");
  if (existsSync(path.join(home, "ready"))) return home;
  await mkdir(path.dirname(home), { recursive: true });
  const fresh = await mkdtemp(`${home}-`);
  await inEnvironment({ TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: "nodejs22.x" }, async () => {
    const { default: packaged } = await import("@sparticuz/chromium");
    await packaged.executablePath();
  });
  await writeFile(path.join(fresh, "fonts", "fonts.conf"), fontConfiguration(home));
  await writeFile(path.join(fresh, "ready"), "");
  await rename(fresh, home).catch(async (error: unknown) => {
    await rm(fresh, { recursive: true, force: true });
    if (!existsSync(path.join(home, "ready"))) throw error;
  });
  return home;
}

/** The package's own fonts file names folders of a cloud machine; this one names its fonts where they lie, and the system's. */
function fontConfiguration(home: string): string {
  const folders = [path.join(home, "fonts", "fonts"), "/usr/share/fonts", "/usr/local/share/fonts", path.join(os.homedir(), ".fonts")];
  const prefer = (family: string, fonts: string[]): string =>
    `<alias><family>${family}</family><prefer>${fonts.map((font) => `<family>${font}</family>`).join("")}</prefer></alias>`;
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>',
    ...folders.map((folder) => `<dir>${folder}</dir>`),
    `<cachedir>${path.join(home, "fonts-cache")}</cachedir>`,
    prefer("sans-serif", ["Open Sans", "DejaVu Sans", "Noto Color Emoji"]),
    prefer("serif", ["DejaVu Serif", "Open Sans"]),
    prefer("monospace", ["DejaVu Sans Mono", "Liberation Mono", "Open Sans"]),
    "</fontconfig>",
  ].join("\n");
}

async function inEnvironment(values: Record<string, string>, work: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, values);
  try {
    await work();
  } finally {
    for (const name of ["LD_LIBRARY_PATH", "FONTCONFIG_PATH", "HOME", ...Object.keys(values)]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
