import { parse } from "yaml";

const nothing = () => undefined;
/** An element, menu or other thing of the app that takes every call and answers with itself. */
const anything = new Proxy(nothing, { get: (_, name) => (name === Symbol.toPrimitive ? () => "" : name === "then" ? undefined : anything), apply: () => anything, set: () => true });

class Component {}
for (const name of ["load", "onload", "unload", "onunload", "register", "registerEvent", "registerDomEvent", "registerInterval", "addChild", "removeChild"]) Component.prototype[name] = nothing;

class Plugin extends Component {
  constructor(app, manifest) {
    super();
    Object.assign(this, { app, manifest });
  }
  loadData() {
    return Promise.resolve(null);
  }
  saveData() {
    return Promise.resolve();
  }
}
const REGISTERS = ["addCommand", "removeCommand", "addRibbonIcon", "addStatusBarItem", "addSettingTab", "registerView", "registerHoverLinkSource", "registerExtensions", "registerMarkdownPostProcessor",
  "registerMarkdownCodeBlockProcessor", "registerBasesView", "registerEditorExtension", "registerObsidianProtocolHandler", "registerEditorSuggest", "registerCliHandler"];
for (const name of REGISTERS) Plugin.prototype[name] = () => anything;

class TAbstractFile {}
class TFile extends TAbstractFile {}
class TFolder extends TAbstractFile {}

const known = {
  Component, Plugin, TAbstractFile, TFile, TFolder,
  Platform: { isMobile: false, isDesktop: true, isDesktopApp: true },
  apiVersion: "1.13.1",
  parseYaml: parse,
  normalizePath: (path) => path.replace(/[\\/]+/g, "/").replace(/^\/|\/$/g, ""),
  debounce: (work) => Object.assign(() => undefined, { cancel: nothing, run: work }),
  requireApiVersion: () => true,
};

/** Obsidian's module without an app: classes that can be extended and made, functions that do nothing. */
export const obsidian = new Proxy(known, {
  get: (target, name) => (typeof name === "string" && !(name in target) ? (target[name] = /^[A-Z]/.test(name) ? class extends Component {} : () => anything) : target[name]),
});

export { anything };
