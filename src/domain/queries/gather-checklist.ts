import type { DailyUnit } from "../notes/daily-units.ts";
import { allSteps, type ChecklistBody, type RunStep } from "../notes/checklist-body.ts";
import type { ProcedureRun } from "../notes/procedure-body.ts";
import type { Step } from "../notes/step.ts";
import { foldKey } from "../text/field.ts";
import { withoutFields } from "../text/inline-fields.ts";
import type { Day } from "../time/day.ts";

/** A section that today's checklist wants: whose steps, pinned how. `link` is the wikilink of the section's heading. */
export interface WantedSection {
  readonly link: string;
  /** The wikilink for the property `procedures`. */
  readonly source: string;
  /** What stands between `ops:run` and the closing marks. */
  readonly pin: string;
  readonly steps: readonly Step[];
}

/** A scheduled procedure with what a run takes of it. */
export interface ScheduledProcedure {
  /** The link's text, `Morning round`. */
  readonly linkText: string;
  readonly version: number | undefined;
  readonly occurrence: Day;
  readonly run: ProcedureRun;
}

/** A section for a procedure that is due; one without steps has none. */
export function procedureSection(procedure: ScheduledProcedure): WantedSection | undefined {
  if (procedure.run.steps.length === 0) return undefined;
  const version = procedure.version === undefined ? "" : ` v${procedure.version}`;
  const link = `[[${procedure.linkText}]]`;
  return { link, source: link, pin: `${procedure.occurrence}${version} ${procedure.run.hash}`, steps: procedure.run.steps };
}

/** The sections of the framework's daily units that no procedure covers. */
export function unitSections(linkText: string, units: readonly DailyUnit[], covered: ReadonlySet<string>, today: Day): WantedSection[] {
  return units
    .filter((unit) => unit.activities.length > 0 && !covered.has(foldKey(unit.key)))
    .map((unit) => ({
      link: `[[${linkText}|${unit.name}]]`,
      source: `[[${linkText}]]`,
      pin: `${today} ${unit.key} ${unit.hash}`,
      steps: unit.activities.map((activity) => ({ text: activity.text, line: activity.line, children: [] })),
    }));
}

/** A step that an earlier checklist deferred, with the link to where it was first put off. */
export interface DeferredStep {
  readonly text: string;
  readonly from: string;
}

/** What a checklist deferred. A step that had been carried over before keeps where it came from. */
export function deferredSteps(body: ChecklistBody, checklistLink: string): DeferredStep[] {
  return allSteps(body).filter((step: RunStep) => step.state === "deferred").map((step) => ({ text: step.text, from: step.answer.from || checklistLink }));
}

/** A step's words for comparing across days: without any field, folded. */
export function stepKey(text: string): string {
  return withoutFields(text, EVERY_FIELD).normalize("NFC").trim().toLowerCase();
}

const EVERY_FIELD: ReadonlySet<string> = new Set(["limit", "metric", "hold", "evidence", "optional", "from", "value", "at", "by", "witness"]);
