import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { NoteRow } from "../../../src/domain/index/note-row.ts";
import { serviceMap } from "../../../src/domain/queries/service-map.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

const servicesOf = (needs: Readonly<Record<string, readonly string[]>>, more: Readonly<Record<string, readonly string[]>> = {}): readonly NoteRow<"service">[] =>
  incidentReading(Object.fromEntries(Object.entries(needs).map(([name, needed]) => [`Services/${name}.md`, noteOf("service", [...(more[name] ?? []), `depends_on: [${needed.map((each) => `"[[${each}]]"`).join(", ")}]`])])), "2026-11-23T10:00").services;
const mapped = (services: readonly string[], rows: readonly NoteRow<"service">[]): [string, string, number][] => serviceMap(services, rows).services.map(({ name, place, distance }) => [name, place, distance]);
const linked = (services: readonly string[], rows: readonly NoteRow<"service">[]): string[] => {
  const map = serviceMap(services, rows);
  return map.links.map((ends) => ends.map((at) => map.services[at]?.name).join(" > ")).sort();
};

describe("The map of a service", () => {
  const chain = servicesOf({ Shop: ["Checkout"], Checkout: ["db-1", "Cache"], "db-1": ["San"], San: [], Wiki: ["db-1"], Far: ["Elsewhere"] });

  test("has what it relies on and what relies on it, through others too, the nearest first", () => {
    expect(mapped(["[[Checkout]]"], chain)).toEqual([["Checkout", "asked", 0], ["db-1", "needed", 1], ["Cache", "needed", 1], ["Shop", "relying", 1], ["San", "needed", 2]]);
    expect(linked(["[[Checkout]]"], chain)).toEqual(["Checkout > Cache", "Checkout > db-1", "Shop > Checkout", "db-1 > San"]);
  });

  test("finds services in any case, and knows those that have no note by their name", () => {
    expect(mapped(["[[Services/SAN|the disks]]", "Mail"], chain).slice(0, 3)).toEqual([["San", "asked", 0], ["Mail", "asked", 0], ["db-1", "relying", 1]]);
  });

  test("ends in a circle where it began, and leaves out that a service relies on itself", () => {
    const circle = servicesOf({ A: ["B"], B: ["C"], C: ["A", "C"] });
    expect(mapped(["A"], circle)).toEqual([["A", "asked", 0], ["B", "needed", 1], ["C", "needed", 2]]);
    expect(linked(["A"], circle)).toEqual(["A > B", "B > C", "C > A"]);
  });

  test("tells how critical a service is and how it does", () => {
    const [own] = serviceMap(["A"], servicesOf({ A: [] }, { A: ["criticality: tier0", "state: down"] })).services;
    expect(own).toEqual({ name: "A", path: "Services/A.md", place: "asked", distance: 0, criticality: "tier0", state: "down" });
  });

  test("of no service is empty", () => {
    expect(serviceMap([], chain)).toEqual({ services: [], links: [] });
  });

  test("holds each service once and no arrow to what is not in it, whatever relies on whom", () => {
    const names = ["A", "B", "C", "D", "E", "F"] as const;
    const web = fc.record(Object.fromEntries(names.map((name) => [name, fc.subarray([...names, "G"])])));
    fc.assert(fc.property(web, fc.subarray([...names, "H"], { minLength: 1 }), (needs, asked) => {
      const { services, links } = serviceMap(asked, servicesOf(needs));
      expect(new Set(services.map(({ name }) => name)).size).toBe(services.length);
      expect(services.filter(({ place }) => place === "asked").map(({ name }) => name).sort()).toEqual([...asked].sort());
      expect(services.every(({ place, distance }) => (distance === 0) === (place === "asked"))).toBe(true);
      for (const [from, to] of links) expect(needs[services[from]?.name ?? ""]).toContain(services[to]?.name);
    }));
  });
});
