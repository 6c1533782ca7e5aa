import type { TemplateTag } from "./find-template-tags.ts";

/** Why a template cannot be filled here, and where. */
export interface TemplateRefusal {
  ok: false;
  line: number;
  column: number;
  tag: string;
  reason: string;
}

/** Thrown while one expression is evaluated; its message is the reason that the user reads. */
export class Unfillable extends Error {}

/** Says that an expression goes beyond what is filled without Templater. */
export function beyondThePlainSubset(what: string): Unfillable {
  return new Unfillable(`${what} goes beyond what Operations Vault fills by itself; this template needs Templater.`);
}

/** The refusal that belongs to a tag. */
export function refuse(tag: TemplateTag, reason: string): TemplateRefusal {
  return { ok: false, line: tag.line, column: tag.column, tag: tag.text, reason };
}
