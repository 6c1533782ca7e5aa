import type { LifeInput } from "../domain/actions/life-step.ts";
import { untagged } from "../domain/actions/acting.ts";
import type { LivingKind } from "../domain/lifecycle/lives.ts";
import type { Guard } from "../domain/lifecycle/transition.ts";
import { KINDS } from "../domain/notes/kinds.ts";
import { readReading } from "../domain/notes/limit.ts";
import type { Schema } from "../domain/notes/read-fields.ts";
import type { FieldValue } from "../domain/text/field.ts";
import { asPersonLink } from "../domain/text/links.ts";
import { readDay } from "../domain/time/day.ts";
import { readMoment } from "../domain/time/moment.ts";
import { lifeWords as say } from "../life-words.ts";
import type { AskedField } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { fieldOf, linksTo } from "./order-fields.ts";
import { peopleOf } from "./people.ts";

/** What is asked for where a guard says no property of its own. */
const ASKED_BY: Readonly<Record<string, string>> = { "INC-EST": "started", "RVW-PEOPLE": "participants", "CHG-DATES": "planned_end", "CHG-FIT": "planned_end" };
/** Why a change is wanted is a property of it; other reasons are those of a step. */
const WANTED = "wanted";
const PEOPLE: ReadonlySet<string> = new Set(["owner", "commander", "risk_accepted_by", "requested_by", "implementer", "reviewer"]);
const LINKS: ReadonlySet<string> = new Set(["duplicate_of", "caused_by", "incident", "change", "template"]);
const LINK_LISTS: ReadonlySet<string> = new Set(["services", "participants", "fixes"]);
const MOMENTS: ReadonlySet<string> = new Set(["started", "planned_start", "planned_end", "actual_start", "actual_end"]);

/** The key under which a dialog asks for what a guard wants: a property, or why its rule is overridden; "" where no answer helps. */
export function keyOf({ field, rule, strength, when = [] }: Guard): string {
  if (when.includes("no-reason")) return WANTED;
  return field ?? ASKED_BY[rule] ?? (strength === "override" ? `override:${rule}` : "");
}

/** The keys under which a dialog asks for it; what can be filled in or overridden is asked for both ways. */
export function keysOf(guard: Guard): string[] {
  const override = guard.strength === "override" && guard.field !== undefined ? `override:${guard.rule}` : "";
  return [keyOf(guard), override].filter((key) => key !== "");
}

/** The field in which a dialog asks a record for a property, a reason, or why a rule is overridden. */
export function lifeField(operations: Operations, kind: LivingKind, key: string, isWanted: boolean, event: string): AskedField {
  if (kind === "work-order") return fieldOf(operations, key, isWanted, event);
  const [label, hint] = wordsOf(key);
  const options = say.options[key];
  const reasons = key === "reason" ? say.reasons[`${kind} ${event}`] : undefined;
  const self = operations.acting().person;
  const people = [...(self === undefined ? [] : [self]), ...peopleOf(operations)];
  return {
    key, label, hint, whyNot: (text) => whyNot(key, text),
    ...(isWanted ? { missing: words.fieldMissing(label) } : {}),
    ...(options ? { options: [["", say.choose], ...options] } : {}),
    ...(reasons ? { choices: reasons } : PEOPLE.has(key) ? { choices: people } : {}),
    ...(key === "services" ? { links: linksTo(operations, "service") } : key === "participants" ? { links: people } : {}),
    ...(key === "fixes" ? { links: [...linksTo(operations, "incident"), ...linksTo(operations, "problem")] } : key === "template" ? { links: linksTo(operations, "procedure") } : {}),
    ...(key === "duplicate_of" ? { links: linksTo(operations, "incident") } : key === "caused_by" ? { links: linksTo(operations, "change") } : {}),
  };
}

function wordsOf(key: string): readonly [label: string, hint: string] {
  const override = key.startsWith("override:") ? key.slice("override:".length) : undefined;
  return (override === undefined ? say.fields[key] : say.overrides[override]) ?? [words.reason, words.overrideHint];
}

/** What a key is called in a list of what is needed. */
export function labelOf(kind: LivingKind, key: string): string {
  const own = kind === "work-order" ? words.workFields[key]?.[0] : undefined;
  return (own ?? (key === "change" ? words.kinds.change[0] : wordsOf(key)[0])).toLowerCase();
}

const BY_SEVERITY: Readonly<Record<string, readonly [impact: string, urgency: string]>> = { SEV1: ["1", "1"], SEV2: ["1", "2"], SEV3: ["2", "2"], SEV4: ["3", "2"], SEV5: ["3", "3"] };
const BY_EMERGENCY: Readonly<Record<string, string>> = { "service-outage": "outage", "security-breach": "security", "data-issue": "data" };

const CODE_OF: Readonly<Record<string, string>> = { pass: "successful", partial: "successful-with-issues", fail: "failed" };

/** What a field holds before anybody typed: what severity and emergency say already, and whoever is here as commander. */
export function proposedValue(operations: Operations, key: string, note: Readonly<Record<string, unknown>>): string {
  const [impact, urgency] = BY_SEVERITY[String(note["severity"])] ?? [];
  const { person } = operations.acting();
  const values: Readonly<Record<string, string | undefined>> = {
    impact, urgency, category: BY_EMERGENCY[String(note["emergency"])], commander: person, implementer: person, requested_by: person,
    close_code: CODE_OF[String(note["verification_result"])],
  };
  const said = MOMENTS.has(key) ? note[key] : undefined;
  return typeof said === "string" ? said : (values[key] ?? "");
}

function whyNot(key: string, text: string): string {
  if (MOMENTS.has(key)) return readMoment(text) ? "" : words.noMoment;
  return key === "risk_review" && readDay(text) === undefined ? words.noDay : "";
}

/** What was said in such fields, as a step takes it; `meter` takes the reading too. */
export function inputOf(kind: LivingKind, said: Readonly<Record<string, string>>, meter?: LifeInput["meter"]): LifeInput {
  const given = Object.entries(said).filter(([key, text]) => text !== "" && key !== "reason" && !key.startsWith("override:"));
  const overrides = Object.entries(said).filter(([key]) => key.startsWith("override:")).map(([key, why]) => [key.slice("override:".length), why] as const);
  return { fields: Object.fromEntries(given.map(([key, text]) => [key === WANTED ? "reason" : key, valueOf(kind, key, text)])), reason: said["reason"] ?? "", overrides: Object.fromEntries(overrides), meter };
}

function valueOf(kind: LivingKind, key: string, text: string): FieldValue {
  const { shape, words: allowed = [] } = (KINDS[kind].fields as Schema)[key] ?? { shape: "text" };
  if (LINK_LISTS.has(key)) return linksIn(text).map((name) => asPersonLink(untagged(name)));
  if (key === "root_causes") return text.split(/[;\n]/).map((cause) => cause.trim()).filter((cause) => cause !== "");
  // A suggestion that was chosen leaves a comma behind.
  if (LINKS.has(key)) return asPersonLink(untagged(linksIn(text)[0] ?? text));
  if (PEOPLE.has(key)) return asPersonLink(untagged(text));
  if (shape === "list") return linksIn(text);
  if (shape === "number") return readReading(text)?.number ?? text;
  if (shape === "when") return readMoment(text)?.moment ?? text;
  return shape === "whole" || allowed[0] === "1" ? Number(text) : text;
}
