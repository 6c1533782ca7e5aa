import { matchKeys } from "./match-keys.ts";
import { mergeHeads, type Question } from "./merge-heads.ts";
import { joinParts, textOf, unitsOf, type Unit } from "./merge-units.ts";

/** What a merge is made of: settled text, which is whole lines, and questions. */
export type Piece = string | Question;

/** Merges two sequences of units; what `base` had and one side took out goes, where the other side has it unchanged. */
export function mergeUnits(ours: readonly Unit[], theirs: readonly Unit[], base: readonly Unit[] = []): Piece[] {
  const steady = new Map(matchKeys(keysOf(ours), keysOf(theirs)));
  const moved = findMoved(ours, theirs, steady);
  // The same order of sides in all three, so that equal sides match alike.
  const [before, after] = [matchKeys(keysOf(ours), keysOf(base)), matchKeys(keysOf(base), keysOf(theirs))];
  const [inOurs, inTheirs] = [new Set(before.map(([, old]) => old)), new Set(after.map(([old]) => old))];
  const gone = new Set(before.flatMap(([at, old]) => (inTheirs.has(old) ? [] : [at])));
  const taken = new Set([...steady.values(), ...moved.values(), ...after.flatMap(([old, at]) => (inOurs.has(old) ? [] : [at]))]);
  const [olds, aligned] = [new Map(base.map((unit) => [unit.key, unit])), new Map(before)];
  const pieces: Piece[] = [];
  let gap: Unit[] = [];
  let next = 0;
  const settleTo = (end: number): void => {
    for (const piece of settle(gap, theirs.slice(next, end).filter((_unit, index) => !taken.has(next + index)))) pieces.push(piece);
    [gap, next] = [[], end];
  };
  for (const [at, unit] of ours.entries()) {
    const place = steady.get(at);
    const twin = theirs[place ?? moved.get(at) ?? -1];
    if (twin) {
      settleTo(place ?? next);
      pieces.push(...mergePair(unit, twin, base[aligned.get(at) ?? -1] ?? olds.get(unit.key)));
      if (place !== undefined) next++;
    } else if (!gone.has(at)) gap.push(unit);
  }
  settleTo(theirs.length);
  return pieces;
}

function keysOf(units: readonly Unit[]): string[] {
  return units.map(({ key }) => key);
}

/** Properties, steps and entries that both sides have, in another order. */
function findMoved(ours: readonly Unit[], theirs: readonly Unit[], steady: ReadonlyMap<number, number>): Map<number, number> {
  const taken = new Set(steady.values());
  const places = new Map<string, number[]>();
  for (const [at, { kind, key }] of theirs.entries()) {
    if (kind === "line" || taken.has(at)) continue;
    if (!places.get(key)?.push(at)) places.set(key, [at]);
  }
  return new Map([...ours.entries()].flatMap(([at, { key }]) => {
    const place = steady.has(at) ? undefined : places.get(key)?.shift();
    return place === undefined ? [] : [[at, place]];
  }));
}

function mergePair(ours: Unit, theirs: Unit, base: Unit | undefined): Piece[] {
  return [mergeHeads(ours, theirs, base), ...(ours.rest + theirs.rest ? mergeUnits(unitsOf(ours.rest), unitsOf(theirs.rest), base && unitsOf(base.rest)) : [])];
}

/** What stands on both sides in one place and is not the same: entries and properties join, the rest is asked. */
function settle(ours: readonly Unit[], theirs: readonly Unit[]): Piece[] {
  if (theirs.every(isBlank)) return ours.map(textOf);
  if (ours.every(isBlank)) return theirs.map(textOf);
  const [own, other] = [countJoining(ours), countJoining(theirs)];
  if (own === 0 || other === 0) return [{ what: "lines", ours: joinParts(ours.map(textOf)), theirs: joinParts(theirs.map(textOf)) }];
  const joined = [...ours.slice(0, own), ...theirs.slice(0, other).filter((unit) => !isBlank(unit))];
  return [...joined.map(textOf), ...settle(ours.slice(own), theirs.slice(other))];
}

function isBlank({ head }: Unit): boolean {
  return head.trim() === "";
}

/** How many units at the start join with any others: entries and properties, with the blank lines between them. */
function countJoining(units: readonly Unit[]): number {
  let count = 0;
  for (const [index, unit] of units.entries()) {
    if (unit.kind === "entry" || unit.kind === "key") count = index + 1;
    else if (!isBlank(unit)) break;
  }
  return count;
}
