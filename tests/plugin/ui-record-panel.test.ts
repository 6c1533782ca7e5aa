import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drawRecordPanel } from "../../src/ui/parts/record-panel.ts";
import { clockText, minutesTo } from "../../src/ui/parts/panel-clock.ts";
import { button, press, startHost, the, type UiHost } from "./ui-host.ts";
import { aPanel, NOW } from "./ui-record-sample.ts";
import { INCIDENT, recordedSteps } from "./ui-sample.ts";

let host: UiHost;
let root: HTMLElement;
let calls: string[];
let now: number;

beforeEach(async () => {
  host = await startHost();
  root = document.body.createDiv();
  [calls, now] = [[], NOW];
});

afterEach(async () => {
  if (document.querySelector(".menu")) press("Escape");
  root.remove();
  await host.close();
});

const draw = (more: Parameters<typeof aPanel>[0] = {}): (() => void) | undefined => drawRecordPanel(root, aPanel(more), recordedSteps(calls), () => now);
const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map((el) => el.textContent ?? "");
const buttons = (): string[] => texts(".operations-vault-panel-buttons button");

describe("the panel of a record", () => {
  test("says how it stands, since when, and when users are to be told again", () => {
    draw();
    expect(the(".operations-vault-panel-head", root).textContent).toBe("SEV2RespondingP2Outage of CheckoutTime since it began: 00:42:10update due in 3 min");
  });

  test("goes on with the clock and touches nothing else", () => {
    const tick = draw();
    const clock = the(".operations-vault-panel-clock", root).lastChild;
    now += 300_000;
    tick?.();
    expect(texts(".operations-vault-panel-clock, .operations-vault-due")).toEqual(["Time since it began: 00:47:10", "update overdue by 2 min"]);
    expect(the(".operations-vault-panel-clock", root).lastChild === clock).toBe(true);
  });

  test("has no running clock once it ended", () => {
    expect(draw({ status: "closed", clock: { from: NOW - 60_000, to: NOW }, update: undefined, next: [] })).toBeUndefined();
    expect(the(".operations-vault-panel-clock", root).textContent).toBe("Time that it took: 00:01:00");
  });

  test("lists the states in order and says which is present without a colour", () => {
    draw();
    expect(texts("ol li")).toEqual(["Detected 08:10, done", "Assessing 08:11, done", "Responding 08:16, now", "Mitigated, ahead"]);
    expect(the('[aria-current="step"]', root).textContent).toContain("Responding");
  });

  test("says the day of a state that was reached on another day than today, and than the state before", () => {
    draw({ today: "2026-11-23", steps: aPanel().steps.map((step) => (step.status === "responding" ? { ...step, at: "2026-11-21T09:00" } : step)) });
    expect(texts("ol li")).toEqual(["Detected Fri 20 Nov 08:10, done", "Assessing 08:11, done", "Responding Sat 21 Nov 09:00, now", "Mitigated, ahead"]);
  });

  test("shows who does what and what was promised; nobody can be named at once", () => {
    draw();
    expect(texts(".operations-vault-cell")).toEqual(["CommanderAna", "Communicationsnobody", "Target: resolve in7 h 18 min"]);
    button("nobody, assign communications", root).click();
    expect(calls).toEqual([`role ${INCIDENT} communications`]);
  });

  test("has the next step as the accent, and the rest under More with what it still needs", () => {
    draw();
    expect(buttons()).toEqual(["Mark mitigated", "Add entry", "Post update", "Severity", "Assign role", "More"]);
    the("button.mod-cta", root).click();
    const more = button("More actions for Checkout returns 502", root);
    more.click();
    expect(more.getAttribute("aria-expanded")).toBe("true");
    const lines = [...document.querySelectorAll<HTMLElement>(".menu .menu-item")];
    expect(lines[0]?.textContent).toBe("Resolve (needs resolution, resolution code)");
    lines[0]?.click();
    expect(calls).toEqual([`step ${INCIDENT} mitigate`, `step ${INCIDENT} resolve`]);
    expect(more.getAttribute("aria-expanded")).toBe("false");
  });

  test.each([
    ["a cancelled incident", { status: "cancelled", next: [] }, []],
    ["a resolved incident that has its problem", { status: "resolved", next: [{ event: "close", needs: [] }] }, ["close", "Add entry", "Start review", "More"]],
    ["a resolved incident", { status: "resolved", next: [{ event: "close", needs: [] }], related: [] }, ["close", "Add entry", "Start review", "Open problem", "More"]],
    ["a problem in analysis", { kind: "problem", status: "analysis", next: [] }, ["Add why", "Known error", "Assign role", "More"]],
    ["a draft review", { kind: "review", status: "draft", next: [{ event: "submit", needs: [] }] }, ["Hand in for review", "Add action item", "Assign role", "More"]],
  ] as const)("offers for %s what fits it", (_what, more, names) => {
    draw(more);
    expect(buttons().map((name) => name.toLowerCase())).toEqual(names.map((name) => name.toLowerCase()));
  });

  test("shows what changed lately, the known workaround, related notes and action items", () => {
    draw();
    expect(the(".operations-vault-context", root).textContent).toBe("Changed lately on its services and what they depend on: nothing since Tue 17 Nov.Known workaround:Logs fill the disk: purge binary logs");
    the(".operations-vault-related a", root).click();
    button("Done: Alert at 85 %", root).click();
    expect(calls).toEqual(["note Operations/Problems/Logs.md", `tick ${INCIDENT} 40`]);
  });

  test("gives every button a name and a key that keeps its focus", () => {
    draw();
    for (const el of root.querySelectorAll<HTMLElement>("button")) expect([el.textContent === "", el.dataset["key"] === undefined]).toEqual([false, false]);
  });
});

test("a clock counts hours past a day, and an update is never due in 0 minutes and overdue at once", () => {
  expect(clockText(93_784_999)).toBe("26:03:04");
  expect([minutesTo(1000, 0), minutesTo(0, 0), minutesTo(0, 1000)]).toEqual([1, 0, -1]);
});
