import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import { Occupations } from "../index/occupations.ts";
import { instantOf } from "../time/moment.ts";
import { bookingOfChange, bookingOfOrder, type Booking } from "./bookings.ts";
import { areRelated, conflictsAround, conflictsBetween, inOrder, isMajor, majorConflicts } from "./change-conflicts.ts";
import type { ChangeReading } from "./change-reading.ts";
import { surroundingsIn, type ChangeSurroundings } from "./change-surroundings.ts";
import type { ChangeConflict } from "./change-told.ts";

type Change = NoteRow<"change">;
type Incident = NoteRow<"incident">;
type Place = Booking | undefined;

/** With the incidents of the hour. */
interface Told {
  readonly lasting: readonly ChangeConflict[];
  readonly all: readonly ChangeConflict[];
}

const NONE: readonly never[] = [];
const MINUTE_MS = 60_000;
const DAY = 1440;

/** Keeps who is in whose way. After an edit only what moved, and what it has to do with, is looked at again; all of it where dependencies, calendars or plans with downtime moved. */
export class ConflictFinder {
  readonly #ofChanges = mapKept<Change, Place>();
  readonly #ofOrders = mapKept<NoteRow<"work-order">, Place>();
  readonly #ofIncidents = mapKept<Incident, Incident | undefined>();
  readonly #majorNow = lastMade<readonly Incident[]>();
  readonly #store = new Occupations<Booking>();
  readonly #byPath = new Map<string, Booking>();
  /** Until something that they are made of moves. */
  readonly #lasting = new Map<Booking, readonly ChangeConflict[]>();
  readonly #told = new WeakMap<Booking, Told>();
  #changes: readonly Place[] = NONE;
  #orders: readonly Place[] = NONE;
  #majors: readonly Incident[] = NONE;
  #minute = 0;
  #by: readonly unknown[] = [];
  #around: ChangeSurroundings | undefined;

  /** What is in the way of a change that is not done; the same list as long as it says the same. */
  of(row: Change, reading: ChangeReading): readonly ChangeConflict[] {
    const around = this.#take(reading);
    const known = this.#byPath.get(row.path);
    const booking = known?.row === row ? known : bookingOfChange(row, reading.zone);
    return booking ? this.#conflictsOf(booking, around) : NONE;
  }

  /** The changes that something is in the way of, by path. */
  all(reading: ChangeReading): ReadonlyMap<string, readonly ChangeConflict[]> {
    const around = this.#take(reading);
    const all = new Map<string, readonly ChangeConflict[]>();
    for (const booking of this.#changes) {
      const conflicts = booking ? this.#conflictsOf(booking, around) : NONE;
      if (booking && conflicts.length > 0) all.set(booking.row.path, conflicts);
    }
    return all;
  }

  #take(reading: ChangeReading): ChangeSurroundings {
    const around = surroundingsIn(reading);
    if (around === this.#around) return around;
    this.#around = around;
    const { zone, now, changes, orders, incidents, graph, calendars, down } = around;
    const by = [graph, calendars, down, zone];
    if (by.some((each, at) => each !== this.#by[at])) this.#lasting.clear();
    this.#by = by;
    this.#changes = this.#move(this.#changes, this.#ofChanges(changes, [zone], (row) => bookingOfChange(row, zone)), around);
    this.#orders = this.#move(this.#orders, this.#ofOrders(orders, [zone], (row) => bookingOfOrder(row, zone)), around);
    const open = this.#ofIncidents(incidents, [], (row) => (isMajor(row) ? row : undefined));
    this.#majors = this.#majorNow([open], () => open.filter((row) => row !== undefined));
    this.#minute = (instantOf(now, zone) ?? 0) / MINUTE_MS;
    return around;
  }

  #move(before: readonly Place[], places: readonly Place[], { graph }: ChangeSurroundings): readonly Place[] {
    if (before === places) return places;
    const [gone, come] = [othersThan(before, places), othersThan(places, before)];
    for (const booking of gone) {
      this.#store.remove(booking);
      this.#byPath.delete(booking.row.path);
    }
    for (const booking of come) {
      this.#store.put(booking);
      this.#byPath.set(booking.row.path, booking);
    }
    for (const booking of [...gone, ...come]) {
      this.#lasting.delete(booking);
      if (this.#lasting.size > 0) for (const near of this.#store.overlapping(booking)) if (areRelated(near, booking, graph)) this.#lasting.delete(near);
    }
    return places;
  }

  #conflictsOf(booking: Booking, around: ChangeSurroundings): readonly ChangeConflict[] {
    const lasting = this.#lasting.get(booking) ?? this.#look(booking, around);
    const others = this.#majors.length > 0 && this.#isNear(booking) ? majorConflicts(booking, this.#majors, around) : NONE;
    if (others.length === 0) return lasting;
    const known = this.#told.get(booking);
    if (known?.lasting === lasting && known.all.length === lasting.length + others.length && others.every(({ key }) => known.all.some((each) => each.key === key))) return known.all;
    const all = [...lasting, ...others].sort(inOrder);
    this.#told.set(booking, { lasting, all });
    return all;
  }

  #look(booking: Booking, around: ChangeSurroundings): readonly ChangeConflict[] {
    const found = conflictsAround(booking, around);
    for (const other of this.#store.overlapping(booking)) found.push(...conflictsBetween(booking, other, around.graph));
    const lasting = found.length === 0 ? NONE : found.sort(inOrder);
    this.#lasting.set(booking, lasting);
    return lasting;
  }

  /** An incident is in the way of what goes on, and of what begins within a day. */
  #isNear({ row, from, to }: Booking): boolean {
    return row.status === "implement" || (from < this.#minute + DAY && to > this.#minute);
  }
}

/** The bookings of a list that another lacks. */
function othersThan(places: readonly Place[], others: readonly Place[]): Booking[] {
  const there = places.length === others.length ? undefined : new Set(others);
  return places.filter((place, at): place is Booking => place !== undefined && (there ? !there.has(place) : place !== others[at]));
}

const finder = new ConflictFinder();

/** What is in the way of a change of the vault. */
export function changeConflicts(row: Change, reading: ChangeReading): readonly ChangeConflict[] {
  return finder.of(row, reading);
}

/** The changes of the vault that something is in the way of, by path. */
export function allConflicts(reading: ChangeReading): ReadonlyMap<string, readonly ChangeConflict[]> {
  return finder.all(reading);
}
