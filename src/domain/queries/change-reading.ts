import type { NoteRow } from "../index/note-row.ts";
import type { Relations } from "../index/relations.ts";
import type { Links } from "../index/work-orders-of.ts";
import type { Moment } from "../time/moment.ts";
import type { VaultCalendars } from "./calendars.ts";

/** What risk and conflicts of changes are told from. Another one for each version of the index and each minute: what was looked at with one is not looked at again. */
export interface ChangeReading {
  /** Wall time in the vault's zone. */
  readonly now: Moment;
  readonly zone: string;
  readonly changes: readonly NoteRow<"change">[];
  readonly orders: readonly NoteRow<"work-order">[];
  readonly incidents: readonly NoteRow<"incident">[];
  readonly services: readonly NoteRow<"service">[];
  readonly plans: readonly NoteRow<"maintenance">[];
  readonly calendars: VaultCalendars;
  readonly links: Links;
  readonly relations: Relations;
  /** The row of a path, of any kind. */
  readonly rowAt: (path: string) => NoteRow | undefined;
}
