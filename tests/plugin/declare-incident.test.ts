import { afterEach, describe, expect, test } from "vitest";

import type { HostOptions } from "../host/start-host.ts";
import { dialog, said, startVault, type MaintainedVault } from "./maintenance-vault.ts";

const DECLARED = "Operations/Incidents/2026/INC-20261123-01 Checkout returns 502.md";
const OUTAGE = ["---", "type: procedure", "operation: emergency", "emergency: service-outage", "status: approved", "---", "", "## Steps", "", "1. Look from outside", "2. Fail over", ""].join("\n");
const service = (): string => "---\ntype: service\n---\n";
const VAULT = { "Operations/Procedures/Service outage.md": OUTAGE, "Operations/Services/Checkout.md": service() };

let vault: MaintainedVault;
afterEach(() => vault.end());

async function start(files: Record<string, string> = VAULT, options: HostOptions = {}): Promise<MaintainedVault> {
  return (vault = await startVault(files, options));
}

const active = (): string => vault.host.app.workspace.getActiveFile()?.path ?? "";
const field = (label: string): HTMLInputElement => {
  const found = [...document.querySelectorAll<HTMLLabelElement>(".modal label")].find((el) => el.firstChild?.textContent === label);
  return document.getElementById(found?.htmlFor ?? "") as HTMLInputElement;
};
const choose = (severity: string): void => document.querySelector<HTMLInputElement>(`.modal [data-severity="${severity}"] input`)?.click();
const chosen = (): string => document.querySelector<HTMLInputElement>(".modal [data-severity] :checked")?.value ?? "";
const incidents = (): string[] => Object.keys(vault.host.files()).filter((path) => path.includes("Incidents/"));

