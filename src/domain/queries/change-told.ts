import type { NoteRow } from "../index/note-row.ts";
import type { ChangeRisk, PastResults } from "../metrics/change-risk.ts";

export type ConflictType =
  | "same-service" | "parent-service" | "child-service" | "not-in-window" | "in-freeze" | "parent-in-freeze" | "child-in-freeze" | "assignee-busy" | "maintenance" | "major-incident";

/** What stands in the way of a change when it is planned (domain.md B6). A parent depends on a service of the change, a child is depended on by one. */
export interface ChangeConflict {
  /** What an acceptance names: the type and the other note, `same-service [[CHG-20261120-02 Patch db-1]]`. */
  readonly key: string;
  readonly type: ConflictType;
  /** The other note; of a window missed, the service, "" where it has no note. */
  readonly path: string;
  readonly name: string;
  /** Those of its services that it is about; of a window missed, the windows; of a freeze, `soft` or `hard`; of somebody busy, who; of an incident, its severity. */
  readonly detail: string;
  /** A hard freeze of its own services cannot be accepted. */
  readonly isHard: boolean;
}

/** How changes like one ended. */
export interface PastChanges extends Pick<PastResults, "successful" | "withIssues" | "failed"> {
  /** The higher the better; the incidents that they caused count too. */
  readonly score: number;
}

/** How a change stands by other notes. */
export interface ChangeStanding {
  /** Undefined where its probability or impact is unknown. */
  readonly risk: ChangeRisk | undefined;
  /** How changes of its template, else of its services, ended. */
  readonly past: PastChanges;
  readonly conflicts: readonly ChangeConflict[];
  /** The procedure that it follows, and whether it failed too often. */
  readonly template: NoteRow<"procedure"> | undefined;
  readonly suspended: boolean;
  /** The hard freezes that concern it when it began, else now, each with its end: `Year end, until 2027-01-04 06:00`. */
  readonly frozenBy: readonly string[];
  /** A soft freeze concerns it: when it is planned, else as above. */
  readonly isSoftFrozen: boolean;
  /** The same for guards: `risk:<band>`, `conflict:<key>`, `hard-conflict:<key>` where nobody can accept it, `frozen`, `frozen-by:<freeze>`, `soft-frozen`. */
  readonly facts: ReadonlySet<string>;
}
