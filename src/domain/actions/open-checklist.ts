import type { DeferredStep, WantedSection } from "../queries/gather-checklist.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { findField } from "../text/set-field.ts";
import { checklistLines, checklistNote } from "./checklist-text.ts";
import { planEdits, setEdit } from "./edit-note.ts";
import { refuse, type Planned } from "./plan.ts";

/** What a new checklist is made of; `template` is filled already. */
export interface NewChecklist {
  readonly title: string;
  readonly path: string;
  readonly template: string;
  readonly sections: readonly WantedSection[];
  readonly deferred: readonly DeferredStep[];
  readonly carriedOverHeading: string;
}

/** Plans a new checklist note: the same bytes for the same vault and day, whoever makes it. */
export function planChecklist(wanted: NewChecklist): Planned {
  const lines = checklistLines(wanted.sections, wanted.deferred, wanted.carriedOverHeading);
  if (lines.length === 0) {
    return refuse("nothing-due", "Nothing is due today.", "Give a procedure a schedule, or list daily operations in the framework note.");
  }
  const sources = sourcesOf(wanted.sections);
  const text = checklistNote(wanted.template, sources, lines);
  if (text === undefined) return refuse("template-unusable", "The checklist template has no properties that can be read.", "Mend the template, or remove it to use the built-in one.");
  return { ok: true, plan: { title: wanted.title, creates: [{ path: wanted.path, text }], edits: [] } };
}

/** Plans to add the sections that became due after the checklist was made, before what was carried over. */
export function planAddDue(path: string, text: string, sections: readonly WantedSection[], headings: { carriedOver: string; log: string }): Planned {
  const frontmatter = readFrontmatter(text);
  const value = findField(frontmatter, "procedures")?.value;
  const listed = Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
  const sources = [...new Set([...listed, ...sourcesOf(sections)])];
  const lines = checklistLines(sections, [], headings.carriedOver).slice(1);
  const title = sections.length === 1 ? `Added ${sections[0]?.link ?? ""}` : `Added ${sections.length} procedures`;
  return planEdits(title, path, [
    ...(sources.length === listed.length ? [] : [setEdit(frontmatter, "procedures", sources)]),
    { kind: "add-sections", lines, before: [headings.carriedOver, headings.log] },
  ]);
}

function sourcesOf(sections: readonly WantedSection[]): string[] {
  return [...new Set(sections.map((section) => section.source))];
}

/** Plans the splice of a checklist's sections into a note that Templater made from the user's own template. */
export function planSplice(path: string, text: string, wanted: Omit<NewChecklist, "template">, day: string | undefined): Planned {
  const lines = checklistLines(wanted.sections, wanted.deferred, wanted.carriedOverHeading).slice(1);
  const frontmatter = readFrontmatter(text);
  const own: readonly (readonly [string, string])[] = [
    ["type", "checklist"],
    ...(day === undefined ? [] : [["date", day] as const, ["occurrence", `daily@${day}`] as const]),
    ["status", "open"],
  ];
  const missing = own.filter(([key]) => fieldText(frontmatter, key) === undefined).map(([key, value]) => setEdit(frontmatter, key, value));
  return planEdits(wanted.title, path, [...missing, setEdit(frontmatter, "procedures", sourcesOf(wanted.sections)), { kind: "add-sections", lines, before: [] }]);
}
