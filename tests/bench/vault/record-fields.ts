import { dayFromToday, momentOf, TODAY } from "./calendar-days.ts";
import type { Field } from "./frontmatter-draft.ts";
import type { NamesByKind } from "./links-of-vault.ts";
import { CALENDARS, dayOf, type GeneratedKind, idOf, isDaily, type PlannedNote } from "./plan.ts";
import { planDays } from "./plan-days.ts";
import { doing, person, sentence, TOPICS } from "./phrases.ts";
import type { Random } from "./random.ts";

/** What the makers of properties draw from. */
export interface Drawing {
  readonly note: PlannedNote;
  readonly random: Random;
  readonly names: NamesByKind;
}

const ROUNDS = ["every day at 08:00", "every weekday", "weekly", "every month on the 1st"] as const;
/** Of so many procedures one is due by a schedule: a person's day holds only so many, however large the vault. */
const SCHEDULED_PROCEDURES = 25;
const AREAS = ["system-monitoring", "service-management", "user-support", "performance-monitoring", "maintenance", "incident", "change", "tools", "reporting"] as const;
const INCIDENT_END = ["closed", "closed", "closed", "closed", "resolved", "cancelled"] as const;
const CHANGE_END = ["closed", "closed", "closed", "cancelled"] as const;

type Maker = (from: Drawing) => readonly Field[];

const PLAN_STATES = ["active", "active", "active", "active", "active", "active", "active", "active", "paused", "retired"] as const;

/** In the order of {@link CALENDARS}. */
const CALENDAR_FIELDS: readonly (readonly Field[])[] = [
  [["kind", "holidays"], ["dates", ["2026-12-25 Christmas Day", "2026-12-26 Second Day of Christmas", "2027-01-01 New Year", "2027-05-01 Labour Day"]]],
  [["kind", "maintenance-window"], ["schedule", "every week on Saturday at 22:00"], ["duration", "4 h"], ["starts", "2024-01-06"]],
  [["kind", "freeze"], ["level", "hard"], ["start", "2026-12-18T18:00"], ["end", "2027-01-04T06:00"]],
  [["kind", "working-hours"], ["hours", ["Mon-Thu 08:00-18:00", "Fri 08:00-16:00"]]],
];

