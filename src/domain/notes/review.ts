import { COMMON } from "./common-fields.ts";
import { choice, day, list, status, text } from "./field-types.ts";

/** A post-incident, post-implementation, audit or other review. */
export const REVIEW_FIELDS = {
  ...COMMON,
  kind: choice("incident|change|problem|procedure|audit|capacity"),
  of: text(),
  facilitator: text(),
  participants: list(),
  due: day(),
  status: status("draft|in-review|reviewed|closed"),
} as const;
