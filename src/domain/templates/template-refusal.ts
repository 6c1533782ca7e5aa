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

/** Refuses an expression that goes beyond what is filled without Templater. */
export function beyondThePlainSubset(what = "This expression"): never {
  throw new Unfillable(`${what} goes beyond what Operations Vault fills by itself; this template needs Templater.`);
}

/** The refusal of a tag whose expression threw `Unfillable`; any other error goes on. */
export function refuse({ line, column, text: tag }: TemplateTag, error: unknown): TemplateRefusal {
  if (!(error instanceof Unfillable)) throw error;
  return { ok: false, line, column, tag, reason: error.message };
}
