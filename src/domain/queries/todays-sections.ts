import { dailyUnits } from "../notes/daily-units.ts";
import { readPin, type RunSection } from "../notes/checklist-body.ts";
import { foldKey } from "../text/field.ts";
import { findWikiLinks, readWikiLink } from "../text/links.ts";
import { answeredOccurrences, dueProcedures } from "./due-procedures.ts";
import { deferredSteps, procedureSection, unitSections, type DeferredStep, type WantedSection } from "./gather-checklist.ts";
import { newestDailyBefore, type VaultReading } from "./vault-reading.ts";

/** What a checklist made today would hold. */
export interface TodaysSections {
  readonly sections: readonly WantedSection[];
  readonly deferred: readonly DeferredStep[];
  /** Due procedures whose text gives a run no steps. */
  readonly withoutSteps: readonly string[];
}

/** Gathers the procedures that are due, then the framework's daily units that none covers, and what was deferred. */
export function todaysSections(reading: VaultReading): TodaysSections {
  const answered = new Set(
    reading.checklists
      .filter((row) => row.day !== undefined && row.day < reading.today && reading.checklistBodies.has(row.path))
      .flatMap((row) => {
        const body = reading.checklistBodies.get(row.path);
        return body ? answeredOccurrences(body, reading.pathOf) : [];
      })
      .map(({ path, occurrence }) => `${occurrence} ${path}`),
  );
  const units = (reading.framework ? dailyUnits(reading.framework.body) : []).map((unit) => unit.key);
  const due = dueProcedures(reading.procedures, reading.today, (path, occurrence) => answered.has(`${occurrence} ${path}`), units);
  const made = due.map(({ row, occurrence }) => {
    const run = reading.procedureBodies.get(row.path)?.run;
    return { path: row.path, section: run && procedureSection({ linkText: reading.linkTextOf(row.path), version: row.note.version, occurrence, run }) };
  });
  return {
    sections: [...made.flatMap(({ section }) => (section ? [section] : [])), ...frameworkSections(reading)],
    deferred: deferredBefore(reading),
    withoutSteps: made.flatMap(({ path, section }) => (section ? [] : [path])),
  };
}

/** The sections that are due now and that a checklist does not hold yet. */
export function notYetIn(wanted: readonly WantedSection[], present: readonly RunSection[], pathOf: VaultReading["pathOf"]): WantedSection[] {
  const keyOf = (target: string, unit: string): string => `${pathOf(target) ?? target} ${foldKey(unit)}`;
  const held = new Set(present.flatMap((section) => (section.link ? [keyOf(section.link.target, section.pin?.unit ?? "")] : [])));
  return wanted.filter((section) => {
    const link = readWikiLink(section.link);
    return link !== undefined && !held.has(keyOf(link.target, readPin(`%% ops:run ${section.pin} %%`, 0)?.unit ?? ""));
  });
}

function frameworkSections(reading: VaultReading): WantedSection[] {
  const { framework } = reading;
  if (!framework) return [];
  return unitSections(reading.linkTextOf(framework.row.path), dailyUnits(framework.body), coveredUnits(reading), reading.today);
}

/** The folded names of the daily units that a scheduled procedure carries out: by its area, or because the framework links to it there. */
export function coveredUnits(reading: VaultReading): Set<string> {
  const scheduled = reading.procedures.filter((row) => row.note.schedule && row.note.status !== "retired" && !row.unreadable);
  const covered = new Set(scheduled.flatMap((row) => (row.note.area ? [foldKey(row.note.area)] : [])));
  const paths = new Set(scheduled.map((row) => row.path));
  for (const unit of reading.framework ? dailyUnits(reading.framework.body) : []) {
    const links = unit.activities.flatMap((activity) => findWikiLinks(activity.text));
    if (links.some((link) => paths.has(reading.pathOf(link.target) ?? ""))) covered.add(foldKey(unit.key));
  }
  return covered;
}

function deferredBefore(reading: VaultReading): DeferredStep[] {
  const earlier = newestDailyBefore(reading, reading.today);
  const body = earlier && reading.checklistBodies.get(earlier.path);
  return earlier && body ? deferredSteps(body, `[[${reading.linkTextOf(earlier.path)}]]`) : [];
}
