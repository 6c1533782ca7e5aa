import type { Block } from "../text/block.ts";
import { findInlineFields, withoutFields } from "../text/inline-fields.ts";
import { readDay, type Day } from "../time/day.ts";
import type { NoteProblem } from "./note-problem.ts";
import { lineProblem } from "./section-lines.ts";

/** A task tagged `#action/<kind>`, with the owner's link as written ("" without one). */
export interface ActionItem {
  readonly line: number;
  /** Without owner, dates and tag. */
  readonly text: string;
  readonly kind: string;
  readonly owner: string;
  readonly due: Day | undefined;
  readonly done: Day | undefined;
  readonly state: "open" | "in-progress" | "done" | "cancelled";
  /** Who verified that it was done, or on which day; "" while nobody did. */
  readonly verified: string;
}

const KIND = /(?<!\S)#action\/([\p{L}\p{N}_-]+)/iu;
const STATES: Readonly<Record<string, ActionItem["state"]>> = { x: "done", X: "done", "/": "in-progress", "-": "cancelled" };
const VERIFIED: ReadonlySet<string> = new Set(["verified"]);
/** The dates of Obsidian Tasks: three signs for due, one for done, and others. */
const DATE = /(?:([📅📆🗓])|(✅)|[➕⏳🛫❌])\ufe0f?\s?(\S{0,20})/gu;

/** Finds the action items anywhere in a note; a due or done date that does not exist is a problem. */
export function findActionItems(blocks: readonly Block[]): { entries: ActionItem[]; problems: NoteProblem[] } {
  const problems: NoteProblem[] = [];
  const entries = blocks.flatMap((block) => {
    if (block.kind !== "item" || block.mark === undefined) return [];
    const { line } = block;
    const text = withoutFields(block.text, VERIFIED);
    const kind = KIND.exec(text)?.[1];
    if (kind === undefined) return [];
    const dates = Array.from(text.matchAll(DATE), ([, due, done, written = ""]) => ({ due, done, written, day: readDay(written) }));
    const [due, done] = [dates.find((date) => date.due), dates.find((date) => date.done)];
    for (const date of [due, done]) if (date && !date.day) problems.push(lineProblem({ line, text: date.written }, "action-item-date", "a date such as 2026-12-01"));
    // The owner stands last: links before it belong to the words.
    const owner = (/^.*(?<!!)(\[\[[^[\]]+\]\])/s.exec(text) ?? [])[1] ?? "";
    const at = text.lastIndexOf(owner);
    const words = (text.slice(0, at) + text.slice(at + owner.length)).replace(DATE, "").replace(KIND, "").replace(/\s+/g, " ").trim();
    return [{ line, text: words, kind: kind.toLowerCase(), owner, due: due?.day, done: done?.day, state: STATES[block.mark] ?? "open", verified: findInlineFields(block.text).find(({ key }) => VERIFIED.has(key))?.value ?? "" }];
  });
  return { entries, problems };
}
