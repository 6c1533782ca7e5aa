import type { Day } from "../time/day.ts";
import type { Moment } from "../time/moment.ts";
import type { ChangeWindow } from "./change-panel.ts";
import type { IncidentLine } from "./record-panel.ts";

/** What an item of the schedule is. */
export type AgendaKind = "maintenance" | "procedure" | "change" | "review" | "incident" | "work-order";

/** How it stands; `planned` lies ahead, `held` is a work order on hold. */
export type AgendaState = "planned" | "upcoming" | "due" | "in-grace" | "overdue" | "in-progress" | "held" | "open" | "done" | "skipped" | "missed" | "suppressed";

/** One thing on one day. Empty strings are absent. */
export interface AgendaItem {
  /** The same for the same thing at every reading. */
  readonly key: string;
  readonly kind: AgendaKind;
  readonly state: AgendaState;
  readonly day: Day;
  /** `HH:mm`, when it begins. */
  readonly time: string;
  /** When it ends, for what has a window of its own: a change. */
  readonly until?: Moment;
  readonly title: string;
  /** The note to open: its work order where there is one, else the plan, change or review. */
  readonly path: string;
  /** The plan that it is an occurrence of. */
  readonly plan: string;
  /** The day that the rule names, where it is another than `day`; else "". */
  readonly movedFrom: Day;
  /** Whole days behind its due day while it is not done. */
  readonly lateDays: number;
  /** The base names of its services. */
  readonly services: readonly string[];
  /** In a freeze, outside every window, in a conflict that nobody accepted. */
  readonly warnings: readonly ("freeze" | "no-window" | "conflict")[];
  /** It cannot be skipped. */
  readonly statutory: boolean;
  /** Earlier occurrences of its plan that went by and that nobody accounted for. */
  readonly passed: number;
  /** Of an incident that goes on: what whoever sees it needs at once. */
  readonly incident?: Pick<IncidentLine, "severity" | "commander" | "update" | "status">;
  /** Of a change on the dashboard: what is wrong with it, and until when one can still go back in time. */
  readonly change?: { readonly marks: readonly ChangeMark[]; readonly status: string; readonly decideBy: ChangeWindow["decideBy"] };
}

/** What is wrong with a change: an approval is void or missing, it was rejected, its time passed without a beginning, it collides with something. */
export type ChangeMark = "approval-void" | "approvals-missing" | "rejected" | "window-over" | "start-late" | "conflict";

/** A stretch of days with a meaning: a maintenance window, a freeze, a holiday. Days are included; times are `HH:mm` or "". */
export interface AgendaBand {
  readonly key: string;
  readonly kind: "window" | "freeze" | "holiday";
  readonly level: "soft" | "hard" | "";
  readonly title: string;
  readonly path: string;
  readonly from: Day;
  readonly to: Day;
  readonly fromTime: string;
  readonly toTime: string;
  readonly services: readonly string[];
}

/** The schedule between two days, both included. Items are in the order of day, time and title. */
export interface Agenda {
  readonly from: Day;
  readonly to: Day;
  readonly today: Day;
  readonly items: readonly AgendaItem[];
  readonly bands: readonly AgendaBand[];
  /** What is late and was due before `from`, where the time shown is not over. */
  readonly late: readonly AgendaItem[];
  /** Every service that something in this time names, for the filter. */
  readonly services: readonly string[];
  /** Plans whose schedule nobody can understand. */
  readonly unscheduled: readonly { readonly path: string; readonly name: string }[];
}

/** One day of the next seven; days without anything are left out. */
export interface AgendaDay {
  readonly day: Day;
  readonly items: readonly AgendaItem[];
  readonly bands: readonly AgendaBand[];
}

/** What was understood of a plan, and when it is due next. */
export interface PlanDetail {
  readonly path: string;
  readonly name: string;
  /** "every month on the 22nd, from 2026-06-22; on the next working day". */
  readonly understood: string;
  readonly next: readonly { readonly nominal: Day; readonly day: Day; readonly time: string; readonly note: "" | "freeze" | "season" | "paused" | "day-off" | "no-window" }[];
  readonly lastDone: Day;
  /** Occurrences that went by and that nobody accounted for. */
  readonly passed: number;
}
