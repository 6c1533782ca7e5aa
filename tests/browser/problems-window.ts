import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import type { Browser, Page } from "playwright-core";

const repository = process.cwd();
let built: Promise<string> | undefined;

/** Opens the page with the Problems view alone; see `problems-page.ts` for what `query` may say. */
export async function openProblems(browser: Browser, query: string, size = { width: 1280, height: 800 }): Promise<Page> {
  const folder = await (built ??= buildProblemsPage());
  const page = await browser.newPage({ viewport: size, reducedMotion: "reduce" });
  page.on("pageerror", (error) => console.error(error));
  await page.goto(`file://${folder}/index.html?${query}`);
  await page.waitForSelector("body:not(.app-loading) .operations-vault-problems-title");
  return page;
}

async function buildProblemsPage(): Promise<string> {
  const folder = path.join(repository, "build", "problems-page");
  await mkdir(folder, { recursive: true });
  await build({
    entryPoints: { page: "tests/browser/problems-page.ts", app: "tests/workbench/app.css", styles: "styles.css" },
    outdir: folder,
    absWorkingDir: repository,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    alias: { obsidian: path.join(repository, "tests/host/obsidian.ts"), ...Object.fromEntries(["@codemirror/state", "@codemirror/view"].map((name) => [name, path.join(repository, "node_modules", name)])) },
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  const styles = ["app", "styles"].map((name) => `<link rel="stylesheet" href="${name}.css" />`).join("");
  await writeFile(path.join(folder, "index.html"), `<!doctype html><html lang="en"><head><meta charset="utf-8" /><meta name="viewport" content="width=device-width, initial-scale=1" /><title>Problems</title>${styles}</head><body class="app-loading"><script src="page.js"></script></body></html>`);
  return folder;
}
