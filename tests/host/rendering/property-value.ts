import { readWikilink } from "../metadata/link-text.ts";

/** Draws one property's value: a checkbox, pills for a list, else text; links in it can be clicked. */
export function drawPropertyValue(el: HTMLElement, key: string, type: string, value: unknown): void {
  if (type === "checkbox" && typeof value === "boolean") {
    const box = el.createEl("input", { cls: "metadata-input-checkbox", type: "checkbox", attr: { "aria-label": key } });
    box.checked = value;
    box.disabled = true;
  } else if (Array.isArray(value) || type === "tags") {
    const pills = el.createDiv({ cls: "multi-select-container" });
    for (const item of listOf(value)) drawPill(pills, type, item);
  } else {
    drawText(el.createDiv({ cls: "metadata-input-longtext" }), value);
  }
}

function listOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value === null || value === undefined || value === "" ? [] : [value];
}

function drawPill(pills: HTMLElement, type: string, item: unknown): void {
  const content = pills.createDiv({ cls: "multi-select-pill" }).createDiv({ cls: "multi-select-pill-content" });
  if (type !== "tags") return drawText(content, item);
  const tag = `#${String(item).replace(/^#/, "")}`;
  content.createEl("a", { cls: "tag", text: tag, href: tag });
}

function drawText(el: HTMLElement, value: unknown): void {
  const text = shown(value);
  if (/^\[\[((?!\[\[|\]\]).)+\]\]$/.test(text)) {
    const { link, displayText } = readWikilink(text);
    el.addClass("metadata-link");
    const href = /^[a-z][a-z0-9+.-]*:/i.test(link) ? "#" : link;
    el.createEl("a", { cls: "metadata-link-inner internal-link", text: displayText ?? link, href, attr: { "data-href": link } });
  } else if (/^https?:\/\/\S+$/.test(text)) {
    el.createEl("a", { cls: "metadata-link-inner external-link", text, href: text, attr: { target: "_blank", rel: "noopener nofollow" } });
  } else {
    el.setText(text);
  }
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
