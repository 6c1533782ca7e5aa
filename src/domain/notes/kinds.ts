import { foldKey } from "../text/field.ts";
import { readChecklist, type ChecklistNote } from "./checklist.ts";
import { areaNumber } from "./framework-body.ts";
import { readFramework, type FrameworkNote } from "./framework.ts";
import type { NoteFacts } from "./note-facts.ts";
import type { NoteProblem } from "./note-problem.ts";
import { readProcedure, type ProcedureNote } from "./procedure.ts";

/** Any note of ours. */
export type Note = FrameworkNote | ProcedureNote | ChecklistNote;
export type Kind = Note["kind"];

interface KindRow<Read extends Note> {
  readonly icon: string;
  /** The folder under the Operations folder where new notes of the kind go. */
  readonly folder: string;
  /** Words of `type` and of tags that mean this kind. */
  readonly words: readonly string[];
  /** Words that mean it anywhere in the vault, also outside the Operations folders. */
  readonly unmistakable: readonly string[];
  readonly read: (facts: NoteFacts) => { note: Read; problems: NoteProblem[] };
}

/** The table of kinds; the order decides where a note names several. */
export const KINDS = {
  framework: { icon: "network", folder: "", words: ["framework"], unmistakable: [], read: readFramework },
  procedure: {
    icon: "scroll-text", folder: "Procedures", words: ["procedure", "runbook", "sop", "playbook", "how-to"],
    unmistakable: ["procedure", "runbook", "sop", "playbook"], read: readProcedure,
  },
  checklist: { icon: "list-checks", folder: "Checklists", words: ["checklist"], unmistakable: [], read: readChecklist },
} as const satisfies { [K in Kind]: KindRow<Extract<Note, { kind: K }>> };

const KIND_NAMES = Object.keys(KINDS) as Kind[];
const TYPE_KEYS = ["type", "doc_type", "document_type", "content_type", "note_type", "fileClass"].map(foldKey);

/** Says which kind of ours a note is, undefined for any other note (format.md rule 6). */
export function kindOf(facts: NoteFacts, operationsFolders: readonly string[]): Kind | undefined {
  if (!facts.fields) return undefined;
  const tags = frontmatterTags(facts.fields);
  const ours = isUnder(facts.path, operationsFolders) || tags.some((tag) => tag === "operations" || tag.startsWith("operations/"));
  const words = [...typeWords(facts.fields), ...tags].map(foldKey);
  const named = KIND_NAMES.filter((kind) => (ours ? KINDS[kind].words : KINDS[kind].unmistakable).some((word) => words.includes(foldKey(word))));
  if (named[0] === "framework") return "framework";
  if (typeWords(facts.fields).length === 0 && looksLikeFramework(tags, facts)) return "framework";
  return named[0];
}

/** Whether a path is in one of the folders; `/` is the whole vault. */
export function isUnder(path: string, folders: readonly string[]): boolean {
  return folders.some((folder) => folder === "" || folder === "/" || path.startsWith(`${folder}/`));
}

/** The tags `operations` and `procedures` together with three of the area headings: the seed document is one. */
function looksLikeFramework(tags: readonly string[], facts: NoteFacts): boolean {
  if (!tags.includes("operations") || !tags.includes("procedures")) return false;
  return new Set(facts.headings.map((heading) => areaNumber(heading.text)).filter((area) => area >= 0)).size >= 3;
}

function typeWords(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([key, value]) => (TYPE_KEYS.includes(foldKey(key)) && typeof value === "string" && value !== "" ? [value] : []));
}

function frontmatterTags(fields: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([key, value]) => {
    if (!["tags", "tag"].includes(key.toLowerCase())) return [];
    const entries: unknown[] = Array.isArray(value) ? (value as unknown[]) : typeof value === "string" ? value.split(/[,\s]+/) : [];
    return entries.flatMap((entry) => (typeof entry === "string" ? [entry.replace(/^#/, "").toLowerCase()] : []));
  });
}
