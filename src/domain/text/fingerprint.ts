import { splitBlockId, withoutFields } from "./inline-fields.ts";
import { sha256 } from "./sha-256.ts";

/** Fields that an answer adds to a step; they never change what the step is. */
export const ANSWER_FIELDS: ReadonlySet<string> = new Set(["from", "value", "at", "by", "witness"]);

/**
 * The fingerprint of lines (format.md section 4): `h1-` and the first 12 hex digits of SHA-256 over the normalised
 * text. Blank lines, `%% %%`, answers, block ids, links' folders, task marks and item numbers make no difference.
 */
export function fingerprint(lines: readonly string[]): string {
  return fingerprintOf(normalisedLines(lines));
}

/** The fingerprint of lines that are normalised already. */
export function fingerprintOf(normalised: readonly string[]): string {
  return `h1-${sha256(normalised.join("\n")).slice(0, 12)}`;
}

/** The lines that {@link fingerprint} hashes. */
export function normalisedLines(lines: readonly string[]): string[] {
  const text = lines.join("\n").normalize("NFC").replace(/%%[\s\S]*?%%/g, "");
  return text.split("\n").filter(counts).map(normalisedLine);
}

function counts(line: string): boolean {
  if (line.trim() === "") return false;
  const bullet = /^\s+[-*+]\s+(?=\S)/.exec(line);
  return bullet === null || /^\[.\]\s/u.test(line.slice(bullet[0].length)) || !line.includes("[at::");
}

function normalisedLine(line: string): string {
  const [text] = splitBlockId(withoutFields(line, ANSWER_FIELDS).trimEnd());
  return text
    .replace(/^(?<indent>\s*)\d+[.)](?=\s)/, "$<indent>1.")
    .replace(/^(\s*(?:[-*+]|1\.)\s+)\[.\](?=\s)/u, "$1[ ]")
    .replace(/\[\[([^[\]]+)\]\]/g, (_link, inside: string) => `[[${inside.replace(/^[^|#]*\//, "")}]]`)
    .trimEnd();
}
