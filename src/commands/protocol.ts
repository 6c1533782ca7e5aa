import type { ObsidianProtocolData } from "obsidian";

import type { ChangeRequest } from "../domain/actions/request-change.ts";
import { readSeverity } from "../domain/notes/severity.ts";
import { readMoment } from "../domain/time/moment.ts";
import { incidentWords as say } from "../incident-words.ts";
import type { IncidentOrigin } from "../ui/dialogs/ask-incident.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import { noticeWithUndo } from "../ui/notice.ts";
import type { Operations } from "../vault/operations.ts";
import { attempt } from "./attempt.ts";
import { declareIncident } from "./declare-incident.ts";
import { requestChange } from "./request-change.ts";

/** What addresses begin with: `obsidian://operations-vault?action=declare-incident&title=...`. */
export const ADDRESS = "operations-vault";
const DECLARE = "declare-incident";
const REQUEST = "request-change";

/** Follows an address: it fills a dialog in and writes nothing by itself, for anybody can make one. The host may have put its own name in the place of the action: only a change has a type. */
export function followAddress(operations: Operations, params: ObsidianProtocolData): void {
  const asked = params.action === ADDRESS ? (params["type"] === undefined ? DECLARE : REQUEST) : params.action;
  if (asked === DECLARE) attempt(() => declareIncident(operations, originIn(params)));
  else if (asked === REQUEST) attempt(() => requestChange(operations, changeIn(params)));
  else noticeWithUndo(say.unknownAddress(asked));
}

type Params = Readonly<Record<string, string>>;

/** What a key says; one without a value says `true`. */
function saidIn(params: Params): (key: string) => string {
  return (key) => (params[key] === "true" ? "" : (params[key] ?? "").replace(/\s+/g, " ").trim());
}

/** What an address says of a change; what is none of ours is left out. */
export function changeIn(params: Params): Partial<ChangeRequest> {
  const said = saidIn(params);
  const way = ["normal", "standard", "emergency", "retroactive"].find((each) => each === said("type").toLowerCase());
  const [start, end] = [readMoment(said("start"))?.moment, readMoment(said("end"))?.moment];
  return {
    title: said("title"), services: linksIn(said("service")), reason: said("reason"), fixes: linksIn(said("fixes")),
    ...(way === undefined ? {} : way === "retroactive" ? { type: "emergency", retroactive: true } : { type: way as "normal" }),
    ...(way === "retroactive" ? { actualStart: start, actualEnd: end } : { plannedStart: start, plannedEnd: end }),
  };
}

/** What an address says of an incident; what is none of ours is left out. */
export function originIn(params: Params): IncidentOrigin {
  const said = saidIn(params);
  const severity = readSeverity(said("severity"));
  const detection = say.detections.find(([value]) => value === said("detection").toLowerCase())?.[0];
  return {
    title: said("title"), services: linksIn(said("service")),
    ...(severity === undefined ? {} : { severity }),
    ...(detection === undefined ? {} : { detection }),
  };
}
