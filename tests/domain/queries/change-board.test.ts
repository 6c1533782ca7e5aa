import { describe, expect, test } from "vitest";

import type { ApprovalStanding } from "../../../src/domain/lifecycle/approval-policy.ts";
import { percentText, share } from "../../../src/domain/metrics/ratio.ts";
import { readAcceptedConflicts } from "../../../src/domain/notes/approvals.ts";
import { changeBoard, type ChangeBoard } from "../../../src/domain/queries/change-board.ts";
import type { ChangeLinesReading } from "../../../src/domain/queries/change-lines.ts";
import { findBlocks } from "../../../src/domain/text/blocks.ts";
import { splitLines } from "../../../src/domain/text/lines.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";
import type { ChangeConflict, ChangeStanding } from "../../../src/domain/queries/change-told.ts";

type Notes = Readonly<Record<string, string>>;
type More = Partial<Pick<ChangeLinesReading, "standingOf" | "approvalsOf" | "acceptedOf">> & { readonly from?: string; readonly to?: string; readonly service?: string; readonly now?: string };

const PAST = { successful: 0, withIssues: 0, failed: 0, score: 0 };
const CALM: ChangeStanding = { risk: undefined, past: PAST, conflicts: [], template: undefined, suspended: false, frozenBy: [], isSoftFrozen: false, facts: new Set() };
const CONFLICT: ChangeConflict = { key: "same-service [[B]]", type: "same-service", path: "B.md", name: "B", detail: "", isHard: false };
const change = (...properties: string[]): string => noteOf("change", properties);
const board = (notes: Notes, { standingOf = () => CALM, approvalsOf = () => undefined, acceptedOf = () => undefined, from = "2026-03-01", to = "2026-03-31", service = "", now = "2026-03-31T12:00" }: More = {}): ChangeBoard =>
  changeBoard({ ...incidentReading(notes, now, { zone: "UTC" }), standingOf, approvalsOf, acceptedOf }, { from, to, service });
const shares = ({ figures }: ChangeBoard): Record<string, string> => Object.fromEntries(figures.shares.map(({ key, ratio }) => [key, `${String(ratio.part)}/${String(ratio.of)}`]));

