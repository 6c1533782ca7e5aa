/** How the plugin is bundled: one CommonJS file, as Obsidian loads it. The build and its test share these. */
export const buildOptions = {
  entryPoints: ["src/main.ts"],
  bundle: true,
  format: "cjs",
  platform: "browser",
  target: "es2022",
  external: ["obsidian", "electron", "@codemirror/*", "@lezer/*"],
  loader: { ".md": "text" },
  treeShaking: true,
  logLevel: "warning",
  charset: "utf8",
  legalComments: "none",
};
