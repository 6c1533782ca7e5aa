import { normalizePath } from "obsidian";

import { changeOfProcedure } from "../domain/actions/change-origins.ts";
import { planRequestChange, type ChangeRequest } from "../domain/actions/request-change.ts";
import { linkTarget } from "../domain/text/links.ts";
import { askChange, type ChangeChoice, type ChangeTemplate, type SaidOfChange } from "../ui/dialogs/ask-change.ts";
import type { Operations } from "../vault/operations.ts";
import type { TemplateName } from "../vault/own-templates.ts";
import { changeOriginHere } from "./change-origin.ts";
import { openToWrite } from "./open-note.ts";
import { linksTo } from "./order-fields.ts";
import { perform } from "./outcomes.ts";
import { linkedNote, linkOf, placesOf, templated } from "./record-making.ts";

/** What each choice of the dialog makes; what is no normal change is as major as what it came from. */
const MADE: Readonly<Record<ChangeChoice, Pick<ChangeRequest, "type" | "major"> & { readonly template: TemplateName }>> = {
  normal: { template: "Change", type: "normal", major: false }, major: { template: "Change major", type: "normal", major: true }, standard: { template: "Change standard", type: "standard" },
  emergency: { template: "Change emergency", type: "emergency" }, retroactive: { template: "Change emergency", type: "emergency" },
};

/** Requests a change: asks what is to be changed, makes its note and opens it; what the active note knows of it is filled in unless something else is `from`. */
export async function requestChange(operations: Operations, from?: Partial<ChangeRequest>): Promise<void> {
  const given = from ?? (await changeOriginHere(operations));
  const placeOf = placesOf(operations, "change");
  const said = await askChange(operations.app, {
    given, placeOf, services: linksTo(operations, "service"), fixed: [...linksTo(operations, "incident"), ...linksTo(operations, "problem")],
    templates: templatesOf(operations, given.template), today: operations.localNow().day,
  });
  if (!said) return;
  const [request, made] = [await requestOf(operations, given, said), await templated(operations, MADE[said.way].template, placeOf(said.title))];
  if (!made) return;
  if (!(await perform(operations, planRequestChange(request, made.place, made.text, operations.acting(), made.made)))) return;
  await openToWrite(operations.app, made.made ?? normalizePath(made.place.path));
}

/** What is said, with what is known besides; another procedure brings another plan. */
async function requestOf(operations: Operations, { template: known, ...given }: Partial<ChangeRequest>, said: SaidOfChange): Promise<ChangeRequest> {
  const { title, way, services, reason, fixes, start, end } = said;
  const { template: _template, ...made } = MADE[way];
  const [isDone, template] = [way === "retroactive", said.template?.link];
  const path = template === undefined || template === known ? undefined : operations.pathOf(linkTarget(template));
  const procedure = path === undefined ? undefined : await linkedNote(operations, path);
  const { plan, duration } = procedure ? changeOfProcedure(procedure) : given;
  const { reason: _reason, emergencyReason: _urgent, plannedStart: _start, plannedEnd: _end, actualStart: _began, actualEnd: _ended, ...others } = given;
  return {
    ...others, ...made, title, services, fixes, template, plan, duration, retroactive: isDone,
    ...(isDone || way === "emergency" ? { emergencyReason: reason } : { reason }), ...(isDone ? { actualStart: start, actualEnd: end } : { plannedStart: start, plannedEnd: end }),
  };
}

/** The procedures that can be followed, those for changes first. */
function templatesOf(operations: Operations, known?: string): ChangeTemplate[] {
  const rows = operations.index.ofKind("procedure").filter(({ status, unreadable }) => status !== "retired" && !unreadable);
  const path = known === undefined ? undefined : operations.pathOf(linkTarget(known));
  return [...rows].sort((one, other) => Number(other.note.area === "change") - Number(one.note.area === "change")).map((row) => ({
    link: known !== undefined && row.path === path ? known : linkOf(operations, row.path),
    name: row.note.title ?? row.name, services: row.services, duration: row.note.duration, whyNot: () => operations.changes.whyNoTemplate(row),
  }));
}
