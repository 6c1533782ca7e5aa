import { getFrontMatterInfo, parseYaml } from "../files/front-matter.ts";
import { setIcon } from "../parts/icons.ts";
import { drawPropertyValue } from "./property-value.ts";
import type { Rendering } from "./rendering-context.ts";

const ICONS: Readonly<Record<string, string>> = {
  text: "text",
  multitext: "list",
  number: "binary",
  checkbox: "check-square",
  date: "calendar",
  datetime: "clock",
  aliases: "forward",
  tags: "tags",
};

/** Draws a note's properties; YAML that cannot be read is shown as it stands, marked as invalid. */
export function drawProperties(el: HTMLElement, rendering: Rendering): void {
  const info = getFrontMatterInfo(rendering.text.replace(/^\uFEFF/, ""));
  if (!info.exists || info.frontmatter.trim() === "") return;
  const container = el.createDiv({ cls: "metadata-container", attr: { tabindex: "-1" } });
  const heading = container.createDiv({ cls: "metadata-properties-heading" });
  const title = heading.createDiv({ cls: "metadata-properties-title", text: "Properties" });
  const values = readMapping(info.frontmatter);
  if (!values) {
    title.setText("Invalid properties");
    container.addClass("mod-error");
    container.createDiv({ cls: "metadata-error-container" }).createEl("pre", { text: info.frontmatter });
    return;
  }
  container.setAttr("data-property-count", Object.keys(values).length);
  const list = container.createDiv({ cls: "metadata-content" }).createDiv({ cls: "metadata-properties" });
  for (const [key, value] of Object.entries(values)) drawProperty(list, key, value, rendering);
}

function readMapping(yaml: string): Record<string, unknown> | null {
  try {
    const value = parseYaml(yaml);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function drawProperty(list: HTMLElement, key: string, value: unknown, rendering: Rendering): void {
  const type = rendering.app.metadataTypeManager.getAssignedWidget(key) ?? typeOf(value);
  const row = list.createDiv({ cls: "metadata-property", attr: { "data-property-key": key, "data-property-type": type } });
  const name = row.createDiv({ cls: "metadata-property-key" });
  setIcon(name.createSpan({ cls: "metadata-property-icon", attr: { "aria-hidden": "true" } }), ICONS[type] ?? "text");
  name.createSpan({ cls: "metadata-property-key-input", text: key });
  drawPropertyValue(row.createDiv({ cls: "metadata-property-value", attr: { "data-property-type": type } }), key, type, value);
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "multitext";
  if (typeof value === "number") return "number";
  if (typeof value === "boolean") return "checkbox";
  if (typeof value !== "string") return "text";
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return "date";
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? "datetime" : "text";
}
