import type { NoteIndex } from "../../src/domain/index/note-index.ts";
import type { NoteRow } from "../../src/domain/index/note-row.ts";
import { relationsNow } from "../../src/domain/index/relations.ts";
import type { Links } from "../../src/domain/index/work-orders-of.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import { changeStanding, type ChangeReading } from "../../src/domain/queries/change-standing.ts";

/** What risk, conflicts and freezes make true of the changes of a vault in memory, found as the plugin finds it. */
export function changeFactsIn(index: NoteIndex, links: Links, now: string, zone: string): (change: NoteRow<"change">) => ReadonlySet<string> {
  const reading: ChangeReading = {
    now, zone, changes: index.ofKind("change"), orders: index.ofKind("work-order"), incidents: index.ofKind("incident"), services: index.ofKind("service"), plans: index.ofKind("maintenance"),
    calendars: calendarsOf(index.ofKind("calendar"), { pathOf: links.pathOf, workingHours: undefined, zone }), links, relations: relationsNow(index, links), rowAt: (path) => index.row(path),
  };
  return (change) => changeStanding(change, reading).facts;
}
