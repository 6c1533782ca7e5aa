import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";
import obsidianmd from "eslint-plugin-obsidianmd";
import { PlainTextParser } from "eslint-plugin-obsidianmd/dist/lib/plainTextParser.js";

export default defineConfig([
  globalIgnores(["node_modules", "main.js", "build", "tests", "*.mjs"]),
  ...obsidianmd.configs.recommendedWithLocalesEn,
  {
    languageOptions: {
      parserOptions: { projectService: { allowDefaultProject: ["eslint.config.*"] }, tsconfigRootDir: import.meta.dirname },
    },
  },
  {
    files: ["manifest.json"],
    plugins: { obsidianmd },
    rules: { "obsidianmd/validate-manifest": "error" },
    languageOptions: { parser: tseslint.parser, parserOptions: { projectService: false, extraFileExtensions: [".json"] } },
  },
  {
    files: ["LICENSE"],
    plugins: { obsidianmd },
    rules: { "obsidianmd/validate-license": ["error"] },
    languageOptions: { parser: PlainTextParser, parserOptions: { projectService: false, extraFileExtensions: [""] } },
  },
]);
