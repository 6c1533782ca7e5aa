import { beforeAll, describe, expect, test } from "vitest";

import type { Acting } from "../../src/domain/actions/acting.ts";
import { planEvidence } from "../../src/domain/actions/add-evidence.ts";
import { planTimelineEntry } from "../../src/domain/actions/add-timeline-entry.ts";
import { planRole } from "../../src/domain/actions/assign-role.ts";
import { planStatus } from "../../src/domain/actions/change-status.ts";
import type { Planned } from "../../src/domain/actions/plan.ts";
import { planUpdate } from "../../src/domain/actions/post-update.ts";
import { planSeverity } from "../../src/domain/actions/set-severity.ts";
import { INCIDENT_LIFE } from "../../src/domain/lifecycle/incident.ts";
import { eventsFrom } from "../../src/domain/lifecycle/transition.ts";
import type { Question } from "../../src/domain/mending/merge-heads.ts";
import type { Choice } from "../../src/domain/mending/merge-texts.ts";
import { bulletsUnder } from "../../src/domain/notes/section-lines.ts";
import { findBlocks } from "../../src/domain/text/blocks.ts";
import { fieldText } from "../../src/domain/text/field-text.ts";
import { readFrontmatter } from "../../src/domain/text/frontmatter.ts";
import { splitLines } from "../../src/domain/text/lines.ts";
import { addMinutes } from "../../src/domain/time/moment.ts";
import { counted, forEach, mergeAll, mostOf, type History, type Merges } from "./merged-by-git.ts";
import { actingOn, drawing, performed, type Draw, type Replica } from "./merged-maintenance.ts";

const HISTORIES = Number(process.env["MERGE_HISTORIES"] ?? 1_000);
const PATH = "Incidents/INC-20261123-01 Checkout down.md";
const SAID = ["Queue is empty", "Purged: all logs", "Restarted [[db-1]]", "a → b", "## nothing", "two\nlines"];
const FIELDS = { category: "outage", assessment: "Disk is full", commander: "[[Ana]]", mitigation: "Purged", resolution: "Purged", resolution_code: "workaround", cause: "capacity" };

/** One incident that two devices go on with apart. */
function historyOf(seed: number): History {
  const draw = drawing(seed);
  const pick = <Of>(from: readonly Of[]): Of | undefined => from[draw(from.length)];
  const properties = [
    "type: incident", `status: ${pick(["new", "assessing", "responding"]) ?? ""}`, "severity: SEV3", "impact: 2", "urgency: 2", "services:", '  - "[[Checkout]]"', "detection: monitoring", ...(draw(2) === 0 ? ['commander: "[[Eve]]"'] : []),
    ...(draw(3) === 0 ? ['scribe: "[[Eve]]" # until noon'] : []), "detected: 2026-11-23T06:50",
  ];
  const timeline = [["", "## Timeline", "", "- 2026-11-23 06:50 Detected: no answer #detected", ""], ["", "## Timeline", ""], [""]][draw(3)] ?? [];
  const log = [["## Log", "", "- 2026-11-23 06:51 status new → assessing by [[Eve]]"], ["## Log"], []][draw(3)] ?? [];
  const text = ["---", ...properties, "---", "", "```operations", "show: panel", "```", ...timeline, ...log].join("\n").trimEnd() + "\n" + (draw(3) === 0 ? "\n## Notes\n\nNone.\n" : "");
  const goOn = (replica: Replica, from: string, acts: number, person: string): readonly [Replica, string] => {
    let [after, now] = [replica, from];
    for (let done = 0; done < acts; done++) {
      now = addMinutes(now, draw(40));
      after = performed(after, act(after.get(PATH) ?? "", draw, { ...actingOn(now.slice(0, 10), person), time: now.slice(11) }));
    }
    return [after, now];
  };
  const [base, parted] = goOn(new Map([[PATH, text]]), "2026-11-23T07:00", draw(4), "[[Ana]]");
  const other = draw(3) === 0 ? "[[Ana]]" : "[[Ben]]";
  return { base, ana: goOn(base, parted, 1 + draw(5), "[[Ana]]")[0], ben: goOn(base, parted, 1 + draw(5), other)[0] };
}

/** Does one thing at random, as the commands do it; what is refused was not done. */
function act(text: string, draw: Draw, acting: Acting): Planned {
  const pick = <Of>(from: readonly [Of, ...Of[]]): Of => from[draw(from.length)] ?? from[0];
  const words = `${SAID[draw(SAID.length)] ?? ""} ${draw(2) === 0 ? "" : String(draw(100))}`;
  switch (draw(8)) {
    case 0: case 1: return planTimelineEntry(PATH, text, words, acting, { tag: draw(5) === 0 ? "assessed" : undefined });
    case 2: return planUpdate(PATH, text, { conditions: words, actions: "watching", needs: "", next: addMinutes(`${acting.today}T${acting.time}`, 30) }, acting);
    case 3: return planSeverity(PATH, text, pick(["SEV1", "SEV2", "SEV3", "SEV4"]), words, acting, draw(3) === 0 ? "[[Ben]]" : "");
    case 4: return planRole(PATH, text, pick(["commander", "scribe", "communications", "owner"]), pick(["[[Ana]]", "[[Ben]]", "Eve"]), acting);
    case 5: return planEvidence(PATH, text, { link: pick(["[[auth.log]]", "[[disk.img]]"]), sha256: pick(["ab", "cd"]).repeat(32), note: words }, acting);
    default: {
      const events = eventsFrom(INCIDENT_LIFE.steps, fieldText(readFrontmatter(text), "status") ?? "");
      return planStatus({ path: PATH, text, kind: "incident", event: events[draw(2) === 0 ? 0 : draw(events.length)] ?? "close", input: { fields: FIELDS, reason: words }, around: new Set() }, acting);
    }
  }
}

