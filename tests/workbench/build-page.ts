import { createRequire } from "node:module";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** Bundles the workbench page, its styles and Mermaid (apart, because few notes need it); answers what to serve under which name. */
export async function buildPage(repository: string): Promise<Record<string, string>> {
  const source = path.join(repository, "tests", "workbench");
  const out = path.join(repository, "build", "workbench");
  await mkdir(out, { recursive: true });
  const mermaid = createRequire(path.join(repository, "package.json")).resolve("mermaid").replace(/mermaid\.core\.mjs$/u, "mermaid.min.js");
  await build({
    entryPoints: { page: path.join(source, "page.ts"), app: path.join(source, "app.css") },
    outdir: out,
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    sourcemap: "linked",
    // CodeMirror works with one copy of its state only; the plugin gets the same one.
    alias: Object.fromEntries(["@codemirror/state", "@codemirror/view"].map((name) => [name, path.join(repository, "node_modules", name)])),
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "error",
  });
  return {
    "/": path.join(source, "index.html"),
    "/page.js": path.join(out, "page.js"),
    "/page.js.map": path.join(out, "page.js.map"),
    "/app.css": path.join(out, "app.css"),
    "/app.css.map": path.join(out, "app.css.map"),
    "/mermaid.js": mermaid,
  };
}
