import { COMMON } from "./common-fields.ts";
import { choice, day, length, list, number, status, text } from "./field-types.ts";

/** An operational tool, and how far its work is automated. */
export const TOOL_FIELDS = {
  ...COMMON,
  kind: choice("monitoring|management|automation|support|ticketing|documentation|communication|analysis|backup|security"),
  status: status("evaluating|approved|in-use|deprecated|retired"),
  version: text(),
  licence_until: day(),
  cost_month: number(),
  access: text(),
  integrates_with: list(),
  procedures: list(),
  automation: choice("manual|assisted|semi-automatic|automatic"),
  automates: choice("task|process|monitoring|reporting"),
  manual_duration: length(),
  automatic_duration: length(),
  fallback: text(),
  last_verified: day(),
} as const;
