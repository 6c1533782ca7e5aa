import type { WorkspaceLeaf } from "obsidian";
import { PROBLEMS_VIEW, ProblemsView } from "../../src/ui/views/problems-view.ts";
import { createApp } from "../host/core/create-app.ts";
import { emulateMobile } from "../host/core/platform.ts";
import { MemoryAdapter } from "../host/files/memory-adapter.ts";
import { mountShell } from "../host/shell/mount-shell.ts";
import { manyProblems, SOME_PROBLEMS, testSource } from "../plugin/ui-problem-sample.ts";

/**
 * A page with the Problems view alone, over problems that are made up. The address may say: `count=10000` (few and telling ones unless
 * given), `theme=dark`, `phone`, `side` (in the left sidebar, in place of a tab).
 */
async function start(): Promise<void> {
  const wishes = new URLSearchParams(location.search);
  const count = Number(wishes.get("count") ?? -1);
  emulateMobile(wishes.has("phone"));
  const app = await createApp({
    adapter: new MemoryAdapter({ "Welcome.md": "" }),
    containerEl: document.body,
    beforeStart: (made) => {
      mountShell(made);
      made.setDarkMode(wishes.get("theme") === "dark");
    },
  });
  const source = testSource(count < 0 ? SOME_PROBLEMS : manyProblems(count));
  const registry = app.viewRegistry as unknown as { registerView(type: string, create: (leaf: WorkspaceLeaf) => unknown): void };
  registry.registerView(PROBLEMS_VIEW, (leaf) => new ProblemsView(leaf, source));
  if (wishes.has("side")) await app.workspace.ensureSideLeaf(PROBLEMS_VIEW, "left", { active: true, reveal: true });
  else await app.workspace.getLeaf(false).setViewState({ type: PROBLEMS_VIEW, active: true });
  Object.assign(window, { app, source, manyProblems });
  document.body.removeClass("app-loading");
}

void start();
