import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { conflictedCopyOf } from "../../../src/domain/mending/conflicted-copy.ts";
import { CODE_PAGES } from "../../../src/domain/mending/code-pages.ts";
import { findMojibake, mendMojibake } from "../../../src/domain/mending/mojibake.ts";
import { findSecrets } from "../../../src/domain/mending/secrets.ts";
import { undecodable } from "../../../src/domain/mending/undecodable.ts";
import { exampleNotes, hasShared, seedText } from "../../shared/shared-folder.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 120);
/** A text as it looks when its UTF-8 is read in one of the code pages: Windows-1252, Mac OS Roman, Latin-1. */
const misread = (text: string, page: number): string => (page === 2 ? Buffer.from(text, "utf8").toString("latin1") : [...Buffer.from(text, "utf8")].map((byte) => (byte < 128 ? String.fromCharCode(byte) : (CODE_PAGES[page] ?? "")[byte - 128] ?? String.fromCharCode(byte))).join(""));

describe("the code pages", () => {
  it("are those of Windows and of old Macs", () => {
    expect(CODE_PAGES[1]).toBe(new TextDecoder("macintosh").decode(Uint8Array.from({ length: 128 }, (_, index) => index + 128)));
    // Some versions of Node decode windows-1252 as Latin-1.
    const windows = [0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f, 0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178];
    expect(CODE_PAGES[0]).toBe(String.fromCharCode(...windows));
  });
});

describe("text that was decoded in the wrong code page", () => {
  const sentences = [
    "Größe der Übersicht für Ärzte", "Das Gerät läuft – „fast“ immer", "l’été, cœur et garçon", "déjà vu à Noël", "mañana, ¿qué tal?", "São Paulo não", "zażółć gęślą jaźń", "Příliš žluťoučký kůň", "İstanbul’da ağaç", "Tiếng Việt có dấu",
    "price 5 € → 7 °C", "📋 Overview", "🛠 Tools", "⚠️ careful ✅ done", "Привет, мир", "Καλημέρα κόσμε", "日本語の手順", "≤ 85 %", "“quoted” … — it’s",
  ];
  test.each(sentences)("%s comes back from each page", (text) => {
    for (const page of [0, 1, 2]) {
      expect(misread(text, page)).not.toBe(text);
      expect(mendMojibake(misread(text, page)), String(page)).toBe(text);
    }
  });

  it("is found with its place and with what it was; the rest of the line is left alone", () => {
    expect(findMojibake("ok\n## \uf8ffüìã Übersicht, cafÃ©")).toEqual([
      { line: 1, column: 3, start: 6, end: 10, was: "📋" },
      { line: 1, column: 22, start: 25, end: 27, was: "é" },
    ]);
  });

  it.skipIf(!hasShared)("of the seed document's headings is found in all eleven, and only there (skipped where ../shared is absent)", () => {
    const found = findMojibake(seedText());
    expect(found.map(({ was }) => was).join("")).toBe("📋🎯📅🔧🚨🔄📊🛠📈📝🔄");
    expect(mendMojibake(seedText())).toContain("\n## 📋 Overview\n");
    for (const text of exampleNotes().values()) expect(findMojibake(text)).toEqual([]);
  });

  it.each([
    "Die Größe der Straße: »Ärger« und „Übel“, öffnen – Ä–Z, Spaß… »öffnen« ‚Ärger‘", "GROẞ, GRÖSSE, MASSE: 5 Å², 20 °C, ±3 µm, § 5 Absatz 2", "« Où est-il ? » L’été à Évreux, l’œuvre naïve, « café », « voilà », un — État —, ÇA ALORS…", "“AMANHÃ” é dia de açúcar, não? AÇÃO – MAÇÃ, «São João», nº 5, ª e º", "¿Qué? ¡Año! “Ñandú” – ESPAÑA, 5 × 3, ½ · ¾",
    "Zażółć gęślą jaźń, ŁÓDŹ – „świat”", "Tiếng Việt: Đường phố Hà Nội, CẦN THƠ – “Ấn Độ”, TÂM, ÂN", "Árvíztűrő tükörfúrógép, „Ő”", "İğne, ŞIŞ, ÇÖP, «Ünlü»", "Sigríður á Íslandi; Þór, Ægir, ð", "Bjørn på Åsen – «Æ, Ø, Å»", "ÎN ROMÂNIA: „Într-o zi”, țară, și", "Příliš žluťoučký kůň", "Быстрая лиса – «ёж»", "Ελληνικά – «ναι»", "日本語、中文，한국어", "עברית, العربية", "2√π r, √2, π ≈ 3.14, ≈£5, ∑√x, ¬p ∧ q, ∆T ≤ 5", "naïve façade, Zoë’s résumé – “El Niño”", "📋 Overview ✅ ⚠️ → ← © ® ™ €5 £3 ¥9", "Ã is a letter, Â too; «Ã», „Ä“, ‘Å’",
  ])("ordinary text has none: %s", (text) => {
    expect([findMojibake(text), mendMojibake(text)]).toEqual([[], text]);
  });

  it("mending leaves all other characters as they are, and nothing throws", () => {
    const piece = fc.oneof(fc.constantFrom("Ã", "¼", "Â", "\xa0", "â", "€", "™", "ð", "Ÿ", "“", "‹", "\uf8ff", "ü", "ì", "ã", "√", "º", "‚", "Ä", "ô", "a", " ", "\n", "\r\n", "ï", "»", "¿", "\ud83d", "\udc4d"), fc.string({ unit: "binary", maxLength: 4 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join("");
      let [mended, at] = ["", 0];
      for (const { start, end, was } of findMojibake(text)) {
        mended += text.slice(at, start) + was;
        at = end;
        expect(Buffer.from(was, "utf8")).toHaveLength(end - start);
      }
      expect(mendMojibake(text)).toBe(mended + text.slice(at));
    }), { numRuns: numRuns * 2 });
  });
});

