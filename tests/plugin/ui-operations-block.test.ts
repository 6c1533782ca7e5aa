import { afterEach, beforeEach, expect, test } from "vitest";
import type { BlockSource } from "../../src/ui/views/block-shows.ts";
import { OperationsBlock } from "../../src/ui/views/operations-block.ts";
import { button, frames, press, startHost, the, type UiHost } from "./ui-host.ts";
import { aBoard, aPanel, NOW } from "./ui-record-sample.ts";
import { INCIDENT, recordedSteps, someFigures } from "./ui-sample.ts";

let host: UiHost;
let root: HTMLElement;
let panel: ReturnType<typeof aPanel> | undefined;
let asked: string[];
let tell: () => void;

beforeEach(async () => {
  host = await startHost({ "Other.md": "" });
  root = document.body.createDiv();
  [panel, asked] = [aPanel(), []];
});

afterEach(async () => {
  if (document.querySelector(".menu")) press("Escape");
  root.remove();
  await host.close();
});

async function show(text: string): Promise<void> {
  const source: BlockSource = {
    app: host.app, figures: () => Promise.resolve(someFigures()), board: () => Promise.resolve(aBoard()), changeBoard: () => Promise.reject(new Error("no changes")), diagram: () => Promise.resolve(""), now: () => NOW,
    panel: (path) => {
      asked.push(path);
      return Promise.resolve(panel);
    },
    timeline: () => Promise.resolve(undefined), onChange: (callback) => ((tell = callback), () => undefined), on: recordedSteps([]), openNote: () => undefined,
  };
  new OperationsBlock(root, text, source, INCIDENT).load();
  await frames();
}

test("a block shows the panel of the note that it stands in, or of the one that it names", async () => {
  await show("show: panel");
  await show("show: panel\nnote: [[Other|that]]");
  expect(asked).toEqual([INCIDENT, "Other.md"]);
});

test.each([
  ["show: panel", "This note is no incident"], ["show: panel\nnote: [[Gone]]", "There is no note [[Gone]]"], ["show: timeline", "no record with a timeline"],
  ["show: lifecycle", "no states to show"], ["show: causes", "no analysis to draw"], ["show: impact", "no services to draw"], ["show: gantt", "No change of this time"], ["show: nothing", "compliance, panel, incidents"],
])("a block that says %j tells what is missing", async (text, words) => {
  panel = undefined;
  await show(text);
  expect(the("[role=alert]", root).textContent).toContain(words);
});

test("a block is drawn anew only when what it shows moves, keeps the focus, and waits while its menu is open", async () => {
  await show("show: panel");
  const before = root.querySelector(".operations-vault-panel");
  tell();
  await frames();
  expect(root.querySelector(".operations-vault-panel") === before).toBe(true);
  const more = button("More actions for Checkout returns 502", root);
  more.click();
  panel = aPanel({ about: "Another" });
  tell();
  await frames();
  expect(more.isConnected).toBe(true);
  press("Escape");
  button("Add entry", root).focus();
  tell();
  await frames();
  expect([root.textContent?.includes("Another"), document.activeElement?.textContent]).toEqual([true, "Add entry"]);
});
