import { lastMade } from "../index/kept.ts";
import { dailyUnits } from "../notes/daily-units.ts";
import type { Layer, Unit } from "../notes/framework-body.ts";
import type { NoteRow } from "../index/note-row.ts";
import { PROCEDURE_AREAS } from "../notes/procedure.ts";
import { describeRunning } from "../schedule/schedule.ts";
import { foldedKey, foldKey } from "../text/field.ts";
import { wordStems } from "../text/heading-words.ts";
import type { Day } from "../time/day.ts";
import type { Coverage, CoverageGroup, CoverageRow } from "./dashboard.ts";
import type { VaultReading } from "./vault-reading.ts";

/** The framework's layers, each unit with the procedures that carry it out; gaps first. */
export function buildCoverage(reading: VaultReading): Coverage {
  const [areas, runs] = [byArea(reading), followed(runsNow(reading), reading)];
  const groups = (reading.framework?.body.layers ?? []).map((layer) => group(layer, reading, areas, runs));
  return {
    frameworkPath: reading.framework?.row.path,
    covered: groups.reduce((sum, each) => sum + each.covered, 0),
    total: groups.reduce((sum, each) => sum + each.rows.length, 0),
    groups,
  };
}

function group(layer: Layer, reading: VaultReading, areas: Procedures, runs: LastRuns): CoverageGroup {
  const own = /^daily\b/i.test(layer.name) && reading.framework ? dailyUnits(reading.framework.body) : [];
  const rows = layer.units.map((unit) => row(unit, own.some((daily) => daily.key === unit.key && daily.activities.length > 0), reading, areas, runs));
  const gap = (each: CoverageRow): number => (each.procedures.length > 0 ? 2 : each.fromFramework ? 1 : 0);
  return {
    name: layer.name,
    covered: rows.filter((each) => each.procedures.length > 0).length,
    rows: rows.sort((one, other) => gap(one) - gap(other)),
  };
}

function row(unit: Unit, fromFramework: boolean, reading: VaultReading, areas: Procedures, runs: LastRuns): CoverageRow {
  const procedures = carryingOut(unit, areas);
  return {
    key: unit.key, name: unit.name, line: unit.line,
    procedures: procedures.map(({ path, name, note }) => ({ path, name, scheduleWords: note.schedule ? describeRunning(note.schedule, reading.today) : "" })),
    lastRun: [runs.units.get(unit.key), ...procedures.map((each) => runs.procedures.get(each.path))].reduce<string>((newest, day) => (day !== undefined && day > newest ? day : newest), ""),
    fromFramework: fromFramework && procedures.length === 0,
    work: "",
  };
}

type Procedures = ReadonlyMap<string, readonly NoteRow<"procedure">[]>;

/** The procedures in use by the folded name of their area. */
function byArea(reading: VaultReading): Procedures {
  const areas = new Map<string, NoteRow<"procedure">[]>();
  for (const row of reading.procedures) {
    const { area } = row.note;
    if (area === undefined || row.status === "retired") continue;
    const rows = areas.get(foldedKey(area));
    if (rows) rows.push(row);
    else areas.set(foldedKey(area), [row]);
  }
  return areas;
}

/** By its area; a unit finer than any area, such as routine maintenance, by a procedure of that name. */
function carryingOut(unit: Unit, procedures: Procedures): readonly NoteRow<"procedure">[] {
  const own = procedures.get(foldedKey(unit.key));
  if (own) return own;
  const stems = [...wordStems(unit.name)];
  return (procedures.get(foldedKey(areaOfUnit(unit.key) ?? "")) ?? []).filter((row) => stems.every((stem) => stemsOf(row).has(stem)));
}

const stems = new WeakMap<NoteRow, ReadonlySet<string>>();

function stemsOf(row: NoteRow<"procedure">): ReadonlySet<string> {
  let known = stems.get(row);
  if (!known) stems.set(row, (known = wordStems(row.name)));
  return known;
}

