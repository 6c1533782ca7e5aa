import { describe, expect, test } from "vitest";

import { inert, inertBullet } from "../../../src/domain/actions/acting.ts";

describe("Typed text cannot leave its line or hide what follows", () => {
  test.each([
    ["two\nlines", "two lines"],
    ["<% tp.x() %>", "< % tp.x() %>"],
    ["100 %% sure", "100 % % sure"],
    ["a %%hidden%% word", "a %%hidden%% word"],
    ["see <!-- never closed", "see < !-- never closed"],
    ["see <!-- closed --> here", "see <!-- closed --> here"],
  ])("%j is written as %j", (typed, written) => {
    expect(inert(typed)).toBe(written);
  });

  test.each([
    ["[x] done", "\\[x] done"],
    ["[[Note]] says so", "[[Note]] says so"],
    ["```sh", "\\```sh"],
    ["~~~", "\\~~~"],
    ["`code` is fine", "`code` is fine"],
  ])("as a bullet %j is written as %j", (typed, written) => {
    expect(inertBullet(typed)).toBe(written);
  });
});
