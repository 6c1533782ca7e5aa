import type { StepState } from "../notes/answer.ts";
import type { ChecklistStatus } from "../notes/checklist.ts";
import type { MaintenanceFigures } from "../metrics/maintenance-figures.ts";
import type { Day } from "../time/day.ts";
import type { AgendaDay, AgendaItem } from "./agenda.ts";
import type { ChangeOffer } from "./change-offers.ts";
import type { ProblemSuggestion, RecurredProblem } from "./problem-suggestions.ts";
import type { FollowedAction } from "./record-panel.ts";

/** Everything that the dashboard shows, as data; the view draws it and knows nothing else. Lines are 0-based. */
export interface Dashboard {
  readonly state: StateLine;
  /** No framework and no procedure yet: the dashboard offers to set the vault up. */
  readonly isEmpty: boolean;
  /** Open incidents, the worst first, changes in their window, work orders in progress or on hold. */
  readonly now: readonly AgendaItem[];
  /** How much is going on, also what is not shown. */
  readonly nowCount: { readonly incidents: number; readonly all: number };
  readonly today: TodaySection;
  /** Maintenance to be done today: due, in grace, overdue, the most urgent first; only as many as are shown. */
  readonly work: readonly AgendaItem[];
  readonly workCount: { readonly overdue: number; readonly others: number };
  /** Occurrences that went by, which catching up accounts for. */
  readonly passed: { readonly plans: number; readonly occurrences: number };
  readonly week: readonly AgendaDay[];
  /** `none` without plans, `unread` as long as nobody asked for them. */
  readonly maintenance: MaintenanceFigures | "none" | "unread";
  readonly coverage: Coverage;
  readonly problems: readonly ProblemRow[];
  /** Actions of reviews and records: late, due within a week, done and to be verified; only as many as are shown. */
  readonly actions: readonly FollowedAction[];
  readonly actionCount: number;
  /** Incidents that look like one problem, and problems that came back after their fix. */
  readonly suggestions: readonly ProblemSuggestion[];
  readonly recurred: readonly RecurredProblem[];
  /** Changes that begin today, or that something is wrong with; only as many as are shown. What goes on stands under Now. */
  readonly changes: readonly AgendaItem[];
  readonly changeCount: number;
  /** What changes that are over suggest. */
  readonly changeOffers: readonly ChangeOffer[];
}

/** What is true now, in words; `tone` goes with an icon, never alone. */
export interface StateLine {
  readonly tone: "clear" | "working" | "attention";
  readonly words: string;
  /** "Monday 23 November 2026, 09:12". */
  readonly moment: string;
}

/** Today's checklists, and what the dashboard offers around them. */
export interface TodaySection {
  /** True where today's daily checklist could be made and is not yet. */
  readonly canOpen: boolean;
  /** How many steps it would have. */
  readonly stepsDue: number;
  readonly checklists: readonly ChecklistCard[];
  readonly offers: readonly Offer[];
}

/** A checklist with its steps. `ready`: every step is answered and it can be finished. */
export interface ChecklistCard {
  readonly path: string;
  readonly title: string;
  readonly day: Day | undefined;
  readonly isDaily: boolean;
  readonly status: ChecklistStatus;
  readonly ready: boolean;
  readonly steps: number;
  readonly answered: number;
  /** The next open step's words, "" where none is. */
  readonly next: string;
  readonly sections: readonly CardSection[];
}

/** One procedure's section in a card. `change` says what became of the procedure since. */
export interface CardSection {
  readonly title: string;
  /** Link text to open, "" where the heading is none. */
  readonly linkText: string;
  readonly change: "none" | "edited" | "gone";
  readonly steps: readonly StepRow[];
}

/** A step to work through. `depth` counts the steps that hold it. */
export interface StepRow {
  readonly line: number;
  readonly depth: number;
  readonly words: string;
  readonly state: StepState;
  /** "<= 85 %", "" without a limit. */
  readonly limit: string;
  readonly value: string;
  readonly at: string;
  readonly by: string;
  readonly asks: readonly ("reading" | "evidence" | "second person" | "optional")[];
  /** "20 November" style link text of the checklist that deferred it, "" otherwise. */
  readonly from: string;
  readonly notes: readonly string[];
}

/** Something that a rule would do by itself elsewhere: offered with a button, never done alone. */
export type Offer =
  | { readonly kind: "add-due"; readonly path: string; readonly count: number; readonly names: readonly string[] }
  | { readonly kind: "earlier-open"; readonly path: string; readonly day: Day; readonly open: number };

/** The framework's layers and areas with what carries them out; gaps first. */
export interface Coverage {
  readonly frameworkPath: string | undefined;
  readonly covered: number;
  readonly total: number;
  readonly groups: readonly CoverageGroup[];
}

export interface CoverageGroup {
  readonly name: string;
  readonly covered: number;
  readonly rows: readonly CoverageRow[];
}

/** One unit of a layer. `procedures` carry it out; without one, a daily unit may still be worked through from the framework itself. */
export interface CoverageRow {
  readonly key: string;
  readonly name: string;
  readonly line: number;
  readonly procedures: readonly { readonly path: string; readonly name: string; readonly scheduleWords: string }[];
  /** The day of the newest checklist that holds it, "" where it never ran. */
  readonly lastRun: string;
  readonly fromFramework: boolean;
  /** What plans and work orders do of it, "" for nothing: "12 plans". */
  readonly work: string;
}

/** A problem in a note, with the line where it stands (counted from 0, undefined where no line is known). */
export interface ProblemRow {
  readonly path: string;
  readonly name: string;
  readonly line: number | undefined;
  readonly sentence: string;
  readonly hint: string;
  readonly code: string;
}
