import type { DeferredStep, WantedSection } from "../queries/gather-checklist.ts";
import { fieldText } from "../text/field-text.ts";
import { readFrontmatter } from "../text/frontmatter.ts";
import { findField } from "../text/set-field.ts";
import { checklistLines, checklistNote } from "./checklist-text.ts";
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
  const sources = [...new Set(wanted.sections.map((section) => section.source))];
  const text = checklistNote(wanted.template, sources, lines);
  if (text === undefined) return refuse("template-unusable", "The checklist template has no properties that can be read.", "Mend the template, or remove it to use the built-in one.");
  return { ok: true, plan: { title: wanted.title, creates: [{ path: wanted.path, text }], edits: [] } };
}

/** Plans to add the sections that became due after the checklist was made, before what was carried over. */
export function planAddDue(path: string, text: string, sections: readonly WantedSection[], headings: { carriedOver: string; log: string }): Planned {
  const frontmatter = readFrontmatter(text);
  const value = findField(frontmatter, "procedures")?.value;
  const listed = Array.isArray(value) ? value.map(String) : typeof value === "string" ? [value] : [];
  const sources = [...new Set([...listed, ...sections.map((section) => section.source)])];
  const lines = checklistLines(sections, [], headings.carriedOver).slice(1);
  const title = sections.length === 1 ? `Added ${sections[0]?.link ?? ""}` : `Added ${sections.length} procedures`;
  return {
    ok: true,
    plan: {
      title, creates: [],
      edits: [{
        path,
        edits: [
          ...(sources.length === listed.length ? [] : [{ kind: "set-field" as const, key: "procedures", value: sources, was: fieldText(frontmatter, "procedures") }]),
          { kind: "add-sections", lines, before: [headings.carriedOver, headings.log] },
        ],
      }],
    },
  };
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
  const missing = own.filter(([key]) => fieldText(frontmatter, key) === undefined).map(([key, value]) => ({ kind: "set-field" as const, key, value, was: undefined }));
  const sources = [...new Set(wanted.sections.map((section) => section.source))];
  const listed = { kind: "set-field" as const, key: "procedures", value: sources, was: fieldText(frontmatter, "procedures") };
  return { ok: true, plan: { title: wanted.title, creates: [], edits: [{ path, edits: [...missing, listed, { kind: "add-sections", lines, before: [] }] }] } };
}
