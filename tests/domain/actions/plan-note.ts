import { parse as parseYaml } from "yaml";

import { applyEdits } from "../../../src/domain/actions/apply-edits.ts";
import type { Planned } from "../../../src/domain/actions/plan.ts";
import { vaultDiff } from "../../shared/vault-diff.ts";

type Vault = Readonly<Record<string, string>>;

/** A monthly plan that was done in October, with more properties and more lines of its log. */
export function planOf(properties: readonly string[] = [], log: readonly string[] = []): string {
  return [
    "---", "type: maintenance", "category: preventive", "services:", '  - "[[db-1]]"', "status: active", ...properties, "last_done: 2026-10-22", "last_due: 2026-10-22", "---", "",
    "## Steps", "", "1. Start the test", "2. Minutes on battery [limit:: >= 10 min]", "", "## Log", "", "- 2026-10-22 done (due 2026-10-22) by [[Ana]]: 13 min", ...log, "",
  ].join("\n");
}

/** The vault after a plan, or the codes of the refusals. Every edit is held against a whole YAML reader. */
export function vaultAfter(vault: Vault, planned: Planned): Record<string, string> | string[] {
  if (!planned.ok) return planned.refusals.map(({ code }) => code);
  const after: Record<string, string> = { ...vault };
  for (const { path, edits } of planned.plan.edits) {
    const applied = applyEdits(after[path] ?? "", edits, parse);
    after[path] = applied.ok ? applied.text : `<${applied.refusal.code}>`;
  }
  for (const { path, text } of planned.plan.creates) after[path] = text;
  return after;
}

/** What a plan changes: the paths, and the lines that go and come; or the codes of the refusals. */
export function changesOf(vault: Vault, planned: Planned): string[] {
  const after = vaultAfter(vault, planned);
  return Array.isArray(after) ? after : vaultDiff(vault, after).split("\n");
}

/** Tags that nobody knows are told to the console otherwise. */
export function parse(text: string): unknown {
  return parseYaml(text, { logLevel: "silent" });
}
