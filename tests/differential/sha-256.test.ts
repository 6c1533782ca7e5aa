import { createHash } from "node:crypto";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { sha256 } from "../../src/domain/text/sha-256.ts";

function nodes(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}

describe("SHA-256", () => {
  test.each([
    ["", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
    ["abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
    ["abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"],
    ["a".repeat(1_000_000), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"],
  ])("gives the digest that FIPS 180 gives (vector %#)", (text, digest) => {
    expect(sha256(text)).toBe(digest);
  });

  test("is that of Node for every length around the ends of blocks", () => {
    for (let length = 0; length <= 260; length++) expect(sha256("x".repeat(length))).toBe(nodes("x".repeat(length)));
  });

  test("is that of Node for any text, lone surrogates too", () => {
    fc.assert(fc.property(fc.string({ unit: fc.oneof(fc.nat(0x7f), fc.nat(0xffff)).map((code) => String.fromCharCode(code)), maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(nodes(text));
    }), { numRuns: 1000 });
  });

  test("is made of constants far enough from the next 32-bit number that no engine's cube root can differ", () => {
    const primes = Array.from({ length: 312 }, (_, number) => number).filter((number) => number > 1 && !Array.from({ length: number }, (_, by) => by).some((by) => by > 1 && number % by === 0));
    for (const prime of primes) {
      const below = (Math.cbrt(prime) * 2 ** 32) % 1;
      expect(Math.min(below, 1 - below)).toBeGreaterThan(2 ** -16);
    }
  });
});
