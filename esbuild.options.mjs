import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateRawSync } from "node:zlib";

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

/** How the plugin is bundled: one CommonJS file, as Obsidian loads it. The build and its test share these. */
export const buildOptions = {
  entryPoints: ["src/main.ts"],
  bundle: true,
  format: "cjs",
  platform: "browser",
  target: "es2022",
  external: ["obsidian", "electron", "@codemirror/*", "@lezer/*"],
  plugins: [packedTemplates],
  treeShaking: true,
  logLevel: "warning",
  charset: "utf8",
  legalComments: "none",
};
