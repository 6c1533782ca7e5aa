import { describe, expect, test } from "vitest";

import { occurrenceOf, ordersByPlan, planOf, type OrdersOfPlan } from "../../../src/domain/index/work-orders-of.ts";
import { NoteRow } from "../../../src/domain/index/note-row.ts";

type Order = NoteRow<"work-order">;

const order = (path: string, fields: Readonly<Record<string, unknown>>): Order => new NoteRow("work-order", path, { fields: { plan: "[[UPS]]", ...fields }, tasks: [] });
const PLANS: Readonly<Record<string, string>> = { UPS: "Maintenance/UPS.md", "Branch/UPS": "Branch/UPS.md" };
const links = { pathOf: (link: string) => PLANS[link], standing: 1 };
const byPlan = (orders: readonly Order[], before: ReadonlyMap<string, OrdersOfPlan> = new Map()): Map<string, OrdersOfPlan> => ordersByPlan(orders, links, before);
const account = (...orders: readonly Order[]): unknown => byPlan(orders).get("Maintenance/UPS.md")?.accounts.get("2026-11-22");

describe("The plan of a work order", () => {
  test.each([
    ["[[UPS]]", "Maintenance/UPS.md"], ["[[UPS|the battery]]", "Maintenance/UPS.md"], ["[[UPS#Steps]]", "Maintenance/UPS.md"], ["UPS", "Maintenance/UPS.md"],
    ["[[Branch/UPS]]", "Branch/UPS.md"], ["[[Gone]]", undefined], ["", undefined],
  ])("%s is %s", (plan, path) => {
    expect(planOf(order("a.md", { plan }), links)).toBe(path);
  });

  test("is looked for again once notes have other names", () => {
    const one = order("a.md", {});
    expect(planOf(one, links)).toBe("Maintenance/UPS.md");
    expect(planOf(one, { pathOf: () => "Other.md", standing: 1 })).toBe("Maintenance/UPS.md");
    expect(planOf(one, { pathOf: () => "Other.md", standing: 2 })).toBe("Other.md");
  });
});

test.each([["2026-11-22", "2026-11-22"], ["UPS@2026-11-22", "2026-11-22"], ["ana@home@2026-11-22", "2026-11-22"], ["2026-11-22T09:00", "2026-11-22"], ["2026-11-31", undefined], ["soon", undefined], [undefined, undefined]])(
  "The occurrence %s is of %s", (occurrence, day) => {
    expect(occurrenceOf(order("a.md", occurrence === undefined ? {} : { occurrence }))).toBe(day);
  });

describe("Work orders by their plan", () => {
  test("say of an occurrence what their status means", () => {
    const outcomes = ["planned", "in-progress", "on-hold", "done", "closed", "skipped", "missed", "cancelled", "nonsense"].map((status) =>
      (account(order("a.md", { occurrence: "2026-11-22", status })) as { outcome: string }).outcome);
    expect(outcomes).toEqual(["open", "open", "open", "done", "done", "skipped", "missed", "cancelled", "open"]);
  });

  test("tell on which day it was done", () => {
    expect(account(order("a.md", { occurrence: "2026-11-22", status: "done", actual_end: "2026-11-23T08:52" }))).toEqual({ outcome: "done", on: "2026-11-23" });
    expect(account(order("a.md", { occurrence: "2026-11-22", status: "done" }))).toEqual({ outcome: "done", on: undefined });
  });

  test("of one occurrence count once, whatever their order: done, open, skipped, missed, cancelled", () => {
    const ranked = ["done", "in-progress", "skipped", "missed", "cancelled"].map((status, at) => order(`${String(at)}.md`, { occurrence: "2026-11-22", status }));
    ranked.forEach((best, at) => {
      for (const orders of [ranked.slice(at), ranked.slice(at).reverse()]) expect(byPlan(orders).get("Maintenance/UPS.md")?.byOccurrence.get("2026-11-22")).toBe(best);
    });
  });

  test("keep to their plan where two have the same file name", () => {
    const [one, other] = [order("a.md", { occurrence: "2026-11-22", status: "done" }), order("b.md", { plan: "[[Branch/UPS]]", occurrence: "2026-11-22" })];
    const made = byPlan([one, other]);
    expect([...made].map(([path, { rows }]) => [path, rows])).toEqual([["Maintenance/UPS.md", [one]], ["Branch/UPS.md", [other]]]);
  });

  test("without an occurrence account for none, and without a plan belong to none", () => {
    const made = byPlan([order("a.md", {}), order("b.md", { plan: "[[Gone]]", occurrence: "2026-11-22" })]);
    expect([...made.keys()]).toEqual(["Maintenance/UPS.md"]);
    expect(made.get("Maintenance/UPS.md")?.accounts.size).toBe(0);
  });

  test("are the same object as before where they are the same rows", () => {
    const [one, other] = [order("a.md", { occurrence: "2026-11-22" }), order("b.md", { plan: "[[Branch/UPS]]", occurrence: "2026-11-22" })];
    const before = byPlan([one, other]);
    const after = byPlan([order("a.md", { occurrence: "2026-11-22", status: "done" }), other], before);
    expect(after.get("Branch/UPS.md")).toBe(before.get("Branch/UPS.md"));
    expect(after.get("Maintenance/UPS.md")).not.toBe(before.get("Maintenance/UPS.md"));
    expect(byPlan([other], before).has("Maintenance/UPS.md")).toBe(false);
  });
});
