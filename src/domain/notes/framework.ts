import { isZone } from "../time/moment.ts";
import { FieldReader } from "./field-reader.ts";
import type { NoteFacts } from "./note-facts.ts";
import type { NoteProblem } from "./note-problem.ts";

/** The vault's framework: what the index keeps of it; layers, areas and activities are read from the text. */
export interface FrameworkNote {
  readonly kind: "framework";
  readonly title: string | undefined;
  readonly timezone: string | undefined;
  readonly profile: "team" | "solo" | undefined;
}

/** Reads a framework's fields. */
export function readFramework(facts: NoteFacts): { note: FrameworkNote; problems: NoteProblem[] } {
  const fields = new FieldReader(facts.fields);
  const timezone = fields.text("timezone");
  const known = timezone !== undefined && isZone(timezone);
  if (timezone !== undefined && !known) fields.report("timezone", timezone, "a zone such as Europe/Berlin", "Use a name from the IANA time zone list.");
  const note: FrameworkNote = {
    kind: "framework",
    title: fields.text("title"),
    timezone: known ? timezone : undefined,
    profile: fields.choice("profile", ["team", "solo"]),
  };
  return { note, problems: fields.problems };
}
