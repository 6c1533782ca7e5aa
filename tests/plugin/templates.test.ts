import { afterEach, describe, expect, test } from "vitest";
import type { TFile } from "../host/files/abstract-file.ts";

import { startHost, type Host } from "../host/start-host.ts";

const ROUND = "---\ntype: procedure\nschedule: every day\n---\n\n## Steps\n\n1. Look\n2. Listen\n";
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";
const PLAIN = '---\ntype: checklist\ndate: <% tp.date.now("YYYY-MM-DD") %>\noccurrence: daily@<% tp.date.now("YYYY-MM-DD") %>\nstatus: open\nshift: early\n---\n\n# <% tp.file.title %>\n';
const SCRIPTED = "---\nshift: <%* tR += shiftOf() %>\n---\n\n# Round of the day\n";

let host: Host;
afterEach(async () => {
  await host.close();
  document.body.replaceChildren();
});

async function start(template: string): Promise<Host> {
  host = await startHost({ files: { "Operations/Round.md": ROUND, "Operations/Templates/Daily checklist.md": template }, plugin: "built", now: "2026-11-23T08:00:00Z" });
  return host;
}

/** Templater as far as the plugin knows it: it makes the note, or leaves nothing behind. */
async function installTemplater(render?: (template: string) => string): Promise<void> {
  const { vault } = host.app;
  const create = async (template: TFile, folder: string, name: string): Promise<TFile | undefined> => {
    if (!render) return undefined;
    await vault.createFolder("Operations/Checklists");
    await vault.createFolder(folder);
    return vault.create(`${folder}/${name}.md`, render(await vault.read(template))) as unknown as Promise<TFile>;
  };
  const plugins = host.app.plugins.plugins as unknown as Record<string, unknown>;
  plugins["templater-obsidian"] = { unload: () => undefined, settings: { templates_folder: "Templates" }, templater: { create_new_note_from_template: create } };
  await (host.plugin as unknown as { onExternalSettingsChange(): Promise<void> }).onExternalSettingsChange();
}

const notices = (): string => [...document.querySelectorAll(".notice")].map((notice) => notice.textContent ?? "").join("\n");

describe("A template of one's own for the daily checklist", () => {
  test("of the plain subset is filled by us, by the day that the checklist is for", async () => {
    await start(PLAIN);
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toMatch(
      /^---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open\nshift: early\nprocedures:\n {2}- "\[\[Round\]\]"\n---\n\n# 2026-11-23 Daily checklist\n\n## \[\[Round\]\]\n%% ops:run 2026-11-23 h1-[0-9a-f]{12} %%\n\n- \[ \] Look\n- \[ \] Listen\n$/,
    );
  });

  test("may hold the placeholders of the core plugin", async () => {
    await start("---\ntype: checklist\ndate: {{date}}\noccurrence: daily@{{date:YYYY-MM-DD}}\nstatus: open\n---\n\n# {{title}}\n");
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toMatch(/^---\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open\nprocedures:\n {2}- "\[\[Round\]\]"\n---\n\n# 2026-11-23 Daily checklist\n/);
  });

  test("that runs code says so, and asks for Templater, where it is not installed", async () => {
    await start(SCRIPTED);
    await host.run("open-daily-checklist");
    expect(Object.keys(host.files())).not.toContain(TODAY);
    expect(notices()).toContain("line 2");
    expect(notices()).toContain("Templater");
  });

  test("that runs code goes through Templater, and then gets what a checklist needs", async () => {
    await start(SCRIPTED);
    await installTemplater((template) => template.replace(/<%\*.*%>/, "late"));
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toMatch(
      /^---\nshift: late\ntype: checklist\ndate: 2026-11-23\noccurrence: daily@2026-11-23\nstatus: open\nprocedures:\n {2}- "\[\[Round\]\]"\n---\n\n# Round of the day\n\n## \[\[Round\]\]\n%% ops:run 2026-11-23 h1-[0-9a-f]{12} %%\n\n- \[ \] Look\n- \[ \] Listen\n$/,
    );
  });

  test("that Templater cannot fill leaves nothing behind", async () => {
    await start(SCRIPTED);
    await installTemplater();
    const before = host.files();
    await host.run("open-daily-checklist");
    expect(host.files()).toEqual(before);
    expect(notices()).toContain("Templater could not fill");
  });

  test("is no note of any kind itself, nor is one of Templater's folder", async () => {
    await start("---\ntype: framework\ntimezone: Mars/Olympus\n---\n");
    await installTemplater();
    await host.write("Templates/x.md", "---\ntype: procedure\nschedule: nonsense\n---\n");
    await host.run("open-dashboard");
    expect(document.querySelector(".operations-vault")?.textContent).not.toContain("Problems in notes");
  });
});

describe("A step's text that is not ours", () => {
  test("cannot bring Templater to run it", async () => {
    await start(PLAIN);
    await host.write("Operations/Round.md", ROUND.replace("Look", "Look <% tp.system.prompt() %> at it"));
    await host.settle();
    await host.run("open-daily-checklist");
    expect(await host.read(TODAY)).toContain("- [ ] Look < % tp.system.prompt() %> at it\n");
  });
});
