import type { NoteProblem } from "./domain/notes/note-problem.ts";
import type { FixKind, ProblemCode, Weight } from "./domain/problems/catalogue.ts";
import { words } from "./words.ts";

/**
 * Each problem in one sentence. `{found|A link}` is what was found, in quotes, or the words behind the bar where a rule is
 * named and no note. In front: `-` what was found says no more, `~` it is a sentence, `!` nor does what was expected.
 */
const TITLES = {
  "colon-in-value": "!A value with a colon needs quotes",
  "reserved-character": "!A value with this first character needs quotes",
  "tab-indent": "!A tab stands where spaces belong",
  "duplicate-key": "~!A property is written twice",
  yaml: "The properties cannot be read here",
  unclosed: "-The properties have no end",
  "not-properties": "These are no properties",
  "no-anchor": "!A value that begins with * needs quotes",
  "unrendered-tag": "!A template tag was never filled in",
  toml: "-Properties in TOML are not read",
  "blank-line-before": "-!Blank lines stand above the properties",
  "byte-order-mark": "-!An invisible mark stands before the properties",
  "conflict-markers": "-!Two versions are left from a merge",
  "conflicted-copy": "-This is a conflicted copy",
  "not-utf8": "~The note was not saved as UTF-8",
  mojibake: "Letters were read in the wrong encoding",
  "template-tag": "!{key|A property} still holds a template tag",
  "value-unreadable": "{found|A value} cannot be read as {key|its property}",
  "alias-differs": "{key|A property} contradicts its other name",
  "kind-twice": "!More than one kind: {found|in one note}",
  "schedule-unreadable": "{found|A value} is no schedule",
  "schedule-ambiguous": "{found|A schedule} can mean two things",
  "schedule-missing": "-Nothing says when it is due",
  "schedule-start": "{found|A schedule} counts from no day",
  "stamp-differs": "{key|A stamp} differs from the log",
  "no-steps": "-No steps to run",
  "unclosed-fence": "-!A code block is never closed",
  "timeline-untimed": "!A timeline entry has no time",
  "timeline-order": "The timeline goes back",
  "timeline-zone": "{found|A word} is no time zone",
  "log-line-unreadable": "A log line cannot be read",
  "log-line-twice": "!The log tells twice of {found|one day}",
  "reading-unreadable": "A reading cannot be read",
  "approval-unreadable": "An approval cannot be read",
  "accepted-conflict-unreadable": "An accepted conflict cannot be read",
  "action-item-date": "A date of an action item cannot be read",
  "change-log-date": "A date of the change log cannot be read",
  "milestone-differs": "{key|A milestone} differs from the timeline",
  "answer-without-mark": "A step was answered, but not marked",
  "framework-twice": "-There is a second operations note",
  "occurrence-twice": "!There is another checklist of the same day",
  "same-name": "-!Another note has the same name",
  "case-twin": "-!Another path differs in case only",
  "ACT-LATE": "An action is late",
  "ACT-VERIFY": "!Nobody verified an action",
  "CHG-APPR": "-An approval is missing",
  "CHG-BACK": "-Nothing says how to go back",
  "CHG-CANCEL": "-Cancelled with steps already done",
  "CHG-CLOSE": "-Closed without {key|its outcome}",
  "CHG-CONF": "-A conflict that nobody accepted",
  "CHG-COOL": "-Approved by oneself less than a day before",
  "CHG-DATES": "{key|Its time} is not right",
  "CHG-DOC": "-Closed, and nobody says what became of the documents",
  "CHG-DONE": "-Written down afterwards without {key|its times}",
  "CHG-EMRG": "-An emergency without {key|its reason}",
  "CHG-FIT": "-The window is too short for the work and the way back",
  "CHG-FOUR": "!Too few people looked at it",
  "CHG-FRZ": "-Work in a freeze",
  "CHG-HASH": "An approval does not hold",
  "CHG-IMPL": "-Nobody carries it out",
  "CHG-MON": "-Closed while it was still watched",
  "CHG-PIR": "-Closed without the review that it needs",
  "CHG-PLAN": "~A section of the plan is empty",
  "CHG-REASON": "-Its status changed without a reason",
  "CHG-REQ": "-A request without {key|its reason}",
  "CHG-RETRO": "~A late approval is missing",
  "CHG-REVIEWER": "~Nobody else reviewed the plan",
  "CHG-RISK": "-Approval was asked for without {key|its risk}",
  "CHG-STALE": "~Its time has passed",
  "CHG-STEPS": "~The plan was not worked through",
  "CHG-TEST": "-It was not tested with success",
  "CHG-TPL": "~Its standard procedure does not allow it",
  "CHG-VERIFY": "~The result was not verified",
  "CHG-WIN": "-Work began outside of its window",
  "GEN-ID": "!{found|An id} is not {expected|right}",
  "GEN-TYPE": "{found|A type} is no kind of note",
  "GEN-LINK": "!{found|A link} leads nowhere",
  "GEN-TIME": "{found|A time} cannot be right",
  "GEN-OWNER": "-Nobody owns this",
  "INC-ACT": "-Closed with an action that nobody owns",
  "INC-CAT": "-The response began without a category",
  "INC-CHANGE": "-Resolved while a change goes on",
  "INC-CHILD": "-Resolved while a child is open",
  "INC-CMD": "-Nobody commands a severe incident",
  "INC-DUPLOOP": "-A duplicate of none that counts",
  "INC-HOLD": "-A SEV1 is on hold",
  "INC-MIT": "-Mitigated, and nobody says how",
  "INC-PRIO": "-The response began without {key|a priority}",
  "INC-REASON": "-Its status changed without a reason",
  "INC-REOPEN": "-Reopened long after it was resolved",
  "INC-RES": "-Resolved without {key|a resolution}",
  "INC-REV": "-Closed without a finished review",
  "INC-SEV": "-The response began without {key|an assessment}",
  "INC-UPD": "~!An update is overdue",
  "INC-EST": "~The start was never confirmed",
  "INC-ZERO": "~The incident lasted no time",
  "MET-RST": "The meter runs backwards",
  "MNT-EVID": "-A finished work order lacks {key|a finding}",
  "MNT-FIRST": "-It was never done, and nothing says when it begins",
  "MNT-INC": "-An emergency without its incident",
  "MNT-ORPH": "{found|What the plan is for} is retired",
  "MNT-STAT": "Statutory work was left out",
  "MNT-DUP": "!This work is recorded twice",
  "MNT-CHANGE": "-Work that needs a change names none",
  "MNT-FREEZE": "-Work began in a freeze",
  "MNT-REASON": "-The work order's status changed without a reason",
  "MNT-VERIFY": "-Nobody else verified the work",
  "PRB-ACT": "-Closed with an action that nobody owns",
  "PRB-FIX": "-Resolved before its change succeeded",
  "PRB-FUP": "-Closed without {key|its follow-ups}",
  "PRB-NOCHANGE": "-Resolved without a change",
  "PRB-PRIO": "-Assessed without {key|a priority}",
  "PRB-RCA": "-A solution without {key|its causes}",
  "PRB-REASON": "-Its status changed without a reason",
  "PRB-RECUR": "-It happened again after the fix",
  "PRB-RISK": "~The risk is not accepted rightly",
  "PRB-STATE": "-Analysed without a statement",
  "PRB-VERIFY": "-Closed while the fix is still watched",
  "PRC-FRESH": "~!Past review",
  "RVW-ACT": "-A review without actions",
  "RVW-OWN": "-Reviewed with an action that nobody owns",
  "RVW-PEOPLE": "-Fewer than two took part",
  "RVW-REASON": "-It went back to draft without a reason",
  "RVW-TEXT": "~A section of the review is empty",
  "RVW-TIMELINE": "-The review's timeline is too short",
  "SEC-LEAK": "This looks like a secret",
  "SVC-LOOP": "A service depends on itself",
} as const satisfies Record<ProblemCode, string>;

