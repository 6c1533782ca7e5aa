import { type App, moment, normalizePath, type TFile } from "obsidian";

import { fillTemplate, type FillResult } from "../domain/templates/fill-template.ts";
import { fillPlaceholders } from "../domain/templates/fill-placeholders.ts";
import type { DateRequest, TemplateContext } from "../domain/templates/template-context.ts";
import { pathIn } from "../domain/text/file-name.ts";
import { baseName } from "../domain/text/links.ts";
import type { Day } from "../domain/time/day.ts";
import { ownTemplate, type TemplateName } from "./own-templates.ts";

/** What a template is filled for. `day` and `time` are the moment that `now` means in it. */
export interface Filling {
  readonly path: string;
  readonly day: Day;
  readonly time: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The user's own template of a name where there is one, else the one that ships. */
export async function templateText(app: App, folder: string, name: TemplateName): Promise<{ text: string; file: TFile | undefined }> {
  const file = folder === "" ? null : app.vault.getFileByPath(normalizePath(pathIn(folder, `${name}.md`)));
  return file ? { text: await app.vault.cachedRead(file), file } : { text: await ownTemplate(name), file: undefined };
}

/** Fills a template of the plain subset, and core Templates' placeholders in it, by the wall time that is handed in and never by the clock. */
export function fill(text: string, filling: Filling): FillResult {
  const now = `${filling.day}T${filling.time}`;
  const context: TemplateContext = {
    title: baseName(filling.path),
    folder: filling.path.slice(0, Math.max(0, filling.path.lastIndexOf("/"))),
    path: filling.path,
    frontmatter: { ...filling.values },
    formatDate: (pattern, request) => formatDate(pattern, request, now),
  };
  const filled = fillTemplate(text, context);
  return filled.ok ? { ok: true, text: fillPlaceholders(filled.text, context) } : filled;
}

function formatDate(pattern: string, request: DateRequest, now: string): string {
  const { kind, offset, weekday, reference, referenceFormat } = request;
  const base = reference === undefined ? moment(now) : moment(reference, referenceFormat);
  if (!base.isValid()) throw new Error(`The date "${reference ?? now}" cannot be read.`);
  if (kind === "tomorrow") return base.add(1, "days").format(pattern);
  if (kind === "yesterday") return base.add(-1, "days").format(pattern);
  if (kind === "weekday") return base.weekday(weekday ?? 0).format(pattern);
  if (offset === undefined) return base.format(pattern);
  return (typeof offset === "number" ? base.add(offset, "days") : base.add(moment.duration(offset))).format(pattern);
}
