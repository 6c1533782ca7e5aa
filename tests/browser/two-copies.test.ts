import path from "node:path";
import { describe, expect } from "vitest";
import { journey } from "./journey.ts";
import { VaultOnDisk } from "./vault-on-disk.ts";

const SAMPLE = path.resolve(process.cwd(), "tests/workbench/sample-vault");
const TODAY = "Operations/Checklists/2026/2026-11-23 Daily checklist.md";

describe("Two copies of a vault", () => {
  journey("make today's checklist with the same bytes: by another person, at another time, in another zone, with another theme", async ({ serve }) => {
    const [one, other] = [await VaultOnDisk.copyOf(SAMPLE), await VaultOnDisk.copyOf(SAMPLE)];
    const laptop = await (await serve(one))({ device: "laptop", person: "[[Mira]]", now: "2026-11-23T06:10" });
    const tablet = await (await serve(other))({ device: "tablet", person: "[[Tom]]", now: "2026-11-23T14:55", theme: "dark", zone: "America/New_York", size: { width: 390, height: 844 } });
    for (const page of [laptop, tablet]) {
      await page.command("Operations Vault: Open today's checklist");
      await expect.poll(() => page.activePath()).toBe(TODAY);
    }
    const made = await one.read(TODAY);
    expect(made).toContain("## [[Morning round]]");
    expect(await other.read(TODAY)).toBe(made);
    expect(await other.notes()).toEqual(await one.notes());
  });
});
