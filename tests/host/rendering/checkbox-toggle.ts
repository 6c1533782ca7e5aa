import type { App } from "../core/app.ts";
import { TFile } from "../files/abstract-file.ts";
import { sectionInfoOf } from "./rendering-context.ts";

const TASK_LINE = /^((?:[\s>]*(?:[-*+]|\d+[.)])[ \t]+)+\[)(.)(\])/u;

/** Lets a click on a checkbox change that one character in the file: a blank becomes `x`, any mark a blank. */
export function toggleCheckboxes(el: HTMLElement, app: App, sourcePath: string): void {
  el.addEventListener("click", (event) => {
    const box = event.target as HTMLElement;
    if (!box.matches?.("input.task-list-item-checkbox") || box.closest(".internal-embed")) return;
    event.preventDefault();
    const place = lineOf(box);
    if (place) app.track(toggle(app, sourcePath, place));
  });
}

interface Place {
  line: number;
  text: string;
}

function lineOf(box: HTMLElement): Place | null {
  const section = sectionInfoOf(box);
  const item = box.closest<HTMLElement>("li[data-line]");
  if (!section || !item) return null;
  const line = section.lineStart + Number(item.getAttr("data-line"));
  return { line, text: section.text.split("\n")[line] ?? "" };
}

async function toggle(app: App, path: string, place: Place): Promise<void> {
  const file = app.vault.getAbstractFileByPath(path);
  if (file instanceof TFile) await app.vault.process(file, (data) => toggleLine(data, place));
}

/** The text with the mark on a line changed; unchanged when that line is no longer the one that was shown. */
export function toggleLine(data: string, { line, text }: Place): string {
  const lines = data.split("\n");
  if (lines[line] !== text) return data;
  lines[line] = text.replace(TASK_LINE, (_all, before: string, mark: string, after: string) => before + (mark === " " ? "x" : " ") + after);
  return lines.join("\n");
}
