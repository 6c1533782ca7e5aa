import type { App } from "obsidian";
import { whyNoRecord, type RecordPlace } from "../../domain/actions/new-record.ts";
import type { ChangeRequest } from "../../domain/actions/request-change.ts";
import type { ChangeWay } from "../../domain/lifecycle/change.ts";
import type { Day } from "../../domain/time/day.ts";
import { readDuration, writeDuration, type Duration } from "../../domain/time/duration.ts";
import { addMinutes, readMoment, type Moment } from "../../domain/time/moment.ts";
import { changeWords as say } from "../../change-words.ts";
import { ask, drawDialogButtons, drawForm } from "./ask.ts";
import { drawField, showErrors, type Field } from "./field.ts";
import { drawLinks } from "./links-field.ts";
import { linksIn } from "./suggest-links.ts";

/** A procedure that a standard change may follow. */
export interface ChangeTemplate {
  readonly link: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly duration: Duration | undefined;
  /** Why it may not be followed, "" where it may. */
  readonly whyNot: () => string;
}

/** What a change is asked for. */
export interface ChangeQuestion {
  /** What is known of it from where it came up. */
  readonly given: Partial<ChangeRequest>;
  /** Links to suggest. */
  readonly services: readonly string[];
  readonly fixed: readonly string[];
  readonly templates: readonly ChangeTemplate[];
  readonly today: Day;
  readonly placeOf: (title: string) => RecordPlace;
}

/** How a change is spoken of in the dialog: a major one is a normal change that more is asked of. */
export type ChangeChoice = ChangeWay | "major";

/** What a person said of a change. Of one that was done already, the times are those of the work. */
export interface SaidOfChange {
  readonly title: string;
  readonly way: ChangeChoice;
  readonly services: readonly string[];
  readonly reason: string;
  readonly fixes: readonly string[];
  readonly template: ChangeTemplate | undefined;
  readonly start: Moment | undefined;
  readonly end: Moment | undefined;
}

type Fields = Readonly<Record<"title" | "way" | "template" | "services" | "reason" | "fixes" | "start" | "end", Field>>;

const USUAL: Duration = { months: 0, days: 0, minutes: 60 };

/** Asks what is to be changed; undefined where the dialog was closed. */
export function askChange(app: App, question: ChangeQuestion): Promise<SaidOfChange | undefined> {
  return ask<SaidOfChange>(app, say.commands.requestChange, (asking) => {
    const form = drawForm(asking.contentEl, () => {
      const said = saidIn(fields, question);
      if (showErrors(errorsOf(fields, said, question))) asking.answer(said);
    });
    const fields = drawFields(app, form, question);
    followWay(fields);
    followTemplate(fields, question);
    followStart(fields, question);
    drawDialogButtons(form, say.request, () => asking.cancel());
  });
}

function drawFields(app: App, form: HTMLElement, { given, services, fixed, templates }: ChangeQuestion): Fields {
  const moment = (value = ""): { hint: string; value: string } => ({ hint: say.momentHint, value: value.replace("T", " ") });
  const fields: Fields = {
    title: drawField(form, { label: say.whatChanges, value: given.title ?? "" }),
    way: drawField(form, { label: say.type, options: say.ways, value: choiceOf(given) }),
    template: drawField(form, { label: say.template, options: [["", say.noTemplate], ...templates.map(({ link, name }) => [link, name] as const)], value: given.template ?? "" }),
    services: drawLinks(app, form, { label: say.services, hint: say.servicesHint, value: (given.services ?? []).join(", ") }, services),
    reason: drawField(form, { label: say.reason, hint: say.reasonHint, value: given.emergencyReason ?? given.reason ?? "" }),
    fixes: drawLinks(app, form, { label: say.fixes, hint: say.fixesHint, value: (given.fixes ?? []).join(", ") }, fixed),
    start: drawField(form, { label: say.start, ...moment(given.actualStart ?? given.plannedStart) }),
    end: drawField(form, { label: say.end, ...moment(given.actualEnd ?? given.plannedEnd) }),
  };
  for (const field of [fields.services, fields.reason, fields.fixes, fields.start, fields.end]) field.setOptional(true);
  for (const field of Object.values(fields)) field.input.addEventListener("input", () => field.setError(""));
  return fields;
}

