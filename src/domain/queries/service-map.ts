import { lastMade } from "../index/kept.ts";
import type { NoteRow } from "../index/note-row.ts";
import type { NoteOf } from "../notes/kinds.ts";
import { namesOf } from "./agenda-items.ts";
import { folded } from "./service-downtime.ts";

type Service = NoteRow<"service">;

/** Where a service stands: it was asked for, these rely on it, or others rely on those. What does both is `needed`. */
export type ServicePlace = "asked" | "needed" | "relying";

/** A service of a map; it may have no note. */
export interface MappedService {
  readonly name: string;
  readonly path: string | undefined;
  readonly place: ServicePlace;
  /** Over how many others; 0 where it was asked for. */
  readonly distance: number;
  readonly criticality: NoteOf<"service">["criticality"];
  readonly state: NoteOf<"service">["state"];
}

/** Services with all that they rely on and all that relies on them. */
export interface ServiceMap {
  /** The nearest first. */
  readonly services: readonly MappedService[];
  /** The places of two services of which the first relies on the second. */
  readonly links: readonly (readonly [from: number, to: number])[];
}

/** Who relies on whom, by folded names. */
interface Web {
  readonly rows: ReadonlyMap<string, Service>;
  readonly names: ReadonlyMap<string, string>;
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly relying: ReadonlyMap<string, readonly string[]>;
}

const webs = lastMade<Web>();
const NONE: readonly never[] = [];

/** What services rely on, and what relies on them, through others and in circles too. */
export function serviceMap(services: readonly string[], rows: readonly Service[]): ServiceMap {
  const web = webs([rows], () => webOf(rows));
  const asked = new Map(namesOf(services).map((name) => [folded(name), name]));
  const [down, up] = [distancesIn(web.needs, asked.keys()), distancesIn(web.relying, asked.keys())];
  const found = [...new Set([...down.keys(), ...up.keys()])].map((key): MappedService & { readonly key: string } => {
    const row = web.rows.get(key);
    const place = asked.has(key) ? "asked" : down.has(key) ? "needed" : "relying";
    return {
      key, name: row?.name ?? asked.get(key) ?? web.names.get(key) ?? key, path: row?.path, place, distance: down.get(key) ?? up.get(key) ?? 0,
      criticality: row?.note.criticality, state: row?.note.state,
    };
  }).sort((one, other) => one.distance - other.distance);
  const places = new Map(found.map(({ key }, at) => [key, at]));
  return {
    services: found.map(({ key: _key, ...service }) => service),
    links: found.flatMap(({ key }, from) => (web.needs.get(key) ?? NONE).flatMap((needed): (readonly [number, number])[] => {
      const to = places.get(needed);
      return to === undefined || to === from ? [] : [[from, to]];
    })),
  };
}

function webOf(rows: readonly Service[]): Web {
  const [names, relying] = [new Map<string, string>(), new Map<string, string[]>()];
  const needs = new Map(rows.map((row) => {
    const own = folded(row.name);
    const needed = new Map(namesOf(row.note.depends_on).map((name) => [folded(name), name]));
    for (const [key, name] of needed) {
      names.set(key, name);
      const known = relying.get(key);
      if (known) known.push(own);
      else relying.set(key, [own]);
    }
    return [own, [...needed.keys()]] as const;
  }));
  return { rows: new Map(rows.map((row) => [folded(row.name), row])), names, needs, relying };
}

/** All that is reached, and over how many others; circles end where they began. */
function distancesIn(web: ReadonlyMap<string, readonly string[]>, start: Iterable<string>): ReadonlyMap<string, number> {
  const reached = new Map(Array.from(start, (key) => [key, 0]));
  // What is added while it is gone through is gone through too.
  for (const [key, distance] of reached) for (const next of web.get(key) ?? NONE) if (!reached.has(next)) reached.set(next, distance + 1);
  return reached;
}
