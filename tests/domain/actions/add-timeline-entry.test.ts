import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { inert } from "../../../src/domain/actions/acting.ts";
import { planTimelineEntry, type EntryOptions } from "../../../src/domain/actions/add-timeline-entry.ts";
import { planUpdate, type Update } from "../../../src/domain/actions/post-update.ts";
import { ANA, applied } from "./checklist-note.ts";
import { changesOf } from "./plan-note.ts";
import { entriesIn, incidentOf, NASTY } from "./incident-note.ts";

const added = (words: string, options: EntryOptions = {}, text = incidentOf()): string[] => changesOf({ "x.md": text }, planTimelineEntry("x.md", text, words, ANA, options));
const after = (words: string, text: string): string => applied(text, planTimelineEntry("x.md", text, words, ANA));

describe("An entry of a timeline", () => {
  test.each<[string, string, EntryOptions, string]>([
    ["stands at the end with its time", "Queue is empty", {}, "- 2026-11-23 08:05 Queue is empty"],
    ["may carry the tag of a milestone", "Purged", { tag: "mitigated" }, "- 2026-11-23 08:05 Purged #mitigated"],
    ["may tell of something earlier, and is not sorted in", "Vendor had told", { at: "2026-11-23T07:01" }, "- 2026-11-23 07:01 Vendor had told"],
    ["carries no tag that it was not given", "is #resolved, see #resolved-things", {}, "- 2026-11-23 08:05 is \\#resolved, see #resolved-things"],
    ["is kept apart from its time where it would be read as part of it", "UTC clock drifts", {}, "- 2026-11-23 08:05: UTC clock drifts"],
    ["runs no template", "a <% x %>", {}, "- 2026-11-23 08:05 a < % x %>"],
  ])("%s", (_title, words, options, line) => expect(added(words, options)).toEqual(["x.md", `+${line}`]));

  test.each<[string, string, EntryOptions, string]>([
    ["that says nothing", " \n", {}, "entry-empty"], ["of a time to come", "x", { at: "2026-11-23T08:06" }, "GEN-TIME"], ["of no time", "x", { at: "2026-02-30T08:06" }, "GEN-TIME"],
  ])("is refused %s", (_title, words, options, code) => expect(added(words, options)).toEqual([code]));

  test.each<[string, string, string]>([
    ["a symbol, another level", "# 🕒 Timeline\n\n- 2026-11-23 07:10 a\n\n# Log\n", "# 🕒 Timeline\n\n- 2026-11-23 07:10 a\n- 2026-11-23 08:05 x\n\n# Log\n"],
    ["a zone", "## Timeline (CET)\n", "## Timeline (CET)\n\n- 2026-11-23 08:05 x\n"],
    ["an empty section", "## Timeline\n\n## Log\n", "## Timeline\n\n- 2026-11-23 08:05 x\n\n## Log\n"],
    ["a table below it", "## Timeline\n\n| Time | Event |\n|---|---|\n| 07:10 | a |\n", "## Timeline\n\n| Time | Event |\n|---|---|\n| 07:10 | a |\n\n- 2026-11-23 08:05 x\n"],
    ["a heading for each event", "## Timeline\n\n### 07:10\n\nDown.\n", "## Timeline\n\n### 07:10\n\nDown.\n\n- 2026-11-23 08:05 x\n"],
    ["an event's heading alone", "## Timeline\n\n### 07:10 Down", "## Timeline\n\n### 07:10 Down\n\n- 2026-11-23 08:05 x"],
    ["line endings of Windows", "## Timeline\r\n\r\n- 2026-11-23 07:10 a\r\n", "## Timeline\r\n\r\n- 2026-11-23 07:10 a\r\n- 2026-11-23 08:05 x\r\n"],
    ["no such heading: before the log", "Text\n\n## Log\n\n- a\n", "Text\n\n## Timeline\n\n- 2026-11-23 08:05 x\n\n## Log\n\n- a\n"],
    ["nothing at all", "", "## Timeline\n\n- 2026-11-23 08:05 x\n"],
  ])("finds a timeline with %s", (_title, text, expected) => expect(after("x", text)).toBe(expected));

  test("leaves a note in conflict alone", () => expect(after("x", "<<<<<<< a\n=======\n>>>>>>> b\n")).toBe("<note-in-conflict>"));
});

describe("An update", () => {
  const posted = (update: Partial<Update>): string[] => changesOf({ "x.md": incidentOf() }, planUpdate("x.md", incidentOf(), { conditions: "every payment fails", actions: "", needs: "", ...update }, ANA));

  test.each<[string, Partial<Update>, string]>([
    ["says how things stand, what is done and what is needed", { actions: "purging logs.", needs: "none.", next: "2026-11-23T08:50" }, "every payment fails. Actions: purging logs. Needs: none. Next 08:50"],
    ["names the day of the next one where that is another", { next: "2026-11-24T00:10" }, "every payment fails. Actions: none. Needs: none. Next 2026-11-24 00:10"],
    ["may leave open when users hear more", {}, "every payment fails. Actions: none. Needs: none."],
  ])("%s", (_title, update, line) => expect(posted(update)).toEqual(["x.md", `+- 2026-11-23 08:05 Update: ${line} #update`]));

  test("is refused where it does not say how things stand", () => expect(posted({ conditions: " . " })).toEqual(["update-empty"]));
});

const words = fc.oneof(fc.constantFrom(...NASTY), fc.string(), fc.array(fc.constantFrom(...NASTY, "#", "- ", "[", "%%", "`", "\n", "1. "), { maxLength: 4 }).map((parts) => parts.join(" "))).filter((text) => inert(text) !== "");
const body = fc.constantFrom(incidentOf(), incidentOf('title: "a"').replaceAll("\n", "\r\n"), "## Timeline\n\n| Time | Event |\n|---|---|\n| 07:10 | a |", "Text\n## Log\n- a\n", "# Timeline\n## 07:10\nDown\n", "## Timeline\n\n%% hint %%\n\n## Log\n");

describe("Whatever is said", () => {
  test("no other line is changed, and one entry is added", () => {
    fc.assert(fc.property(body, words, fc.boolean(), (text, said, isUpdate) => {
      const written = applied(text, isUpdate ? planUpdate("x.md", text, { conditions: said, actions: said, needs: said }, ANA) : planTimelineEntry("x.md", text, said, ANA));
      if (written === "<update-empty>") return;
      const [before, now] = [text, written].map((each) => each.split(/\r?\n/));
      let kept = 0;
      for (const line of now ?? []) if (line === before?.[kept]) kept++;
      expect(kept).toBe(before?.length);
      expect(entriesIn(written).length).toBe(entriesIn(text).length + 1);
      expect(entriesIn(written).at(-1)).toMatchObject({ moment: "2026-11-23T08:05", update: isUpdate, milestone: undefined, endTime: undefined });
      expect(written).not.toMatch(/<%/);
    }));
  });
});
