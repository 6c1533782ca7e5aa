import { afterEach, beforeEach, expect, test } from "vitest";
import type { ChangeBoard } from "../../src/domain/queries/change-board.ts";
import type { ChangeLine } from "../../src/domain/queries/change-lines.ts";
import { dashboardSections } from "../../src/ui/parts/dashboard-sections.ts";
import { drawChangeBoard } from "../../src/ui/parts/change-board.ts";
import { chipText, entryName, lastDayOf } from "../../src/ui/parts/schedule-entries.ts";
import { itemsByDay } from "../../src/ui/parts/schedule-days.ts";
import { button, startHost, the, type UiHost } from "./ui-host.ts";
import { aDashboard, recordedActions, recordedSteps } from "./ui-sample.ts";
import { anItem } from "./ui-schedule-sample.ts";

let host: UiHost;
let root: HTMLElement;
let calls: string[];

beforeEach(async () => {
  host = await startHost();
  [root, calls] = [document.body.createDiv(), []];
});

afterEach(async () => {
  root.remove();
  await host.close();
});

const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map((el) => el.textContent ?? "");

function aLine(title: string, more: Partial<ChangeLine> = {}): ChangeLine {
  return { path: `${title}.md`, title, id: "", type: "normal", way: "normal", status: "scheduled", services: ["db-1"], risk: "high", plannedStart: "2026-11-28T22:00", plannedEnd: "2026-11-29T02:00", implementer: "Ana", conflicts: 2, approvals: "void", ...more };
}

const BOARD: ChangeBoard = {
  from: "2026-10-29", to: "2026-11-28", open: [aLine("Move logs")], ended: [aLine("Patch", { way: "emergency", type: "emergency", status: "closed", conflicts: 0, approvals: "", risk: "", implementer: "" })],
  figures: { implemented: 4, shares: [{ key: "success", ratio: { part: 3, of: 4 }, interval: undefined }], times: [{ key: "approval", n: 2, of: 4, mean: 90, median: undefined }] },
  delivery: undefined,
};

test("the board of changes lists what is open with what is wrong, what is done, and the figures", () => {
  drawChangeBoard(root, BOARD, recordedSteps(calls));
  expect(texts(".operations-vault-row")).toEqual(["Move logsScheduledhigh riskapproval void2 conflictsAnadb-1Sat 28 Nov 22:00 – Sun 29 Nov 02:00", "PatchClosedEmergency changedb-1Sat 28 Nov 22:00 – Sun 29 Nov 02:00"]);
  expect(texts("tbody tr")).toEqual(["Successful75.0 %30.1–95.4 %3 of 4", "From request to approval1 h 30 minn/a2 of 4"]);
  button("Request change", root).click();
  the(".internal-link", root).click();
  expect(calls).toEqual(["request change", "note Move logs.md"]);
});

test("the board says that no change is open, and shows deployments where there are any", () => {
  const share = { ratio: { part: 1, of: 2 }, interval: undefined };
  const time = { n: 1, of: 2, mean: 60, median: 60 };
  drawChangeBoard(root, {
    ...BOARD, open: [], delivery: {
      changeLeadTime: { key: "change", ...time }, deploymentFrequency: { perDay: { part: 2, of: 30 }, bucket: "weekly" }, failedDeploymentRecoveryTime: { key: "recovery", ...time },
      changeFailRate: { key: "fail", ...share }, deploymentReworkRate: { key: "rework", ...share },
    },
  }, recordedSteps(calls));
  expect(root.textContent).toContain("No change is open.");
  expect(texts("tbody th").slice(2)).toEqual(["Change lead time", "Failed deployment recovery time", "Change fail rate", "Deployment rework rate"]);
  expect(root.textContent).toContain("Deployment frequency: weekly, 2 deployments in 30 days");
});

test("the dashboard tells what is wrong with changes in words, and offers what those that are over suggest", () => {
  const { on, calls: asked } = recordedActions();
  const change = anItem("2026-11-23", "Move logs", { kind: "change", state: "due", time: "22:00", until: "2026-11-24T02:00", change: { marks: ["approval-void", "conflict"], status: "scheduled", decideBy: undefined } });
  const data = aDashboard({
    changes: [change, { ...change, key: "ahead", day: "2026-11-28", until: "2026-11-28T23:00", state: "planned", change: { marks: ["approval-void"], status: "scheduled", decideBy: undefined } }], changeCount: 2,
    now: [{ ...change, key: "now", state: "in-progress", change: { marks: [], status: "implement", decideBy: { at: on.now() + 600_000, moment: "2026-11-23T09:22" } } }],
    changeOffers: [{ kind: "standardise", path: "CHG-3.md", title: "Rotate the keys", count: 3 }, { kind: "suspended", path: "Rotate.md", name: "Rotate", failed: 2, of: 10 }],
  });
  for (const section of dashboardSections(data, on, { isOpen: () => true, set: () => undefined })) if (["now", "changes", "change-offers"].includes(section.key)) section.draw(root);
  expect(texts(".operations-vault-meta")).toEqual(["in progressdecide by 09:22, in 10 min22:00 to 02:00", "due todayapproval voidin conflict22:00 to 02:00", "Scheduledapproval voidSat 28 Nov 22:00 to 23:00"]);
  button("Make standard: Rotate the keys", root).click();
  button("Open procedure: Rotate", root).click();
  expect(texts(".operations-vault-offer .operations-vault-row-text")).toEqual(["Rotate the keys succeeded 3 times. It could be a standard change.", "Rotate is suspended: 2 of its last 10 changes failed."]);
  expect(asked).toEqual(["standard CHG-3.md", "note Rotate.md"]);
});

test("a change in the schedule says its conflict and its end, and stands on each of its days", () => {
  const night = anItem("2026-11-28", "Move logs", { kind: "change", time: "22:00", until: "2026-11-29T02:00", warnings: ["conflict"] });
  expect([chipText(night), entryName(night, "2026-11-23")]).toEqual(["22:00 Move logs, in conflict", "22:00 Move logs, in conflict, planned, 22:00 to 02:00"]);
  const long = { ...night, until: "2026-12-01T02:00", warnings: [] };
  expect([lastDayOf(night), lastDayOf(long), lastDayOf({ ...long, until: "2026-12-01T00:00" })]).toEqual(["2026-11-28", "2026-12-01", "2026-11-30"]);
  expect([...itemsByDay([long])].map(([day, [item]]) => [day, item && entryName(item, "2026-11-23")])).toEqual([
    ["2026-11-28", "22:00 Move logs, planned, 22:00 to Tuesday 1 December 02:00"], ...["2026-11-29", "2026-11-30", "2026-12-01"].map((day) => [day, "Move logs, planned, until Tuesday 1 December 02:00"]),
  ]);
});
