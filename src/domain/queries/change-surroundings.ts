import type { NoteRow } from "../index/note-row.ts";
import type { ChangeReading } from "./change-reading.ts";
import { closedByService } from "./past-changes.ts";
import { plansWithDowntime, type DownPlan } from "./planned-downtimes.ts";
import { serviceGraph, servicesByName, type ServiceGraph } from "./service-reach.ts";

/** A reading, made ready for thousands of changes. */
export interface ChangeSurroundings extends ChangeReading {
  readonly graph: ServiceGraph;
  readonly byName: ReadonlyMap<string, NoteRow<"service">>;
  readonly down: readonly DownPlan[];
  /** Closed changes by the folded names of their services. */
  readonly closed: ReturnType<typeof closedByService>;
}

const ready = new WeakMap<ChangeReading, ChangeSurroundings>();

/** What a reading comes to; made once for each. */
export function surroundingsIn(reading: ChangeReading): ChangeSurroundings {
  const { services, changes } = reading;
  const made = ready.get(reading) ?? { ...reading, graph: serviceGraph(services), byName: servicesByName(services), down: plansWithDowntime(reading), closed: closedByService(changes) };
  ready.set(reading, made);
  return made;
}
