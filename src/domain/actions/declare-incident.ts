import { INCIDENT_LIFE } from "../lifecycle/incident.ts";
import type { NoteOf } from "../notes/kinds.ts";
import type { Severity } from "../notes/severity.ts";
import { readEvent } from "../notes/timeline-event.ts";
import { isTimelineHeading } from "../notes/timeline.ts";
import { readMoment, type Moment } from "../time/moment.ts";
import { inert, logLine, momentOf, untagged, type Acting } from "./acting.ts";
import { isPast, timelineEdit, timelineLine } from "./add-timeline-entry.ts";
import { personToWrite } from "./assign-role.ts";
import type { RecordPlace } from "./new-record.ts";
import { refuse, type Edit, type Planned } from "./plan.ts";
import { fieldEdits, planFilledRecord, readRecord } from "./record-fields.ts";
import { sectionNamed } from "./section-end.ts";

type Incident = NoteOf<"incident">;

/** What is said when an incident is declared. Services and people are links or names. */
export interface Declaration {
  readonly title: string;
  readonly services: readonly string[];
  readonly severity?: Severity | undefined;
  readonly detection?: Incident["detection"];
  readonly category?: string | undefined;
  readonly emergency?: Incident["emergency"];
  readonly commander?: string | undefined;
  /** The link to where it came up. */
  readonly raisedBy?: string | undefined;
  readonly symptoms?: readonly string[] | undefined;
  /** The link to the change that did it. */
  readonly causedBy?: string | undefined;
  /** When it was noticed, if not now. */
  readonly detected?: Moment | undefined;
}

/** Plans an incident from its filled template, or what is to be set in the note that Templater made of it at the path `made`. Naming a commander acknowledges it. */
export function planDeclareIncident(declaration: Declaration, place: RecordPlace, template: string, acting: Acting, made?: string): Planned {
  const { title, services, severity, detected } = declaration;
  if (detected !== undefined && !isPast(detected, acting)) return refuse("GEN-TIME", `${detected} is no moment that has passed.`, "Say when it was noticed, or leave that out for now.");
  const record = { kind: "incident", place, input: { title, services, severity } } as const;
  return planFilledRecord(record, template, acting, made, [
    (text) => fieldEdits("incident", text, propertiesOf(declaration, text, acting)),
    (text) => openingEdits(declaration, text, acting),
    (text) => acknowledgeEdits(declaration, text, acting),
  ]);
}

function propertiesOf({ detection, category = "", emergency, commander = "", raisedBy = "", symptoms = [], causedBy = "", detected }: Declaration, text: string, acting: Acting): Parameters<typeof fieldEdits>[2] {
  const isBreach = emergency === "security-breach";
  return {
    detection, category: untagged(category), emergency, symptoms: symptoms.map(untagged).filter((symptom) => symptom !== ""), commander: personToWrite(commander),
    raised_by: inert(raisedBy), caused_by: inert(causedBy), detected: writtenAs(detected) ?? momentOf(acting), confidential: isBreach ? true : undefined,
    aware: isBreach ? (readRecord("incident", text).aware ?? momentOf(acting)) : undefined,
  };
}

function writtenAs(moment: Moment | undefined): Moment | undefined {
  return moment === undefined ? undefined : readMoment(moment)?.moment;
}

/** The timeline's first line, in place of the one that a template begins it with. */
function openingEdits({ title, detected }: Declaration, text: string, acting: Acting): Edit[] {
  const line = timelineLine(`Detected: ${inert(title)}`, acting, { tag: "detected", at: writtenAs(detected) });
  const opened = sectionNamed(text, isTimelineHeading)?.blocks.find((block) => block.kind === "item" && /^declared\b/i.test(readEvent(block.text, false).text));
  const was = opened && text.split(/\r\n|\r|\n/)[opened.line];
  return [opened && was !== undefined ? { kind: "rewrite-lines", line: opened.line, was: [was], now: [line] } : timelineEdit(text, [line], acting)];
}

function acknowledgeEdits({ commander = "" }: Declaration, text: string, acting: Acting): Edit[] {
  const leader = personToWrite(commander);
  if (leader === "") return [];
  const { from, to } = INCIDENT_LIFE.steps.acknowledge;
  return [
    ...fieldEdits("incident", text, { status: to, acknowledged: momentOf(acting) }),
    timelineEdit(text, [timelineLine(`${leader} takes command`, acting, { tag: "acknowledged" })], acting),
    { kind: "append-under-heading", heading: acting.headings.log, lines: [logLine(acting, "status", from[0] ?? "", to)] },
  ];
}
