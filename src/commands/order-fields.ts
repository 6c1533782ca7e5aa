import type { StatusInput } from "../domain/actions/work-order-step.ts";
import type { WorkOrderEvent } from "../domain/lifecycle/work-order.ts";
import { readReading } from "../domain/notes/limit.ts";
import { readDay } from "../domain/time/day.ts";
import { readDuration } from "../domain/time/duration.ts";
import { readMoment } from "../domain/time/moment.ts";
import type { AskedField } from "../ui/dialogs/ask-fields.ts";
import { linksIn } from "../ui/dialogs/suggest-links.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { peopleOf } from "./people.ts";

/** Links to all notes of a kind, to be suggested. */
export function linksTo({ index, linkTexts }: Operations, kind: "change" | "incident" | "service"): string[] {
  return index.ofKind(kind).map(({ path }) => `[[${linkTexts.of(path)}]]`);
}

/** The field in which a dialog asks for a property of a work order, or why a rule is overridden. */
export function fieldOf(operations: Operations, key: string, isWanted: boolean, event: WorkOrderEvent): AskedField {
  const [label, hint] = key.startsWith("override:") ? [words.reason, words.overrideHint] : (words.workFields[key] ?? [words.kinds.change[0], ""]);
  const more: Partial<AskedField> = {
    ...(isWanted ? { missing: words.fieldMissing(label) } : {}),
    ...(key === "findings" ? { options: words.findingWords, hint: "" } : {}),
    ...(key === "reason" && event === "hold" ? { choices: words.holdReasons } : {}),
    ...(key === "verified_by" ? { choices: peopleOf(operations) } : {}),
    ...(key === "incident" ? { links: linksTo(operations, "incident") } : {}),
    ...(key === "change" ? { links: linksTo(operations, "change") } : {}),
    ...(key === "meter_reading" || key === "cost" ? { inputMode: "decimal" } : {}),
  };
  return { key, label, hint, whyNot: (text) => whyNot(key, text), ...more };
}


function whyNot(key: string, text: string): string {
  if (key.startsWith("downtime_")) return readMoment(text) ? "" : words.noMoment;
  if (key === "due") return readDay(text) === undefined ? words.noDay : "";
  if (key === "labour") return readDuration(text) ? "" : words.noLength;
  return (key === "meter_reading" || key === "cost") && readReading(text) === undefined ? words.meterNoNumber : "";
}

/** What was said in such fields, as a step takes it; `meter` takes the reading too. */
export function inputOf(said: Readonly<Record<string, string>>, meter: StatusInput["meter"]): StatusInput {
  const given = Object.entries(said).filter(([key, text]) => text !== "" && key !== "reason" && !key.startsWith("override:"));
  const overrides = Object.entries(said).filter(([key]) => key.startsWith("override:")).map(([key, why]) => [key.slice("override:".length), why] as const);
  const valueOf = (key: string, text: string): string | number | string[] =>
    key === "meter_reading" || key === "cost" ? (readReading(text)?.number ?? text) : key === "parts" ? linksIn(text) : key.startsWith("downtime_") ? (readMoment(text)?.moment ?? text) : text;
  return { fields: Object.fromEntries(given.map(([key, text]) => [key, valueOf(key, text)])), reason: said["reason"] ?? "", overrides: Object.fromEntries(overrides), meter };
}
