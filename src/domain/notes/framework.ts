import { COMMON } from "./common-fields.ts";
import { choice, text, when } from "./field-types.ts";

/** The vault's framework; layers, areas and activities are read from its text. */
export const FRAMEWORK_FIELDS = { ...COMMON, profile: choice("team|solo"), working_hours: text(), updated: when() } as const;
