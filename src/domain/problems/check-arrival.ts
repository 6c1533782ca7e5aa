import { LIVES, type LivingKind } from "../lifecycle/lives.ts";
import type { Guard, Life, Transition } from "../lifecycle/transition.ts";
import { KINDS } from "../notes/kinds.ts";
import type { LogChange } from "../notes/log-lines.ts";
import type { Schema } from "../notes/read-fields.ts";
import { foldedKey } from "../text/field.ts";

/** How a record came to its status: the guards of that step which leave no other trace, why it was taken, and the line of the log that tells of it. */
export interface Arrival {
  readonly guards: readonly Guard[];
  readonly reason: string;
  readonly line: number | undefined;
}

const UNKNOWN: Arrival = { guards: [], reason: "", line: undefined };

/** How a record came to its status, as the log tells it; where it does not, what the moments show that are still set, or that each way there is one that says why. */
export function arrivalOf(kind: LivingKind, status: string, log: readonly LogChange[], isFilled: (field: string) => boolean): Arrival {
  const steps: readonly Transition[] = Object.values((LIVES[kind] as Life).steps);
  const ways = steps.filter((step) => leadsTo(step, status));
  const newest = log.filter(({ key }) => foldedKey(key) === "status").reduce<LogChange | undefined>((one, other) => (one && one.moment > other.moment ? one : other), undefined);
  const from = (last: string): Transition | undefined => ways.find((step) => step.from.some((each) => isSame(each, last)));
  if (newest && isSame(newest.to, status)) return { ...UNKNOWN, guards: guardsOf(from(newest.from)), reason: newest.reason, line: newest.line };
  return { ...UNKNOWN, guards: guardsOf((newest && from(newest.to)) ?? cleared(ways, isFilled) ?? sayingWhy(kind, status, ways)) };
}

function leadsTo({ to, back = [] }: Transition, status: string): boolean {
  return to === status || back.some(([place]) => place === status);
}

function isSame(one: string, other: string): boolean {
  return foldedKey(one) === foldedKey(other);
}

/** The step whose moments should be gone by now: of several the one that takes most of them back. */
function cleared(ways: readonly Transition[], isFilled: (field: string) => boolean): Transition | undefined {
  const left = (step: Transition): number => (step.clears ?? []).filter((field) => field !== "reason" && isFilled(field)).length;
  const [first] = [...ways].sort((one, other) => left(other) - left(one));
  return first && left(first) > 0 ? first : undefined;
}

/** A note may begin in the first status of its kind without a word. */
function sayingWhy(kind: LivingKind, status: string, ways: readonly Transition[]): Transition | undefined {
  const isFirst = (KINDS[kind].fields as Schema)["status"]?.words?.[0] === status;
  return !isFirst && ways.every(({ guards }) => guards.some(isReason)) ? ways[0] : undefined;
}

/** To say why, or what stands for it: that an incident is a duplicate of another. */
function isReason({ rule, field }: Guard): boolean {
  return field !== undefined && rule.endsWith("-REASON");
}

/** Its reason; of a step that is not held in any status the properties too. */
function guardsOf(step: Transition | undefined): readonly Guard[] {
  return step?.guards.filter(({ field }) => field === "reason" || (field !== undefined && step.heldIn.length === 0)) ?? [];
}
