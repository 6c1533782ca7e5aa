import type { LivingKind } from "../lifecycle/lives.ts";
import type { IncidentFigure } from "../metrics/incident-figures.ts";
import type { Severity } from "../notes/severity.ts";
import type { Day } from "../time/day.ts";
import type { Moment } from "../time/moment.ts";
import type { ChangePanel } from "./change-panel.ts";

/** Milliseconds since 1970 UTC: what counts on while somebody looks. */
export type Instant = number;

/** What the panel of a record shows, as data; the view draws it, counts its clocks on, and knows nothing else. */
export interface RecordPanel {
  readonly path: string;
  readonly kind: Exclude<LivingKind, "work-order">;
  readonly title: string;
  /** "" where it has none. */
  readonly id: string;
  readonly status: string;
  readonly severity: Severity | undefined;
  /** P1 to P5 by impact and urgency, or as overridden; "" where neither is known. */
  readonly priority: string;
  /** What it is about in one line, "Outage of Checkout · every payment fails"; "" where nothing is known. */
  readonly about: string;
  readonly isConfidential: boolean;
  readonly isExercise: boolean;
  /** From its start, else its detection, to its resolution or on; undefined where it has no clock. */
  readonly clock: { readonly from: Instant; readonly to: Instant | undefined } | undefined;
  /** The day on which it is looked at. */
  readonly today: Day;
  /** The states of its life in order, with the moment each was reached where the note says it. */
  readonly steps: readonly { readonly status: string; readonly at: Moment | undefined; readonly state: "done" | "now" | "ahead" }[];
  /** Why and since when it is on hold. */
  readonly hold: { readonly reason: string; readonly since: Moment } | undefined;
  /** The roles of its kind by their property, "" for nobody. */
  readonly roles: readonly { readonly key: string; readonly person: string }[];
  /** When users are to be told again; undefined where nothing is owed. */
  readonly update: { readonly due: Instant; readonly last: Moment | undefined } | undefined;
  readonly targets: readonly TargetClock[];
  /** Deadlines of a security incident, where the settings have them on. */
  readonly deadlines: readonly { readonly name: "nis2-warning" | "nis2-notification" | "nis2-report" | "gdpr-notification"; readonly due: Instant }[];
  /** The steps that its life allows, the one that is next first, each with the properties that it still asks for. */
  readonly next: readonly { readonly event: string; readonly needs: readonly string[] }[];
  /** Changes of its services and what these depend on since `since`, newest first. */
  readonly changed: { readonly since: string; readonly rows: readonly RelatedNote[] };
  /** Known errors of the same service whose symptom is the same or unknown, with their workaround as `detail`. */
  readonly workarounds: readonly RelatedNote[];
  /** The notes that it belongs together with. */
  readonly related: readonly RelatedNote[];
  /** Action items in it and its reviews. */
  readonly actions: readonly FollowedAction[];
  /** Of a change: its window, its risk, who approved it, what it collides with. */
  readonly change?: ChangePanel;
}

/** A clock against a target: how long was counted and is allowed, in minutes of its calendar, and when it runs out if nothing stops it. */
export interface TargetClock {
  readonly kind: "acknowledge" | "resolve";
  readonly state: "met" | "breached" | "running" | "paused" | "none";
  readonly usedMinutes: number;
  readonly allowedMinutes: number;
  readonly due: Instant | undefined;
}

/** A note beside a record; `detail` says its state or what it tells. */
export interface RelatedNote {
  readonly relation:
    | "change" | "fix" | "cause" | "known-error" | "problem" | "incident" | "parent" | "child" | "duplicate" | "original" | "review" | "run" | "repair" | "subject"
    | "fixes" | "caused" | "template" | "order";
  readonly path: string;
  readonly name: string;
  readonly detail: string;
}

/** An action item as the dashboard and panels follow it until it is verified. `line` counts from 0. */
export interface FollowedAction {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly kind: string;
  readonly owner: string;
  /** "" without a day. */
  readonly due: string;
  readonly state: "open" | "late" | "done" | "verified" | "cancelled";
  /** Done, and somebody else is to verify it: of a SEV1. */
  readonly needsVerification: boolean;
}

/** One line of the list of incidents. */
export interface IncidentLine {
  readonly path: string;
  readonly title: string;
  readonly id: string;
  readonly severity: Severity | undefined;
  readonly status: string;
  readonly services: readonly string[];
  readonly commander: string;
  /** Since when: its start, else its detection. */
  readonly since: Moment | undefined;
  readonly resolved: Moment | undefined;
  readonly update: RecordPanel["update"];
  readonly isConfidential: boolean;
}

/** The incidents of a period with those that are open, worst first, and their figures. */
export interface IncidentBoard {
  readonly from: string;
  readonly to: string;
  readonly open: readonly IncidentLine[];
  readonly ended: readonly IncidentLine[];
  readonly figures: readonly IncidentFigure[];
}