describe("a note that is no UTF-8", () => {
  it.each([
    ["lost characters", "a\nGr\ufffd\ufffde", { line: 1, column: 2 }],
    ["UTF-16 read as UTF-8", "\ufffd\ufffd#\0 \0A\0", { line: 0, column: 0 }],
    ["NUL inside", "a\r\nb\0", { line: 1, column: 1 }],
  ])("is told by %s", (_title, text, place) => {
    expect(undecodable(text)).toMatchObject({ code: "not-utf8", ...place });
  });
  it("is not seen in ordinary text", () => {
    expect(undecodable("# Größe 📋\n")).toBeUndefined();
  });
});

describe("conflicted copies", () => {
  it.each([
    ["Operations/note (conflicted copy 2026-11-20).md", "Operations/note.md"],
    ["note (conflicted copy 2026-11-20 101112).md", "note.md"],
    ["a/b.c/note (Ana's conflicted copy 2026-11-20).md", "a/b.c/note.md"],
    ["note (Conflicted copy laptop 202611201011).md", "note.md"],
    ["note (In Konflikt stehende Kopie von PC 2026-11-20).md", "note.md"],
    ["note (SFConflict ana@x.org 2026-11-20-10-11-12).md", "note.md"],
    ["note (Case Conflict).md", "note.md"],
    ["note.sync-conflict-20261120-101112-ABCDEF7.md", "note.md"],
    ["note.sync-conflict-20261120-101112-ABCDEF.md", "note.md"],
    ["note_conflict-20261120-101112.md", "note.md"],
    ["note [Conflict].md", "note.md"],
    ["note-DESKTOP-1A2B3C4.md", "note.md"],
    ["2026-11-23 Daily checklist (Conflicted copy phone 202611230911).md", "2026-11-23 Daily checklist.md"],
    ["note 2 (conflicted copy 2026-11-20).md", "note 2.md"],
  ])("%s is one of %s", (path, original) => {
    expect(conflictedCopyOf(path)).toBe(original);
  });
  it.each(["note.md", "note 2.md", "note (1).md", "Conflict resolution.md", "Merge (conflict resolution).md", "Edit conflict 2026-11-20.md", "INC-20261120-01 Sync conflict.md", "(conflicted copy 2026-11-20).md", "a (conflicted copy 2026)/note.md", "WO-DESKTOP.md", "", "/"])("%s is none", (path) => {
    expect(conflictedCopyOf(path)).toBeUndefined();
  });
  it.each([["note 2.md", "note.md"], ["a/note (1).md", "a/note.md"], ["note (conflicted copy 2026-11-20).md", "note.md"], ["CHG-20261120-01.md", undefined], ["Step 2026.md", undefined]])("where numbers tell copies, %s is one of %s", (path, original) => {
    expect(conflictedCopyOf(path, true)).toBe(original);
  });
  it("no path makes it throw", () => {
    fc.assert(fc.property(fc.string(), fc.boolean(), (path, numbered) => { expect((conflictedCopyOf(path, numbered) ?? "").length).toBeLessThanOrEqual(path.length); }));
  });
});

