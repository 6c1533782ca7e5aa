import { keyToWrite, propertiesOf } from "../notes/key-to-write.ts";
import { readNote, type ProcedureNote } from "../notes/kinds.ts";
import { PROCEDURE_FIELDS } from "../notes/procedure.ts";
import { asksNextReview } from "../notes/review-date.ts";
import { findBlocks } from "../text/blocks.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter, type Frontmatter } from "../text/frontmatter.ts";
import { isHeading } from "../text/heading-words.ts";
import { splitLines } from "../text/lines.ts";
import { baseName } from "../text/links.ts";
import { addDuration, type Day } from "../time/day.ts";
import { inert, logLine, type Acting } from "./acting.ts";
import { unwritable } from "./apply-edits.ts";
import { refuse, type Edit, type NoteEdits, type Planned, type Refusal } from "./plan.ts";

/** A procedure that was reviewed, as it stands now. `tested`: the day of a completed run that is to count as its test. */
export interface ReviewedNote {
  readonly path: string;
  readonly text: string;
  readonly tested?: Day | undefined;
}

/** What the person says about the review. */
export interface ReviewInput {
  readonly outcome?: string | undefined;
  /** The next review, for notes that write one down but no interval that says when. */
  readonly next?: Day | undefined;
}

/** Plans to mark procedures as reviewed today: the date, a review date that is written, and the log. Says for each note why not. */
export function planMarkReviewed(notes: readonly ReviewedNote[], input: ReviewInput, acting: Acting): Planned {
  const reviewed = notes.map((note) => reviewNote(note, input, acting));
  const refusals = reviewed.filter((each) => "code" in each);
  if (refusals.length > 0) return { ok: false, refusals };
  const edits = reviewed.filter((each) => "edits" in each && each.edits.length > 0) as NoteEdits[];
  const [first] = edits;
  if (!first) return refuse("reviewed-already", "It was marked reviewed today already.", "Say what came of it to add that to the log.", notes[0]?.path);
  const title = edits.length === 1 ? `Reviewed ${baseName(first.path)}` : `Reviewed ${edits.length} procedures`;
  return { ok: true, plan: { title, creates: [], edits } };
}

function reviewNote({ path, text, tested }: ReviewedNote, { outcome = "", next }: ReviewInput, acting: Acting): NoteEdits | Refusal {
  const blocked = unwritable(text);
  if (blocked) return { ...blocked, path };
  const frontmatter = readFrontmatter(text);
  const fields = propertiesOf(frontmatter);
  const { note } = readNote("procedure", { fields, steps: 0, answered: 0 });
  const set = (name: keyof typeof PROCEDURE_FIELDS, value: Day | undefined): Edit[] => {
    const key = keyToWrite(fields, PROCEDURE_FIELDS, name);
    const was = fieldText(frontmatter, key);
    return value === undefined || was === value ? [] : [{ kind: "set-field", key, value, was }];
  };
  const { next_review: written, review_every: every } = note;
  const asks = asksNextReview(note);
  if (asks && next === undefined) return { ...intervalMissing(keyToWrite(fields, PROCEDURE_FIELDS, "next_review"), written ?? ""), path };
  // A written review date goes on by the interval, else to the day that was said.
  const moved = asks ? next : written !== undefined && typeof every === "object" ? addDuration(acting.today, every) : undefined;
  const newTest = tested !== undefined && tested > (note.last_tested ?? "") ? tested : undefined;
  const dates = [...set("last_reviewed", acting.today), ...set("next_review", moved), ...set("last_tested", newTest)];
  const said = outcome.trim();
  const logged = (dates.length > 0 || said !== "") && (said !== "" || namesPerson(acting) || hasLog(text, frontmatter, acting.headings.log));
  const line = logLine(acting, "last_reviewed", lastReview(note, frontmatter, fields), acting.today, said);
  return { path, edits: [...dates, ...(logged ? [{ kind: "append-under-heading" as const, heading: acting.headings.log, lines: [line] }] : [])] };
}

function intervalMissing(key: string, written: Day): Refusal {
  return {
    code: "review-interval-missing", reason: `${key} is ${written}, and nothing says when the next review is due.`,
    hint: "Say its day, or add review_every, such as 6 months.",
  };
}

/** The last review as the log has it: the day, else the words that stood there. */
function lastReview({ last_reviewed: day }: ProcedureNote, frontmatter: Frontmatter, fields: Readonly<Record<string, unknown>>): string {
  const written = fieldText(frontmatter, keyToWrite(fields, PROCEDURE_FIELDS, "last_reviewed")) ?? "never";
  return day ?? inert(written).replace(/→|->|:/g, " ");
}

function namesPerson({ profile, person }: Acting): boolean {
  return profile === "team" && person !== undefined;
}

function hasLog(text: string, { bodyLine }: Frontmatter, heading: string): boolean {
  return findBlocks(splitLines(text), bodyLine).some((block) => block.kind === "heading" && isHeading(block.text, heading));
}
