import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainWords, splitWords } from "../../src/ui/parts/split-words.ts";

describe("the words of a step", () => {
  test.each([
    ["plain words", [{ kind: "text", text: "plain words" }]],
    ["see [[Morning round]] first", [{ kind: "text", text: "see " }, { kind: "link", text: "Morning round", linkText: "Morning round" }, { kind: "text", text: " first" }]],
    ["[[Ops/db-1#Limits|the database]]", [{ kind: "link", text: "the database", linkText: "Ops/db-1#Limits" }]],
    ["[[Ops/db-1#Limits]]", [{ kind: "link", text: "db-1 > Limits", linkText: "Ops/db-1#Limits" }]],
    ["run `df -h`", [{ kind: "text", text: "run " }, { kind: "code", text: "df -h" }]],
    ["type `[[ -f x ]]` here", [{ kind: "text", text: "type " }, { kind: "code", text: "[[ -f x ]]" }, { kind: "text", text: " here" }]],
    ["``a ` b``", [{ kind: "code", text: "a ` b" }]],
    ["**now** and ==later==", [{ kind: "text", text: "now and later" }]],
    ["2 ** 3 ** 4", [{ kind: "text", text: "2 ** 3 ** 4" }]],
  ])("%s is split into what is drawn", (words, parts) => {
    expect(splitWords(words)).toEqual(parts);
  });

  test("without marks nothing of them is lost", () => {
    fc.assert(fc.property(fc.string().filter((text) => !/[`*_~=]|\[\[/.test(text)), (text) => plainWords(text) === text));
  });
});
