import type { FrontmatterLinkCache } from "obsidian";

/** A value of a property; `raw` is written as it stands and means `value`, for spellings that no tool of ours writes. */
export type FieldValue = string | number | boolean | null | readonly string[] | { readonly raw: string; readonly value: unknown };
export type Field = readonly [key: string, value: FieldValue];

const PLAIN = /^[A-Za-z0-9][\w.,@/+-]*(?: [\w.,@/+-]+)*$/;
const MISREAD = /^(?:true|false|yes|no|on|off|null|[-+.\d]+|0x.*|[-+.\d]+e[-+\d]+)$/i;
const DAY_OR_MOMENT = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2})?$/;
const LINK = /^\[\[([^[\]|]+)\]\]$/;

/** The lines of a frontmatter block, without the fences. */
export function frontmatterLines(fields: readonly Field[]): string {
  return fields.map(([key, value]) => `${key}:${valueText(value)}\n`).join("");
}

/** What a YAML reader finds in those lines. */
export function frontmatterValues(fields: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(fields.map(([key, value]) => [key, meaning(value)]));
}

/** The links that the metadata cache finds among the values. */
export function frontmatterLinks(fields: readonly Field[]): FrontmatterLinkCache[] {
  return fields.flatMap(([key, value]) => {
    if (typeof value === "string") return linkCache(key, value);
    return isList(value) ? value.flatMap((entry, at) => linkCache(`${key}.${at}`, entry)) : [];
  });
}

function linkCache(key: string, text: string): FrontmatterLinkCache[] {
  const link = LINK.exec(text)?.[1];
  return link === undefined ? [] : [{ key, link, original: text, displayText: link }];
}

function isList(value: FieldValue): value is readonly string[] {
  return Array.isArray(value);
}

function meaning(value: FieldValue): unknown {
  if (isList(value)) return [...value];
  return typeof value === "object" && value !== null ? value.value : value;
}

function valueText(value: FieldValue): string {
  if (value === null) return "";
  if (isList(value)) return value.length === 0 ? " []" : value.map((entry) => `\n  - ${scalar(entry)}`).join("");
  if (typeof value === "object") return ` ${value.raw}`;
  return ` ${typeof value === "string" ? scalar(value) : String(value)}`;
}

function scalar(text: string): string {
  return DAY_OR_MOMENT.test(text) || (PLAIN.test(text) && !MISREAD.test(text)) ? text : JSON.stringify(text);
}
