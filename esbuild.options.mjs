import { readdirSync, readFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { deflateRawSync } from "node:zlib";
import { minify } from "terser";

const templates = path.join(import.meta.dirname, "templates");

/** `templates/packed`: the texts of all templates with their paths without `.md`, as JSON, deflated, in base64. */
const packedTemplates = {
  name: "packed-templates",
  setup(build) {
    build.onResolve({ filter: /\/templates\/packed$/ }, () => ({ path: templates, namespace: "packed-templates" }));
    build.onLoad({ filter: /.*/, namespace: "packed-templates" }, () => {
      const files = readdirSync(templates, { recursive: true }).filter((file) => file.endsWith(".md")).sort();
      const texts = files.map((file) => [file.slice(0, -3).replaceAll("\\", "/"), readFileSync(path.join(templates, file), "utf8")]);
      const packed = deflateRawSync(JSON.stringify(texts), { level: 9 });
      return { contents: packed.toString("base64"), loader: "text", watchDirs: [templates], watchFiles: files.map((file) => path.join(templates, file)) };
    });
  },
};

/** esbuild bundles and minifies, terser then folds what is left: about a thirtieth less to load. */
const folded = {
  name: "folded",
  setup(build) {
    const { minify: isMinified, write = true } = build.initialOptions;
    if (!isMinified) return;
    build.initialOptions.write = false;
    build.onEnd(async ({ outputFiles }) => {
      for (const file of outputFiles ?? []) {
        const { code = "" } = await minify(file.text, { ecma: 2022, toplevel: true, compress: { passes: 3, keep_fargs: false, unsafe_arrows: true }, mangle: true, format: { comments: false } });
        file.contents = new TextEncoder().encode(code);
        if (write) {
          await mkdir(path.dirname(file.path), { recursive: true });
          await writeFile(file.path, file.contents);
        }
      }
    });
  },
};

/** How the plugin is bundled: one CommonJS file, as Obsidian loads it. The build and its test share these. */
export const buildOptions = {
  entryPoints: ["src/main.ts"],
  bundle: true,
  format: "cjs",
  platform: "browser",
  target: "es2022",
  external: ["obsidian", "electron", "@codemirror/*", "@lezer/*"],
  plugins: [packedTemplates, folded],
  treeShaking: true,
  logLevel: "warning",
  charset: "utf8",
  legalComments: "none",
};
