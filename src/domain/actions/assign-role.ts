import type { Kind } from "../notes/kinds.ts";
import { asPersonLink, baseName, samePerson } from "../text/links.ts";
import { logLine, untagged, type Acting } from "./acting.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";
import { fieldEdits, readRecord } from "./record-fields.ts";

/** Who sees to what. */
export type RecordRole = "commander" | "scribe" | "communications" | "owner" | "facilitator";

/** Plans to give a role of a record to a person. What was acknowledged stays so. */
export function planRole(path: string, text: string, role: RecordRole, person: string, acting: Acting): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const link = personToWrite(person);
  if (link === "") return refuse("person-missing", "Nobody is named.", "Say who it is.", path);
  const holders = holdersOf(text, role);
  if (holders.length === 1 && samePerson(holders[0] ?? "", link)) return refuse("role-unchanged", `The ${role} is ${link} already.`, "Choose somebody else.", path);
  return planEdits(`${role.charAt(0).toUpperCase()}${role.slice(1)}: ${baseName(path)}`, path, roleEdits(text, role, link, acting));
}

/** The property and the line of the log for a role that a person takes over. */
export function roleEdits(text: string, role: RecordRole, person: string, acting: Acting): Edit[] {
  const before = holdersOf(text, role).map(personToWrite).join(", ");
  const line = logLine(acting, role, before, person);
  return [...fieldEdits(kindOf(role), text, { [role]: person }), { kind: "append-under-heading", heading: acting.headings.log, lines: [line] }];
}

/** A person as a link that no log takes for anything else. */
export function personToWrite(person: string): string {
  return asPersonLink(untagged(person).replace(/\s*(?:→|->|·)\s*/g, " "));
}

function holdersOf(text: string, role: RecordRole): readonly string[] {
  const { [role]: held } = readRecord(kindOf(role), text) as Partial<Record<RecordRole, string | readonly string[]>>;
  return typeof held === "string" ? [held] : (held ?? []);
}

/** A kind whose properties the role is among; the owner is the same in all. */
function kindOf(role: RecordRole): Kind {
  return role === "facilitator" ? "review" : "incident";
}
