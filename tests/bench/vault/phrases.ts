import type { Random } from "./random.ts";

export const PEOPLE = ["Ana", "Ben", "Cleo", "Dora", "Emil", "Farah", "Goran", "Hana", "Ivo", "Jun", "Kofi", "Lea"] as const;
export const PLACES = ["the shop", "the warehouse", "the ticket desk", "payroll", "the data platform", "the mail relay", "the badge readers", "the backup site", "the call centre", "the report queue"] as const;
export const THINGS = ["battery", "disk", "certificate", "queue", "backup", "replica", "switch", "cache", "fan", "licence", "index", "relay", "token", "firewall", "pump", "door lock"] as const;
export const DOINGS = ["Check", "Restart", "Rotate", "Test", "Clean", "Compare", "Count", "Renew", "Measure", "Restore", "Review", "Replace"] as const;
export const TOPICS = ["network", "storage", "vendor", "audit", "training", "budget", "onboarding", "security", "capacity", "planning"] as const;

const SUBJECTS = ["The team", "Our vendor", "The night shift", "A second person", "The monitoring", "The new rack", "Everybody on duty", "The auditor", "The old cluster", "Whoever is on call"] as const;
const VERBS = ["looked at", "moved", "asked about", "measured", "wrote down", "gave up on", "found", "replaced", "waited for", "agreed on", "paid for", "forgot"] as const;
const OBJECTS = ["the spare parts", "a slow answer", "last month's numbers", "the longer contract", "two open questions", "the water stain", "a better name", "the list of contacts", "every alarm of the week", "the plan for winter"] as const;
const ENDINGS = ["before noon", "without telling anybody", "as it was agreed in spring", "because nobody else did", "and that was enough", "while the lift was being repaired", "for the third time this year", "in the old building", "after a long call", "and will do so again"] as const;

/** A plain sentence without any Markdown in it. */
export function sentence(random: Random): string {
  return `${random.pick(SUBJECTS)} ${random.pick(VERBS)} ${random.pick(OBJECTS)} ${random.pick(ENDINGS)}.`;
}

/** Something to do, in a few words. */
export function doing(random: Random): string {
  return `${random.pick(DOINGS)} the ${random.pick(THINGS)} of ${random.pick(PLACES)}`;
}

/** A person as a link in quotes. */
export function person(random: Random): string {
  return `[[${random.pick(PEOPLE)}]]`;
}
