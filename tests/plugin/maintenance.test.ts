import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { dialog, planText, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const PLANS = "Operations/Maintenance";
const WEEKLY = planText(["category: routine", "schedule: every week on Monday", "starts: 2026-11-02", "status: active", "last_done: 2026-11-16", "last_due: 2026-11-16"], ["2026-11-16 done (due 2026-11-16) by [[Ana]]"]);
/** Last done on the 9th, then two Mondays ago nobody came. */
const BEHIND = planText(["schedule: every week on Monday", "starts: 2026-11-02", "last_done: 2026-11-09", "last_due: 2026-11-09"], ["2026-11-09 done (due 2026-11-09) by [[Ana]]"]);
/** Due on the first of each month: nothing is open on the 23rd. */
const MONTHLY = planText(["schedule: every month on the 1st", "starts: 2026-09-01", "last_done: 2026-11-01", "last_due: 2026-11-01"], ["2026-11-01 done (due 2026-11-01) by [[Ana]]"]);

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(plans: Readonly<Record<string, string>>, more: Record<string, string> = {}, options: HostOptions = {}): Promise<MaintainedVault> {
  const files = Object.fromEntries(Object.entries(plans).map(([name, text]) => [`${PLANS}/${name}.md`, text]));
  return (vault = await startVault({ ...files, ...more }, options));
}

describe("Completing maintenance", () => {
  test("writes one line of the log and two stamps, nothing else, and Undo takes it back", async () => {
    await start({ "Rotate logs": WEEKLY });
    const before = vault.host.files();
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    expect(dialog()).toBe("");
    expect(vault.changes()).toBe(`${PLANS}/Rotate logs.md
-last_done: 2026-11-16
-last_due: 2026-11-16
+last_done: 2026-11-23
+last_due: 2026-11-23
+- 2026-11-23 done (due 2026-11-23) by [[Ana]]`);
    expect(said()).toContain("Done: Rotate logs");
    await vault.click("Undo");
    expect(vault.host.files()).toEqual(before);
  });

  test("from the palette offers what is due, the most urgent first, then the others", async () => {
    const due = (schedule: string, last: string): string => planText([`schedule: ${schedule}`, `starts: ${last}`, `last_done: ${last}`, `last_due: ${last}`, "grace: 0 days"]);
    await start({
      "A today": due("every day", "2026-11-22"), "B quarter late": due("every 3 months on the 10th", "2026-08-10"), "C month late": due("every month on the 15th", "2026-10-15"), "D later": MONTHLY,
      "E retired": planText(["status: retired", "schedule: every day"]), "F broken": "---\ntype: maintenance\ntitle: a: b\n---\n",
    });
    await vault.host.run("complete-maintenance");
    expect(vault.offered()).toEqual(["C month late | late by 8 days", "B quarter late | late by 13 days", "A today | due today", "D later"]);
    await vault.choose("B quarter late");
    expect(vault.changes()).toContain(`${PLANS}/B quarter late.md\n`);
    expect(vault.changes()).toContain("+- 2026-11-23 done (due 2026-11-10) by [[Ana]]");
  });

  test("of work that is not due yet asks whether it counts for the next time", async () => {
    await start({ Disks: MONTHLY });
    await vault.runOn(`${PLANS}/Disks.md`, "complete-maintenance");
    expect(vault.offered()).toEqual(["Counts for Tue 1 Dec", "Extra, beside the schedule | The next occurrence stays due"]);
    expect(vault.changes()).toBe("");
    await vault.choose("Counts for Tue 1 Dec");
    expect(vault.changes()).toBe(`${PLANS}/Disks.md
-last_done: 2026-11-01
-last_due: 2026-11-01
+last_done: 2026-11-23
+last_due: 2026-12-01
+- 2026-11-23 done (due 2026-12-01) by [[Ana]]`);
  });

  test("beside the schedule leaves the next time due", async () => {
    await start({ Disks: MONTHLY });
    await vault.runOn(`${PLANS}/Disks.md`, "complete-maintenance");
    await vault.choose("Extra, beside the schedule");
    expect(vault.changes()).toBe(`${PLANS}/Disks.md
-last_done: 2026-11-01
+last_done: 2026-11-23
+- 2026-11-23 done by [[Ana]]`);
  });

  test("writes nothing where the question is closed", async () => {
    await start({ Disks: MONTHLY });
    await vault.runOn(`${PLANS}/Disks.md`, "complete-maintenance");
    document.querySelector(".prompt")?.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    document.querySelector<HTMLElement>(".modal-bg")?.click();
    await vault.host.settle();
    expect([vault.offered(), vault.changes()]).toEqual([[], ""]);
  });

  test("within its lead time counts for the next time unasked", async () => {
    await start({ Disks: planText(["schedule: every month on the 26th", "starts: 2026-09-26", "last_due: 2026-10-26"]) });
    await vault.runOn(`${PLANS}/Disks.md`, "complete-maintenance");
    expect(vault.changes()).toContain("+- 2026-11-23 done (due 2026-11-26) by [[Ana]]");
  });

  test("accounts for the older ones as missed in the same edit, and says so", async () => {
    await start({ "Rotate logs": planText(["schedule: every week on Monday", "starts: 2026-11-02"]) });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    expect(vault.changes()).toBe(`${PLANS}/Rotate logs.md
+last_done: 2026-11-23
+last_due: 2026-11-23
+- 2026-11-23 missed (due 2026-11-02) by [[Ana]]
+- 2026-11-23 missed (due 2026-11-09) by [[Ana]]
+- 2026-11-23 missed (due 2026-11-16) by [[Ana]]
+- 2026-11-23 done (due 2026-11-23) by [[Ana]]
+`);
    expect(said()).toContain("Done: Rotate logs. 3 earlier ones are accounted for.");
    await vault.click("Undo");
    expect(vault.changes()).toBe("");
  });

  test("twice in one day asks, and never says one occurrence twice", async () => {
    await start({ "Rotate logs": WEEKLY });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    await vault.host.run("complete-maintenance");
    expect(vault.offered()[0]).toBe("Counts for Mon 30 Nov");
    await vault.choose("Extra, beside the schedule");
    expect((await vault.host.read(`${PLANS}/Rotate logs.md`)).match(/done \(due 2026-11-23\)/g)).toHaveLength(1);
  });

  test("of what is done only under a change is refused with what to do instead", async () => {
    await start({ Kernel: WEEKLY.replace("status:", "requires_change: normal\nstatus:") });
    await vault.runOn(`${PLANS}/Kernel.md`, "complete-maintenance");
    expect(said()).toContain("Kernel is done under a change only. Start a work order, which names its change.");
    expect(vault.changes()).toBe("");
  });

  test.each([
    ["paused", "status: paused", "Rotate logs is paused"],
    ["paused until a day", "status: active\npaused_until: 2026-12-24", "Rotate logs is paused until 2026-12-24"],
    ["retired", "status: retired", "Rotate logs is retired"],
  ])("of a %s plan is refused, and nothing is asked in vain", async (_state, line, words) => {
    await start({ "Rotate logs": WEEKLY.replace("status: active", line) });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    expect(said()).toContain(words);
    expect([vault.offered(), vault.changes()]).toEqual([[], ""]);
  });

  test("says so where there is no plan at all", async () => {
    await start({});
    await vault.host.run("complete-maintenance");
    expect(said()).toContain("There is no maintenance plan in this vault yet.");
    expect(vault.host.files()).toEqual({});
  });
});

describe("A plan that follows a meter", () => {
  const OIL = planText(["meter: \"[[Hours pump]]\"", "every: 500 h", "last_done: 2026-06-01", "last_due: 2026-06-01"]);
  const HOURS = "---\ntype: metric\nunit: h\n---\n\n## Readings\n\n- 2026-06-01 08:00 500 h\n- 2026-11-20 08:00 1010 h\n";
  const METER = "Operations/Metrics/Hours pump.md";

  test("asks for the reading, and writes it to the meter's note in the same operation", async () => {
    await start({ Oil: OIL }, { [METER]: HOURS });
    await vault.runOn(`${PLANS}/Oil.md`, "complete-maintenance");
    expect(vault.asked()).toEqual(["Meter reading"]);
    expect(dialog()).toContain("Last reading 1010 h");
    await vault.fill({ "Meter reading": "1020,5" });
    const changes = vault.changes();
    expect(changes).toContain(`${METER}\n+- 2026-11-23 08:05 1020.5 h [[Oil]]`);
    expect(changes).toMatch(/\+last_done: 2026-11-23\n/);
    expect(changes).toMatch(/\+- 2026-11-23 done \(due 2026-\d\d-\d\d\) by \[\[Ana\]\]/);
    await vault.host.run("undo-last-operation");
    expect(vault.changes()).toBe("");
  });

  test("does not take one that is no number, nor a lower one than the last", async () => {
    await start({ Oil: OIL }, { [METER]: HOURS });
    await vault.runOn(`${PLANS}/Oil.md`, "complete-maintenance");
    await vault.fill();
    expect(dialog()).toContain("Enter where the meter stands.");
    await vault.fill({ "Meter reading": "many" });
    expect(dialog()).toContain("Enter a number.");
    await vault.fill({ "Meter reading": "900" });
    expect(said()).toContain("900 is less than the last reading of Hours pump, 1010 on 2026-11-20.");
    expect(vault.changes()).toBe("");
  });

  test("whose meter is gone says so", async () => {
    await start({ Oil: OIL });
    await vault.runOn(`${PLANS}/Oil.md`, "complete-maintenance");
    expect(said()).toContain("The meter of Oil is not there.");
    expect([dialog(), vault.changes()]).toEqual(["", ""]);
  });
});

describe("Skipping maintenance", () => {
  test("asks why, and leaves when it was last done alone", async () => {
    await start({ "Rotate logs": WEEKLY });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "skip-maintenance");
    await vault.fill();
    expect(dialog()).toContain("Enter a reason.");
    await vault.fill({ Reason: "Holiday" });
    expect(vault.changes()).toBe(`${PLANS}/Rotate logs.md
-last_due: 2026-11-16
+last_due: 2026-11-23
+- 2026-11-23 skipped (due 2026-11-23) by [[Ana]]: Holiday`);
    await vault.click("Undo");
    expect(vault.changes()).toBe("");
  });

  test("of what the law asks for is refused, and asks nothing in vain", async () => {
    await start({ Extinguishers: WEEKLY.replace("status:", "statutory: true\nstatus:") });
    await vault.runOn(`${PLANS}/Extinguishers.md`, "skip-maintenance");
    expect(vault.asked()).toEqual([]);
    expect(said()).toContain("Statutory work cannot be skipped. Do it, late if need be");
    expect(vault.changes()).toBe("");
  });

  test("of a plan with a planned work order skips that, with its reason", async () => {
    const order = "---\ntype: work-order\nplan: \"[[Rotate logs]]\"\noccurrence: 2026-11-23\nstatus: planned\n---\n";
    await start({ "Rotate logs": WEEKLY }, { "Operations/WO.md": order });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "skip-maintenance");
    await vault.fill({ Reason: "Not needed" });
    expect(await vault.host.read("Operations/WO.md")).toContain("status: skipped\n");
    expect(await vault.host.read("Operations/WO.md")).toContain("status planned → skipped by [[Ana]]: Not needed");
    expect(vault.changes()).not.toContain("Rotate logs.md");
  });
});

