import { mergeUnits, type Piece } from "./merge.ts";
import { textOf, type Unit } from "./merge-units.ts";

/** A heading's line with what stands below it up to the next; "" for what stands above the first. */
type Sections = ReadonlyMap<string, readonly Unit[]>;

/**
 * Merges two bodies section by section where either made sections of its own, as a first update, a first line of the log
 * and a first piece of evidence do: set against what the other wrote in that place, they would become a question.
 * Undefined where nobody did, or where a section of prose stands on one side only: there its heading may just be new.
 */
export function mergeSections(ours: readonly Unit[], theirs: readonly Unit[], base: readonly Unit[] = []): Piece[] | undefined {
  const [own, other] = [sectionsOf(ours), sectionsOf(theirs)];
  const old = sectionsOf(base) ?? new Map<string, readonly Unit[]>();
  if (!own || !other || [...own.keys()].join("\n") === [...other.keys()].join("\n")) return undefined;
  const alone = [...own, ...other].filter(([heading]) => !(own.has(heading) && other.has(heading)));
  if (!alone.every(([heading, units]) => !old.has(heading) && isList(units))) return undefined;
  const order = [...own.keys()];
  for (const [at, heading] of [...other.keys()].entries()) {
    if (!own.has(heading)) order.splice(order.indexOf([...other.keys()][at - 1] ?? "") + 1, 0, heading);
  }
  return order.flatMap((heading) => {
    const [mine, their] = [own.get(heading), other.get(heading)];
    return mine && their ? mergeUnits(mine, their, old.get(heading)) : (mine ?? their ?? []).map(textOf);
  });
}

/** Undefined where two headings are the same. */
function sectionsOf(units: readonly Unit[]): Sections | undefined {
  const sections = new Map<string, Unit[]>([["", []]]);
  let open = sections.get("");
  for (const unit of units) {
    if (unit.kind === "line" && /^#{1,6}[ \t]/.test(unit.key)) {
      if (sections.has(unit.key)) return undefined;
      sections.set(unit.key, (open = []));
    }
    open?.push(unit);
  }
  return sections;
}

/** Whether nothing but entries, and what we keep beside them, stands below a heading. */
function isList([, ...units]: readonly Unit[]): boolean {
  return units.some(({ kind }) => kind === "entry") && units.every(({ kind, head }) => kind === "entry" || kind === "region" || head.trim() === "");
}