/** The properties of each kind, as a careful person or our own commands write them. */
const MAKERS: Record<Exclude<GeneratedKind, "prose">, Maker> = {
  framework: () => [["title", "Operational procedures"], ["timezone", "Europe/Berlin"], ["profile", "team"], ["updated", "2026-11-20"], ["tags", ["operations", "procedures"]]],

  procedure: ({ note, random }) => [
    ["area", random.pick(AREAS)], ["operation", random.pick(["routine", "maintenance", "special"])], ["status", random.pick(["approved", "approved", "approved", "draft", "in-review", "retired"])],
    ["version", random.int(1, 9)], ["owner", person(random)], ["duration", `${random.int(1, 12) * 5} min`],
    ...(note.ordinal % SCHEDULED_PROCEDURES === 0 ? scheduled(random.pick(ROUNDS), random) : []),
    ["review_every", random.pick(["6 months", "12 months", "180d"])], ["last_reviewed", past(random, 700)], ["last_tested", past(random, 900)], ["approved_by", person(random)], ["approved", past(random, 700)],
  ],

  checklist: ({ note, random, names }) => {
    const day = dayOf("checklist", note.ordinal);
    const open = note.ordinal < 2 || random.chance(0.004);
    return [
      ["date", day], ...(isDaily(note.ordinal) ? [["occurrence", `daily@${day}`] as const] : []), ["procedures", links(random.int(1, 4), () => names.any("procedure", random))],
      ["status", open ? "open" : random.pick(["done", "done", "done", "done-with-exceptions", "missed", "skipped"])], ["shift", random.pick(["early", "late", "night"])],
      ["assignee", person(random)], ["started", momentOf(day, 360 + random.int(0, 60))], ...(open ? [] : [["completed", momentOf(day, 430 + random.int(0, 120))] as const]), ["countersigned_by", person(random)],
    ];
  },

  maintenance: ({ note, random, names }) => [
    ["category", random.pick(["routine", "preventive"])], ...(random.chance(0.01) ? [["condition", `${link(names.any("metric", random))} > 85`] as const] : planDays(note.ordinal).fields), ...placed(random),
    ...(random.chance(0.6) ? [["grace", random.pick(["1 day", "1 day", "2 days", "2 days", "3 days", "5 days", "7 days", "10 days", "10 %", "12 h"])] as const] : []), ["missed", random.pick(["one", "one", "one", "all", "skip"])], ["lead", `${random.int(1, 7)} days`],
    ["duration", `${random.int(1, 8) * 15} min`], ["statutory", random.chance(0.1)], ["procedure", link(names.any("procedure", random))], ["status", random.pick(PLAN_STATES)],
  ],

  calendar: ({ note }) => CALENDAR_FIELDS[note.ordinal] ?? [],

  "work-order": ({ note, random, names }) => {
    const day = dayOf("work-order", note.ordinal);
    const done = !recent(note, random);
    return [
      ...(random.chance(0.5) ? forPlan(names.any("maintenance", random), done, later(day, random.int(0, 9))) : [["category", random.pick(["corrective", "emergency"])] as const, ["due", later(day, random.int(0, 9))] as const]),
      ["status", done ? random.pick(["done", "closed", "closed"]) : random.pick(["planned", "in-progress", "on-hold"])], ["requested_by", person(random)], ["assignee", person(random)],
      ["actual_start", momentOf(day, 500)], ...(done ? [["actual_end", momentOf(day, 560)] as const] : []), ["findings", random.pick(["ok", "degraded", "fault-found"])], ["action_taken", sentence(random)], ["labour", `${random.int(1, 8)} h`],
    ];
  },

  incident: ({ note, random }) => {
    const day = dayOf("incident", note.ordinal);
    const start = random.int(0, 1_200);
    const over = !recent(note, random);
    return [
      ["status", over ? random.pick(INCIDENT_END) : random.pick(["new", "assessing", "responding", "mitigated"])], ["severity", `SEV${random.int(1, 5)}`], ["impact", random.int(1, 3)], ["urgency", random.int(1, 3)],
      ["category", random.pick(["outage", "slow", "data", "access"])], ["symptoms", [doing(random)]], ["commander", person(random)], ["scribe", person(random)], ["detection", random.pick(["monitoring", "checklist", "user", "staff"])],
      ["started", momentOf(day, start)], ["detected", momentOf(day, start + 5)], ["acknowledged", momentOf(day, start + 9)], ["mitigated", momentOf(day, start + 60)], ...(over ? [["resolved", momentOf(day, start + 120)] as const] : []),
      ["assessment", sentence(random)], ["resolution_code", random.pick(["fixed", "workaround", "rolled-back"])], ["cause", random.pick(["change", "capacity", "software", "hardware"])],
    ];
  },

  problem: ({ note, random }) => {
    const day = dayOf("problem", note.ordinal);
    return [
      ["status", recent(note, random) ? random.pick(["identified", "assessed", "analysis", "solution"]) : random.pick(["resolved", "closed"])], ["origin", random.pick(["reactive", "proactive"])], ["symptoms", [doing(random)]],
      ["impact", random.int(1, 3)], ["urgency", random.int(1, 3)], ["statement", sentence(random)], ["workaround", sentence(random)], ["method", random.pick(["five-whys", "fishbone", "timeline"])],
      ["root_causes", [sentence(random), sentence(random)]], ["identified", momentOf(day, 600)], ["assessed", momentOf(later(day, 1), 600)], ["known_error", momentOf(later(day, 2), 600)], ["risk_review", dayFromToday(random.int(-300, 300))],
    ];
  },

  change: ({ note, random, names }) => {
    const day = dayOf("change", note.ordinal);
    return [
      ["change_type", random.pick(["normal", "normal", "standard", "emergency"])], ["status", recent(note, random) ? random.pick(["draft", "assess", "authorize", "scheduled", "implement", "review"]) : random.pick(CHANGE_END)],
      ["reason", sentence(random)], ["fixes", links(1, () => names.any("problem", random))], ["requested_by", person(random)], ["implementer", person(random)], ["reviewer", person(random)], ["risk_impact", random.int(1, 5)], ["risk_probability", random.int(1, 5)],
      ["planned_start", momentOf(later(day, 7), 1_320)], ["planned_end", momentOf(later(day, 8), 60)], ["expected_downtime", `${random.int(0, 6) * 5} min`], ["backout_duration", "30 min"], ["test_result", random.pick(["pass", "partial"])], ["submitted", momentOf(day, 620)],
    ];
  },

  review: ({ note, random, names }) => [
    ["kind", random.pick(["incident", "change", "problem"])], ["of", link(names.any("incident", random))], ["facilitator", person(random)], ["participants", links(3, () => person(random).slice(2, -2))],
    ["due", later(dayOf("review", note.ordinal), 7)], ["status", recent(note, random) ? "draft" : "closed"],
  ],

  service: ({ random, names }) => [
    ["kind", random.pick(["application", "host", "network", "database"])], ["criticality", `tier${random.int(0, 3)}`], ["depends_on", links(2, () => names.any("service", random))], ["availability_target", "99.9 %"], ["rto", "2 h"], ["rpo", "15 min"],
    ["state", random.pick(["operational", "operational", "degraded"])], ["lifecycle", "in-service"], ["warranty_until", dayFromToday(random.int(-200, 1_500))], ["cost_month", random.int(10, 900)], ["owner", person(random)],
  ],

  metric: ({ random }) => [
    ["area", random.pick(["system", "service", "quality"])], ["measure", random.pick(["utilisation", "response-time", "count"])], ["unit", random.pick(["percent", "ms", "items"])], ["direction", random.pick(["lower", "higher"])],
    ["warn", random.int(50, 80)], ["critical", random.int(81, 99)], ["target", random.int(10, 50)], ["cadence", random.pick(["daily", "weekly"])], ["aggregate", random.pick(["max", "mean"])], ["owner", person(random)],
  ],

  tool: ({ random, names }) => [
    ["kind", random.pick(["monitoring", "backup", "ticketing"])], ["status", random.pick(["in-use", "evaluating", "retired"])], ["version", "11.4"], ["licence_until", dayFromToday(random.int(-100, 700))], ["procedures", links(1, () => names.any("procedure", random))],
    ["automation", random.pick(["manual", "semi-automatic"])], ["manual_duration", "30 min"], ["automatic_duration", "5 min"], ["last_verified", past(random, 500)], ["owner", person(random)],
  ],
};

