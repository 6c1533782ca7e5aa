import { resolve } from "node:path";
import { describe, expect, test } from "vitest";

import { planStatus } from "../../src/domain/actions/change-status.ts";
import { LIVES, type LivingKind } from "../../src/domain/lifecycle/lives.ts";
import { eventsFrom, levelOf, type Guard, type Life, type Transition } from "../../src/domain/lifecycle/transition.ts";
import { KINDS } from "../../src/domain/notes/kinds.ts";
import { ANA } from "../domain/actions/checklist-note.ts";

const KINDS_WITH_LIFE = Object.keys(LIVES) as LivingKind[];
const statusesOf = (kind: LivingKind): readonly string[] => KINDS[kind].fields.status.words ?? [];
const lifeOf = (kind: LivingKind): Life => LIVES[kind];

const row = (...cells: string[]): string => `| ${cells.join(" | ")} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => [row(...head), row(...head.map(() => "---")), ...rows.map((cells) => row(...cells))].join("\n");
const destination = ({ to, back = [], only = [] }: Transition): string => [...back.map(([status, moment]) => `${status} where ${moment} is set`), [to, ...only.map((fact) => `where it is ${fact}`)].join(" ")].join(", else ");
const conditions = ({ when = [], unless = [] }: Guard): string => [...when.map((fact) => fact), ...unless.map((fact) => `not ${fact}`)].join(" and ");

/** What a note of the status answers to the event, as its command says it. */
function answer(kind: LivingKind, status: string, event: string): string {
  const step = lifeOf(kind).steps[event];
  if (step && step.from.includes(status)) return destination(step);
  const planned = planStatus({ path: "Note.md", text: `---\ntype: ${kind}\nstatus: ${status}\n---\n`, kind, event, input: { fields: {}, reason: "why" }, around: new Set() }, ANA);
  return planned.ok ? "ALLOWED" : planned.refusals.map(({ code }) => code).join(", ");
}

function sectionOf(kind: LivingKind): string {
  const { steps, facts } = lifeOf(kind);
  const events = Object.keys(steps);
  const states = table(["from", ...events], statusesOf(kind).map((status) => [status, ...events.map((event) => answer(kind, status, event))]));
  const guards = Object.entries(steps).flatMap(([event, step]) => step.guards.map((guard) => [
    event, guard.rule, guard.strength, guard.field ?? "", conditions(guard), step.heldIn.join(", "), levelOf({ facts }, guard),
  ]));
  const effects = Object.entries(steps).map(([event, { stamps = {}, clears = [], keepsReason, assigns = "" }]) => [
    event, Object.entries(stamps).map(([name, entry]) => `${name} (${entry})`).join(", "), clears.join(", "), assigns, keepsReason ? "yes" : "",
  ]);
  return [
    `## ${kind}`, states, "### Guards", table(["step", "rule", "strength", "asks for", "where", "held in", "judged by"], guards), "### Effects",
    table(["step", "stamps", "takes away", "assigns", "keeps the reason"], effects), "### Facts", table(["fact", "found in"], Object.entries(facts)),
  ].join("\n\n");
}

describe("The lives of records", () => {
  test("are as approved: each state and each step, allowed or refused, with every guard", async () => {
    const intro = "# The lives of records\n\nWritten by `tests/golden/lifecycles.test.ts` from the tables of `src/domain/lifecycle`.";
    await expect(`${[intro, ...KINDS_WITH_LIFE.map(sectionOf)].join("\n\n")}\n`).toMatchFileSnapshot(resolve(import.meta.dirname, "lifecycles.md"));
  });

  test.each(KINDS_WITH_LIFE)("of a %s reach every state that the format knows, and name no other", (kind) => {
    const statuses = statusesOf(kind);
    const steps = Object.values(lifeOf(kind).steps);
    expect([...new Set([statuses[0], ...steps.flatMap(({ to, back = [] }) => [to, ...back.map(([status]) => status)])])].sort()).toEqual([...statuses].sort());
    for (const { from, heldIn } of steps) expect(statuses).toEqual(expect.arrayContaining([...from, ...heldIn]));
  });

  test.each(KINDS_WITH_LIFE)("of a %s ask for properties that it has and facts that are found somewhere", (kind) => {
    const { steps, facts } = lifeOf(kind);
    for (const { guards, stamps = {}, clears = [], back = [], assigns } of Object.values(steps)) {
      const fields = [...guards.flatMap(({ field }) => (field === undefined || field === "reason" ? [] : [field])), ...Object.keys(stamps), ...clears, ...back.map(([, moment]) => moment), ...(assigns === undefined ? [] : [assigns])];
      for (const field of fields) expect(KINDS[kind].fields).toHaveProperty(field);
      for (const fact of guards.flatMap(({ when = [], unless = [] }) => [...when, ...unless])) expect(facts).toHaveProperty(fact);
    }
  });

  test.each(KINDS_WITH_LIFE)("of a %s refuse each step outside of its states by one rule, and leave out none that they allow", (kind) => {
    const { steps } = lifeOf(kind);
    for (const status of statusesOf(kind)) {
      const refused = Object.keys(steps).filter((event) => answer(kind, status, event) === "status-not-allowed");
      expect([...refused, ...eventsFrom(steps, status)].sort()).toEqual(Object.keys(steps).sort());
    }
  });
});