describe("Declaring an incident", () => {
  test("in an empty vault takes a title, makes one note and opens it", async () => {
    await start({});
    await vault.host.run("declare-incident");
    await vault.fill({ "What is wrong": "Checkout returns 502" });
    expect([active(), incidents()]).toEqual([DECLARED, [DECLARED]]);
    const text = await vault.host.read(DECLARED);
    expect(text).toContain("severity: SEV3");
    expect(text).toContain("detection: staff");
    expect(text).toContain("- 2026-11-23 08:05 Detected: Checkout returns 502 #detected");
  });

  test("of a SEV2 names who leads and starts the procedure, whose run the timeline links", async () => {
    await start();
    await vault.host.run("declare-incident");
    choose("SEV2");
    await vault.fill({ "What is wrong": "Checkout returns 502", Service: "[[Checkout]]" });
    const text = await vault.host.read(DECLARED);
    const run = "Operations/Checklists/2026/2026-11-23 0805 Service outage.md";
    for (const line of ["severity: SEV2", "status: assessing", 'commander: "[[Ana]]"', "emergency: service-outage", '  - "[[Checkout]]"', "- 2026-11-23 08:05 [[Ana]] takes command #acknowledged", "- 2026-11-23 08:05 Started [[2026-11-23 0805 Service outage]]"]) expect(text).toContain(line);
    expect(await vault.host.read(run)).toContain("- [ ] Look from outside");
    expect(active()).toBe(DECLARED);
  });

  test("of a SEV1 without its procedure writes the incident alone", async () => {
    await start();
    await vault.host.run("declare-incident");
    choose("SEV1");
    await vault.fill({ "What is wrong": "Checkout returns 502", "Start procedure": "" });
    expect(vault.changes().split("\n").filter((line) => line.endsWith(".md"))).toEqual([DECLARED]);
    expect(await vault.host.read(DECLARED)).not.toContain("emergency:");
  });

  test("is taken back by Undo", async () => {
    await start();
    const before = vault.host.files();
    await vault.host.run("declare-incident");
    await vault.fill({ "What is wrong": "Checkout returns 502" });
    await vault.host.run("undo-last-operation");
    expect(vault.host.files()).toEqual(before);
  });

  test("writes no template tag of an alert live", async () => {
    await start();
    await vault.host.run("declare-incident");
    await vault.fill({ "What is wrong": "Alert <% tp.file.cursor() %> {{x}}" });
    const [path = ""] = incidents();
    expect(await vault.host.read(path)).not.toContain("<%");
  });

  test("from a service knows the service, what changed on it and how people got along before", async () => {
    await start({
      ...VAULT,
      "Operations/Changes/CHG-20261120-01 New cache.md": '---\ntype: change\nstatus: closed\nservices: ["[[Checkout]]"]\nactual_start: 2026-11-20T10:00\nactual_end: 2026-11-20T11:00\n---\n',
      "Operations/Problems/PRB-20261101-01 Pool runs dry.md": '---\ntype: problem\nstatus: analysis\nservices: ["[[Checkout]]"]\nworkaround: Restart it\nknown_error: 2026-11-02T10:00\n---\n',
    });
    await vault.runOn("Operations/Services/Checkout.md", "declare-incident");
    expect(field("Service").value).toBe("[[Checkout]]");
    const context = document.querySelector(".operations-vault-context")?.textContent ?? "";
    expect(context).toMatch(/Changed on Checkout since Monday 16 November:CHG-20261120-01 New cache/);
    expect(context).toContain("PRB-20261101-01 Pool runs dry: Restart it");
  });

  test("from a failed step says what failed, and where it came up", async () => {
    const path = "Operations/Checklists/2026/2026-11-23 Round.md";
    await start({ ...VAULT, [path]: "---\ntype: checklist\ndate: 2026-11-23\nstatus: open\n---\n\n## Round\n\n- [x] Look at the mail\n- [!] Disk of db-1 [limit:: <= 85 %] [value:: 97 %] [at:: 08:01]\n\t- Logs fill it\n" });
    await vault.host.open(path);
    const view = vault.host.app.workspace.activeEditor as unknown as { editor: { setCursor(place: { line: number; ch: number }): void } };
    view.editor.setCursor({ line: 9, ch: 0 });
    await vault.host.run("declare-incident");
    expect([field("What is wrong").value, field("Detected by").value]).toEqual(["Disk of db-1: 97 %", "checklist"]);
    await vault.fill();
    const text = await vault.host.read(incidents()[0] ?? "");
    expect(text).toContain('raised_by: "[[2026-11-23 Round]]"');
    expect(text).toContain("Logs fill it");
  });

  test("from a metric says its last reading", async () => {
    await start({ ...VAULT, "Operations/Metrics/Queue depth.md": '---\ntype: metric\nunit: jobs\nservices: ["[[Checkout]]"]\n---\n\n## Readings\n\n- 2026-11-23 08:00 912 jobs\n- 2026-11-22 08:00 3 jobs\n' });
    await vault.runOn("Operations/Metrics/Queue depth.md", "declare-incident");
    expect([field("What is wrong").value, field("Detected by").value, field("Service").value]).toEqual(["Queue depth at 912 jobs", "monitoring", "[[Checkout]]"]);
  });

  test("as a new record of any kind asks the same", async () => {
    await start();
    await vault.host.run("new-record");
    await vault.choose("Incident");
    expect(dialog()).toContain("What is wrong");
  });
});

describe("An address", () => {
  const follow = async (address: string): Promise<void> => {
    vault.host.app.protocolHandlers.open(address);
    await vault.host.settle();
  };

  test("fills the dialog in and writes nothing", async () => {
    await start();
    const before = vault.host.files();
    await follow("obsidian://operations-vault?action=declare-incident&title=Mail%20is%20slow&service=Mail,Checkout&severity=sev2&detection=monitoring");
    expect([field("What is wrong").value, field("Service").value, chosen(), field("Detected by").value]).toEqual(["Mail is slow", "Mail, Checkout", "SEV2", "monitoring"]);
    expect(vault.host.files()).toEqual(before);
  });

  test("with a severity or a detection that nobody knows leaves the usual", async () => {
    await start();
    await follow("obsidian://operations-vault?action=declare-incident&title&severity=S3&detection=%3C%25");
    expect([field("What is wrong").value, chosen(), field("Detected by").value]).toEqual(["", "SEV3", "staff"]);
  });

  test("of another action is refused", async () => {
    await start();
    void vault.host.app.protocolHandlers.handlers.get("operations-vault")?.({ action: "delete-all" });
    await vault.host.settle();
    expect([dialog(), said()]).toEqual(["", expect.stringContaining('does not know "delete-all"')]);
  });
});
