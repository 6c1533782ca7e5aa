import type { Severity } from "../notes/severity.ts";
import { baseName } from "../text/links.ts";
import { inert, logLine, type Acting } from "./acting.ts";
import { personToWrite, roleEdits } from "./assign-role.ts";
import { planEdits, refuseUnwritable } from "./edit-note.ts";
import type { Planned, Refusal } from "./plan.ts";
import { fieldEdits, isOver, readRecord } from "./record-fields.ts";

/** Plans another severity, with the commander that a major incident asks for where one is named.. */
export function planSeverity(path: string, text: string, severity: Severity, reason: string, acting: Acting, commander = ""): Planned {
  const refused = refuseUnwritable(path, text);
  if (refused) return refused;
  const { severity: before = "" } = readRecord("incident", text);
  const say = (code: string, why: string, hint: string): Refusal => ({ code, path, reason: why, hint });
  const refusals = [
    ...(isOver("incident", text) ? [say("incident-over", `${baseName(path)} is over.`, "Reopen it first.")] : []),
    ...(before === severity ? [say("severity-unchanged", `It is ${severity} already.`, "Choose another severity.")] : []),
    ...(inert(reason) === "" ? [say("INC-REASON", "Another severity needs a reason.", "Say what changed, or what is known now.")] : []),
  ];
  if (refusals.length > 0) return { ok: false, refusals };
  const line = logLine(acting, "severity", before, severity, reason);
  const leader = personToWrite(commander);
  const edits = [
    ...fieldEdits("incident", text, { severity }), { kind: "append-under-heading" as const, heading: acting.headings.log, lines: [line] },
    ...(leader === "" ? [] : roleEdits(text, "commander", leader, acting)),
  ];
  return planEdits(`${severity}: ${baseName(path)}`, path, edits);
}

/** Whether a severity asks a team for a commander that the incident lacks. */
export function asksCommander(text: string, severity: Severity, { profile }: Acting): boolean {
  return profile === "team" && (severity === "SEV1" || severity === "SEV2") && readRecord("incident", text).commander === undefined;
}