const FARTHEST = ["closed", "resolved", "mitigated", "responding", "assessing", "new"];

/** A person lets the farther state hold, else whatever sorts first. */
function answer({ what, key, ours, theirs }: Question): Choice {
  if (what === "lines") return "both";
  if (key === "status") return FARTHEST.findIndex((word) => ours.includes(word)) <= FARTHEST.findIndex((word) => theirs.includes(word)) ? "ours" : "theirs";
  return ours <= theirs ? "ours" : "theirs";
}

let merges: Merges = { cases: [], questions: [], open: [] };
beforeAll(() => {
  merges = mergeAll(Array.from({ length: HISTORIES }, (_none, seed) => historyOf(seed)), answer);
}, 400_000);

const textOf = (replica: Replica): string => replica.get(PATH) ?? "";
const under = (replica: Replica, heading: string): string[] => bulletsUnder(findBlocks(splitLines(textOf(replica)), readFrontmatter(textOf(replica)).bodyLine), heading).map(({ text }) => text);
const rest = (replica: Replica): string[] => textOf(replica).slice(readFrontmatter(textOf(replica)).bodyStart).split("\n").filter((line) => line !== "" && !/^- \d{4}-/.test(line));
const propertiesIn = (replica: Replica): Map<string, string> => new Map([...readFrontmatter(textOf(replica)).fields].map(([key, { raw }]) => [key, raw]));

describe(`Of ${String(HISTORIES)} incidents that two devices went on with apart, merged by git and then by the fix,`, { timeout: 400_000 }, () => {
  test("most conflicted", () => expect(merges.open.length).toBeGreaterThan(HISTORIES));

  test.each(["Timeline", "Log", "Evidence"])("no line of the %s is lost, doubled, made up or moved elsewhere", (heading) => {
    forEach(merges.cases, (replica, { ana, ben }) => expect(counted(under(replica, heading))).toEqual(mostOf(under(ana, heading), under(ben, heading))));
  });

  test.each(["Timeline", "Log", "Evidence"])("the lines of the %s stand in the order in which each device wrote them", (heading) => {
    forEach(merges.cases, (replica, { ana, ben }) => {
      for (const own of [ana, ben]) {
        const written = under(own, heading);
        let at = 0;
        for (const line of under(replica, heading)) if (line === written[at]) at++;
        expect(at).toBe(written.length);
      }
    });
  });

  test("all else in the note stands there once; the heading of a section that was not there and that both began, git alone may set twice", () => {
    const doubled: string[] = [];
    forEach(merges.cases, (replica, { base, ana, ben }) => {
      const [now, wanted] = [counted(rest(replica)), mostOf(rest(ana), rest(ben))];
      for (const heading of ["## Timeline", "## Evidence", "## Log"]) {
        if (now.get(heading) !== 2) continue;
        // The notes that our commands make have a timeline and a log from the first.
        expect(rest(base)).not.toContain(heading);
        doubled.push(heading);
        now.set(heading, 1);
      }
      expect(now).toEqual(wanted);
    });
    // Where it merges both without a conflict, each at another blank line; what stands below is read from both.
    expect(doubled.length).toBeLessThan(merges.cases.length / 50);
  });

  test("each property says what one of them says, the one that changed it where only one did", () => {
    // Without the version that both started from nobody can tell who changed what: each difference is asked.
    forEach(merges.cases.filter(({ first }) => !first), (replica, { base, ana, ben }) => {
      expect(readFrontmatter(textOf(replica)).state).toBe("valid");
      const [old, own, other, now] = [base, ana, ben, replica].map(propertiesIn);
      for (const key of new Set([...(own?.keys() ?? []), ...(other?.keys() ?? []), ...(now?.keys() ?? [])])) {
        const [was, mine, theirs, is] = [old?.get(key), own?.get(key), other?.get(key), now?.get(key)];
        if (mine === theirs || theirs === was) expect([key, is]).toEqual([key, mine]);
        else if (mine === was) expect([key, is]).toEqual([key, theirs]);
        else expect([mine, theirs]).toContain(is);
      }
    });
  });

  test("a person is asked about nothing but properties that both changed", () => {
    expect(merges.questions.filter(({ what }) => what !== "key").map(({ what, ours, theirs }) => [what, ours, theirs]).slice(0, 3)).toEqual([]);
  });
});
