import { parse } from "yaml";

import { NoteIndex } from "../../src/domain/index/note-index.ts";
import { ordersByPlan, type OrdersOfPlan } from "../../src/domain/index/work-orders-of.ts";
import { factsOfText } from "../../src/domain/notes/facts-of-text.ts";
import { readMaintenanceLog } from "../../src/domain/notes/maintenance-log.ts";
import { meterOf, readReadings } from "../../src/domain/notes/readings.ts";
import type { AgendaReading } from "../../src/domain/queries/build-agenda.ts";
import { calendarsOf } from "../../src/domain/queries/calendars.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import type { Block } from "../../src/domain/text/block.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { baseName } from "../../src/domain/text/links.ts";
import type { Moment } from "../../src/domain/time/moment.ts";

/** A note: its properties, each a line of YAML, and its body. */
export function noteOf(type: string, properties: readonly string[], body: readonly string[] = []): string {
  return ["---", `type: ${type}`, ...properties, "---", "", ...body, ""].join("\n");
}

/** A plan with the lines of its log. */
export function planNote(properties: readonly string[], log: readonly string[] = []): string {
  return noteOf("maintenance", properties, ["## Log", "", ...log.map((line) => `- ${line}`)]);
}

/** A vault in memory, for queries of maintenance; notes are put, taken out and asked as the plugin does it. */
export interface AgendaVault {
  readonly index: NoteIndex;
  put(path: string, text: string): void;
  /** As it is now, every plan's log read. */
  at(now: Moment, zone?: string): AgendaReading;
}

/** The whole vault is the Operations folder. */
export function agendaVault(notes: Readonly<Record<string, string>> | ReadonlyMap<string, string>): AgendaVault {
  const index = new NoteIndex({ operationsFolders: ["/"], templateFolders: [] });
  const texts = new Map<string, string>();
  let orders: ReadonlyMap<string, OrdersOfPlan> = new Map();
  const kept = new Map<string, unknown>();
  /** The same object for the same key, as the plugin keeps what it made. */
  const once = <Made>(key: string, make: () => Made): Made => {
    if (!kept.has(key)) kept.set(key, make());
    return kept.get(key) as Made;
  };
  const blocksOf = (path: string): Block[] => findBlocks(splitLines(texts.get(path) ?? ""), readFrontmatter(texts.get(path) ?? "").bodyLine);
  const pathOf = (link: string): string | undefined => {
    const paths = [...texts.keys()];
    return paths.find((path) => path === `${link}.md`) ?? paths.find((path) => baseName(path).toLowerCase() === baseName(link).toLowerCase());
  };
  const put = (path: string, text: string): void => {
    texts.set(path, text);
    index.put(factsOfText(path, text, parse));
  };
  for (const [path, text] of notes instanceof Map ? notes : Object.entries(notes)) put(path, text);
  const read = <Body>(paths: readonly { readonly path: string }[], what: string, make: (path: string) => Body): Map<string, Body> =>
    new Map(paths.map(({ path }) => [path, once(`${what} ${path} ${texts.get(path) ?? ""}`, () => make(path))]));
  return {
    index, put,
    at: (now, zone = "Europe/Berlin") => {
      const links = { pathOf, standing: index.identities };
      const metrics = index.ofKind("metric");
      orders = once(`orders ${String(index.revisionOf("work-order"))} ${String(index.identities)}`, () => ordersByPlan(index.ofKind("work-order"), links, orders));
      return {
        now, zone, links, pathOf, orders,
        plans: index.ofKind("maintenance"),
        calendars: once(`calendars ${String(index.revisionOf("calendar"))} ${String(index.identities)} ${zone}`, () =>
          calendarsOf(index.ofKind("calendar"), { pathOf, workingHours: index.ofKind("framework")[0]?.note.working_hours, zone })),
        meters: once(`meters ${metrics.map(({ path }) => texts.get(path)).join()}`, () => read(metrics, "meter", (path) => meterOf(readReadings(blocksOf(path)).entries))),
        workOrders: index.ofKind("work-order"),
        changes: index.ofKind("change"),
        reviews: index.ofKind("review"),
        incidents: index.ofKind("incident"),
        checklists: index.checklistsByDay(),
        procedures: index.scheduled(),
        logs: read(index.ofKind("maintenance"), "log", (path) => readMaintenanceLog(blocksOf(path)).entries),
      };
    },
  };
}

/** A vault as it stands at a moment. */
export function agendaReading(notes: Readonly<Record<string, string>> | ReadonlyMap<string, string>, now: Moment, zone?: string): AgendaReading {
  return agendaVault(notes).at(now, zone);
}
