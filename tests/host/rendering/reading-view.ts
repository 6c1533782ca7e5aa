import type { App } from "../core/app.ts";
import type { Component } from "../core/component.ts";
import { toggleCheckboxes } from "./checkbox-toggle.ts";
import { finishSection } from "./finish-section.ts";
import { followInternalLinks, markUnresolved } from "./internal-links.ts";
import { drawProperties } from "./properties-block.ts";
import { blocksOf } from "./render-blocks.ts";
import { contextFor, rememberSection, type Rendering } from "./rendering-context.ts";
import { safeFragment } from "./safe-html.ts";

/** Draws a note as reading view into its sizer: the properties, then each top-level block in a `div.el-…` that knows its lines. */
export async function renderReadingView(app: App, text: string, sizerEl: HTMLElement, sourcePath: string, component: Component): Promise<void> {
  const rendering: Rendering = { app, text, sourcePath, component, depth: 0 };
  const ctx = contextFor(rendering);
  const header = sizerEl.createDiv({ cls: "mod-header mod-ui" });
  drawProperties(header, rendering);
  markUnresolved(header, rendering);
  followInternalLinks(header, rendering);
  for (const { html, tag, lineStart, lineEnd } of blocksOf(text)) {
    const section = sizerEl.createDiv({ cls: `el-${tag}` });
    section.append(safeFragment(html));
    rememberSection(section, { text, lineStart, lineEnd });
    followInternalLinks(section, rendering);
    toggleCheckboxes(section, app, sourcePath);
    await finishSection(section, rendering, ctx);
  }
}
