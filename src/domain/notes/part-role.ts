import { headingWords } from "../text/heading-words.ts";

/** What a part of a procedure is for; `unnamed` where no heading says. */
export type PartRole = "steps" | "prerequisites" | "verification" | "rollback" | "escalation" | "other" | "unnamed";

/** In this order: "Rollback steps" is a rollback, "Verification steps" a verification. */
const ROLES: readonly (readonly [PartRole, RegExp])[] = [
  ["rollback", /\b(roll ?-?back|back ?-?out)\b/],
  ["prerequisites", /\b(pre-?requisites?|requirements|preparation|before you (start|begin)|you will need)\b/],
  ["verification", /\b(verification|verify|validation|validate|post-?checks?)\b/],
  ["escalation", /\b(escalation|escalate|communicate|communication)\b/],
  ["other", /^(follow-?up|review|process|action|technical) (action|improvement)s?\b|^action items\b|\b(change ?log|learnt|learned|went well|went badly)\b/],
  ["steps", /\b(steps?|procedures?|checks?|checklist|mitigation|mitigate|resolution|remediation|remediate|actions?|how to|recover(y)?|instructions|tasks)\b/],
  ["other", /\b(causes?|symptoms?|impact|background|references?|phases?|overview|summary|introduction|meaning|purpose|scope|diagnosis|architecture|related|contacts?|notes?|history|logs?|glossary|reading|resources|examples?|definitions?)\b/],
];

/** The role that a heading gives to the parts below it, undefined where it says nothing. */
export function roleOfHeading(heading: string): PartRole | undefined {
  const words = headingWords(heading).replace(/^(step\s+)?\d+[.):]?\s+/, "");
  return ROLES.find(([, pattern]) => pattern.test(words))?.[0];
}
