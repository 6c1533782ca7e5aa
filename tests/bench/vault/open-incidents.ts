import type { Acting } from "../../../src/domain/actions/acting.ts";
import { timelineLine, type EntryOptions } from "../../../src/domain/actions/add-timeline-entry.ts";
import { dayFromToday, momentOf, TODAY } from "./calendar-days.ts";
import { doing, person, sentence } from "./phrases.ts";
import { Random } from "./random.ts";

/** A note before the app has looked at it. */
export interface WrittenNote {
  readonly path: string;
  readonly text: string;
}

/** Who writes into the incidents' notes, and when. */
export const ON_DUTY: Acting = { today: TODAY, time: "09:00", person: "[[Ana]]", profile: "team", stamps: true, headings: { carriedOver: "Carried over", log: "Log" } };

const SEVERITIES = ["SEV1", "SEV2", "SEV3"] as const;
/** Users are told once in so many lines. */
const UPDATE_EVERY = 8;
const MINUTES_BETWEEN = 12;
const ACTIONS = 5;

/** So many open incidents as our commands write them, with so many entries in the timeline of each. */
export function openIncidents(count: number, entries: number): WrittenNote[] {
  return Array.from({ length: count }, (_, at) => openIncident(at, entries));
}

function openIncident(at: number, entries: number): WrittenNote {
  const random = new Random(17, at);
  const [id, began, leader] = [`INC-${TODAY.replaceAll("-", "")}-${String(at + 50)}`, dayFromToday(-2), person(random)];
  const fields = [`id: ${id}`, "type: incident", "status: responding", `severity: ${SEVERITIES[at % SEVERITIES.length] ?? ""}`, `commander: "${leader}"`];
  const moments = ["started", "detected", "acknowledged", "assessed"].map((key, after) => `${key}: ${momentOf(began, 300 + after * 5)}`);
  const actions = random.times(ACTIONS, () => `- [ ] ${doing(random)} [owner:: ${leader}] [due:: ${dayFromToday(random.int(-3, 20))}]`);
  const log = ["05:10 status new → assessing", "05:15 status assessing → responding"].map((change) => `- ${began} ${change} by ${leader}`);
  // Drawn last: what else the note says is the same however long its timeline is.
  const timeline = random.times(entries, (place) => entry(random, place));
  const sections = [["## Timeline", ...timeline], ["## Actions", ...actions], ["## Log", ...log]].map(([heading = "", ...lines]) => `\n${[heading, ...(lines.length > 0 ? ["", ...lines] : [])].join("\n")}\n`);
  return { path: `Operations/Incidents/2026/${id}.md`, text: `---\n${[...fields, ...moments].join("\n")}\n---\n${sections.join("")}` };
}

function entry(random: Random, place: number): string {
  const minutes = 305 + place * MINUTES_BETWEEN;
  const said = (words: string, tag?: EntryOptions["tag"]): string => timelineLine(words, ON_DUTY, { tag, at: momentOf(dayFromToday(Math.floor(minutes / 1_440) - 2), minutes % 1_440) });
  if (place === 0) return said(`Detected: ${sentence(random)}`, "detected");
  return place % UPDATE_EVERY === 0 ? said(`Update: ${sentence(random)} Actions: ${doing(random)}. Needs: none.`, "update") : said(sentence(random));
}
