import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { drawRecordPanel } from "../../src/ui/parts/record-panel.ts";
import { aChangePanel, CHANGE, LATE } from "./ui-change-sample.ts";
import { button, press, startHost, the, type UiHost } from "./ui-host.ts";
import { recordedSteps } from "./ui-sample.ts";

let host: UiHost;
let root: HTMLElement;
let calls: string[];
let now: number;

beforeEach(async () => {
  host = await startHost();
  root = document.body.createDiv();
  [calls, now] = [[], LATE];
});

afterEach(async () => {
  if (document.querySelector(".menu")) press("Escape");
  root.remove();
  await host.close();
});

const draw = (...more: Parameters<typeof aChangePanel>): (() => void) | undefined => drawRecordPanel(root, aChangePanel(...more), recordedSteps(calls), () => now);
const texts = (selector: string): string[] => [...root.querySelectorAll(selector)].map((el) => el.textContent ?? "");
const section = (title: string): string => [...root.querySelectorAll(".operations-vault-change-parts > div")].find((el) => el.querySelector("dt")?.textContent === title)?.querySelector("dd")?.textContent ?? "";

describe("the panel of a change", () => {
  test("says how it stands, what it is, its window, and until when one can still go back", () => {
    draw();
    expect(the(".operations-vault-panel-head", root).textContent).toBe("In progressNormal changeMajorThe disk is full22:00 to Sun 29 Nov 02:00decide by Sun 29 Nov 00:45, passed 15 min agowindow ends in 1 h");
    expect(texts("ol li")[1]).toBe("In progress Sat 28 Nov 22:05, now");
  });

  test("counts on to the end of its window and past it", () => {
    const tick = draw();
    now += 4_200_000;
    tick?.();
    expect(texts(".operations-vault-due")[1]).toBe("window over since 10 min");
    expect(the(".operations-vault-due:last-child", root).dataset["due"]).toBe("overdue");
  });

  test.each([
    ["ahead", {}, "22:00 to Sun 29 Nov 02:00starts in 1 h"], ["ahead", { from: undefined, starts: undefined, ends: undefined }, "No window yet"], ["over", {}, "22:00 to Sun 29 Nov 02:00"],
  ] as const)("says of a window that is %s what is left: %j", (phase, more, words) => {
    now = LATE - 14_400_000;
    const { window } = aChangePanel().change ?? {};
    draw({}, { window: { ...(window ?? { from: undefined, to: undefined, starts: undefined, ends: undefined, decideBy: undefined }), phase, ...more }, done: { from: undefined, to: undefined } });
    expect(the(".operations-vault-panel-times", root).textContent).toBe(words);
  });

  test("says of a change without a window when its work began, and of an emergency that it needs none", () => {
    const without = { phase: "running", from: undefined, to: undefined, starts: undefined, ends: undefined, decideBy: undefined } as const;
    draw({}, { window: without });
    expect(the(".operations-vault-panel-times", root).textContent).toBe("Began 22:05");
    root.empty();
    draw({}, { type: "emergency", window: { ...without, phase: "ahead" }, done: { from: undefined, to: undefined } });
    expect(the(".operations-vault-panel-times", root).textContent).toBe("");
  });

  test("shows its risk with every reason in words", () => {
    draw();
    expect(section("Risk")).toBe("High: probability 2 × impact 3 = 6 (medium)Critical service, as the note saysCannot be undone, raises the riskfull moon, as the note saysAlike before: 3 successful, 1 with issues, 0 failed (score 7)Follows Rotate, suspended, it failed too often");
    root.empty();
    draw({}, { risk: undefined, past: { successful: 0, withIssues: 0, failed: 0, score: 0 }, template: undefined });
    expect(section("Risk")).toBe("Not known yet: it needs a probability and an impact from 1 to 5Nothing alike was done before");
  });

  test("shows who approved it, who is missing and what is void, with what changed since", () => {
    draw();
    expect(texts("[data-approval]")).toEqual(["Peer: Cleo for Dan, Fri 20 Nov 15:02, verbally: see Notes", "Service owner: missing", "Service owner: Ben, Fri 20 Nov 15:40 (void, the plan changed since)"]);
    expect(the("summary", root).textContent).toBe("What changed since the approval");
    expect(texts(".operations-vault-diff-removed, .operations-vault-diff-added").map((line) => line.replace(/^[+-]\D*(?=1)/, ""))).toEqual(["1. Copy back", "1. Restore"]);
  });

  test("asks nobody for a standard change", () => {
    draw({}, { type: "standard", approvals: { roles: [], others: [] }, difference: undefined });
    expect(section("Approvals")).toBe("Approved with its procedure");
  });

  test("names conflicts in words, who accepted them, and offers to accept what can be", () => {
    draw();
    expect(texts("[data-conflict]")).toEqual([
      "Same service: CHG-2, db-1Accept", "A service that depends on it: CHG-3, accepted by Ana: it only reads", "In a freeze: Year end, hard, Cannot be accepted; move the change", "Outside the maintenance window: db-9Accept",
    ]);
    button("Accept: Same service, CHG-2", root).click();
    expect(calls).toEqual([`accept ${CHANGE} same-service [[CHG-2]]`]);
    root.empty();
    draw({}, { conflicts: [] });
    expect(section("Conflicts")).toBe("None");
  });

  test("counts the steps of its plan, and tells how it was backed out", () => {
    draw();
    expect([section("Plan"), section("Backout")]).toEqual(["3 of 8 steps done, 1 failed", "Sun 29 Nov 00:50: Partly as before. lag"]);
  });

  test.each([
    ["draft", ["Submit", "Check conflicts", "Assign role", "More"], [{ event: "submit", needs: ["reason"] }]],
    ["assess", ["Ask for approval", "Check conflicts", "Reject", "More"], [{ event: "request-approval", needs: [] }, { event: "reject", needs: [] }]],
    ["authorize", ["Approve", "Schedule", "Reject", "Check conflicts", "More"], [{ event: "schedule", needs: ["unapproved"] }]],
    ["implement", ["Work is done", "Record backout", "Approve", "More"], [{ event: "finish", needs: [] }]],
    ["review", ["Close", "Approve", "Start review", "More"], [{ event: "close", needs: [] }]],
    ["cancelled", [], []],
  ] as const)("offers in %s what fits it", (status, names, next) => {
    draw({ status, next });
    expect(texts(".operations-vault-panel-buttons button").filter((name) => status !== "draft" || name !== "Assign role")).toEqual(names.filter((name) => status !== "draft" || name !== "Assign role"));
  });

  test.each([["standard", "void", true], ["standard", "counts", false], ["normal", "void", false]] as const)("in the draft of a %s change whose approval is %s, offers to approve: %s", (type, state, isOffered) => {
    draw({ status: "draft", next: [] }, { type, approvals: { roles: [], others: [{ by: "", onBehalfOf: "", role: "template", moment: "2026-11-28T21:50", verbally: false, note: "", state }] } });
    expect(texts(".operations-vault-panel-buttons button").includes("Approve")).toBe(isOffered);
  });

  test("does not offer to approve what everybody approved", () => {
    draw({ status: "scheduled", next: [] }, { approvals: { roles: [{ role: "peer", given: [], missing: 0 }], others: [] } });
    expect(texts(".operations-vault-panel-buttons button")).toEqual(["Check conflicts", "More"]);
  });

  test("lets a spoken approval be confirmed though nobody's is missing", () => {
    const spoken = { by: "Dora", onBehalfOf: "", role: "emergency-authority", moment: "2026-11-28T21:50", verbally: true, note: "" };
    draw({ status: "review", next: [] }, { approvals: { roles: [{ role: "emergency-authority", given: [spoken], missing: 0 }], others: [] } });
    expect(texts(".operations-vault-panel-buttons button")).toContain("Approve");
  });

  test("says in plain words what a step still needs", () => {
    draw();
    button("More actions for Move logs", root).click();
    expect(document.querySelector(".menu .menu-item")?.textContent).toBe("Cancel change (needs backout)");
  });

  test("gives every button and link a name and a key that keeps its focus", () => {
    draw();
    for (const el of root.querySelectorAll<HTMLElement>("button, .operations-vault-change-parts a[data-key], summary")) expect([el.textContent === "", el.dataset["key"] === undefined]).toEqual([false, false]);
  });
});
