import { clock, dayFromToday } from "./calendar-days.ts";
import { DOINGS, PLACES, THINGS, TOPICS } from "./phrases.ts";
import { Random } from "./random.ts";

/** What a generated note is; `prose` is no note of ours. */
export type GeneratedKind = "prose" | "framework" | "calendar" | "procedure" | "checklist" | "maintenance" | "work-order" | "incident" | "problem" | "change" | "review" | "service" | "metric" | "tool";

/** A note's place in the vault before anything of it is written; `ordinal` counts the notes of its kind. */
export interface PlannedNote {
  readonly at: number;
  readonly kind: GeneratedKind;
  readonly ordinal: number;
  readonly name: string;
  readonly path: string;
}

/** The notes that every vault has, whatever its size: the framework, then these. */
export const CALENDARS = ["Public holidays", "Saturday maintenance window", "Year-end freeze", "Working hours"] as const;
const OPERATIONS_SHARE = 0.3;
/** How many of a thousand operations notes are of a kind. */
const SHARES: readonly (readonly [kind: GeneratedKind, share: number])[] = [
  ["checklist", 300], ["procedure", 195], ["maintenance", 160], ["incident", 130], ["change", 80], ["problem", 45],
  ["metric", 40], ["work-order", 25], ["service", 12], ["review", 8], ["tool", 5],
];
const PREFIX: Partial<Record<GeneratedKind, string>> = { incident: "INC", problem: "PRB", change: "CHG", review: "RVW", "work-order": "WO" };
const FOLDERS: Partial<Record<GeneratedKind, string>> = {
  procedure: "Procedures", checklist: "Checklists", maintenance: "Maintenance", "work-order": "Work orders", incident: "Incidents", problem: "Problems",
  calendar: "Calendars", change: "Changes", review: "Reviews", service: "Services", metric: "Metrics", tool: "Tools",
};
/** One daily checklist for every day of so many; all others are single runs. */
const DAILY_CHECKLISTS = 1_500;
/** Records of one kind that a day may have, so that ids are unique and dates spread. */
const PER_DAY = 4;

/** Decides, for every place in a vault of `size` notes, what stands there. */
export function planVault(seed: number, size: number): PlannedNote[] {
  const counts = new Map<GeneratedKind, number>();
  return Array.from({ length: size }, (_, at) => {
    const kind = at === 0 ? "framework" : at <= CALENDARS.length ? "calendar" : kindAt(new Random(seed, at));
    const ordinal = counts.get(kind) ?? 0;
    counts.set(kind, ordinal + 1);
    return placed(at, kind, ordinal, seed);
  });
}

/** The day on which a dated note of ours was made. */
export function dayOf(kind: GeneratedKind, ordinal: number): string {
  if (kind === "checklist") return dayFromToday(ordinal < DAILY_CHECKLISTS ? -ordinal : -((ordinal * 7) % 1_400));
  return dayFromToday(-Math.floor(ordinal / PER_DAY) % 1_800);
}

/** Whether a checklist is its day's one. */
export function isDaily(ordinal: number): boolean {
  return ordinal < DAILY_CHECKLISTS;
}

/** The id of a record, none for kinds that have no id. */
export function idOf(kind: GeneratedKind, ordinal: number): string | undefined {
  const prefix = PREFIX[kind];
  return prefix && `${prefix}-${dayOf(kind, ordinal).replaceAll("-", "")}-${String((ordinal % PER_DAY) + 1 + PER_DAY * Math.floor(ordinal / (PER_DAY * 1_800))).padStart(2, "0")}`;
}

function kindAt(random: Random): GeneratedKind {
  if (!random.chance(OPERATIONS_SHARE)) return "prose";
  let left = random.int(0, 999);
  for (const [kind, share] of SHARES) {
    if (left < share) return kind;
    left -= share;
  }
  return "prose";
}

function placed(at: number, kind: GeneratedKind, ordinal: number, seed: number): PlannedNote {
  const name = nameOf(kind, ordinal);
  return { at, kind, ordinal, name, path: `${folderOf(kind, ordinal, at, seed)}${name}.md` };
}

function folderOf(kind: GeneratedKind, ordinal: number, at: number, seed: number): string {
  if (kind === "prose") return proseFolder(ordinal);
  if (kind === "framework") return "Operations/";
  // One procedure in thirty stands elsewhere in the vault and is ours by its type alone.
  if (kind === "procedure" && new Random(seed ^ 7, at).chance(1 / 30)) return `Projects/${TOPICS[at % TOPICS.length] ?? ""}/`;
  const year = PREFIX[kind] ?? (kind === "checklist" ? "dated" : undefined) ? `${dayOf(kind, ordinal).slice(0, 4)}/` : "";
  return `Operations/${FOLDERS[kind] ?? ""}/${year}`;
}

function proseFolder(ordinal: number): string {
  if (ordinal % 3 === 0) return `Journal/${2026 - (ordinal % 9)}/`;
  // A few pages without any frontmatter of ours lie among the records, as they do in real vaults.
  if (ordinal % 97 === 1) return "Operations/Pages/";
  return `${ordinal % 3 === 1 ? "Projects" : "Notes"}/${TOPICS[ordinal % TOPICS.length] ?? ""}/`;
}

function nameOf(kind: GeneratedKind, ordinal: number): string {
  if (kind === "framework") return "Operational procedures";
  if (kind === "prose") return `${TOPICS[(ordinal * 3) % TOPICS.length] ?? ""} ${THINGS[ordinal % THINGS.length] ?? ""} ${ordinal}`;
  if (kind === "calendar") return CALENDARS[ordinal] ?? "";
  if (kind === "checklist") return checklistName(ordinal);
  const words = `${DOINGS[ordinal % DOINGS.length] ?? ""} the ${THINGS[(ordinal * 5) % THINGS.length] ?? ""} of ${PLACES[(ordinal * 3) % PLACES.length] ?? ""}`;
  const id = idOf(kind, ordinal);
  if (id !== undefined) return `${id} ${words}`;
  return kind === "procedure" || kind === "maintenance" ? `${words} ${ordinal}${kind === "maintenance" ? " plan" : ""}` : `${kind}-${ordinal}`;
}

function checklistName(ordinal: number): string {
  const day = dayOf("checklist", ordinal);
  if (isDaily(ordinal)) return `${day} Daily checklist`;
  return `${day} ${clock(360 + (ordinal % 900)).replace(":", "")} run ${ordinal}`;
}
