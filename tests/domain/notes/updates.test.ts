import { expect, test } from "vitest";
import { readTimeline } from "../../../src/domain/notes/timeline.ts";
import { updatesIn } from "../../../src/domain/notes/updates.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";

test.each([
  ["the same day", "- 2026-11-20 08:20 Update: all fails. Actions: purging. Needs: none. Next 08:50 #update", "2026-11-20T08:20", "2026-11-20T08:50"],
  ["tomorrow, where the clock has passed it", "- 2026-11-20 23:40 Update: slow. Next 00:10 #update", "2026-11-20T23:40", "2026-11-21T00:10"],
  ["another day", "- 2026-11-20 08:20 Update: slow. Next 2026-11-23 09:00 #update", "2026-11-20T08:20", "2026-11-23T09:00"],
  ["in the offset of its line", "- 2026-11-20 08:20+02:00 Slow, next update at 09:20 #update", "2026-11-20T08:20+02:00", "2026-11-20T09:20+02:00"],
  ["no time that there is", "- 2026-11-20 08:20 Update: slow. Next 25:10 #update", "2026-11-20T08:20", undefined],
])("an update promises the next: %s", (_title, line, at, next) => {
  expect(updatesIn(readTimeline(findBlocks(splitLines(`## Timeline\n\n${line}\n`), 0)).entries)).toEqual([{ at, next }]);
});

test("what is no update promises nothing", () => {
  expect(updatesIn(readTimeline(findBlocks(splitLines("## Timeline\n\n- 2026-11-20 08:20 Next 08:50\n"), 0)).entries)).toEqual([]);
});
