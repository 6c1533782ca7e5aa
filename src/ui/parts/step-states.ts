import type { ChecklistStatus } from "../../domain/notes/checklist.ts";
import type { StepState } from "../../domain/notes/answer.ts";
import { words } from "../../words.ts";

/** How a state is shown: an icon, a word, and whether the word stands in the row or only in the name. */
export interface ShownState {
  readonly icon: string;
  readonly word: string;
  readonly tagged: boolean;
  readonly checked: "true" | "false" | "mixed";
}

/** How each state of a step is shown. */
export const STEP_STATES: Readonly<Record<StepState, ShownState>> = {
  open: { icon: "", word: words.stepOpen, tagged: false, checked: "false" },
  passed: { icon: "check", word: words.stepPassed, tagged: false, checked: "true" },
  failed: { icon: "x", word: words.stepFailed, tagged: true, checked: "false" },
  "not-applicable": { icon: "minus", word: words.stepNotApplicable, tagged: true, checked: "false" },
  deferred: { icon: "chevron-right", word: words.stepDeferred, tagged: true, checked: "false" },
  "in-progress": { icon: "ellipsis", word: words.stepInProgress, tagged: true, checked: "mixed" },
};

/** How each status of a checklist is shown. */
export const CHECKLIST_STATES: Readonly<Record<ChecklistStatus, { readonly icon: string; readonly word: string }>> = {
  open: { icon: "clipboard-list", word: words.statusOpen },
  done: { icon: "circle-check", word: words.statusDone },
  "done-with-exceptions": { icon: "circle-alert", word: words.statusDoneWithExceptions },
  missed: { icon: "circle-x", word: words.statusMissed },
  skipped: { icon: "circle-minus", word: words.statusSkipped },
  abandoned: { icon: "circle-slash", word: words.statusAbandoned },
};
