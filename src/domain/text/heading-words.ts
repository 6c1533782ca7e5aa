/**
 * A heading's words for comparing: without the symbols, emoji or mis-decoded emoji that stand before them,
 * in lower case, single spaces. A heading that is nothing but symbols stays as it is.
 */
export function headingWords(heading: string): string {
  const words = withoutSymbols(heading.normalize("NFC").replace(/[*_`]/g, ""));
  let end = words.length;
  while (end > 0 && /[:.\s]/.test(words[end - 1] ?? "")) end--;
  return words.slice(0, end).toLowerCase();
}

/** A heading for display: without the symbols before its first word, single spaces. */
export function withoutSymbols(heading: string): string {
  const tokens = heading.trim().split(/\s+/);
  const first = tokens.findIndex((token) => /[A-Za-z0-9]/.test(token));
  return tokens.slice(first < 0 ? tokens.length - 1 : first).join(" ");
}

/** Whether a heading is the anchor that a setting or the format names. */
export function isHeading(heading: string, anchor: string): boolean {
  return headingWords(heading) === headingWords(anchor);
}

/** The stems of a name's words, for `monitor_system` ~ "System monitoring": lower case, without English endings. */
export function wordStems(name: string): Set<string> {
  const words = name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.map(stemOf));
}

function stemOf(word: string): string {
  if (word.length <= 3) return word;
  let stem = word.replace(/ies$/, "y");
  if (!stem.endsWith("ss")) stem = stem.replace(/s$/, "");
  if (/(ing|ed)$/.test(stem) && stem.replace(/(ing|ed)$/, "").length >= 3) stem = stem.replace(/(ing|ed)$/, "");
  return stem.replace(/e$/, "");
}

/** `monitor_system_health`, `monitorSystemHealth` and `monitor-system-health` as "Monitor system health". */
export function asSentence(identifier: string): string {
  const words = identifier.replace(/([a-z0-9])([A-Z])/g, "$1 $2").replace(/[_\-\s]+/g, " ").trim().toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
