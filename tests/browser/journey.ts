import { expect, test } from "vitest";
import { launchBrowser } from "../workbench/browser.ts";
import { startWorkbench } from "../workbench/start-workbench.ts";
import type { VaultOnDisk } from "./vault-on-disk.ts";
import { WorkbenchPage } from "./workbench-page.ts";
import type { PageWishes } from "./workbench-page.ts";

/** Opens the vault in a window of its own: nothing is shared with another window but the files. */
export type OpenWindow = (wishes?: PageWishes) => Promise<WorkbenchPage>;

/**
 * A test that walks through the workbench in a browser, which is started once for all of them. `serve` starts a workbench
 * on a vault; when the test is over, everything is closed and no window may have complained.
 */
export const journey = test
  .extend("browser", { scope: "worker" }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser();
    onCleanup(() => browser.close());
    return browser;
  })
  .extend("serve", async ({ browser }, { onCleanup }) => {
    const ends: (() => Promise<unknown>)[] = [];
    const windows: WorkbenchPage[] = [];
    onCleanup(async () => {
      for (const window of windows) await window.close();
      for (const end of ends) await end();
      expect(windows.flatMap((window) => window.complaints), "what the windows complained of").toEqual([]);
    });
    return async (vault: VaultOnDisk): Promise<OpenWindow> => {
      const workbench = await startWorkbench({ vault: vault.folder, port: 0, build: false });
      ends.push(() => workbench.close(), () => vault.dispose());
      return async (wishes = {}) => {
        const window = await WorkbenchPage.open(browser, workbench.address, wishes);
        windows.push(window);
        return window;
      };
    };
  });
