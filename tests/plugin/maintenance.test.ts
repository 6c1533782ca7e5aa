import { afterEach, describe, expect, test, vi } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import type { Editor } from "../host/workspace/editor.ts";
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

  test("of a note whose properties cannot be read says so, and guesses nothing", async () => {
    await start({ "Rotate logs": WEEKLY });
    await vault.host.write(`${PLANS}/Rotate logs.md`, WEEKLY.replace("status:", "title: Logs: all\nstatus:"));
    await vault.host.settle();
    const before = vault.changes();
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    expect(said()).not.toBe("");
    expect([vault.offered(), vault.changes()]).toEqual([[], before]);
  });

  test("keeps what the open editor holds", async () => {
    await start({ "Rotate logs": WEEKLY });
    await vault.host.open(`${PLANS}/Rotate logs.md`);
    const editor = vault.host.app.workspace.activeEditor?.editor as Editor | undefined;
    editor?.replaceRange("Typed just now.\n", { line: editor.lastLine(), ch: 0 });
    await vault.host.run("complete-maintenance");
    expect(await vault.host.read(`${PLANS}/Rotate logs.md`)).toContain("Typed just now.\n");
    expect(await vault.host.read(`${PLANS}/Rotate logs.md`)).toContain("- 2026-11-23 done (due 2026-11-23) by [[Ana]]\n");
  });

  test("of one person names nobody, and writes under the heading that the settings name", async () => {
    await start({ "Rotate logs": WEEKLY.replace("## Log", "## Protokoll") }, {}, { data: { zone: "UTC", profile: "solo", logHeading: "Protokoll" } });
    await vault.runOn(`${PLANS}/Rotate logs.md`, "complete-maintenance");
    expect(vault.changes().split("\n").at(-1)).toBe("+- 2026-11-23 done (due 2026-11-23)");
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
    expect(vault.asked()).toEqual(["Meter reading"]);
    expect(dialog()).toContain("900 is less than the last reading of Hours pump, 1010 on 2026-11-20.");
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

  test("tells of thirty and more in a row in one line", async () => {
    await start({ A: BEHIND.replace("every week on Monday", "every day").replace(/2026-11-09/g, "2026-10-01").replace("2026-11-02", "2026-10-01") });
    await vault.host.run("catch-up-maintenance");
    expect(dialog()).toContain("52 occurrences of 1 plan went by.");
    await vault.fill();
    expect(vault.changes()).toBe(`${PLANS}/A.md\n-last_due: 2026-10-01\n+last_due: 2026-11-22\n+- 2026-11-23 missed (due 2026-10-02 to 2026-11-22, 52) by [[Ana]]`);
  });

  test("on two devices, one after the other, writes each line once", async () => {
    await start({ A: BEHIND });
    await vault.host.run("catch-up-maintenance");
    const other = (await vault.host.read(`${PLANS}/A.md`)).replace("last_due: 2026-11-09", "last_due: 2026-11-16").replace(/\n$/, "\n- 2026-11-23 missed (due 2026-11-16) by [[Ben]]\n");
    await vault.host.write(`${PLANS}/A.md`, other);
    await vault.host.settle();
    await vault.fill();
    expect(await vault.host.read(`${PLANS}/A.md`)).toBe(other);
    expect(said()).toContain("Nothing went by that is not accounted for.");
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
  const intervals = vi.spyOn(window, "setInterval");
  await start({ A: BEHIND, B: WEEKLY, C: MONTHLY });
  await vault.host.run("open-dashboard");
  await vault.host.run("open-schedule");
  vault.host.setNow("2026-12-03T08:05:00Z");
  const minutes = intervals.mock.calls.filter(([, every]) => every === 60_000);
  intervals.mockRestore();
  expect(minutes.length).toBeGreaterThan(1);
  for (const [pass] of minutes) (pass as () => void)();
  await vault.host.settle();
  await vault.host.write("Notes/Other.md", "---\ntype: service\n---\n");
  await vault.host.settle();
  expect(document.querySelector('[data-section="passed"]')?.textContent).toContain("went by and nobody accounted for them");
  expect(vault.changes()).toBe("Notes/Other.md\n+---\n+type: service\n+---\n+");
  const files = vault.host.files();
  await vault.end();
  vault = await startVault(files, { now: "2026-12-13T08:05:00Z" });
  await vault.host.run("open-dashboard");
  expect(document.querySelector('[data-section="passed"]')?.textContent).toContain("went by and nobody accounted for them");
  expect(vault.changes()).toBe("");
});

describe("Recording a reading", () => {
  const METRIC = "Operations/Metrics/Disk.md";
  const DISK = '---\ntype: metric\nunit: "%"\n---\n\n## Readings\n\n- 2026-11-20 08:00 71 %\n';

  test("writes one line into the metric's note, up or down, and Undo takes it out", async () => {
    await start({}, { [METRIC]: DISK });
    await vault.runOn(METRIC, "record-reading");
    expect(dialog()).toContain("Last reading 71 %");
    await vault.fill();
    expect(dialog()).toContain("Enter the reading.");
    await vault.fill({ Reading: "full" });
    expect(dialog()).toContain("Enter a number in %.");
    await vault.fill({ Reading: "58,5" });
    expect(vault.changes()).toBe(`${METRIC}\n+- 2026-11-23 08:05 58.5 %`);
    await vault.click("Undo");
    expect(vault.changes()).toBe("");
  });

  test("asks which metric where the active note is none, and leaves retired ones out", async () => {
    await start({}, { [METRIC]: DISK, "Operations/Metrics/Old.md": "---\ntype: metric\nstatus: retired\n---\n", "Operations/Metrics/New.md": "---\ntype: metric\n---\n" });
    await vault.host.run("record-reading");
    expect(vault.offered()).toEqual(["Disk | %", "New"]);
    await vault.choose("New");
    await vault.fill({ Reading: "12 ms" });
    expect(await vault.host.read("Operations/Metrics/New.md")).toBe("---\ntype: metric\n---\n\n## Readings\n\n- 2026-11-23 08:05 12 ms\n");
  });

  test("without a metric says so", async () => {
    await start({});
    await vault.host.run("record-reading");
    expect(said()).toBe("There is no metric in this vault yet.");
  });
});

describe("An operations block in a note", () => {
  const NOTE = "Operations/Report.md";
  const block = (...lines: string[]): Record<string, string> => ({ [NOTE]: ["```operations", ...lines, "```", ""].join("\n") });
  const shown = (): string => document.querySelector(".operations-vault-block")?.textContent ?? "";
  const openBlock = async (plans: Readonly<Record<string, string>>, lines: readonly string[]): Promise<void> => {
    await start(plans, block(...lines), { config: { defaultViewMode: "preview" } });
    await vault.host.open(NOTE);
    await vault.host.settle();
  };

  test("draws the figures of maintenance, and follows a change of a log", async () => {
    await openBlock({ "Rotate logs": WEEKLY }, ["show: compliance", "days: 10"]);
    expect(shown()).toContain("From 2026-11-13 to 2026-11-23");
    expect(shown()).toContain("On time100.0 %1 of 1");
    const path = `${PLANS}/Rotate logs.md`;
    await vault.host.write(path, WEEKLY.replace("- 2026-11-16 done", "- 2026-11-20 done"));
    await vault.host.settle();
    expect(shown()).toContain("On time0.0 %0 of 1");
    expect(shown()).toContain("Done at all100.0 %1 of 1");
  });

  test("of a period between two days, and of one service", async () => {
    const plan = (service: string): string => WEEKLY.replace("status:", `services:\n  - "[[${service}]]"\nstatus:`);
    await openBlock({ A: plan("db-1"), B: plan("db-2") }, ["show: compliance", "from: 2026-11-16", "to: 2026-11-16", "service: [[db-1]]"]);
    expect(shown()).toContain("From 2026-11-16 to 2026-11-16");
    expect(shown()).toContain("On time100.0 %1 of 1");
  });

  test.each([
    [["show: weather"], 'This block cannot show "weather". Write a line such as show: '],
    [["days: 30"], "This block says not what to show. Write a line such as show: "],
    [[], "This block says not what to show."],
    [["show: compliance", "colour: red"], '"colour: red" is not understood.'],
    [["show: compliance", "days: many"], '"days: many" is not understood.'],
    [["show: compliance", "from: 2026-13-01"], '"from: 2026-13-01" is not understood.'],
    [["show: compliance", "everything"], '"everything" is not understood.'],
  ])("tells what it does not understand: %j", async (lines, words) => {
    await openBlock({ "Rotate logs": WEEKLY }, lines);
    expect(document.querySelector(".operations-vault-block [role=alert]")?.textContent).toContain(words);
  });

  test("in a vault without plans has no figure, not a full one", async () => {
    await openBlock({}, ["show: compliance"]);
    expect(shown()).toContain("On timen/anone in this time");
  });
});

describe("The dashboard of a vault with plans", () => {
  test("reads no log for the figures until their fold is opened", async () => {
    await start({ "Rotate logs": WEEKLY, Disks: MONTHLY });
    const read = vi.spyOn(vault.host.app.vault, "cachedRead");
    await vault.host.run("open-dashboard");
    const plansRead = (): string[] => read.mock.calls.map(([file]) => file.path).filter((path) => path.startsWith(PLANS));
    expect(plansRead()).toEqual([]);
    document.querySelector<HTMLElement>('[data-key="fold:figures"]')?.click();
    await vault.host.settle();
    expect([...new Set(plansRead())].sort()).toEqual([`${PLANS}/Disks.md`, `${PLANS}/Rotate logs.md`]);
    expect(document.querySelector('[data-section="figures"]')?.textContent).toContain("On time");
  });

  test("marks a row as done by its button, and the row goes", async () => {
    await start({ "Rotate logs": WEEKLY });
    await vault.host.run("open-dashboard");
    await vault.click("Done: Rotate logs");
    expect(vault.changes()).toContain("+- 2026-11-23 done (due 2026-11-23) by [[Ana]]");
    expect(document.querySelector('[data-section="work"]')).toBeNull();
  });
});