describe("The board of changes", () => {
  test("shows what is worked on first, then by planned start, what has none last", () => {
    const { open } = board({
      "A.md": change("status: scheduled", "planned_start: 2026-04-02T10:00"), "B.md": change("status: implement", "planned_start: 2026-04-05T10:00"), "C.md": change("status: draft"),
      "D.md": change("status: authorize", "planned_start: 2026-04-02"), "E.md": change("status: review", "planned_start: 2026-03-02T10:00"), "F.md": change("status: implement"),
      "G.md": change("status: closed"), "H.md": change("status: cancelled", "planned_start: 2026-04-02T10:00"),
    });
    expect(open.map(({ path }) => path)).toEqual(["B.md", "F.md", "E.md", "D.md", "A.md", "C.md"]);
  });

  test("tells of a change what it knows", () => {
    const properties = ["id: CHG-20260301-01", "change_type: emergency", "retroactive: true", "status: authorize", 'services: ["[[Services/Checkout|shop]]"]', "planned_start: 2026-04-02T10:00", "planned_end: 2026-04-02T11:00", 'implementer: "[[Ana]]"'];
    const standing: ChangeStanding = { ...CALM, risk: { score: 15, scoreBand: "high", band: "very-high", flags: [] }, conflicts: [CONFLICT] };
    expect(board({ "CHG-20260301-01 Move logs.md": change(...properties), "B.md": change() }, { standingOf: ({ path }) => (path === "B.md" ? CALM : standing) }).open).toEqual([
      {
        path: "CHG-20260301-01 Move logs.md", title: "Move logs", id: "CHG-20260301-01", type: "emergency", way: "retroactive", status: "authorize", services: ["Checkout"], risk: "very-high",
        plannedStart: "2026-04-02T10:00", plannedEnd: "2026-04-02T11:00", implementer: "Ana", conflicts: 1, approvals: "",
      },
      { path: "B.md", title: "B", id: "", type: "normal", way: "normal", status: "draft", services: [], risk: "", plannedStart: "", plannedEnd: "", implementer: "", conflicts: 0, approvals: "" },
    ]);
  });

  const peer = { role: "peer", count: 1 } as const;
  test.each<[string, string, ApprovalStanding | undefined]>([
    ["", "authorize", undefined], ["", "scheduled", { asked: [], missing: [], states: [] }], ["", "draft", { asked: [peer], missing: [peer], states: [] }], ["", "assess", { asked: [peer], missing: [peer], states: [] }],
    ["missing", "authorize", { asked: [peer], missing: [peer], states: ["abstains"] }], ["void", "authorize", { asked: [peer], missing: [peer], states: ["void"] }], ["void", "draft", { asked: [peer], missing: [peer], states: ["void"] }],
    ["done", "scheduled", { asked: [peer], missing: [], states: ["void", "counts"] }], ["", "closed", { asked: [peer], missing: [peer], states: [] }],
  ])("tells approvals as %j of one that is %s", (expected, status, standing) => {
    const { open, ended } = board({ "A.md": change(`status: ${status}`, "actual_end: 2026-03-02T10:00") }, { approvalsOf: () => standing });
    expect([...open, ...ended].map(({ approvals }) => approvals)).toEqual([expected]);
  });

  test("counts the conflicts that nobody accepted, and of what has ended none", () => {
    const text = ["## Accepted conflicts", "", "- 2026-03-01 10:00 accepted same-service [[Changes/B|the other]] by [[Ana]]: they know of each other"].join("\n");
    const accepted = readAcceptedConflicts(findBlocks(splitLines(text))).entries;
    const standing: ChangeStanding = { ...CALM, conflicts: [CONFLICT, { ...CONFLICT, key: "in-freeze [[Year end]]", type: "in-freeze" }] };
    const { open, ended } = board({ "A.md": change(), "C.md": change("status: closed", "actual_end: 2026-03-02T10:00") }, { standingOf: () => standing, acceptedOf: (path) => (path === "A.md" ? accepted : undefined) });
    expect([...open, ...ended].map(({ conflicts }) => conflicts)).toEqual([1, 0]);
  });

  test("keeps a line as long as the change stands the same", () => {
    const reading = { ...incidentReading({ "A.md": change() }, "2026-03-31T12:00"), standingOf: () => CALM, approvalsOf: () => undefined, acceptedOf: () => undefined };
    const terms = { from: "2026-03-01", to: "2026-03-31", service: "" };
    const before = changeBoard(reading, terms).open[0];
    expect(changeBoard(reading, terms).open[0]).toBe(before);
    expect(changeBoard({ ...reading, standingOf: () => ({ ...CALM, conflicts: [CONFLICT] }) }, terms).open[0]).toMatchObject({ conflicts: 1 });
  });

  test("lists what was closed in its time, the newest first, without drills and what was cancelled", () => {
    const ended = (...more: string[]): string => change("status: closed", ...more);
    expect(board({
      "A.md": ended("actual_end: 2026-03-02T11:00"), "B.md": ended("actual_end: 2026-03-31T11:00"), "C.md": ended("actual_end: 2026-02-28T23:59"), "D.md": ended("actual_end: 2026-04-01T00:00"),
      "E.md": ended("actual_end: 2026-03-03T11:00", "exercise: true"), "F.md": change("status: cancelled", "actual_end: 2026-03-03T11:00"), "G.md": ended("closed: 2026-03-01T00:00"), "H.md": ended("planned_end: 2026-03-10"), "I.md": ended(),
    }).ended.map(({ path }) => path)).toEqual(["B.md", "H.md", "A.md", "G.md"]);
  });

  test("counts what is still watched among the changes whose work ended", () => {
    const { open, ended, figures } = board({ "A.md": change("status: review", "actual_end: 2026-03-02T11:00", "close_code: failed") });
    expect([open.length, ended.length, figures.implemented, shares(board({ "A.md": change("status: review", "actual_end: 2026-03-02T11:00", "close_code: failed") }))["failure"]]).toEqual([1, 0, 1, "1/1"]);
  });

  test("is of one service where one is named, in any case", () => {
    const notes = { "A.md": change('services: ["[[Services/Checkout|shop]]"]'), "B.md": change("services: [Wiki]"), "C.md": change("status: closed", "services: [Wiki]", "actual_end: 2026-03-02T11:00") };
    const { open, ended, figures } = board(notes, { service: "[[checkout]]" });
    expect([open.map(({ path }) => path), ended, figures.implemented]).toEqual([["A.md"], [], 0]);
  });

  test("counts a change that caused incidents once, and none for drills and false alarms", () => {
    const done = change("status: closed", "close_code: successful", "actual_end: 2026-03-02T11:00");
    const incident = (cause: string, ...more: string[]): string => noteOf("incident", [`caused_by: "[[${cause}]]"`, ...more]);
    expect(shares(board({
      "A.md": done, "B.md": done, "C.md": done, "D.md": done, "I.md": incident("A"), "J.md": incident("A", "status: resolved"), "K.md": incident("B", "exercise: true"), "L.md": incident("C", "status: cancelled"),
    }))).toMatchObject({ success: "3/4", failure: "1/4" });
  });

  test("has no delivery where nothing is a deployment", () => {
    expect(board({ "A.md": change("status: closed", "actual_end: 2026-03-02T11:00") }).delivery).toBeUndefined();
  });

  test("TV-40: has DORA's measures of deployments", () => {
    const deployed = (day: string, ...more: string[]): string => change("status: closed", "deployment: true", "close_code: successful", `actual_end: 2026-03-${day}T12:00`, ...more);
    const { delivery } = board({
      "A.md": deployed("02", "committed: 2026-03-02T10:00"), "B.md": deployed("09", "committed: 2026-03-08T12:00"), "C.md": deployed("16"), "D.md": deployed("23", "change_type: emergency", 'fixes: ["[[I]]"]'),
      "E.md": deployed("24", "change_type: emergency", 'fixes: ["[[P]]"]'), "F.md": deployed("25", 'fixes: ["[[I]]"]'), "P.md": noteOf("problem", []), "Old.md": change("status: closed", "deployment: true", "actual_end: 2026-01-20T10:00"),
      "I.md": noteOf("incident", ['caused_by: "[[C]]"', "status: resolved", "resolved: 2026-03-16T13:30"]), "J.md": noteOf("incident", ['caused_by: "[[C]]"', "status: resolved", "resolved: 2026-03-16T15:00"]),
      "K.md": noteOf("incident", ['caused_by: "[[B]]"', "status: responding"]), "L.md": noteOf("incident", ['caused_by: "[[B]]"', "status: resolved", "resolved: 2026-03-10T15:00"]),
    });
    if (!delivery) throw new Error("There are deployments.");
    const { changeLeadTime, deploymentFrequency, failedDeploymentRecoveryTime, changeFailRate, deploymentReworkRate } = delivery;
    expect(changeLeadTime).toMatchObject({ key: "change", n: 2, of: 6, median: 13 * 60 });
    expect([share(deploymentFrequency.perDay)?.toFixed(4), deploymentFrequency.bucket]).toEqual(["0.1935", "monthly"]);
    expect(failedDeploymentRecoveryTime).toMatchObject({ n: 1, of: 2, median: 180 });
    expect([percentText(changeFailRate.ratio), percentText(deploymentReworkRate.ratio)]).toEqual(["33.3 %", "16.7 %"]);
  });

  test("counts the days of a period that goes on until today", () => {
    const notes = { "A.md": change("status: closed", "deployment: true", "actual_end: 2026-03-02T11:00") };
    expect(board(notes, { now: "2026-03-10T12:00" }).delivery?.deploymentFrequency.perDay).toEqual({ part: 1, of: 10 });
    expect(board(notes, { now: "2026-03-10T12:00", from: "2026-03-11" }).delivery?.deploymentFrequency.perDay).toEqual({ part: 0, of: 0 });
  });

  test("of nothing has no figures", () => {
    const { figures } = board({});
    expect(figures.shares.every(({ ratio, interval }) => ratio.of === 0 && interval === undefined)).toBe(true);
  });
});