/** The area that a unit's procedure belongs to: the unit's own name, or the area that its name holds. */
export function areaOfUnit(unitKey: string): string | undefined {
  const stems = wordStems(unitKey.replace(/_/g, " "));
  return (
    PROCEDURE_AREAS.find((area) => foldKey(area) === foldKey(unitKey)) ??
    PROCEDURE_AREAS.find((area) => [...wordStems(area.replace(/-/g, " "))].every((stem) => stems.has(stem)))
  );
}

/** The newest day on which each procedure's note and each unit of the framework was run. */
interface LastRuns {
  readonly procedures: ReadonlyMap<string, Day>;
  readonly units: ReadonlyMap<string, Day>;
}

type RunNotes = Pick<VaultReading, "checklists" | "checklistBodies">;

/** The newest day by what checklists link to as it is written, and by unit. */
interface RunsByLink {
  readonly links: ReadonlyMap<string, Day>;
  readonly units: ReadonlyMap<string, Day>;
}

/** From the newest checklist to the oldest: the first that holds something is its last run. */
export function lastRunsIn(reading: RunNotes & Pick<VaultReading, "pathOf">): LastRuns {
  return followed(runsByLink(reading), reading);
}

/** Where links lead is asked each time: it moves with names, which checklists know nothing of. */
function followed({ links: runs, units }: RunsByLink, { pathOf }: Pick<VaultReading, "pathOf">): LastRuns {
  const procedures = new Map<string, Day>();
  for (const [link, day] of runs) {
    const path = pathOf(link) ?? "";
    if (!procedures.has(path)) procedures.set(path, day);
  }
  return { procedures, units };
}

function runsByLink({ checklists, checklistBodies }: RunNotes): RunsByLink {
  const [runs, units] = [new Map<string, Day>(), new Map<string, Day>()];
  for (const row of checklists) {
    if (row.dayNumber === 0 || row.answered === 0) continue;
    const day = row.day ?? "";
    const sections = checklistBodies.get(row.path)?.sections;
    for (const { pin } of sections ?? []) if (pin?.unit && !units.has(pin.unit)) units.set(pin.unit, day);
    for (const link of sections ? sections.map((section) => section.link?.target ?? "") : linksOf(row)) if (!runs.has(link)) runs.set(link, day);
  }
  return { links: runs, units };
}

const kept = lastMade<RunsByLink>();

/** The same for the whole vault, read anew only where a checklist moved: there are thousands, and most edits are of other notes. */
function runsNow({ checklists, checklistBodies }: RunNotes): RunsByLink {
  return kept([checklists, [...checklistBodies].flat()], () => runsByLink({ checklists, checklistBodies }));
}

const links = new WeakMap<NoteRow<"checklist">, readonly string[]>();

/** The targets of a checklist's procedures; read once for each version of its row. */
function linksOf(row: NoteRow<"checklist">): readonly string[] {
  let known = links.get(row);
  if (!known) links.set(row, (known = row.note.procedures.map((link) => link.replace(/^\[\[|(?:[#|].*)?\]\]$/g, ""))));
  return known;
}

/** How many plans and work orders there are of each category of maintenance. */
export interface WorkCounts {
  readonly plans: ReadonlyMap<string, number>;
  readonly orders: ReadonlyMap<string, number>;
  readonly wordsOf: (plans: number, orders: number) => string;
}

const CATEGORY = /^(routine|preventive|corrective|emergency)_?maintenance$/i;

/** The coverage with what plans carry out: routine and preventive maintenance by plans, corrective and emergency by the work orders that there were. */
export function withWork(coverage: Coverage, { plans, orders, wordsOf }: WorkCounts): Coverage {
  const groups = coverage.groups.map((each) => {
    const rows = each.rows.map((unit): CoverageRow => {
      const category = CATEGORY.exec(unit.key)?.[1]?.toLowerCase() ?? "";
      const [planned, ordered] = [plans.get(category) ?? 0, orders.get(category) ?? 0];
      return planned + ordered === 0 ? unit : { ...unit, work: wordsOf(planned, ordered) };
    });
    return { ...each, rows, covered: rows.filter((unit) => unit.procedures.length > 0 || unit.work !== "").length };
  });
  return { ...coverage, groups, covered: groups.reduce((sum, each) => sum + each.covered, 0) };
}