describe("Catching up", () => {
  const THREE = { A: BEHIND, B: BEHIND, C: BEHIND };
  const line = "- 2026-11-23 missed (due 2026-11-16) by [[Ana]]: On leave";

  test("with three plans is shown first, and then writes what went by", async () => {
    await start(THREE);
    await vault.host.run("catch-up-maintenance");
    expect(dialog()).toContain("3 occurrences of 3 plans went by.");
    await vault.fill({ Reason: "On leave" });
    expect(vault.changes()).toBe("");
    expect(dialog()).toContain("Caught up: 3 plans");
    expect(dialog()).toContain(line);
    await vault.fill();
    expect(vault.changes()).toBe(["A", "B", "C"].map((name) => `${PLANS}/${name}.md\n-last_due: 2026-11-09\n+last_due: 2026-11-16\n+${line}`).join("\n"));
    await vault.host.run("undo-last-operation");
    expect(vault.changes()).toBe("");
  });

  test("with one plan is done at once, leaves the newest to do, and does nothing the second time", async () => {
    await start({ A: BEHIND });
    await vault.host.run("catch-up-maintenance");
    await vault.fill();
    const changes = `${PLANS}/A.md\n-last_due: 2026-11-09\n+last_due: 2026-11-16\n+- 2026-11-23 missed (due 2026-11-16) by [[Ana]]`;
    expect(vault.changes()).toBe(changes);
    await vault.host.run("catch-up-maintenance");
    expect(dialog()).toBe("");
    expect(said()).toMatch(/Nothing went by/);
    expect(vault.changes()).toBe(changes);
    await vault.runOn(`${PLANS}/A.md`, "complete-maintenance");
    expect(vault.changes()).toContain("+- 2026-11-23 done (due 2026-11-23) by [[Ana]]");
  });

  test("of a plan that skips what went by writes skipped, of one that the law asks for missed", async () => {
    const skipping = (more: string): string => BEHIND.replace("last_done", `missed: skip\ngrace: 0 days\n${more}last_done`);
    await start({ A: skipping(""), B: skipping("statutory: true\n") });
    await vault.host.run("catch-up-maintenance");
    await vault.fill();
    expect(await vault.host.read(`${PLANS}/A.md`)).toMatch(/- 2026-11-23 skipped \(due 2026-11-16\) by \[\[Ana\]\]\n$/);
    expect(await vault.host.read(`${PLANS}/B.md`)).toMatch(/- 2026-11-23 missed \(due 2026-11-16\) by \[\[Ana\]\]\n$/);
  });

  test("writes nothing where it is cancelled", async () => {
    await start(THREE);
    await vault.host.run("catch-up-maintenance");
    await vault.click("Cancel");
    await vault.host.run("catch-up-maintenance");
    await vault.fill();
    await vault.click("Cancel");
    expect(vault.changes()).toBe("");
  });
});

test("Ten days away write nothing: not on load, not on a timer, not when the index changes", async () => {
  await start({ A: BEHIND, B: WEEKLY, C: MONTHLY });
  await vault.host.run("open-dashboard");
  await vault.host.run("open-schedule");
  vault.host.setNow("2026-12-03T08:05:00Z");
  (vault.host.plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange().catch(() => undefined);
  await vault.host.write("Notes/Other.md", "---\ntype: service\n---\n");
  await vault.host.settle();
  await vault.host.run("open-dashboard");
  expect(vault.changes()).toBe("Notes/Other.md\n+---\n+type: service\n+---\n+");
  const files = vault.host.files();
  await vault.end();
  vault = await startVault(files, { now: "2026-12-13T08:05:00Z" });
  await vault.host.run("open-dashboard");
  expect(document.querySelector('[data-section="passed"]')?.textContent).toContain("went by and nobody accounted for them");
  expect(vault.changes()).toBe("");
});
