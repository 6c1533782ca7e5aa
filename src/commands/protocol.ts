import type { ObsidianProtocolData } from "obsidian";

import { readSeverity } from "../domain/notes/severity.ts";
import { incidentWords as say } from "../incident-words.ts";
import type { IncidentOrigin } from "../ui/dialogs/ask-incident.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { attempt } from "./attempt.ts";
import { declareIncident } from "./declare-incident.ts";

/** What addresses begin with: `obsidian://operations-vault?action=declare-incident&title=...`. */
export const ADDRESS = "operations-vault";
const DECLARE = "declare-incident";

/** Follows an address: it fills a dialog in and writes nothing by itself, for anybody can make one. The host may have put its own name in the place of the action. */
export function followAddress(operations: Operations, params: ObsidianProtocolData): void {
  const asked = params.action === ADDRESS ? DECLARE : params.action;
  if (asked !== DECLARE) return void noticeWithUndo(say.unknownAddress(asked));
  attempt(() => declareIncident(operations, originIn(params)));
}

/** What an address says of an incident; what is none of ours is left out. A key without a value says `true`. */
export function originIn(params: Readonly<Record<string, string>>): IncidentOrigin {
  const said = (key: string): string => (params[key] === "true" ? "" : (params[key] ?? "").replace(/\s+/g, " ").trim());
  const severity = readSeverity(said("severity"));
  const detection = say.detections.find(([value]) => value === said("detection").toLowerCase())?.[0];
  return {
    title: said("title"), services: linksIn(said("service")),
    ...(severity === undefined ? {} : { severity }),
    ...(detection === undefined ? {} : { detection }),
  };
}
