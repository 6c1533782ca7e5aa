import { describe, expect, test } from "vitest";

import { incidentBoard } from "../../../src/domain/queries/incident-board.ts";
import type { IncidentBoard } from "../../../src/domain/queries/record-panel.ts";
import { noteOf } from "../../shared/agenda.ts";
import { incidentReading } from "../../shared/incidents.ts";

type Notes = Readonly<Record<string, string>>;

const NOW = "2026-03-31T12:00";
const incident = (...properties: string[]): string => noteOf("incident", properties);
const board = (notes: Notes, more: { from?: string; to?: string; service?: string } = {}, zone = "UTC"): IncidentBoard =>
  incidentBoard(incidentReading(notes, NOW, { zone }), { from: "2026-03-01", to: "2026-03-31", service: "", ...more });

/** Started, detected, acknowledged, mitigated, resolved, closed, in March 2026. */
const TIMES: Readonly<Record<string, string>> = {
  A: "02T10:00 02T10:06 02T10:10 02T10:40 02T11:00 02T15:00", B: "09T22:00 09T22:30 09T22:32 09T23:15 10T00:00 10T09:00",
  C: "20T08:00 20T08:03 20T08:18 20T08:33 20T08:45 20T08:50", D: "27T13:00 27T13:01 27T13:04 27T19:00 27T21:00 28T13:00",
};
const march = (more: readonly string[] = []): Notes => Object.fromEntries(Object.entries(TIMES).map(([name, times]) => {
  const moments = times.split(" ");
  const properties = ["started", "detected", "acknowledged", "mitigated", "resolved", "closed"].map((key, at) => `${key}: 2026-03-${moments[at] ?? ""}`);
  return [`${name}.md`, incident("status: closed", ...properties, ...more)];
}));

describe("The board of incidents", () => {
  test("shows the worst first, then what goes on longest, wherever it began", () => {
    const { open } = board({
      "A.md": incident("severity: SEV3", "started: 2026-03-30T10:00"), "B.md": incident("severity: SEV1", "started: 2026-03-31T10:00", "status: on-hold"),
      "C.md": incident("severity: SEV1", "started: 2025-12-31T10:00", "status: responding"), "D.md": incident("started: 2026-01-01T10:00"), "E.md": incident("severity: SEV4"),
      "F.md": incident("severity: SEV1", "status: resolved"), "G.md": incident("severity: SEV1", "status: cancelled"), "H.md": incident("severity: SEV3"),
    });
    expect(open.map(({ path }) => path)).toEqual(["C.md", "B.md", "A.md", "H.md", "D.md", "E.md"]);
  });

  test("lists what ended in its time, the newest first, and neither drills nor what was nothing", () => {
    const ended = (...more: string[]): string => incident("status: closed", "started: 2026-03-02T10:00", ...more);
    expect(board({
      "A.md": ended("resolved: 2026-03-02T11:00"), "B.md": ended("resolved: 2026-03-31T11:00"), "C.md": ended("resolved: 2026-02-28T23:59"), "D.md": ended("resolved: 2026-04-01T00:00"),
      "E.md": ended("resolved: 2026-03-03T11:00", "exercise: true"), "F.md": ended("resolved: 2026-03-03T11:00", 'duplicate_of: "[[A]]"'), "G.md": ended("resolved: 2026-03-01T00:00"),
    }).ended.map(({ path }) => path)).toEqual(["B.md", "A.md", "G.md"]);
  });

  test("counts one that was closed by hand without its end where it is known of last, and says that its times are not known", () => {
    const { ended, figures } = board({ "A.md": incident("status: closed", "started: 2026-03-02T10:00", "detected: 2026-03-02T10:05"), "B.md": incident("status: closed", "started: 2026-02-02T10:00"), "C.md": incident("status: closed"), "D.md": incident("status: resolved", "resolved: 2026-03-01") });
    expect(ended.map(({ path }) => path)).toEqual(["A.md", "D.md"]);
    expect(Object.fromEntries(figures.map(({ key, mean, n, of }) => [key, [mean, n, of]]))).toMatchObject({ detect: [5, 1, 2], recovery: [undefined, 0, 2], resolve: [undefined, 0, 2] });
  });

  test("counts the days of a period by the vault's zone", () => {
    const notes = { "A.md": incident("status: closed", "started: 2026-02-28T10:00", "resolved: 2026-02-28T23:30+00:00") };
    expect(board(notes, {}, "Europe/Berlin").ended).toHaveLength(1);
    expect(board(notes).ended).toHaveLength(0);
  });

  test("is of one service where one is named, in any case", () => {
    const notes = { "A.md": incident('services: ["[[Services/Checkout|shop]]"]', "severity: SEV2"), "B.md": incident("services: [Wiki]") };
    expect(board(notes, { service: "[[checkout]]" }).open.map(({ path, services }) => [path, services])).toEqual([["A.md", ["Checkout"]]]);
  });

  test("TV-22: has the figures of the incidents that ended, mean and median with how many have them", () => {
    const shown = board({ ...march(), "Open.md": incident("started: 2026-03-05T10:00"), "Drill.md": incident("status: closed", "exercise: true", "started: 2026-03-05T10:00", "resolved: 2026-03-06T10:00") }).figures;
    expect(Object.fromEntries(shown.map(({ key, mean, median, n, of }) => [key, [mean, median, n, of]]))).toEqual({
      detect: [10, 4.5, 4, 4], acknowledge: [6, 3.5, 4, 4], mitigate: [127, 57.5, 4, 4], recovery: [176.25, 90, 4, 4], respond: [166.25, 72, 4, 4], repair: [160.25, 69, 4, 4], resolve: [612.5, 480, 4, 4],
    });
    expect(shown.find(({ key }) => key === "recovery")?.p90).toBeCloseTo(372, 9);
  });

  test("of nothing has no figures", () => {
    expect(board({}).figures.every(({ n, of, mean, median, p90 }) => n === 0 && of === 0 && mean === undefined && median === undefined && p90 === undefined)).toBe(true);
  });
});
