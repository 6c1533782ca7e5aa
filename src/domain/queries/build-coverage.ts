import { dailyUnits } from "../notes/daily-units.ts";
import type { Layer, Unit } from "../notes/framework-body.ts";
import type { NoteRow } from "../index/note-index.ts";
import { PROCEDURE_AREAS, type ProcedureNote } from "../notes/procedure.ts";
import { describeSchedule, type Schedule } from "../schedule/schedule.ts";
import { foldKey } from "../text/field.ts";
import { wordStems } from "../text/heading-words.ts";
import type { Day } from "../time/day.ts";
import type { Coverage, CoverageGroup, CoverageRow } from "./dashboard.ts";
import type { VaultReading } from "./vault-reading.ts";

/** The framework's layers, each unit with the procedures that carry it out; gaps first. */
export function buildCoverage(reading: VaultReading): Coverage {
  const groups = (reading.framework?.body.layers ?? []).map((layer) => group(layer, reading));
  return {
    frameworkPath: reading.framework?.row.path,
    covered: groups.reduce((sum, each) => sum + each.covered, 0),
    total: groups.reduce((sum, each) => sum + each.rows.length, 0),
    groups,
  };
}

function group(layer: Layer, reading: VaultReading): CoverageGroup {
  const own = /^daily\b/i.test(layer.name) && reading.framework ? dailyUnits(reading.framework.body) : [];
  const rows = layer.units.map((unit) => row(unit, own.some((daily) => daily.key === unit.key && daily.activities.length > 0), reading));
  const gap = (each: CoverageRow): number => (each.procedures.length > 0 ? 2 : each.fromFramework ? 1 : 0);
  return {
    name: layer.name,
    covered: rows.filter((each) => each.procedures.length > 0).length,
    rows: rows.sort((one, other) => gap(one) - gap(other)),
  };
}

function row(unit: Unit, fromFramework: boolean, reading: VaultReading): CoverageRow {
  const procedures = reading.procedures.filter((each) => each.note.status !== "retired" && carriesOut(each, unit));
  return {
    key: unit.key, name: unit.name, line: unit.line,
    procedures: procedures.map(({ path, name, note }) => ({ path, name, scheduleWords: note.schedule ? scheduleWords(note.schedule, reading.today) : "" })),
    lastRun: lastRun(unit, new Set(procedures.map((each) => each.path)), reading),
    fromFramework: fromFramework && procedures.length === 0,
  };
}

/** A schedule's words; the day that it starts is worth a word only while it lies ahead. */
function scheduleWords(schedule: Schedule, today: Day): string {
  const { starts, ...recurring } = schedule;
  return describeSchedule(starts !== undefined && starts > today ? schedule : recurring);
}

/** By its area; a unit finer than any area, such as routine maintenance, by a procedure of that name. */
function carriesOut(procedure: NoteRow<ProcedureNote>, unit: Unit): boolean {
  const { area } = procedure.note;
  if (area !== undefined && foldKey(area) === foldKey(unit.key)) return true;
  if (area === undefined || area !== areaOfUnit(unit.key)) return false;
  const stems = wordStems(procedure.name);
  return [...wordStems(unit.name)].every((stem) => stems.has(stem));
}

/** The area that a unit's procedure belongs to: the unit's own name, or the area that its name holds. */
export function areaOfUnit(unitKey: string): string | undefined {
  const stems = wordStems(unitKey.replace(/_/g, " "));
  return (
    PROCEDURE_AREAS.find((area) => foldKey(area) === foldKey(unitKey)) ??
    PROCEDURE_AREAS.find((area) => [...wordStems(area.replace(/-/g, " "))].every((stem) => stems.has(stem)))
  );
}

/** The day of the newest checklist whose sections hold the unit or one of its procedures. */
function lastRun(unit: Unit, procedures: ReadonlySet<string>, reading: VaultReading): string {
  let newest = "";
  for (const { path, note } of reading.checklists) {
    if (note.date === undefined || note.date <= newest || note.answered === 0) continue;
    const sections = reading.checklistBodies.get(path)?.sections;
    const holds = sections
      ? sections.some((section) => section.pin?.unit === unit.key || procedures.has(reading.pathOf(section.link?.target ?? "") ?? ""))
      : note.procedures.some((link) => procedures.has(reading.pathOf(link.replace(/^\[\[|\]\]$/g, "")) ?? ""));
    if (holds) newest = note.date;
  }
  return newest;
}