/** A record's whole frontmatter: what its kind says, between what all records have. */
export function recordFields(kind: Exclude<GeneratedKind, "prose">, from: Drawing): Field[] {
  const id = idOf(kind, from.note.ordinal);
  const own: Field[] = [["type", kind], ...(id === undefined ? [] : [["id", id] as const]), ...MAKERS[kind](from)];
  return kind === "framework" || kind === "calendar" ? own : [...own, ...common(from)];
}

/** How a plan keeps to calendars: most follow none. */
function placed(random: Random): Field[] {
  return [
    ...(random.chance(0.35) ? [["working_day", random.pick(["next", "next", "previous", "nearest"])] as const] : []), ...(random.chance(0.15) ? [["calendar", [link(CALENDARS[0])]] as const] : []),
    ...(random.chance(0.06) ? [["window", link(CALENDARS[1])] as const] : []), ...(random.chance(0.03) ? [["season", random.pick(["Apr-Oct", "11-15..03-15"])] as const] : []),
    ...(random.chance(0.02) ? [["timezone", "America/New_York"] as const] : []),
  ];
}

/** A work order for an occurrence of a plan: one that the plan's log tells as well, else the one that is open. */
function forPlan(name: string, done: boolean, due: string): Field[] {
  const { log, open } = planDays(Number(/ (\d+) plan$/.exec(name)?.[1] ?? 0));
  const occurrence = done ? log.find(({ outcome }) => outcome === "done")?.due : open;
  return [["category", "preventive"], ["plan", link(name)], ...(occurrence === undefined ? [] : [["occurrence", occurrence] as const]), ["due", occurrence ?? due]];
}

function common({ note, random, names }: Drawing): Field[] {
  return [
    ["services", links(random.int(1, 2), () => names.any("service", random))],
    ["tags", [`team/${random.pick(TOPICS)}`, ...(random.chance(0.3) ? ["reviewed"] : [])]],
    ["created", momentOf(dayOf(note.kind, note.ordinal), 480)],
    ...(random.chance(0.2) ? [["aliases", [`${note.kind} ${note.ordinal}`]] as const] : []),
    ...(random.chance(0.1) ? [["cssclasses", ["wide"]] as const] : []),
  ];
}

function scheduled(schedule: string, random: Random): Field[] {
  return [["schedule", schedule], ["starts", past(random, 900)]];
}

/** Records of the newest weeks may still be open, and a few old ones are. */
function recent(note: PlannedNote, random: Random): boolean {
  const age = (Date.parse(TODAY) - Date.parse(dayOf(note.kind, note.ordinal))) / 86_400_000;
  return random.chance(age < 21 ? 0.7 : 0.04);
}

function past(random: Random, days: number): string {
  return dayFromToday(-random.int(1, days));
}

function later(day: string, days: number): string {
  return dayFromToday(Math.round((Date.parse(day) - Date.parse(TODAY)) / 86_400_000) + days);
}

function link(name: string): string {
  return `[[${name}]]`;
}

function links(count: number, name: () => string): string[] {
  return [...new Set(Array.from({ length: count }, name))].map(link);
}
