import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { CHANGE_FIELDS } from "../notes/change.ts";
import { fieldText } from "../text/field-text.ts";
import { normalisedLines } from "../text/fingerprint.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { splitLines } from "../text/lines.ts";
import { baseName } from "../text/links.ts";
import type { NoteText } from "./account-lines.ts";
import type { Acting } from "./acting.ts";
import { changeLogEdits } from "./change-log-row.ts";
import { keptLines } from "../notes/plan-difference.ts";
import type { RecordPlace } from "./new-record.ts";
import { refuse, type Planned } from "./plan.ts";
import { filledSection } from "./plan-sections.ts";
import { fieldEdits, planFilledRecord, readRecord, titleIn } from "./record-fields.ts";
import { sectionNamed } from "./section-end.ts";

/** The title of the procedure that a change is made into: the change's own. */
export function standardTitle({ path, text }: NoteText): string {
  return titleIn(readRecord("change", text), path);
}

/** Plans the draft of a procedure from a change that was closed with success: what was done, how that was checked, and the way back. */
export function planStandardTemplate(change: NoteText, title: string, place: RecordPlace, template: string, acting: Acting, made?: string): Planned {
  const { status, close_code: code, services } = readRecord("change", change.text);
  if (status !== "closed" || code !== "successful") return refuse("change-unproven", `${baseName(change.path)} is not closed with success.`, "Make a template of a change that went well.", change.path);
  const steps = planLines(change.text, "Implementation plan");
  if (steps.length === 0) return refuse("CHG-PLAN", "It has no implementation plan.", "Make a template of a change that says what was done.", change.path);
  const frontmatter = readFrontmatter(change.text);
  const duration = fieldText(frontmatter, keyToWrite(propertiesOf(frontmatter), CHANGE_FIELDS, "implementation_duration"));
  return planFilledRecord({ kind: "procedure", place, input: { title, services } }, template, acting, made, [
    (text) => fieldEdits("procedure", text, { duration, status: "draft" }),
    (text) => filledSection(text, "Steps", steps, acting),
    (text) => filledSection(text, "Verification", planLines(change.text, "Verification"), acting),
    (text) => filledSection(text, "Rollback", planLines(change.text, "Backout plan"), acting),
    (text) => changeLogEdits(text, `From [[${baseName(change.path)}]]`, acting.profile === "team" ? (acting.person ?? "") : "", acting),
  ]);
}

/** What stands below a heading, without marks, answers and block ids. */
function planLines(text: string, heading: string): string[] {
  const section = sectionNamed(text, heading);
  return section ? numbered(keptLines(normalisedLines(splitLines(text).slice(section.heading.end + 1, section.end + 1).map((line) => line.text)))) : [];
}

/** Boxes as numbers, and numbers counted; what belongs to a step moves along. */
function numbered(lines: readonly string[]): string[] {
  let [step, wider] = [0, 0];
  return lines.map((line) => {
    const [, box, words] = /^(?:([-*+]) \[ \]|1\.) (.*)$/.exec(line) ?? [];
    if (words === undefined) return /^\s/.test(line) ? " ".repeat(wider) + line : line;
    const mark = `${String(++step)}. `;
    wider = mark.length - (box === undefined ? 3 : 2);
    return mark + words;
  });
}