function choiceOf({ retroactive, type = "normal", major }: Partial<ChangeRequest>): ChangeChoice {
  return retroactive === true ? "retroactive" : type === "normal" && major === true ? "major" : type;
}

function wayIn({ way }: Fields): ChangeChoice {
  return say.ways.find(([value]) => value === way.text())?.[0] ?? "normal";
}

function saidIn(fields: Fields, { templates, today }: ChangeQuestion): SaidOfChange {
  const way = wayIn(fields);
  return {
    title: fields.title.text(), way, services: linksIn(fields.services.text()), reason: fields.reason.text(), fixes: linksIn(fields.fixes.text()),
    template: way === "standard" ? templates.find(({ link }) => link === fields.template.text()) : undefined,
    start: momentIn(fields.start.text(), today), end: momentIn(fields.end.text(), today),
  };
}

function errorsOf(fields: Fields, said: SaidOfChange, { placeOf }: ChangeQuestion): (readonly [Field, string])[] {
  const { title, way, template, start, end } = said;
  const unread = (field: Field, moment: Moment | undefined): string => (field.text() !== "" && moment === undefined ? say.momentWrong : "");
  return [
    [fields.title, title === "" ? say.titleMissing : (whyNoRecord(title, placeOf(title))?.reason ?? "")],
    [fields.template, way !== "standard" ? "" : (template?.whyNot() ?? say.templateMissing)],
    [fields.start, unread(fields.start, start)],
    [fields.end, unread(fields.end, end) || (start !== undefined && end !== undefined && end <= start ? say.endFirst : "")],
  ];
}

/** What is asked depends on the way that the change goes. */
function followWay(fields: Fields): void {
  const follow = (): void => {
    const way = wayIn(fields);
    fields.template.el.hidden = way !== "standard";
    fields.fixes.el.hidden = way === "standard";
    fields.reason.setLabel(way === "emergency" ? say.emergencyReason : way === "retroactive" ? say.retroactiveReason : say.reason);
    fields.start.setLabel(way === "retroactive" ? say.began : say.start);
    fields.end.setLabel(way === "retroactive" ? say.ended : say.end);
  };
  fields.way.input.addEventListener("input", follow);
  follow();
}

/** A procedure says at once why it may not be followed, and fills in what nobody typed. */
function followTemplate(fields: Fields, { templates }: ChangeQuestion): void {
  const follow = (): void => {
    const template = templates.find(({ link }) => link === fields.template.text());
    fields.template.setRemark(template?.whyNot() ?? "", "wrong");
    if (!template) return;
    if (fields.title.text() === "") fields.title.input.value = template.name;
    if (fields.services.text() === "") fields.services.input.value = template.services.join(", ");
  };
  fields.template.input.addEventListener("input", follow);
  follow();
}

/** The end is proposed from the start as long as nobody typed another. */
function followStart(fields: Fields, { given, templates, today }: ChangeQuestion): void {
  let isProposed = fields.end.text() === "";
  const follow = (): void => {
    const { days, minutes } = templates.find(({ link }) => link === fields.template.text())?.duration ?? readDuration(given.duration ?? "") ?? USUAL;
    const start = momentIn(fields.start.text(), today);
    fields.end.setRemark(isProposed ? say.endHint(writeDuration({ months: 0, days, minutes })) : "", "fine");
    if (isProposed) fields.end.input.value = start === undefined || wayIn(fields) === "retroactive" ? "" : addMinutes(start, days * 1440 + minutes).replace("T", " ");
  };
  fields.end.input.addEventListener("input", () => {
    isProposed = fields.end.text() === "";
    follow();
  });
  for (const field of [fields.start, fields.template, fields.way]) field.input.addEventListener("input", follow);
  follow();
}

/** A clock alone is a time of today. */
function momentIn(text: string, today: string): Moment | undefined {
  return readMoment(/^\d{1,2}:\d{2}$/.test(text) ? `${today} ${text}` : text)?.moment;
}
