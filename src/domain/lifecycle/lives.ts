import { CHANGE_LIFE } from "./change.ts";
import { INCIDENT_LIFE } from "./incident.ts";
import { PROBLEM_LIFE } from "./problem.ts";
import { REVIEW_LIFE } from "./review.ts";
import type { Life } from "./transition.ts";
import { WORK_ORDER_LIFE } from "./work-order.ts";

/** The kinds whose notes have a life, each with its table. */
export const LIVES = { incident: INCIDENT_LIFE, problem: PROBLEM_LIFE, review: REVIEW_LIFE, "work-order": WORK_ORDER_LIFE, change: CHANGE_LIFE } as const satisfies Record<string, Life>;

export type LivingKind = keyof typeof LIVES;

/** The table of a kind, if notes of it have a life. */
export function lifeOf(kind: string): Life | undefined {
  return Object.hasOwn(LIVES, kind) ? LIVES[kind as LivingKind] : undefined;
}
