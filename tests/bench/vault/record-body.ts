import { clock } from "./calendar-days.ts";
import type { NoteDraft } from "./note-draft.ts";
import { dayOf, type GeneratedKind } from "./plan.ts";
import { planDays } from "./plan-days.ts";
import { doing, PEOPLE, sentence } from "./phrases.ts";
import { paragraphs } from "./prose.ts";
import type { Random } from "./random.ts";
import type { Drawing } from "./record-fields.ts";
import type { Item, Span } from "./spans.ts";

type Writer = (draft: NoteDraft, from: Drawing) => void;

const MILESTONES = ["detected", "acknowledged", "assessed", "mitigated", "resolved", "update"] as const;

const WRITERS: Partial<Record<GeneratedKind, Writer>> = {
  framework: (draft) => {
    draft.heading(1, ["Operational procedures"]);
    draft.heading(2, ["Operations framework"]);
    draft.fence("yaml", ["operation_layers:", "  daily_operations:", "    - system_monitoring", "    - user_support", "  maintenance:", "    - routine_maintenance"]);
    for (const area of ["Daily operations", "Maintenance procedures", "Incident management", "Change management", "Performance management", "Operational tools", "Metrics and reporting"]) {
      draft.heading(2, [area]);
      draft.list([{ spans: [`Look after ${area.toLowerCase()}`] }, { spans: [`Write down what ${area.toLowerCase()} showed`] }]);
    }
  },
  procedure: (draft, from) => {
    draft.heading(2, ["Prerequisites"]);
    draft.list(from.random.times(from.random.int(1, 3), () => ({ spans: [doing(from.random)] })));
    draft.heading(2, ["Steps"]);
    if (from.random.chance(0.35)) draft.numbered(from.random.times(from.random.int(5, 15), () => step(from.random)));
    draft.list(tasks(from.random, from.random.int(5, 25), () => " "));
    draft.heading(2, ["Rollback"]);
    draft.numbered(from.random.times(from.random.int(2, 4), () => step(from.random)));
  },
  checklist: (draft, from) => {
    const { note, random } = from;
    const day = dayOf("checklist", note.ordinal);
    for (let section = random.int(1, 3); section > 0; section--) {
      draft.heading(2, [{ link: from.names.any("procedure", random) }]);
      draft.pin(`ops:run ${day} v${random.int(1, 9)} h1-9d1c244e75a5`);
      draft.list(random.times(random.int(4, 10), (at) => answered(random, note.ordinal > 1 || at < 3)));
    }
  },
  maintenance: (draft, from) => {
    draft.heading(2, ["Steps"]);
    draft.list(tasks(from.random, from.random.int(5, 16), () => " "));
    draft.heading(2, ["Log"]);
    draft.list(planDays(from.note.ordinal).log.map(({ due, outcome, on }) => ({ spans: [`${on} ${outcome} (due ${due}) by `, { link: from.random.pick(PEOPLE) }, ": as agreed"] })));
  },
  incident: (draft, from) => {
    draft.heading(2, ["Timeline"]);
    draft.list(from.random.times(from.random.int(3, 12), (at) => timelineEntry(from, at)));
    draft.heading(2, ["Actions"]);
    draft.list(tasks(from.random, from.random.int(5, 20), () => from.random.pick([" ", "x", "x", "-"])));
    log(draft, from, "status assessing → responding by ");
  },
  change: (draft, from) => {
    for (const heading of ["Impact assessment", "Test plan", "Backout plan"]) {
      draft.heading(2, [heading]);
      draft.paragraph([sentence(from.random)]);
    }
    draft.heading(2, ["Implementation plan"]);
    draft.list(tasks(from.random, from.random.int(5, 20), () => from.random.pick([" ", "x"])));
    log(draft, from, "status draft → assess by ");
  },
  metric: (draft, from) => {
    draft.heading(2, ["Readings"]);
    const day = dayOf("metric", from.note.ordinal);
    draft.list(from.random.times(from.random.int(10, 40), (at) => ({ spans: [`${day} ${clock(at * 30)} ${from.random.int(10, 99)} percent`] })));
  },
};

/** A record's body: what its kind has, then whatever people wrote under it. */
export function writeRecordBody(draft: NoteDraft, kind: GeneratedKind, from: Drawing): void {
  const { random } = from;
  if (random.chance(0.5)) draft.paragraph([sentence(random), " ", sentence(random)]);
  (WRITERS[kind] ?? plain)(draft, from);
  draft.heading(2, ["Notes"]);
  paragraphs(draft, from, random.int(500, 5_000));
}

const plain: Writer = (draft, from) => {
  draft.heading(2, ["Actions"]);
  draft.list(tasks(from.random, from.random.int(5, 18), () => from.random.pick([" ", "x"])));
  draft.heading(2, ["Timeline"]);
  draft.list(from.random.times(from.random.int(3, 6), (at) => timelineEntry(from, at)));
};

function step(random: Random): Span[] {
  const limit = random.chance(0.2) ? ` [limit:: <= ${random.int(1, 99)} %]` : random.chance(0.1) ? " [evidence:: required]" : "";
  return [`${doing(random)}${limit}`];
}

function tasks(random: Random, count: number, mark: () => string): Item[] {
  return random.times(count, () => ({ task: mark(), spans: [...step(random)], ...(random.chance(0.08) ? { children: random.times(2, () => ({ task: mark(), spans: step(random) })) } : {}) }));
}

function answered(random: Random, isDone: boolean): Item {
  if (!isDone) return { task: " ", spans: step(random) };
  const notes = random.chance(0.15) ? { children: [{ spans: [sentence(random)] }] } : {};
  return { task: random.pick(["x", "x", "x", "x", "!", "-", ">"]), spans: [...step(random), ` [at:: ${clock(random.int(380, 600))}] [by:: `, { link: random.pick(PEOPLE) }, "]"], ...notes };
}

function timelineEntry({ note, random }: Drawing, at: number): Item {
  const time = `${dayOf(note.kind, note.ordinal)} ${clock(480 + at * 7)} `;
  const tag = MILESTONES[at];
  const tail: Span[] = tag !== undefined && random.chance(0.6) ? [" ", { tag }] : [];
  return { spans: random.chance(0.2) ? [time, { link: random.pick(PEOPLE) }, ` ${random.pick(["takes over", "asks for more time", "is called"])}`, ...tail] : [`${time}${sentence(random)}`, ...tail] };
}

function log(draft: NoteDraft, { note, random }: Drawing, what: string): void {
  draft.heading(2, ["Log"]);
  const day = dayOf(note.kind, note.ordinal);
  draft.list(random.times(random.int(2, 8), (at) => ({ spans: [`${day} ${clock(500 + at * 11)} ${what}`, { link: random.pick(PEOPLE) }, ": as agreed"] })));
}
