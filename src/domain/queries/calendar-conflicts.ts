import type { NoteRow } from "../index/note-row.ts";
import { cutSpans, lastDayOf, mergeSpans } from "../notes/calendar-spans.ts";
import { daysBetween } from "../time/day.ts";
import { namesOf } from "./agenda-items.ts";
import { foldedNames, plannedSpan } from "./bookings.ts";
import type { Freeze, ServiceWindow } from "./calendars.ts";
import type { ChangeSurroundings } from "./change-surroundings.ts";
import { nearestSide, type ServiceSide } from "./service-reach.ts";

/** A service of a change that one or more windows name, none of which holds the change. */
export interface WindowMissed {
  readonly service: string;
  /** Its folded base name. */
  readonly key: string;
  readonly windows: readonly string[];
}

/** A freeze that a change meets, and how the services that it is of lie to those of the change. */
export interface FreezeMet {
  readonly freeze: Freeze;
  readonly side: ServiceSide;
}

type Around = Pick<ChangeSurroundings, "zone" | "calendars" | "graph">;
type Named = Pick<WindowMissed, "service" | "key"> & { readonly windows: readonly ServiceWindow[] };

/** No window is open for so many days. */
const LONGEST = 366;
const NONE: readonly never[] = [];

/** The services of a change that are outside their windows while it is planned; those that no window names have none to keep. */
export function windowsMissed(row: NoteRow<"change">, { zone, calendars }: Around): readonly WindowMissed[] {
  const keys = foldedNames(row.services);
  const named = namesOf(row.services).flatMap((service, at): readonly Named[] => {
    const key = keys[at] ?? "";
    const windows = calendars.windowsFor(key);
    return windows.length > 0 ? [{ service, key, windows }] : NONE;
  });
  const span = named.length > 0 ? plannedSpan(row, zone) : undefined;
  if (!span) return NONE;
  const [first, last] = [span.from.slice(0, 10), lastDayOf(span)];
  const isLong = daysBetween(first, last) > LONGEST;
  return named.filter(({ windows }) => isLong || cutSpans([span], mergeSpans(windows.flatMap(({ slots }) => slots(first, last)))).length > 0)
    .map(({ service, key, windows }) => ({ service, key, windows: windows.map(({ name }) => name) }));
}

/** The freezes that a change meets while it is planned: of its own services, and of those that they have to do with. */
export function freezesMet(row: NoteRow<"change">, { zone, calendars, graph }: Around): readonly FreezeMet[] {
  const span = calendars.freezes.length > 0 ? plannedSpan(row, zone) : undefined;
  if (!span) return NONE;
  const own = foldedNames(row.services);
  return calendars.freezes.flatMap((freeze): readonly FreezeMet[] => {
    if (freeze.span.from >= span.to || span.from >= freeze.span.to) return NONE;
    const side = freeze.services.size === 0 ? "same" : nearestSide(own, [...freeze.services], graph);
    return side ? [{ freeze, side }] : NONE;
  });
}
