import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inert } from "../../../src/domain/actions/acting.ts";
import { planRole, type RecordRole } from "../../../src/domain/actions/assign-role.ts";
import { asksCommander, planSeverity } from "../../../src/domain/actions/set-severity.ts";
import { asPersonLink } from "../../../src/domain/text/links.ts";
import type { Severity } from "../../../src/domain/notes/severity.ts";
import { ANA, applied } from "./checklist-note.ts";
import { incidentOf, lastChange, NASTY, SOLO } from "./incident-note.ts";
import { changesOf } from "./plan-note.ts";

const set = (properties: string[], severity: Severity, reason = "every payment fails", commander?: string): string[] =>
  changesOf({ "x.md": incidentOf(...properties) }, planSeverity("x.md", incidentOf(...properties), severity, reason, ANA, commander));

describe("A severity", () => {
  test.each<[string, string[], string[]]>([
    ["is set with its reason", ["severity: SEV3"], ["x.md", "-severity: SEV3", "+severity: SEV2", "+- 2026-11-23 08:05 severity SEV3 → SEV2 by [[Ana]]: every payment fails"]],
    ["is set for the first time", [], ["x.md", "+severity: SEV2", "+- 2026-11-23 08:05 severity → SEV2 by [[Ana]]: every payment fails"]],
    ["keeps the key that a note has for it", ["sev: P4"], ["x.md", "-sev: P4", "+sev: SEV2", "+- 2026-11-23 08:05 severity SEV4 → SEV2 by [[Ana]]: every payment fails"]],
  ])("%s", (_title, properties, expected) => expect(set(properties, "SEV2")).toEqual(expected));

  test("takes the commander with it that it asks for", () => {
    expect(set(["severity: SEV3"], "SEV1", "worse", "Ben")).toEqual([
      "x.md", "-severity: SEV3", "+severity: SEV1", '+commander: "[[Ben]]"', "+- 2026-11-23 08:05 severity SEV3 → SEV1 by [[Ana]]: worse", "+- 2026-11-23 08:05 commander → [[Ben]] by [[Ana]]",
    ]);
  });

  test.each<[string, string[], string, string[]]>([
    ["without a reason (INC-REASON)", ["severity: SEV3"], " ", ["INC-REASON"]], ["that it has already", ["severity: P2"], "x", ["severity-unchanged"]],
  ])("is refused %s", (_title, properties, reason, codes) => expect(set(properties, "SEV2", reason)).toEqual(codes));

  test.each(["closed", "cancelled"])("is refused once it is %s", (status) => {
    const text = incidentOf().replace("responding", status);
    expect(changesOf({}, planSeverity("x.md", text, "SEV1", "x", ANA))).toEqual(["incident-over"]);
  });

  test("asks a team for a commander where it is major and nobody commands", () => {
    expect([asksCommander(incidentOf(), "SEV2", ANA), asksCommander(incidentOf(), "SEV3", ANA), asksCommander(incidentOf(), "SEV1", SOLO), asksCommander(incidentOf("commander: Ben"), "SEV1", ANA)]).toEqual([true, false, false, false]);
  });

  test("has a reason that the log gives back as it was said", () => {
    fc.assert(fc.property(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: fc.constantFrom("a", " ", "·", "→", ":", "[", "]", "-", ">", " override ", " by ", "%%", "<%") })).filter((said) => inert(said) !== ""), (reason) => {
      const read = lastChange(applied(incidentOf("severity: SEV3"), planSeverity("x.md", incidentOf("severity: SEV3"), "SEV2", reason, ANA)));
      expect(read).toMatchObject({ key: "severity", from: "SEV3", to: "SEV2", by: "[[Ana]]", reason: inert(reason).replace(/·(?= override)/g, "-"), overrides: [] });
    }));
  });
});

describe("A role", () => {
  const given = (role: RecordRole, person: string, ...properties: string[]): string[] => changesOf({ "x.md": incidentOf(...properties) }, planRole("x.md", incidentOf(...properties), role, person, ANA));

  test.each<[string, RecordRole, string[], string[]]>([
    ["is given for the first time", "scribe", [], ["x.md", '+scribe: "[[Ben]]"', "+- 2026-11-23 08:05 scribe → [[Ben]] by [[Ana]]"]],
    ["goes from one to the other", "commander", ['commander: "[[Ana]]"', "acknowledged: 2026-11-23T07:12"], ["x.md", '-commander: "[[Ana]]"', '+commander: "[[Ben]]"', "+- 2026-11-23 08:05 commander [[Ana]] → [[Ben]] by [[Ana]]"]],
    ["goes from several to one", "owner", ["team: Ana, [[Eve]]"], ["x.md", "-team: Ana, [[Eve]]", '+team: "[[Ben]]"', "+- 2026-11-23 08:05 owner [[Ana]], [[Eve]] → [[Ben]] by [[Ana]]"]],
  ])("%s", (_title, role, properties, expected) => expect(given(role, "Ben", ...properties)).toEqual(expected));

  test.each<[string, string, string]>([["to nobody", " ", "person-missing"], ["to whoever has it", "[[People/Ben|B]]", "role-unchanged"]])("is refused %s", (_title, person, code) => {
    expect(given("scribe", person, "scribe: Ben")).toEqual([code]);
  });

  test("is read back from the log, whatever people are called", () => {
    fc.assert(fc.property(fc.constantFrom(...NASTY), fc.constantFrom(...NASTY), (one, other) => {
      const text = incidentOf(`scribe: ${JSON.stringify(`${one} the first`)}`);
      const written = applied(text, planRole("x.md", text, "scribe", other, ANA));
      const read = lastChange(written);
      expect(read).toMatchObject({ key: "scribe", by: "[[Ana]]", reason: "" });
      expect([read?.from, read?.to]).toEqual([asPersonLink(read?.from ?? ""), asPersonLink(read?.to ?? "")]);
      expect(written).not.toMatch(/<%/);
    }));
  });
});
