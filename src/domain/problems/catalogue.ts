/** How much a problem matters: something is wrong, something may be, something is worth knowing. */
export type Weight = "error" | "warning" | "note";

/** What mends a problem: by itself, with a choice, with a value, or by another command. */
export type FixKind = "mend" | "choose" | "fill-in" | "merge" | "renumber" | "mark-reviewed" | "number-bullets";

interface CatalogueRow {
  readonly weight: Weight;
  readonly fix?: FixKind;
}

/** Every problem that a note can have. Format problems have names, the rules of the domain have ids. `words.problemTitles` says each as a sentence. */
export const CATALOGUE = {
  "colon-in-value": { weight: "error", fix: "mend" },
  "reserved-character": { weight: "error", fix: "mend" },
  "tab-indent": { weight: "error", fix: "mend" },
  "duplicate-key": { weight: "error", fix: "choose" },
  yaml: { weight: "error", fix: "mend" },
  unclosed: { weight: "error", fix: "mend" },
  "not-properties": { weight: "error" },
  "no-anchor": { weight: "error", fix: "mend" },
  "unrendered-tag": { weight: "error", fix: "fill-in" },
  toml: { weight: "warning" },
  "blank-line-before": { weight: "error", fix: "mend" },
  "byte-order-mark": { weight: "note", fix: "mend" },
  "conflict-markers": { weight: "error", fix: "merge" },
  "conflicted-copy": { weight: "warning", fix: "merge" },
  "not-utf8": { weight: "error" },
  mojibake: { weight: "warning", fix: "mend" },
  "template-tag": { weight: "error", fix: "fill-in" },
  "value-unreadable": { weight: "error", fix: "choose" },
  "alias-differs": { weight: "warning", fix: "choose" },
  "kind-twice": { weight: "warning" },
  "schedule-unreadable": { weight: "error", fix: "fill-in" },
  "schedule-ambiguous": { weight: "warning", fix: "choose" },
  "schedule-missing": { weight: "warning", fix: "fill-in" },
  "schedule-start": { weight: "error", fix: "fill-in" },
  "stamp-differs": { weight: "warning", fix: "choose" },
  "no-steps": { weight: "warning", fix: "number-bullets" },
  "unclosed-fence": { weight: "warning" },
  "timeline-untimed": { weight: "note" },
  "timeline-order": { weight: "note" },
  "timeline-zone": { weight: "note" },
  "log-line-unreadable": { weight: "note" },
  "log-line-twice": { weight: "error", fix: "choose" },
  "reading-unreadable": { weight: "warning" },
  "approval-unreadable": { weight: "warning" },
  "accepted-conflict-unreadable": { weight: "warning" },
  "action-item-date": { weight: "warning" },
  "change-log-date": { weight: "note" },
  "milestone-differs": { weight: "warning", fix: "choose" },
  "answer-without-mark": { weight: "warning", fix: "choose" },
  "framework-twice": { weight: "warning" },
  "occurrence-twice": { weight: "error", fix: "merge" },
  "same-name": { weight: "note" },
  "case-twin": { weight: "warning" },
  "GEN-ID": { weight: "error", fix: "renumber" },
  "GEN-TYPE": { weight: "note", fix: "choose" },
  "GEN-LINK": { weight: "error" },
  "GEN-TIME": { weight: "error", fix: "fill-in" },
  "GEN-OWNER": { weight: "warning", fix: "fill-in" },
  "INC-EST": { weight: "warning" },
  "INC-ZERO": { weight: "warning" },
  "MET-RST": { weight: "error", fix: "choose" },
  "MNT-DUP": { weight: "error", fix: "merge" },
  "MNT-EVID": { weight: "error", fix: "fill-in" },
  "MNT-FIRST": { weight: "warning", fix: "fill-in" },
  "MNT-INC": { weight: "error", fix: "fill-in" },
  "MNT-ORPH": { weight: "warning", fix: "choose" },
  "MNT-STAT": { weight: "error", fix: "choose" },
  "PRC-FRESH": { weight: "warning", fix: "mark-reviewed" },
  "SEC-LEAK": { weight: "error" },
} as const satisfies Record<string, CatalogueRow>;

export type ProblemCode = keyof typeof CATALOGUE;

/** The catalogue's row of a code; a code that is not there weighs as an error that nobody can mend. */
export function catalogued(code: string): CatalogueRow {
  return Object.hasOwn(CATALOGUE, code) ? CATALOGUE[code as ProblemCode] : { weight: "error" };
}
