import type { NoteRow } from "../index/note-row.ts";
import { isSuspended } from "../index/template-facts.ts";
import { workedMinutes } from "../metrics/business-time.ts";
import { changeRisk, type RiskFlag } from "../metrics/change-risk.ts";
import { wallClock } from "../notes/calendar-spans.ts";
import type { Moment } from "../time/moment.ts";
import { foldedNames, intervalOf } from "./bookings.ts";
import { freezesMet, windowsMissed } from "./calendar-conflicts.ts";
import type { Freeze } from "./calendars.ts";
import type { ChangeReading } from "./change-reading.ts";
import { surroundingsIn, type ChangeSurroundings } from "./change-surroundings.ts";
import type { ChangeStanding } from "./change-told.ts";
import { changeConflicts } from "./conflict-finder.ts";
import { didLastFail, likeOnes, pastOf, resultsOf } from "./past-changes.ts";
import { zoneOf } from "./plan-standings.ts";

export type { ChangeReading } from "./change-reading.ts";

type Change = NoteRow<"change">;

interface Known {
  readonly by: readonly unknown[];
  readonly made: ChangeStanding;
}

const known = new WeakMap<Change, Known>();
const MINUTE_MS = 60_000;
const NO_TIME = { months: 0, days: 0, minutes: 0 };
/** Instead of a calendar. */
const ROUND_THE_CLOCK = /^24\s*(?:[x\u00d7/]|h\b)/i;
const BEGUN: ReadonlySet<string> = new Set(["implement", "review", "closed", "cancelled"]);

/** How a change stands; the same object as long as it says the same. */
export function changeStanding(row: Change, reading: ChangeReading): ChangeStanding {
  const around = surroundingsIn(reading);
  const { relations, calendars, byName, closed, zone } = around;
  const template = relations.templateOf(row);
  const alike = likeOnes(row, template, relations.changesUsing, closed);
  const [conflicts, freezes] = [changeConflicts(row, reading), freezesOver(row, around)];
  const by = [zone, calendars, byName, relations.incidentsCausedBy, template, conflicts, freezes.frozenBy.join("\n"), freezes.isSoftFrozen, ...alike];
  const before = known.get(row);
  if (before?.by.length === by.length && by.every((each, at) => each === before.by[at])) return before.made;
  const fresh = standingOf(row, around, pastOf(row, alike, zone), { conflicts, template, ...freezes });
  const made = before && before.made.template === template && shapeOf(before.made) === shapeOf(fresh) ? before.made : fresh;
  known.set(row, { by, made });
  return made;
}

type Given = Pick<ChangeStanding, "conflicts" | "template" | "frozenBy" | "isSoftFrozen">;

function standingOf(row: Change, around: ChangeSurroundings, past: readonly Change[], given: Given): ChangeStanding {
  const { note } = row;
  const risk = changeRisk({ probability: note.risk_probability, impact: note.risk_impact, flags: flagsOf(row, around, past, given.template), stated: note.risk_flags });
  const facts = new Set([
    ...(risk ? [`risk:${risk.band}`] : []), ...(given.frozenBy.length > 0 ? ["frozen"] : []), ...given.frozenBy.map((freeze) => `frozen-by:${freeze}`), ...(given.isSoftFrozen ? ["soft-frozen"] : []), ...given.conflicts.map(({ key, isHard }) => `${isHard ? "hard-" : ""}conflict:${key}`),
  ]);
  return { ...given, risk, past: resultsOf(past, around.relations), suspended: given.template !== undefined && isSuspended(given.template, row, around.relations, around.zone), facts };
}

/** All but the template, of which the row says all. */
function shapeOf({ template: _template, facts: _facts, ...rest }: ChangeStanding): string {
  return JSON.stringify(rest);
}

/** What raises the risk by what the note and others show, in the order in which it is told. */
function flagsOf(row: Change, around: ChangeSurroundings, past: readonly Change[], template: ChangeStanding["template"]): RiskFlag[] {
  const { note, services } = row;
  const tiers = foldedNames(services).map((name) => around.byName.get(name)?.note.criticality);
  const flags: Partial<Record<RiskFlag, boolean>> = {
    "critical-service": tiers.some((tier) => tier === "tier0" || tier === "tier1"), "untested-backout": note.test_result !== "pass",
    "first-time": template !== undefined && past.length === 0, "last-failed": didLastFail(past), "downtime-in-hours": isDownInHours(row, around),
    "outside-window": windowsMissed(row, around).length > 0, irreversible: note.irreversible === true,
  };
  return (Object.keys(flags) as RiskFlag[]).filter((flag) => flags[flag]);
}

/** Whether its services are down at some time at which people are to be helped with them. */
function isDownInHours({ note, services }: Change, { zone, calendars, byName }: ChangeSurroundings): boolean {
  const { months, days, minutes } = note.expected_downtime ?? NO_TIME;
  const planned = months + days + minutes > 0 ? intervalOf(note.planned_start, note.planned_end, zoneOf(note, zone)) : undefined;
  return planned !== undefined && foldedNames(services).some((name) => {
    const hours = byName.get(name)?.note.support_hours;
    return hours !== undefined && (ROUND_THE_CLOCK.test(hours) || workedMinutes(planned.from * MINUTE_MS, planned.to * MINUTE_MS, calendars.workingTime([hours])) > 0);
  });
}

/** The freezes of its own services. */
function freezesOver(row: Change, around: ChangeSurroundings): Pick<ChangeStanding, "frozenBy" | "isSoftFrozen"> {
  const { freezes } = around.calendars;
  if (freezes.length === 0) return { frozenBy: [], isSoftFrozen: false };
  const [at, own] = [concernedAt(row, around), foldedNames(row.services)];
  const over = (level: Freeze["level"]): readonly Freeze[] => freezes.filter(({ span, services, ...freeze }) =>
    at !== undefined && freeze.level === level && span.from <= at && at < span.to && (services.size === 0 || own.some((name) => services.has(name))));
  const isPlanned = (): boolean => freezesMet(row, around).some(({ freeze, side }) => freeze.level === "soft" && side === "same");
  const frozenBy = over("hard").map(({ name, span }) => `${name}, until ${span.to.replace("T", " ")}`);
  return { frozenBy, isSoftFrozen: row.note.planned_start === undefined ? over("soft").length > 0 : isPlanned() };
}

/** When it began, else now where it has not, on the clock of the vault's zone. */
function concernedAt({ status, note }: Change, { now, zone }: ChangeSurroundings): Moment | undefined {
  const { actual_start: began } = note;
  if (began === undefined) return BEGUN.has(status) ? undefined : now;
  return wallClock(zoneOf(note, zone), zone)(began.length > 10 ? began : `${began}T00:00`);
}