/** What is another sentence for one of its properties. */
const BY_KEY: Readonly<Record<string, string>> = { "PRC-FRESH last_tested": "~!Not tested for a year", "PRB-RCA status": "-A solution without evidence", "INC-REASON duplicate_of": "-A duplicate that names no other" };

/** The labels of fixes: of a code where it has its own, else of its kind. */
const LABELS: Readonly<Record<FixKind, string> & Partial<Record<ProblemCode, string>>> = {
  mend: "Mend",
  choose: "Choose",
  "fill-in": "Fill in",
  merge: "Merge",
  renumber: "Renumber",
  "mark-reviewed": "Mark reviewed",
  "number-bullets": "Number its bullets",
  "GEN-TIME": "Correct",
  "colon-in-value": "Add quotes",
  "reserved-character": "Add quotes",
  "no-anchor": "Add quotes",
  "tab-indent": "Use spaces",
  unclosed: "Close frontmatter",
};

/** How each weight is shown; it is never told by colour alone. */
export const WEIGHTS: Readonly<Record<Weight, { readonly icon: string; readonly word: string }>> = {
  error: { icon: "octagon-alert", word: words.weightError },
  warning: { icon: "triangle-alert", word: words.weightWarning },
  note: { icon: "info", word: words.weightNote },
};

/** What a row says under its title; `quoted` stands in the note. */
export interface ProblemDetail {
  readonly quoted: string;
  readonly said: string;
}

/** The label of the button that mends a problem. */
export function fixLabel(code: string, fix: FixKind): string {
  return own(LABELS, code) ?? LABELS[fix];
}

/** What is wrong, in one short sentence, with its line where the words there are wrong; a rule is broken by a note. */
export function problemTitle(problem: NoteProblem): string {
  const title = filled(problem.code, problem);
  return problem.line === undefined || /^[A-Z]/.test(problem.code) ? title : words.inProblemLine(problem.line + 1, title.replace(/^[A-Z](?=[a-z ])/, (letter) => letter.toLowerCase()));
}

/** What a rule finds, in one short sentence. */
export function ruleTitle(code: string): string {
  return filled(code, {});
}

/** What was found where the title does not say it, what was expected, and what to do. */
export function problemDetail({ code, key, found, expected, hint }: NoteProblem): ProblemDetail {
  const title = titleOf(code, key);
  const [flags = ""] = /^[-~!]*/.exec(title) ?? [];
  const says = title.includes("{found") || flags.includes("-") ? "" : found;
  const isSentence = flags.includes("~");
  const sentences = [isSentence ? says : "", flags.includes("!") || expected === "" ? "" : words.expected(expected), hint];
  return { quoted: isSentence ? "" : says, said: sentences.filter((sentence) => sentence !== "").map(asSentence).join(" ") };
}

function filled(code: string, problem: Partial<NoteProblem>): string {
  const title = titleOf(code, problem.key).replace(/^[-~!]+/, "");
  return title.replace(/\{(found|key|expected)\|(.*?)\}/g, (_, name: "found" | "key" | "expected", general: string) => {
    const value = problem[name] ?? "";
    if (value === "") return general;
    return name === "found" ? `“${short(value)}”` : value;
  });
}

function titleOf(code: string, key = ""): string {
  return BY_KEY[`${code} ${key}`] ?? own(TITLES, code) ?? words.unknownProblem;
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function asSentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.?!…]$/.test(text) ? "" : ".");
}
