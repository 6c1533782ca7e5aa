import { describe, expect, test } from "vitest";

import { planCause, planWhy } from "../../../src/domain/actions/add-why.ts";
import { planKnownError } from "../../../src/domain/actions/known-error.ts";
import { ANA, applied } from "./checklist-note.ts";
import { lastChange, NASTY, problemOf } from "./incident-note.ts";
import { changesOf } from "./plan-note.ts";

const why = (text: string, answer: string): string => applied(text, planWhy("x.md", text, answer, ANA));
const cause = (text: string, branch: string, words: string): string => applied(text, planCause("x.md", text, branch, words, ANA));
const analysis = (text: string): string => text.slice(text.indexOf("## Analysis"), text.indexOf("## Prevention"));

describe("The five whys", () => {
  test("go on from answer to answer", () => {
    const text = why(why(problemOf(), "Its disk\nwas full"), "Why was it? Logs took <% x %>");
    expect(analysis(text)).toBe("## Analysis\n\n%% Why did it happen? %%\n\n1. Why? Its disk was full\n2. Why was it? Logs took < % x %>\n\n");
    expect(text).toContain("\nmethod: five-whys\n");
  });

  test.each([
    ["1. a\n   - link\n2. b", "3. Why? x"], ["3) a", "4) Why? x"], ["1. a\n1. b", "1. Why? x"], ["- a", "1. Why? x"], ["1. a\n\nMore.", "\n2. Why? x"],
  ])("continue %j", (before, line) => {
    expect(analysis(why(problemOf("method: timeline").replace("%% Why did it happen? %%", before), "x"))).toBe(`## Analysis\n\n${before}\n${line}\n\n`);
  });

  test("answer the first question that is open, with what stands around it as it was", () => {
    const asked = problemOf().replace("%% Why did it happen? %%", "1. Why did it happen? The disk was full\n2. Why?  \n3. Why?");
    expect(analysis(why(asked, "Logs took it"))).toContain("1. Why did it happen? The disk was full\n2. Why? Logs took it\n3. Why?\n");
    expect(analysis(why(why(why(asked, "a"), "b"), "c"))).toContain("\n2. Why? a\n3. Why? b\n4. Why? c\n");
  });

  test("leave the method that was chosen", () => expect(why(problemOf("method: timeline"), "x")).not.toContain("five-whys"));
  test("are refused without an answer, and once the problem is closed", () => expect([why(problemOf(), " "), why(problemOf().replace("analysis", "closed"), "x")]).toEqual(["<cause-missing>", "<problem-over>"]));
});

describe("A fishbone", () => {
  test("has a section for each branch", () => {
    const text = cause(cause(cause(problemOf(), "Process", "Nobody looked"), "People", "# tired"), "process", "[x] no review");
    expect(analysis(text)).toBe("## Analysis\n\n%% Why did it happen? %%\n\n### Process\n\n- Nobody looked\n- \\[x] no review\n\n### People\n\n- \\# tired\n\n");
    expect(text).toContain("\nmethod: fishbone\n");
  });

  test("begins in an empty section, under a heading of any level, and not where the branch is named elsewhere", () => {
    expect(cause("## People\n\n# 🔎 Analysis\n", "People", "x")).toBe("---\nmethod: fishbone\n---\n## People\n\n# 🔎 Analysis\n\n## People\n\n- x\n");
    expect(cause("## Analysis\n### People\n### Process\n\n## Log\n", "People", "x")).toBe("---\nmethod: fishbone\n---\n## Analysis\n### People\n\n- x\n### Process\n\n## Log\n");
  });
});

describe("A known error", () => {
  const known = (words: string, ...properties: string[]): string[] => changesOf({ "x.md": problemOf(...properties) }, planKnownError("x.md", problemOf(...properties), words, ANA));

  test.each<[string, string[], string[]]>([
    ["is one since now", [], ["+workaround: \"Purge logs\"", "+known_error: 2026-11-23T08:05", "+- 2026-11-23 08:05 known_error → 2026-11-23T08:05 by [[Ana]]"]],
    ["stays one since then", ["known_error: 2026-11-20T11:30", "workaround: Restart"], ["-workaround: Restart", "+workaround: \"Purge logs\"", '+- 2026-11-23 08:05 workaround old → new by [[Ana]]: the workaround was "Restart"']],
  ])("%s", (_title, properties, lines) => expect(known("Purge logs", ...properties).filter((line) => line !== "x.md" && line !== "+")).toEqual(lines));

  test("is refused without its workaround, and where nothing is new", () => {
    expect([known(" "), known("Restart", "known_error: 2026-11-20T11:30", "workaround: Restart")]).toEqual([["workaround-missing"], ["known-error-unchanged"]]);
  });

  test.each(NASTY)("is logged in a form that is read back after %j", (words) => {
    const text = problemOf(`workaround: ${JSON.stringify(words)}`);
    expect(lastChange(applied(text, planKnownError("x.md", text, "other", ANA)))).toMatchObject({ key: "known_error", from: "", to: "2026-11-23T08:05", by: "[[Ana]]", overrides: [] });
  });
});
