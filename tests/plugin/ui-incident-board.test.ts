import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drawIncidentBoard } from "../../src/ui/parts/incident-board.ts";
import { button, press, startHost, the, type UiHost } from "./ui-host.ts";
import { aBoard, aLine, NOW } from "./ui-record-sample.ts";
import { recordedSteps } from "./ui-sample.ts";

let host: UiHost;
let root: HTMLElement;
let calls: string[];

beforeEach(async () => {
  host = await startHost();
  root = document.body.createDiv();
  calls = [];
});

afterEach(async () => {
  root.remove();
  await host.close();
});

const draw = (more: Parameters<typeof aBoard>[0] = {}): (() => void) | undefined => drawIncidentBoard(root, aBoard(more), recordedSteps(calls), () => NOW);
const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map((el) => el.textContent ?? "");

describe("the board of incidents", () => {
  test("shows those that are open, and those that ended folded below", () => {
    expect(draw()).toBeDefined();
    expect(texts('[role="listitem"]')).toEqual(["SEV2Checkout is downRespondingAnaupdate overdue by 12 minCheckoutFri 20 Nov 08:10", "SEV2Mail is slowClosedAnaCheckoutFri 20 Nov 08:10 – Thu 19 Nov 10:00"]);
    expect(the("details", root).hasAttribute("open")).toBe(false);
  });

  test("names every figure in full, with how many have it", () => {
    draw();
    expect(texts("tbody tr")).toEqual(["Time to recover (MTTR-recovery)1 h 30 min1 h 1 minn/a3 of 4"]);
  });

  test("says that none is open and offers to declare one", () => {
    expect(draw({ open: [] })).toBeUndefined();
    expect(root.textContent).toContain("No incident is open.");
    button("Declare incident", root).click();
    expect(calls).toEqual(["declare"]);
  });

  test("is walked by the arrow keys", () => {
    draw({ open: [aLine("One"), aLine("Two")] });
    the('[data-key$="One.md"]', root).focus();
    press("ArrowDown");
    expect(document.activeElement?.textContent).toBe("Two");
  });
});
