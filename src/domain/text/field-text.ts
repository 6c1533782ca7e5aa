import type { Frontmatter } from "./frontmatter.ts";
import { findField } from "./set-field.ts";

/** A field's value as text; undefined where it is absent or empty. Lists are joined by commas. */
export function fieldText(frontmatter: Frontmatter, key: string): string | undefined {
  const value = findField(frontmatter, key)?.value;
  if (value === null || value === undefined || value === "") return undefined;
  return Array.isArray(value) ? value.map(String).join(",") : typeof value === "string" ? value : JSON.stringify(value);
}
