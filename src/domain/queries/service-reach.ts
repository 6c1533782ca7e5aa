import { lastMade, mapKept } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import { namesOf } from "./agenda-items.ts";
import { folded } from "./service-downtime.ts";

/** How a service lies to another: a parent depends on it, a child is depended on by it. */
export type ServiceSide = "same" | "parent" | "child";

/** What depends on what, by folded names; through others, and in circles too. The same as long as no service depends on another one. */
export interface ServiceGraph {
  /** A service and all that it depends on. */
  readonly needsOf: (name: string) => ReadonlySet<string>;
  /** A service and all that depend on it. */
  readonly neededBy: (name: string) => ReadonlySet<string>;
  /** How each service that has to do with one lies to it; in a circle, as a parent. */
  readonly ringOf: (name: string) => ReadonlyMap<string, ServiceSide>;
}

type Edges = ReadonlyMap<string, readonly string[]>;
type Service = NoteRow<"service">;

const edgesOf = mapKept<Service, string>();
const graph = lastMade<ServiceGraph>();
const NONE: readonly never[] = [];

/** The graph of a vault's services; made anew only where one depends on others than before. */
export function serviceGraph(rows: readonly Service[]): ServiceGraph {
  // Names have no line ends: as texts, equal edges are the same.
  const edges = edgesOf(rows, [], (row) => [row.name, ...namesOf(row.note.depends_on)].map(folded).join("\n"));
  return graph([edges], () => graphOf(edges.map((text) => text.split("\n"))));
}

function graphOf(edges: readonly (readonly string[])[]): ServiceGraph {
  const [needs, users] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const [name = "", ...needed] of edges) {
    for (const other of needed) {
      needs.set(name, [...(needs.get(name) ?? NONE), other]);
      users.set(other, [...(users.get(other) ?? NONE), name]);
    }
  }
  const [needsOf, neededBy] = [remembered((name) => reach([name], needs)), remembered((name) => reach([name], users))];
  return { needsOf, neededBy, ringOf: remembered((name) => new Map([...sides(needsOf(name), "child"), ...sides(neededBy(name), "parent"), [name, "same"]])) };
}

const NEAREST: readonly ServiceSide[] = ["same", "parent", "child"];

/** How services lie to others, as near as any of them; undefined where they have nothing to do with each other. */
export function nearestSide(own: readonly string[], others: readonly string[], { ringOf }: ServiceGraph): ServiceSide | undefined {
  let nearest = NEAREST.length;
  for (const name of own) {
    const ring = ringOf(name);
    for (const other of others) {
      const side = ring.get(other);
      if (side) nearest = Math.min(nearest, NEAREST.indexOf(side));
    }
  }
  return NEAREST[nearest];
}

function sides(names: ReadonlySet<string>, side: ServiceSide): [string, ServiceSide][] {
  return [...names].map((name) => [name, side]);
}

/** What is added while it is gone through is gone through too. */
function reach(from: Iterable<string>, edges: Edges): ReadonlySet<string> {
  const reached = new Set(from);
  for (const name of reached) for (const other of edges.get(name) ?? NONE) reached.add(other);
  return reached;
}

function remembered<Answer>(make: (name: string) => Answer): (name: string) => Answer {
  const known = new Map<string, Answer>();
  return (name) => {
    const answer = known.get(name) ?? make(name);
    known.set(name, answer);
    return answer;
  };
}

const named = lastMade<ReadonlyMap<string, Service>>();

/** Services by their folded names. */
export function servicesByName(rows: readonly Service[]): ReadonlyMap<string, Service> {
  return named([rows], () => new Map(rows.map((row) => [folded(row.name), row])));
}

/** The folded names of services and of all that these depend on, through others and in circles too. */
export function reachOf(services: readonly string[], rows: readonly Service[]): ReadonlySet<string> {
  return allOf(services, serviceGraph(rows).needsOf);
}

/** The folded names of services and of all that depend on these, through others and in circles too. */
export function dependentsOf(services: readonly string[], rows: readonly Service[]): ReadonlySet<string> {
  return allOf(services, serviceGraph(rows).neededBy);
}

function allOf(services: readonly string[], reachedFrom: (name: string) => ReadonlySet<string>): ReadonlySet<string> {
  return new Set(namesOf(services).flatMap((name) => [...reachedFrom(folded(name))]));
}

/** Whether a record names one of these services. */
export function touches(row: NoteRow, reached: ReadonlySet<string>): boolean {
  return namesOf(row.services).some((name) => reached.has(folded(name)));
}
