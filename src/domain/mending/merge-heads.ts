import { stepWords } from "../notes/step.ts";
import { foldedKey } from "../text/field.ts";
import { ANSWER_FIELDS } from "../text/fingerprint.ts";
import { findInlineFields, splitBlockId } from "../text/inline-fields.ts";
import { isDeepEqual } from "../text/yaml-check.ts";
import { readDay } from "../time/day.ts";
import { STEP, type Unit } from "./merge-units.ts";

/** Two versions between which a person has to choose; `key` is the property's or region's name or the step's words. */
export interface Question {
  readonly what: "key" | "step" | "lines";
  readonly key?: string;
  readonly ours: string;
  readonly theirs: string;
}

/** The version of a property's or step's line, or of a region, that says all that both say, else a question. */
export function mergeHeads({ kind, key, head: ours, value }: Unit, { head: theirs, value: other }: Unit, base: Unit | undefined): string | Question {
  const [own, their, old] = [ours, theirs, base?.head].map((head) => head?.trimEnd());
  if (kind === "entry" || kind === "line" || own === their || their === old) return ours;
  if (own === old) return theirs;
  if (kind === "region") return { what: "key", key: key.split(/\s+/)[2] ?? key, ours, theirs };
  if (kind === "key") {
    // A comment that only theirs has would be lost.
    const isSame = value !== undefined && isDeepEqual(value, other) && !theirs.includes("#");
    return isSame ? ours : (laterStamp(key, ours, theirs) ?? { what: kind, key, ours, theirs });
  }
  if (isCovered(theirs, ours)) return ours;
  return isCovered(ours, theirs) ? theirs : { what: kind, key: stepWords(ours.replace(STEP, "")), ours, theirs };
}

/** The stamps of a plan say how far its log goes, and the merged log holds the lines of both: the later day is true. A comment is asked about. */
function laterStamp(key: string, ours: string, theirs: string): string | undefined {
  const [own, other] = [ours, theirs].map((head) => readDay(/^[^:#]*:\s*["']?([\d-]*)["']?\s*$/.exec(head)?.[1] ?? ""));
  if (!STAMPS.has(foldedKey(key)) || own === undefined || other === undefined) return undefined;
  return own < other ? theirs : ours;
}

const STAMPS: ReadonlySet<string> = new Set(["lastdone", "lastdue"]);

/** True where the other version of a step is as far or further, and has all of this one's answer. */
function isCovered(one: string, other: string): boolean {
  const [text, id] = splitBlockId(one.trimEnd());
  const [mark = "", further = ""] = [one, other].map((line) => STEP.exec(line)?.[1]?.toLowerCase());
  const answer = findInlineFields(text).flatMap(({ key, start, end }) => (ANSWER_FIELDS.has(key) ? [text.slice(start, end)] : []));
  const isFurther = mark === further || mark === " " || (mark === "/" && further !== " ");
  return isFurther && [...answer, id.trim()].every((part) => other.includes(part));
}