describe("secrets", () => {
  // Put together here, so that no scanner takes this file for a leak.
  const github = `ghp_${"a1B2c3D4e5F6g7H8i9J0".repeat(2)}`;
  const aws = `AKIA${"IOSFODNN7EXAMPLE"}`;
  it.each([
    ["password=hunter2", "hunter2", "password=•••"],
    ["Login: admin / pass: s3cret!x", "s3cret!x", "pass: •••"],
    ["db_password: \"correct horse\"", '"correct horse"', "_password: •••"],
    ["API key: 9f8e7d6c5b", "9f8e7d6c5b", "API key: •••"],
    [`token ${github} here`, github, "ghp_•••"],
    [aws, aws, "AKIA•••"],
    ["slack xoxb-123456789012-abcdefABCDEF", "xoxb-123456789012-abcdefABCDEF", "xoxb•••"],
    ["Authorization: Bearer abc123def456ghi789", "abc123def456ghi789", "Bearer •••"],
    ["https://ana:pa55@db-1.example/x", "pa55", "https://ana:•••"],
    ["postgres://:pw@host", "pw", "postgres://:•••"],
    ["key wJalrXUtnFEMI7K7MDENGbPxRfiCY2bZ9q", "wJalrXUtnFEMI7K7MDENGbPxRfiCY2bZ9q", "•••"],
    [`-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----`, "\nMIIE\n", "-----BEGIN RSA PRIVATE KEY-----•••"],
    [`x eyJ${"hbGciOiJIUzI1NiJ9"}.eyJ${"zdWIiOiIxMjM0NTY3ODkwIn0"}.dozjgNryP4J3jVmN`, `eyJ${"hbGciOiJIUzI1NiJ9"}.eyJ${"zdWIiOiIxMjM0NTY3ODkwIn0"}.dozjgNryP4J3jVmN`, "eyJh•••"],
  ])("%s holds one", (text, secret, masked) => {
    const found = findSecrets(text);
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual([secret]);
    expect(found[0]?.masked).toBe(masked);
    expect(found[0]?.masked).not.toContain(secret);
  });
  it.each([
    "123e4567-e89b-12d3-a456-426614174000", "h1-9d1c244e75a5", "9d1c244e75a5f0b9c8d7e6f5a4b3c2d1e0f9a8b7", "- [ ] Look ^a1b2c3", "https://grafana.example/d/aB3dE5fG7hI9/disk?orgId=1&from=now-6h", "ssh ana@db-1", "https://host:8443/x@y", "[[INC-20261120-01 Checkout returns 502]]", "password: see [[Vault]]", "Password: in the key safe", "passwords are rotated every 90 days", "password: 2026-11-20", "password: 90 days", "Password: 12-character minimum", "token: https://vault.example/x", "secret: <from the vault>", "password=${DB_PASSWORD}", "password: 1Password", "tokenExpiry: 3600", "2026-11-20T08:10:00+01:00", "GetUserByIdAndNameFromDatabase2", "Operations/Work orders/2026/WO-20261123-01", "CVE-2021-44228 and RFC-2119-Section-4", "basic authentication-with-a-proxy", "sha256:9d1c244e75a5f0b9c8d7e6f5a4b3c2d1e0f9a8b79d1c244e75a5f0b9c8d7e6f5", "![[Pasted image 20261123081533.png]]", "", "secret: none",
  ])("%s holds none", (text) => {
    expect(findSecrets(text)).toEqual([]);
  });
  it.skipIf(!hasShared)("are in none of the example notes and not in the seed (skipped where ../shared is absent)", () => {
    for (const text of [...exampleNotes().values(), seedText()]) expect(findSecrets(text)).toEqual([]);
  });
  it("are found without overlap, and no text makes it throw", () => {
    const piece = fc.oneof(fc.constantFrom("password", "=", ": ", "token", '"', "eyJ", ".", "://", "@", ":", "-----BEGIN PRIVATE KEY-----", "Bearer ", "a1B2c3D4e5F6g7H8i9J0", "ghp_", " ", "\n"), fc.string({ maxLength: 5 }));
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join("");
      let reached = 0;
      for (const { start, end, masked } of findSecrets(text)) {
        expect(start).toBeGreaterThanOrEqual(reached);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(masked.endsWith("•••")).toBe(true);
        reached = end;
      }
    }), { numRuns: numRuns * 2 });
  });
});

describe("time", () => {
  const timeOf = (work: () => unknown): number => { const start = process.cpuUsage(); work(); const { user, system } = process.cpuUsage(start); return (user + system) / 1000; };
  test("two megabytes of text with marks are looked through in seconds", () => {
    expect(timeOf(() => findMojibake("Die Größe der Übersicht – „fast“ für Ärzte\n".repeat(45_000)))).toBeLessThan(3_000);
  });
  test.each([["a", 300_000], [" ", 300_000], ["Ã", 100_000], ["\uf8ffü", 100_000], ["Ã¼", 100_000], ["â€", 100_000], ["eyJ-", 16_000], ["eyJ", 20_000], ["password ", 20_000], ['password="', 20_000], ["password=", 20_000], ["a://", 20_000], ["a:", 40_000], ["-----BEGIN PRIVATE KEY-----", 4_000], ["ghp_", 20_000], ["aB1", 100_000], ["bearer ", 20_000], ["bearer aaaaaaaaaaaaaaaaaaaaaaaaaa", 4_000], [" (conflict", 20_000], ["\0", 100_000], ["(2026-", 20_000]])("%j, %i times in a row, is read at once", (part, times) => {
    const text = part.repeat(times);
    expect(timeOf(() => [findMojibake(text), findSecrets(text), undecodable(text), conflictedCopyOf(text.slice(0, 20_000), true)])).toBeLessThan(4_000);
  });
});
