import { readReading } from "../domain/notes/limit.ts";
import { readDay } from "../domain/time/day.ts";
import { readDuration } from "../domain/time/duration.ts";
import { readMoment } from "../domain/time/moment.ts";
import type { AskedField } from "../ui/dialogs/ask-fields.ts";
import type { Operations } from "../vault/operations.ts";
import { words } from "../words.ts";
import { peopleOf } from "./people.ts";

/** Links to all notes of a kind, to be suggested. */
export function linksTo({ index, linkTexts }: Operations, kind: "change" | "incident" | "problem" | "procedure" | "service"): string[] {
  return index.ofKind(kind).map(({ path }) => `[[${linkTexts.of(path)}]]`);
}

/** The field in which a dialog asks for a property of a work order, or why a rule is overridden. */
export function fieldOf(operations: Operations, key: string, isWanted: boolean, event: string): AskedField {
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
