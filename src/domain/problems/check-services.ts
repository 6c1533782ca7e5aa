import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteIndex } from "../index/note-index.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { Links } from "../index/work-orders-of.ts";
import type { NoteProblem } from "../notes/note-problem.ts";
import { baseName, linkTarget } from "../text/links.ts";

type Services = ReadonlyMap<string, readonly NoteProblem[]>;
type Needs = ReadonlyMap<string, readonly string[]>;

const [made, needed] = [lastMade<Services>(), mapKept<NoteRow<"service">, readonly string[]>()];

/** The services that depend on themselves through others. By path; the same as long as no service moved. */
export function checkServices(index: NoteIndex, links: Links): Services {
  const rows = index.ofKind("service");
  const paths = needed(rows, [links.standing], ({ note }) => note.depends_on.flatMap((link) => links.pathOf(linkTarget(link)) ?? []));
  return made([paths, rows], () => {
    const needs = inLoops(turned(turned(new Map(rows.map(({ path }, at) => [path, paths[at] ?? []])))));
    return new Map([...needs.keys()].flatMap((path): [string, NoteProblem[]][] => {
      const loop = loopOf(path, needs);
      return loop ? [[path, [{ code: "SVC-LOOP", key: "depends_on", found: loop.map(baseName).join(" → "), expected: "services that need it not", hint: "Take out the link that is wrong." }]]] : [];
    }));
  });
}

/** Without those that need nothing, or that nothing needs, again and again: what is left is in a loop, or between two. */
function inLoops(needs: Needs): Needs {
  return turned(withoutEnds(turned(withoutEnds(needs))));
}

function withoutEnds(needs: Needs): Needs {
  const [needing, left] = [turned(needs), new Map([...needs].map(([path, all]) => [path, all.length]))];
  const ends = [...left].flatMap(([path, count]) => (count === 0 ? [path] : []));
  for (const path of ends) {
    for (const other of needing.get(path) ?? []) {
      const count = (left.get(other) ?? 0) - 1;
      left.set(other, count);
      if (count === 0) ends.push(other);
    }
  }
  const gone = new Set(ends);
  return new Map([...needs].flatMap(([path, all]): [string, string[]][] => (gone.has(path) ? [] : [[path, all.filter((each) => !gone.has(each))]])));
}

/** What needs each of them; what is no service is left out. */
function turned(needs: Needs): Needs {
  const needing = new Map([...needs.keys()].map((path): [string, string[]] => [path, []]));
  for (const [path, all] of needs) for (const each of all) needing.get(each)?.push(path);
  return needing;
}

/** The shortest way from a service back to itself. */
function loopOf(path: string, needs: Needs): string[] | undefined {
  const from = new Map<string, string>();
  const queue = [path];
  for (const at of queue) {
    for (const next of needs.get(at) ?? []) {
      if (next === path) return [...wayTo(at, from), path];
      if (!from.has(next)) queue.push(next);
      if (!from.has(next)) from.set(next, at);
    }
  }
  return undefined;
}

function wayTo(path: string, from: ReadonlyMap<string, string>): string[] {
  const way = [path];
  for (let before = from.get(path); before !== undefined; before = from.get(before)) way.unshift(before);
  return way;
}
