import type { Guard, Life } from "./transition.ts";

export type ReviewStatus = "draft" | "in-review" | "reviewed" | "closed";
export type ReviewEvent = "submit" | "revise" | "finish" | "close";

/**
 * What is true of a review, as far as a guard asks. `few-people`: fewer than two took part; `no-summary`, `no-impact`, `no-factors`: the section
 * is empty; `short-timeline`: it has fewer than three entries; `no-actions`: it asks for no action; `action-unowned`: an action lacks its owner or day.
 */
export type ReviewFact = "team" | "of-incident" | "few-people" | "no-summary" | "no-impact" | "no-factors" | "short-timeline" | "no-actions" | "action-unowned";

const is = (rule: string, strength: Guard["strength"], ...when: ReviewFact[]): Guard<ReviewFact> => ({ rule, strength, when });

/** The life of a review (domain.md A12). */
export const REVIEW_LIFE: Life<ReviewStatus, ReviewEvent, ReviewFact> = {
  facts: {
    team: "own", "of-incident": "own", "few-people": "own", "no-summary": "body", "no-impact": "body", "no-factors": "body", "short-timeline": "body",
    "no-actions": "body", "action-unowned": "body",
  },
  steps: {
    submit: {
      from: ["draft"], to: "in-review", heldIn: ["in-review", "reviewed", "closed"],
      guards: [is("RVW-TEXT", "block", "no-summary"), is("RVW-TEXT", "block", "no-impact"), is("RVW-TEXT", "block", "no-factors"), is("RVW-TIMELINE", "block", "of-incident", "short-timeline")],
    },
    finish: {
      from: ["in-review"], to: "reviewed", heldIn: ["reviewed", "closed"],
      guards: [is("RVW-PEOPLE", "block", "team", "few-people"), is("RVW-ACT", "override", "no-actions"), is("RVW-OWN", "block", "action-unowned")],
    },
    close: { from: ["reviewed"], to: "closed", guards: [], heldIn: [] },
    revise: { from: ["in-review", "reviewed"], to: "draft", guards: [{ rule: "RVW-REASON", strength: "block", field: "reason" }], heldIn: [] },
  },
};
