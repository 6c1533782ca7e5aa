import type { App as ObsidianApp, WorkspaceLeaf } from "obsidian";
import type { App } from "../host/core/app.ts";
import { closeApp, createApp } from "../host/core/create-app.ts";
import { MemoryAdapter } from "../host/files/memory-adapter.ts";

/** An app of the stand-in over files in memory, as the plugin's code sees it. */
export interface UiHost {
  readonly app: ObsidianApp;
  close(): Promise<void>;
}

/** Starts an app for tests of the visible part. */
export async function startHost(files: Record<string, string> = {}): Promise<UiHost> {
  const containerEl = document.createElement("div");
  document.body.append(containerEl);
  const app: App = await createApp({ adapter: new MemoryAdapter(files), containerEl });
  return { app: app as unknown as ObsidianApp, close: () => closeApp(app) };
}

/** Shows a view in the right sidebar. */
export async function showView(host: UiHost, type: string, create: (leaf: WorkspaceLeaf) => object): Promise<WorkspaceLeaf> {
  const registry = (host.app as unknown as { viewRegistry: { registerView(type: string, create: unknown): void } }).viewRegistry;
  registry.registerView(type, create);
  return host.app.workspace.ensureSideLeaf(type, "right", { active: false, reveal: true });
}

/** Waits for what the next frames draw. */
export async function frames(count = 3): Promise<void> {
  for (let at = 0; at < count; at++) await new Promise((resolve) => requestAnimationFrame(() => resolve(undefined)));
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** Presses a key on what has the focus; true where nobody prevented what the browser would do. */
export function press(key: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  const goesOn = target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
  if (goesOn && key === "Enter" && target instanceof HTMLInputElement) target.form?.requestSubmit();
  return goesOn;
}

/** The one element that fits; throws where there is none. */
export function the<T extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): T {
  const found = root.querySelector<T>(selector);
  if (!found) throw new Error(`Nothing fits ${selector} in ${root instanceof Element ? root.outerHTML : document.body.innerHTML}`);
  return found;
}

/** The button that says so. */
export function button(text: string, root: ParentNode = document): HTMLButtonElement {
  const found = [...root.querySelectorAll("button")].find((el) => el.textContent === text || el.getAttribute("aria-label") === text);
  if (!found) throw new Error(`No button says ${text}`);
  return found;
}

/** Types into a field, as a person would: the text stands there and the field tells. */
export function type(input: HTMLInputElement, text: string): void {
  input.focus();
  input.value = text;
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** The field under a label. */
export function field(label: string): HTMLInputElement {
  const found = [...document.querySelectorAll("label")].find((el) => el.firstChild?.textContent === label);
  const input = found && document.getElementById(found.htmlFor);
  if (!(input instanceof HTMLInputElement)) throw new Error(`No field is called ${label}`);
  return input;
}
