import { findTemplateTags } from "./find-template-tags.ts";
import type { TemplateContext } from "./template-context.ts";

const DEFAULT_PATTERNS = { date: "YYYY-MM-DD", time: "HH:mm" };

function valueOf(body: string, context: Pick<TemplateContext, "title" | "formatDate">): string | null {
  const [, name, pattern] = /^(title|date|time)(?::(.*))?$/.exec(body) ?? [];
  if (name === "title" && pattern === undefined) return context.title;
  if (name !== "date" && name !== "time") return null;
  return context.formatDate(pattern ?? DEFAULT_PATTERNS[name], { kind: "now" });
}

/**
 * Fills the placeholders of Obsidian's core Templates plugin: `{{title}}`, `{{date}}`, `{{time}}`, the last two also with a
 * pattern after a colon. Every other `{{…}}` stays.
 */
export function fillPlaceholders(text: string, context: Pick<TemplateContext, "title" | "formatDate">): string {
  let filled = "";
  let from = 0;
  for (const tag of findTemplateTags(text)) {
    if (tag.kind !== "placeholder") continue;
    filled += text.slice(from, tag.start) + (valueOf(tag.body, context) ?? tag.text);
    from = tag.end;
  }
  return filled + text.slice(from);
}
