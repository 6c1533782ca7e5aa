import type { App } from "obsidian";
import { whyNoRecord, type RecordPlace } from "../../domain/actions/new-record.ts";
import type { NoteOf } from "../../domain/notes/kinds.ts";
import type { Severity } from "../../domain/notes/severity.ts";
import { asPersonLink, withoutLinkMarks } from "../../domain/text/links.ts";
import { incidentWords as say } from "../../incident-words.ts";
import { drawIncidentContext, type IncidentContext } from "../parts/incident-context.ts";
import { drawSeverityRow } from "../parts/severity-row.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors, type Field } from "./field.ts";
import { drawLinks } from "./links-field.ts";
import { linksIn } from "./suggest-links.ts";

type Detection = NonNullable<NoteOf<"incident">["detection"]>;
type EmergencyClass = NonNullable<NoteOf<"procedure">["emergency"]>;

/** What an incident is declared from, as far as it is known. Services are links or names. */
export interface IncidentOrigin {
  readonly title?: string;
  readonly services?: readonly string[];
  readonly severity?: Severity;
  readonly detection?: Detection;
  /** The link to where it came up. */
  readonly raisedBy?: string;
  readonly symptoms?: readonly string[];
  /** The link to the change that did it. */
  readonly causedBy?: string;
}

/** A procedure for emergencies of a class. */
export interface EmergencyProcedure {
  readonly path: string;
  readonly name: string;
  readonly emergency: EmergencyClass;
}

/** What an incident is asked for. People and services are links. */
export interface IncidentQuestion {
  readonly given: IncidentOrigin;
  readonly services: readonly string[];
  readonly people: readonly string[];
  /** "" where the device does not say. */
  readonly me: string;
  /** In a team somebody leads what is grave. */
  readonly profile: "team" | "solo";
  readonly procedures: readonly EmergencyProcedure[];
  readonly placeOf: (title: string) => RecordPlace;
  readonly contextOf: (services: readonly string[]) => IncidentContext | undefined;
}

/** What a person said of an incident. */
export interface SaidOfIncident {
  readonly title: string;
  readonly services: readonly string[];
  readonly severity: Severity;
  readonly detection: Detection;
  /** "" for nobody. */
  readonly commander: string;
  /** The procedure to run for it. */
  readonly procedure: EmergencyProcedure | undefined;
}

/** What most are at first; whoever knows better takes the higher. */
const USUAL: Severity = "SEV3";
const USUAL_DETECTION: Detection = "staff";
/** The class that an emergency has unless somebody says another. */
const USUAL_CLASS: EmergencyClass = "service-outage";

/** Asks what is wrong, in as few keys as there can be; undefined where the dialog was closed. */
export function askIncident(app: App, question: IncidentQuestion): Promise<SaidOfIncident | undefined> {
  const { given, profile, procedures, placeOf } = question;
  return ask<SaidOfIncident>(app, say.commands.declareIncident, (asking) => {
    const { contentEl } = asking;
    contentEl.addClass("operations-vault-declare");
    const isGrave = (): boolean => severity.value() === "SEV1" || severity.value() === "SEV2";
    const form = drawForm(contentEl, () => {
      const [typed, leads] = [title.text(), isGrave() ? personOf(commander?.text() ?? "", question.me) : ""];
      const refused = typed === "" ? say.titleMissing : (whyNoRecord(typed, placeOf(typed))?.reason ?? "");
      if (!showErrors([[title, refused], [commander, isGrave() && profile === "team" && leads === "" ? say.commanderMissing : ""]])) return;
      const run = procedures.find(({ path }) => isGrave() && path === procedure.text());
      asking.answer({ title: typed, services: linksIn(service.text()), severity: severity.value(), detection: say.detections.find(([value]) => value === detection.text())?.[0] ?? USUAL_DETECTION, commander: leads, procedure: run });
    });
    const title = drawField(form, { label: say.whatIsWrong, value: given.title ?? "" });
    title.input.addEventListener("input", () => title.setError(""));
    const severityPlace = form.createDiv();
    const service = drawLinks(app, form, { label: say.service, value: (given.services ?? []).join(", ") }, question.services);
    const detection = drawField(form, { label: say.detectedBy, options: say.detections, value: given.detection ?? USUAL_DETECTION });
    const grave = form.createDiv("operations-vault-form");
    const commander = profile === "team" ? drawLinks(app, grave, { label: say.commander, value: withoutLinkMarks(question.me) }, question.people) : undefined;
    const procedure = drawField(grave, { label: say.startProcedure, options: [["", say.noProcedure], ...procedures.map(({ path, name }) => [path, name] as const)], value: procedures.find(({ emergency }) => emergency === USUAL_CLASS)?.path ?? "" });
    const severity = drawSeverityRow(severityPlace, given.severity ?? USUAL, (chosen) => void (grave.hidden = chosen !== "SEV1" && chosen !== "SEV2"));
    followServices(form, service, question);
    drawDialogButtons(form, say.declare, () => asking.cancel()).addClass("mod-warning");
  });
}

/** The box that says what is known around the services follows what is typed. */
function followServices(form: HTMLElement, service: Field, { contextOf }: IncidentQuestion): void {
  const box = form.createDiv({ cls: "operations-vault-context", attr: { role: "status" } });
  const follow = (): void => {
    const services = linksIn(service.text());
    drawIncidentContext(box, services, services.length > 0 ? contextOf(services) : undefined);
  };
  // A suggestion that is chosen tells nobody.
  for (const event of ["input", "change", "focusout"]) service.input.addEventListener(event, follow);
  follow();
}

/** The person whom a text names: oneself by the link that one has. */
function personOf(typed: string, me: string): string {
  return typed === withoutLinkMarks(me) ? me : asPersonLink(linksIn(typed).at(-1) ?? "");
}
