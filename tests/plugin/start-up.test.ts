import { afterEach, describe, expect, test } from "vitest";

import { startHost, type Host } from "../host/start-host.ts";

const ROUND = "---\ntype: procedure\nschedule: every day\n---\n\n## Steps\n\n1. Look\n2. Listen\n";
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

const base = { plugin: "built", now: "2026-11-23T08:00:00Z" } as const;

describe("The plugin starts", () => {
  test("over a cold metadata cache: what is not known yet is not taken for empty", async () => {
    host = await startHost({ ...base, files: { "Operations/Round.md": ROUND }, coldCache: true });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("- [ ] Look\n- [ ] Listen\n");
  });

  test("on a phone, without a status bar item", async () => {
    host = await startHost({ ...base, files: { "Operations/Round.md": ROUND }, mobile: true });
    await host.run("open-dashboard");
    expect(document.querySelectorAll(".status-bar-item")).toHaveLength(0);
    expect(document.querySelector(".operations-vault")?.textContent).toContain("Open today's checklist");
  });

  test("with settings that are broken, and leaves the file as it is until a setting is changed", async () => {
    host = await startHost({ ...base, files: { "Ops/Round.md": ROUND }, data: { operationsFolder: "/Ops//", stamps: "no", zone: 7, carriedOverHeading: "  " } });
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).toContain("Ops/Checklists/2026/2026-11-23 Daily checklist.md");
    expect(await host.read(".obsidian/plugins/operations-vault/data.json")).toContain('"stamps": "no"');
  });

  test("and is unloaded without leaving commands, views or the status bar item", async () => {
    host = await startHost({ ...base, files: { "Operations/Round.md": ROUND } });
    await host.run("open-dashboard");
    await host.app.plugins.disablePlugin("operations-vault");
    await host.settle();
    expect(Object.keys(host.app.commands.commands).filter((id) => id.startsWith("operations-vault"))).toEqual([]);
    expect(document.querySelector(".operations-vault-dashboard")).toBeNull();
    expect(document.querySelector(".operations-vault-status")).toBeNull();
  });
});

describe("The vault moves on", () => {
  test("a renamed folder, a note that stops being ours, a deleted note: the list of what is due follows", async () => {
    host = await startHost({ ...base, files: { "Operations/A/Round.md": ROUND, "Operations/B.md": ROUND, "Operations/C.md": ROUND, "Operations/D.md": ROUND } });
    const folder = host.app.vault.getFolderByPath("Operations/A");
    if (folder) await host.app.fileManager.renameFile(folder, "Operations/Z");
    await host.write("Operations/B.md", "Just text.\n");
    await host.remove("Operations/C.md");
    await host.settle();
    await host.run("open-daily-checklist");
    const sections = (await host.read(TODAY)).match(/^## .*/gm);
    expect(sections).toEqual(["## [[D]]", "## [[Round]]"]);
  });

  test("notes of one name in two folders are linked by their paths", async () => {
    host = await startHost({ ...base, files: { "Operations/A/Round.md": ROUND, "Other/Round.md": "Text.\n" } });
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("## [[Operations/A/Round]]\n");
  });

  test("a setting changed elsewhere is taken in", async () => {
    host = await startHost({ ...base, files: { "Ops/Round.md": ROUND.replace("procedure", "checklist-procedure"), "Ops/Real.md": ROUND } });
    await host.write(".obsidian/plugins/operations-vault/data.json", JSON.stringify({ operationsFolder: "Ops" }));
    await (host.plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange();
    await host.settle();
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).toContain("Ops/Checklists/2026/2026-11-23 Daily checklist.md");
  });
});
