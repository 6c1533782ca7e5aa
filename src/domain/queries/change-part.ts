import { lastMade } from "../index/kept.ts";
import { dayNumber, type NoteRow } from "../index/note-row.ts";
import { addDays } from "../time/day.ts";
import { windowItem } from "./agenda-items.ts";
import type { AgendaItem } from "./agenda.ts";
import { inOrder } from "./build-agenda.ts";
import { openChanges } from "./change-lines.ts";
import { changeMarks } from "./change-marks.ts";
import { changeOffers } from "./change-offers.ts";
import { windowOf } from "./change-window.ts";
import type { Dashboard } from "./dashboard.ts";
import type { IncidentReading } from "./incident-reading.ts";
import { isGoingOn } from "./work-now.ts";

/** The parts of the dashboard that tell of changes. */
export type ChangePart = Pick<Dashboard, "changes" | "changeCount" | "changeOffers"> & {
  /** What is told of the changes that go on, by path. */
  readonly now: ReadonlyMap<string, NonNullable<AgendaItem["change"]>>;
  /** How many approvals are void. */
  readonly voidApprovals: number;
};

/** What a vault without changes has. */
export const NO_CHANGES: ChangePart = { changes: [], changeCount: 0, changeOffers: [], now: new Map(), voidApprovals: 0 };

type Change = NoteRow<"change">;

/** A change with what is told of it: under Now where it goes on, else under today. */
interface Told {
  readonly item: AgendaItem;
  readonly isNow: boolean;
}

interface Known {
  readonly by: readonly unknown[];
  readonly told: Told | undefined;
}

/** So many are shown. */
const SHOWN = 12;
/** So many days ahead a change says nothing but that an approval is void. */
const FAR = 2;
const known = new WeakMap<Change, Known>();
const [shown, going] = [lastMade<readonly AgendaItem[]>(), lastMade<ChangePart["now"]>()];

/** Makes the part from what was read; a change is looked at again only where it, its body, what is around it or the minute moved. */
export function changePart(reading: IncidentReading): ChangePart {
  // Of what is done and watched nothing is to be told.
  const far = dayNumber(addDays(reading.now.slice(0, 10), FAR));
  const told = openChanges(reading).flatMap((row) => (row.status === "review" ? [] : (toldOf(row, reading, far) ?? [])));
  const [items, now] = [told.filter(({ isNow }) => !isNow).map(({ item }) => item), told.filter(({ isNow }) => isNow).map(({ item }) => item)];
  return {
    changes: shown([items], () => [...items].sort(inOrder).slice(0, SHOWN)), changeCount: items.length,
    changeOffers: changeOffers(reading),
    now: going([now], () => new Map(now.flatMap(({ path, change }) => (change ? [[path, change] as const] : [])))),
    voidApprovals: told.filter(({ item }) => item.change?.marks.includes("approval-void")).length,
  };
}

function toldOf(row: Change, reading: IncidentReading, far: number): Told | undefined {
  const [{ now, zone, profile }, body] = [reading, reading.bodies.get(row.path)];
  // What is far ahead moves with the day alone, and where nobody was asked yet nothing can be wrong with it.
  const isFar = row.dayNumber > far && row.status !== "implement";
  if (isFar && !body?.change?.approvals.length) return undefined;
  const by = [body, reading.changeStanding(row), isFar ? now.slice(0, 10) : now, zone, profile];
  const before = known.get(row);
  if (before?.by.every((each, at) => each === by[at])) return before.told;
  const told = makeTold(row, reading);
  known.set(row, { by, told });
  return told;
}

function makeTold(row: Change, reading: IncidentReading): Told | undefined {
  const [{ now, zone }, marks] = [reading, changeMarks(row, reading)];
  const [today, isNow] = [now.slice(0, 10), isGoingOn(row, reading)];
  if (!isNow && marks.every((mark) => mark === "conflict") && row.dayNumber !== dayNumber(today)) return undefined;
  const decideBy = row.status === "implement" ? windowOf(row.note, zone).decideBy : undefined;
  const isLate = row.dayNumber > 0 && row.dayNumber < dayNumber(today);
  const item = windowItem(row, isNow ? "in-progress" : isLate ? "overdue" : row.day === today ? "due" : "planned", today);
  return { isNow, item: { ...item, change: { marks, status: row.status, decideBy } } };
}

