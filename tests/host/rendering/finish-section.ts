import type { MarkdownPostProcessorContext } from "obsidian";
import { postProcessors } from "../core/post-processing.ts";
import { setIcon } from "../parts/icons.ts";
import { calloutIcon } from "./callout-icon.ts";
import { loadEmbeds } from "./embeds.ts";
import { markUnresolved } from "./internal-links.ts";
import { drawDiagrams } from "./diagrams.ts";
import type { Rendering } from "./rendering-context.ts";

/** Everything between safe HTML and a finished section: links, callouts, embeds, post processors by their order, diagrams, copy buttons. */
export async function finishSection(el: HTMLElement, rendering: Rendering, ctx: MarkdownPostProcessorContext): Promise<void> {
  markUnresolved(el, rendering);
  nameHeadings(el);
  for (const item of el.findAll("li.task-list-item")) nameCheckbox(item);
  for (const callout of el.findAll(".callout")) drawCallout(callout);
  await loadEmbeds(el, rendering);
  for (const processor of postProcessors()) await runProcessor(() => processor(el, ctx));
  await drawDiagrams(el);
  for (const pre of el.findAll("pre")) addCopyButton(pre);
}

async function runProcessor(run: () => unknown): Promise<void> {
  try {
    await run();
  } catch (error) {
    console.error("A post processor failed", error);
  }
}

function nameHeadings(el: HTMLElement): void {
  for (const heading of el.findAll("h1, h2, h3, h4, h5, h6")) heading.setAttr("data-heading", heading.getText());
}

/** The app leaves checkboxes without a name; here they have one, so that the accessibility checks of plugins see only plugins. */
function nameCheckbox(item: HTMLElement): void {
  const box = item.querySelector(".task-list-item-checkbox");
  const own = [...item.childNodes].filter((node) => !/^[UO]L$/.test(node.nodeName));
  box?.setAttribute("aria-label", own.map((node) => node.textContent ?? "").join("").trim() || "Task");
}

function drawCallout(callout: HTMLElement): void {
  const icon = callout.querySelector<HTMLElement>(":scope > .callout-title > .callout-icon");
  if (icon) setIcon(icon, calloutIcon(callout.getAttr("data-callout") ?? ""));
  const title = callout.querySelector<HTMLElement>(":scope > .callout-title");
  const fold = callout.querySelector<HTMLElement>(":scope > .callout-title > .callout-fold");
  const content = callout.querySelector<HTMLElement>(":scope > .callout-content");
  if (!title || !fold) return;
  setIcon(fold, "chevron-down");
  const show = (): void => {
    const isCollapsed = callout.hasClass("is-collapsed");
    fold.toggleClass("is-collapsed", isCollapsed);
    content?.toggle(!isCollapsed);
  };
  show();
  title.addEventListener("click", (event) => {
    if ((event.target as HTMLElement).closest("a")) return;
    callout.toggleClass("is-collapsed", !callout.hasClass("is-collapsed"));
    show();
  });
}

function addCopyButton(pre: HTMLElement): void {
  const code = pre.querySelector("code");
  if (!code || pre.querySelector(".copy-code-button")) return;
  const button = pre.createEl("button", { cls: "copy-code-button", attr: { "aria-label": "Copy", type: "button" } });
  setIcon(button, "copy");
  button.addEventListener("click", () => void navigator.clipboard.writeText(code.textContent ?? ""));
}
