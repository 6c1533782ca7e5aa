import type { App } from "../core/app.ts";
import type { Component } from "../core/component.ts";
import type { HoverPopover } from "../parts/hover-popover.ts";
import type { TFile } from "../files/abstract-file.ts";
import { MarkdownRenderChild } from "./markdown-render-child.ts";
import { renderBlocks } from "./render-blocks.ts";

/** Renders Markdown into elements of plugins. Links in it only look like links: a plugin opens them itself, as in the app. */
export abstract class MarkdownRenderer extends MarkdownRenderChild {
  app!: App;
  hoverPopover: HoverPopover | null = null;

  abstract get file(): TFile | null;

  static async render(app: App, markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    await renderBlocks(el, { app, text: markdown, sourcePath, component, depth: 0 });
  }

  static async renderMarkdown(markdown: string, el: HTMLElement, sourcePath: string, component: Component): Promise<void> {
    const { app } = window as unknown as { app: App };
    await MarkdownRenderer.render(app, markdown, el, sourcePath, component);
  }
}
