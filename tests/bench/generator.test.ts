import { createHash } from "node:crypto";

import { describe, expect, test } from "vitest";

import { parseMetadata } from "../host/metadata/parse-metadata.ts";
import { GeneratedVault, SEED } from "./vault-generator.ts";
import type { GeneratedKind } from "./vault/plan.ts";

const vault = new GeneratedVault(10_000);

function hashOf(generated: GeneratedVault): string {
  const hash = createHash("sha256");
  for (const planned of generated.plan) hash.update(planned.path).update(generated.note(planned).text);
  return hash.digest("hex");
}

describe("A generated vault", () => {
  test("is the same, byte for byte, for the same seed, and another one for another", () => {
    const first = hashOf(new GeneratedVault(300));
    expect(hashOf(new GeneratedVault(300, SEED))).toBe(first);
    expect(hashOf(new GeneratedVault(300, SEED + 1))).not.toBe(first);
  });

  test("writes a note alike whether or not others were written before", () => {
    const planned = vault.plan[4_321];
    if (!planned) throw new Error("no such note");
    expect(new GeneratedVault(10_000).note(planned)).toEqual(vault.note(planned));
  });

  const kinds = [...new Set(vault.plan.map((note) => note.kind))].sort();
  test.each<[GeneratedKind]>(kinds.map((kind) => [kind]))("tells of a %s what the stand-in's metadata cache reads from its text", (kind) => {
    const ofKind = vault.plan.filter((planned) => planned.kind === kind);
    const sample = ofKind.filter((_, at) => at % Math.ceil(ofKind.length / 40) === 0);
    for (const planned of sample) {
      const { text, cache } = vault.note(planned);
      expect(cache, planned.path).toEqual(parseMetadata(text));
    }
  });

  test("has a path of its own for every note", () => {
    expect(new Set(vault.plan.map(({ path }) => path.toLowerCase())).size).toBe(10_000);
  });

  test("is of the size that performance.md describes", () => {
    const counts = { records: vault.records.length, bytes: 0, withFrontmatter: 0, checkboxes: 0, scheduled: 0 };
    for (const planned of vault.plan) {
      const { text, cache } = vault.note(planned);
      counts.bytes += Buffer.byteLength(text);
      counts.withFrontmatter += cache.frontmatter ? 1 : 0;
      counts.checkboxes += cache.listItems?.filter((item) => item.task !== undefined).length ?? 0;
      counts.scheduled += ["schedule", "frequency", "recurrence"].some((key) => key in (cache.frontmatter ?? {})) ? 1 : 0;
    }
    const near = (share: number) => (wanted: number) => ({ asymmetricMatch: (value: number) => Math.abs(value - wanted) <= wanted * share });
    const [within3, within5] = [near(0.03), near(0.05)];
    expect(counts).toEqual({ records: within3(2_986), bytes: within5(56e6), withFrontmatter: within3(5_800), checkboxes: within5(85_241), scheduled: within5(524) });
  });
});
