import type { Locator } from "playwright-core";
import { vaultDiff } from "../shared/vault-diff.ts";
import type { VaultOnDisk } from "./vault-on-disk.ts";
import type { WorkbenchPage } from "./workbench-page.ts";

/** The panel of the record that is open. */
export function panelOf(page: WorkbenchPage): Locator {
  return page.view("markdown").locator(".operations-vault-panel:visible");
}

/** Waits until the panel says this state. */
export async function stateIs(page: WorkbenchPage, state: string): Promise<void> {
  await panelOf(page).locator(".operations-vault-panel-word").getByText(state, { exact: true }).waitFor();
}

/** Takes the active record a step on. */
export async function stepTo(page: WorkbenchPage, step: string): Promise<void> {
  await page.command("Operations Vault: Change status");
  await page.page.locator(".suggestion-item").filter({ has: page.page.getByText(step, { exact: true }) }).click();
}

/** Somebody else sits down at the device. */
export async function actAs(page: WorkbenchPage, person: string): Promise<void> {
  await page.page.evaluate(`app.saveLocalStorage("operations-vault-person", ${JSON.stringify(person)})`);
}

/** Goes on at another time, and waits until the app knows its notes; `state` is what the panel then says. */
export async function goOnAt(page: WorkbenchPage, now: string, state: string): Promise<void> {
  await page.reload(now);
  await stateIs(page, state);
}

/** What the vault's notes say since they were last looked at. */
export async function changesSince(before: Readonly<Record<string, string>>, vault: VaultOnDisk): Promise<[diff: string, now: Record<string, string>]> {
  const now = await vault.notes();
  return [vaultDiff(before, now), now];
}
