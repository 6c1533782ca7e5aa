import * as autocomplete from "@codemirror/autocomplete";
import * as commands from "@codemirror/commands";
import * as language from "@codemirror/language";
import * as search from "@codemirror/search";
import * as state from "@codemirror/state";
import * as view from "@codemirror/view";
import * as obsidian from "../obsidian.ts";

const modules: Readonly<Record<string, unknown>> = {
  obsidian,
  "@codemirror/autocomplete": autocomplete,
  "@codemirror/commands": commands,
  "@codemirror/language": language,
  "@codemirror/search": search,
  "@codemirror/state": state,
  "@codemirror/view": view,
};

/** What a plugin's `require` finds: Obsidian and its editor, nothing of Node or Electron. */
export function requireModule(name: string): unknown {
  if (Object.hasOwn(modules, name)) return modules[name];
  throw new Error(`Cannot find module "${name}": the stand-in has Obsidian and CodeMirror only.`);
}
